"""What every journal promises."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple, Protocol

from thebridge.engine.entry import Entry
from thebridge.engine.ids import PlayerId, RoomId
from thebridge.errors import AppError


class JournalConflict(AppError):
    """An entry with this number, or of this command, is there already: read what is new and decide again."""

    def __init__(self, room: RoomId, seq: int) -> None:
        super().__init__("journal_conflict", room=room, seq=seq)


class Head(NamedTuple):
    """How far a room has come: its last number, and how often words in it were erased."""

    seq: int
    erasures: int


class Journal(Protocol):
    """The append-only record of every team room."""

    async def append(self, room: RoomId, entries: Sequence[Entry]) -> None:
        """Records the entries, all or none, and returns when they are on disk. Raises JournalConflict."""

    async def read(self, room: RoomId, after: int = 0) -> tuple[Entry, ...]:
        """The room's entries with a number above `after`, in order."""

    async def heads(self, rooms: Sequence[RoomId]) -> Mapping[RoomId, Head]:
        """How far each of these rooms has come; a room that nothing is known of is left out."""

    async def redact(self, room: RoomId, player: PlayerId) -> int:
        """Replaces, in place, what the player wrote and is called; says how many entries changed."""

    async def delete(self, room: RoomId) -> None:
        """Forgets the room, as retention asks for."""
