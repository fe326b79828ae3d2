"""The same promises in memory: for tests, previews and simulations. Entries go through the codec, as on disk."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from thebridge.engine.entry import Entry
from thebridge.engine.ids import PlayerId, RoomId
from thebridge.journal.codec import decode_events, encode_events
from thebridge.journal.protocol import Head, JournalConflict
from thebridge.journal.redaction import redact


class MemoryJournal:
    """A journal that is gone with its process."""

    def __init__(self) -> None:
        self._rooms: dict[RoomId, list[Entry]] = {}
        self._erasures: Counter[RoomId] = Counter()

    async def append(self, room: RoomId, entries: Sequence[Entry]) -> None:
        """Records the entries, all or none."""
        stored = self._rooms.setdefault(room, [])
        numbers, commands = {entry.seq for entry in stored}, {entry.command_id for entry in stored}
        for entry in entries:
            if entry.seq in numbers or entry.command_id in commands:
                raise JournalConflict(room, entry.seq)
            numbers.add(entry.seq)
            commands.add(entry.command_id)
        stored.extend(replace(entry, events=decode_events(encode_events(entry.events))) for entry in entries)

    async def read(self, room: RoomId, after: int = 0) -> tuple[Entry, ...]:
        """The room's entries above `after`, in order."""
        return tuple(sorted((one for one in self._rooms.get(room, ()) if one.seq > after), key=lambda one: one.seq))

    async def heads(self, rooms: Sequence[RoomId]) -> Mapping[RoomId, Head]:
        """How far each of these rooms has come."""
        known = {room: self._rooms[room] for room in rooms if room in self._rooms}
        return {
            room: Head(max((one.seq for one in entries), default=0), self._erasures[room])
            for room, entries in known.items()
        }

    async def redact(self, room: RoomId, player: PlayerId) -> int:
        """Replaces what the player wrote and their names."""
        changed = {entry.seq: entry for entry in redact(self._rooms.get(room, ()), player)}
        self._rooms[room] = [changed.get(entry.seq, entry) for entry in self._rooms.get(room, ())]
        self._erasures[room] += bool(changed)
        return len(changed)

    async def delete(self, room: RoomId) -> None:
        """Forgets the room."""
        self._rooms.pop(room, None)
        del self._erasures[room]
