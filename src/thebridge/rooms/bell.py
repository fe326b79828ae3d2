"""Tells those who wait that something is so. An `asyncio.Event` costs a connection nearly a kilobyte; this does not."""

import asyncio


class Bell:
    """Rung or not; whoever waits goes on as soon as it is rung."""

    __slots__ = ("_waiting", "is_rung")

    def __init__(self) -> None:
        self.is_rung = False
        self._waiting: tuple[asyncio.Future[None], ...] = ()

    def set(self) -> None:
        """It is so: whoever waits goes on."""
        self.is_rung = True
        for one in self._waiting:
            if not one.done():
                one.set_result(None)

    def clear(self) -> None:
        """It is no longer so."""
        self.is_rung = False

    async def wait(self) -> None:
        """Returns when it is so, at once when it is already."""
        if self.is_rung:
            return
        one: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting = (*self._waiting, one)
        try:
            await one
        finally:
            self._waiting = tuple(other for other in self._waiting if other is not one)
