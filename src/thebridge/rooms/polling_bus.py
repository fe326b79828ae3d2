"""Several processes with nothing between them but the journal: each looks into it, again and again."""

import asyncio
from types import TracebackType
from typing import Final

from thebridge.engine.ids import RoomId
from thebridge.rooms.bus import NOBODY, Hear, Listeners, Obey, Order, People, Stop
from thebridge.rooms.journal_watch import FindHeads, JournalWatch
from thebridge.rooms.owned_tasks import OwnedTasks

LOOK_SECONDS: Final = 1.0


class PollingBus:
    """Use it as `async with`. Other processes hear up to `look_seconds` later, and do not see each other's people."""

    def __init__(self, find_heads: FindHeads, *, look_seconds: float = LOOK_SECONDS) -> None:
        self._listeners = Listeners()
        self._watch = JournalWatch(self._listeners, find_heads)
        self._look_seconds = look_seconds
        self._tasks = OwnedTasks()

    async def __aenter__(self) -> "PollingBus":
        await self._tasks.__aenter__()
        self._tasks.start(self._look_on(), "looking into the journal")
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._tasks.__aexit__(kind, error, trace)

    @property
    def is_up(self) -> bool:
        """Nobody elsewhere is reached at once."""
        return False

    def listen(self, room: RoomId, hear: Hear) -> Stop:
        """Calls `hear` for every word on this room, until the function that it returns is called."""
        return self._listeners.add(room, hear)

    async def tell(self, room: RoomId, seq: int) -> None:
        """Tells the listeners of this process; the others look for themselves."""
        self._listeners.hear(room, seq)

    def obey(self, carry_out: Obey) -> Stop:
        """Calls `carry_out` for every order, until the function that it returns is called."""
        return self._listeners.add_obeying(carry_out)

    async def order(self, order: Order) -> None:
        """Gives an order to everyone who obeys in this process."""
        self._listeners.obey((order,))

    def share_people(self, room: RoomId, people: People) -> None:
        """Nobody else hears it."""

    def people_elsewhere(self, room: RoomId) -> People:  # noqa: ARG002 - as the contract has it
        """It is not known."""
        return NOBODY

    async def _look_on(self) -> None:
        while True:
            await asyncio.sleep(self._look_seconds)
            await self._watch.look()
