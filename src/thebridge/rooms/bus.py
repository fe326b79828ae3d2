"""How processes tell each other that there is something to read. What it loses is read from the journal."""

from collections.abc import Callable
from typing import Protocol

from thebridge.engine.ids import RoomId

Hear = Callable[[int], None]
"""Called with the number of an entry that somebody recorded."""


class Bus(Protocol):
    """Wake-ups between the processes that serve one room."""

    def listen(self, room: RoomId, hear: Hear) -> Callable[[], None]:
        """Calls `hear` for every word on this room, until the function that it returns is called."""

    async def tell(self, room: RoomId, seq: int) -> None:
        """Tells every listener that the room has come to entry `seq`."""


class MemoryBus:
    """The bus of one process."""

    def __init__(self) -> None:
        self._listeners: dict[RoomId, list[Hear]] = {}

    def listen(self, room: RoomId, hear: Hear) -> Callable[[], None]:
        """Calls `hear` for every word on this room, until the function that it returns is called."""
        self._listeners.setdefault(room, []).append(hear)

        def stop() -> None:
            listeners = self._listeners.get(room, [])
            if hear in listeners:
                listeners.remove(hear)
            if not listeners:
                self._listeners.pop(room, None)

        return stop

    async def tell(self, room: RoomId, seq: int) -> None:
        """Tells every listener that the room has come to entry `seq`."""
        for hear in tuple(self._listeners.get(room, ())):
            hear(seq)
