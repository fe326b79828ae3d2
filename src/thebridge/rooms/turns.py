"""Giving way to another process that writes to the same room.

Who records first wins, and the other reads what it missed and decides again. Of two processes that are never idle one
may lose every race, because its players wait for the other's. So who lost asks for a turn, and who is asked records
nothing more until the other has had it.
"""

import asyncio
import math
from contextlib import suppress
from typing import Final

from thebridge.rooms.bell import Bell

OWED_SECONDS: Final = 0.5
"""No longer than so: who asked may be gone."""


class Turns:
    """What one process owes the others in one room. Times are the event loop's, in seconds."""

    def __init__(self) -> None:
        self._owed_until = -math.inf
        self._is_taken = Bell()

    def ask(self, now: float) -> None:
        """Another process asks for a turn."""
        self._owed_until = now + OWED_SECONDS
        self._is_taken.clear()

    def take(self) -> None:
        """Another process recorded something: nothing is owed any more."""
        self._owed_until = -math.inf
        self._is_taken.set()

    async def give(self, now: float) -> bool:
        """Waits until a turn that is owed was taken, or for too long. False when none was."""
        if now >= self._owed_until:
            return False
        with suppress(TimeoutError):
            async with asyncio.timeout(self._owed_until - now):
                await self._is_taken.wait()
        self.take()
        return True
