"""What a room means to record: decisions taken in turn on a state that counts only once it is on disk."""

import logging
import random
import secrets
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from thebridge.engine.circumstances import Circumstances
from thebridge.engine.entry import Entry
from thebridge.engine.ids import CommandId
from thebridge.engine.refusals import Refused
from thebridge.errors import AppError
from thebridge.rooms.recollection import Recorded
from thebridge.rooms.rules import Rules
from thebridge.rooms.submission import Accepted, Answer, Submission, Waiting

_logger = logging.getLogger(__name__)
_chance = random.Random(secrets.randbits(256))  # noqa: S311 - deals cards; asking the system each time costs more than a decision


class Known(Protocol):
    """What was recorded before."""

    def get(self, command_id: CommandId, /) -> Recorded | None:
        """What is known of this command; None when it was not recorded."""


@dataclass(slots=True)
class Plan:
    """`state`, `seq` and `at` are those after the entries; nothing of it holds until they are recorded."""

    rules: Rules
    state: Any
    seq: int
    at: datetime | None
    known: Known
    entries: list[Entry] = field(default_factory=list)
    answers: list[tuple[Waiting, Answer]] = field(default_factory=list)
    recorded: dict[CommandId, Recorded] = field(default_factory=dict)

    def take(self, waiting: Waiting, now: datetime) -> None:
        """Decides one more submission, on what the ones before it bring about."""
        try:
            answer: Answer = self._decide(waiting.submission, now)
        except AppError as refused:
            answer = refused
        except Exception:
            _logger.exception("a command failed", extra={"command": type(waiting.submission.command).__name__})
            answer = AppError("unexpected")
        self.answers.append((waiting, answer))

    def _decide(self, submission: Submission, now: datetime) -> Accepted:
        known = self.recorded.get(submission.command_id) or self.known.get(submission.command_id)
        if known is not None:
            if not known.is_of(submission.digest):
                raise Refused("command_id_reused")
            return Accepted(known.seq)
        at = now if self.at is None else max(now, self.at)
        circumstances = Circumstances(at, _chance.getrandbits(63))
        events = self.rules.decide(self.state, submission.command, circumstances)
        if not events:
            return Accepted(self.seq)
        seq = self.seq + 1
        entry = Entry(seq, at, submission.command.by, submission.command_id, submission.digest, events)
        self.state = self.rules.evolve(self.state, entry)
        self.seq, self.at = seq, at
        self.entries.append(entry)
        self.recorded[entry.command_id] = Recorded(seq, entry.digest)
        return Accepted(seq)

    def answer_all(self) -> None:
        """Tells everyone what became of their command: only after the entries are on disk."""
        for waiting, answer in self.answers:
            waiting.answer(answer)
