"""A command on its way to the room, and its answer."""

import asyncio
from dataclasses import dataclass
from typing import Any

from thebridge.engine.ids import CommandId
from thebridge.errors import AppError
from thebridge.journal.codec import digest_of


@dataclass(frozen=True, slots=True)
class Submission:
    """The id is the sender's, and stays the same when they try again; the digest tells a retry from a misuse."""

    command_id: CommandId
    command: Any
    digest: str

    @classmethod
    def of(cls, command_id: CommandId, command: object) -> "Submission":
        """A submission of this command."""
        return cls(command_id, command, digest_of(command))


@dataclass(frozen=True, slots=True)
class Accepted:
    """The command is recorded, as entry `seq`; or it was so already, in the state after that entry."""

    seq: int


Answer = Accepted | AppError


@dataclass(frozen=True, slots=True, eq=False)
class Waiting:
    """A submission with whoever waits for its answer."""

    submission: Submission
    answered: "asyncio.Future[Accepted]"

    def answer(self, answer: Answer) -> None:
        """Tells them; who went away meanwhile is not there to hear it."""
        if self.answered.done():
            return
        if isinstance(answer, Accepted):
            self.answered.set_result(answer)
        else:
            self.answered.set_exception(answer)
            self.answered.exception()  # seen: a room does not complain about a "no" that nobody waits for
