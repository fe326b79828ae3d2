"""Finds in the journal itself what a bus did not tell: new entries, erased words, rooms that are gone."""

import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence

from thebridge.engine.ids import RoomId
from thebridge.journal.protocol import Head
from thebridge.rooms.bus import Listeners, Order

FindHeads = Callable[[Sequence[RoomId]], Awaitable[Mapping[RoomId, Head]]]

_logger = logging.getLogger(__name__)


class JournalWatch:
    """`look` asks for all rooms that somebody listens to, in one question."""

    def __init__(self, listeners: Listeners, find_heads: FindHeads) -> None:
        self._listeners = listeners
        self._find_heads = find_heads
        self._known: dict[RoomId, Head] = {}

    async def look(self) -> None:
        """Looks once. A journal that cannot be read now is read the next time."""
        rooms = self._listeners.rooms
        try:
            heads = await self._find_heads(rooms) if rooms else {}
        except Exception as error:  # noqa: BLE001 - whatever it is, the next look may succeed
            _logger.warning("the journal could not be looked at", extra={"reason": str(error)})
            return
        for room in rooms:
            self._compare(room, heads.get(room))
        self._known = {room: heads[room] for room in rooms if room in heads}

    def _compare(self, room: RoomId, head: Head | None) -> None:
        known = self._known.get(room)
        if head is None:
            if known is not None:
                self._listeners.obey((Order("close", room),))
            return
        # A room that was read before its words were erased cannot be told from one that was read after: it reads again.
        if head.erasures != (0 if known is None else known.erasures):
            self._listeners.obey((Order("reload", room),))
        self._listeners.hear(room, head.seq)
