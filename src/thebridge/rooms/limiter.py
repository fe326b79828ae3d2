"""How often something may happen, counted in this process."""

from typing import Protocol

from limits import RateLimitItem
from limits.aio.storage import MemoryStorage
from limits.aio.strategies import MovingWindowRateLimiter


class Limiter(Protocol):
    """Counts in moving windows."""

    async def test(self, item: RateLimitItem, *names: str) -> bool:
        """Whether one more would be within the limit."""

    async def hit(self, item: RateLimitItem, *names: str) -> bool:
        """Counts one, if it is within the limit; says whether it was."""

    async def close(self) -> None:
        """Lets go of what it counts with."""


class MemoryLimiter:
    """Counts in this process."""

    def __init__(self) -> None:
        self._limits = MovingWindowRateLimiter(MemoryStorage())

    async def test(self, item: RateLimitItem, *names: str) -> bool:
        """Whether one more would be within the limit."""
        return await self._limits.test(item, *names)

    async def hit(self, item: RateLimitItem, *names: str) -> bool:
        """Counts one, if it is within the limit; says whether it was."""
        return await self._limits.hit(item, *names)

    async def close(self) -> None:
        """There is nothing to let go."""
