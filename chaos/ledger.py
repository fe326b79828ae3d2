"""What each sender meant, and what it was told: written down before the command leaves and when its answer comes."""

import os
import weakref
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import msgspec


@dataclass(slots=True)
class Intent:
    """One command of one sender. Its id and its words stay the same however often it is sent."""

    room: str
    player: str
    id: str
    message: Mapping[str, Any]
    answer: Literal["none", "accepted", "refused"] = "none"
    seq: int = 0
    code: str = ""
    sent: int = 0
    is_asked_anew: bool = False
    """It was told that it is not recorded, and asked later: whatever its sender asked in between may stand before."""

    @property
    def command_id(self) -> str:
        """The id under which the journal keeps it."""
        return f"{self.player}:{self.id}"

    @property
    def marker(self) -> str:
        """Words that stand in what it brings about, and nowhere else."""
        return f"~{self.player}:{self.id}~"


@dataclass(slots=True, weakref_slot=True)
class Ledger:
    """Every intent and every answer, in a file and here. Answers that contradict each other are complaints."""

    path: Path
    intents: dict[str, Intent] = field(default_factory=dict)
    complaints: list[str] = field(default_factory=list)
    _open: dict[str, Intent] = field(default_factory=dict)
    _file: int = -1

    def __post_init__(self) -> None:
        """Each line is handed to the system at once, by a file that stays open as long as the ledger is there."""
        self._file = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        weakref.finalize(self, os.close, self._file)

    def intend(self, intent: Intent) -> None:
        """Writes an intent down; only then may it be sent."""
        self.intents[intent.command_id] = self._open[intent.command_id] = intent
        self._write("intend", intent.command_id, room=intent.room, message=dict(intent.message))

    def accept(self, intent: Intent, seq: int) -> None:
        """The server said that it is recorded as entry `seq`."""
        if intent.answer == "accepted" and intent.seq != seq:
            self.complaints.append(f"{intent.command_id} was accepted as {intent.seq} and then as {seq}")
        if intent.answer == "refused":
            self.complaints.append(f"{intent.command_id} was refused ({intent.code}) and then accepted")
        intent.answer, intent.seq = "accepted", seq
        self._open.pop(intent.command_id, None)
        self._write("accept", intent.command_id, seq=seq)

    def refuse(self, intent: Intent, code: str) -> None:
        """The server said that it is not done."""
        if intent.answer == "accepted":
            self.complaints.append(f"{intent.command_id} was accepted and then refused ({code})")
        intent.answer, intent.code = "refused", code
        self._open.pop(intent.command_id, None)
        self._write("refuse", intent.command_id, code=code)

    def not_recorded(self, intent: Intent) -> None:
        """The server said that it could not be recorded: perhaps it was, and whoever asks again will hear."""
        intent.is_asked_anew = True
        self._write("not recorded", intent.command_id)

    def of_room(self, room: str) -> list[Intent]:
        """The intents in a room, each sender's in the order of their first sending."""
        return [one for one in self.intents.values() if one.room == room]

    @property
    def unanswered(self) -> list[Intent]:
        """What left and has no answer."""
        return list(self._open.values())

    @property
    def answered(self) -> int:
        """How many have an answer."""
        return len(self.intents) - len(self._open)

    def _write(self, what: str, command_id: str, **more: Any) -> None:
        os.write(self._file, msgspec.json.encode({"what": what, "id": command_id, **more}) + b"\n")
