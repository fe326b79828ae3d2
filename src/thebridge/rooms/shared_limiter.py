"""How often something may happen, counted by all processes together in Redis or Valkey.

The own count is always kept too: when Redis is away or was emptied, what this process saw still counts, so that
losing Redis opens nothing.
"""

import logging
import time
from collections.abc import Coroutine
from typing import Any, Final

from limits import RateLimitItem
from limits.aio.storage import RedisStorage
from limits.aio.strategies import MovingWindowRateLimiter
from limits.errors import StorageError

from thebridge.errors import ConfigurationError
from thebridge.rooms.limiter import MemoryLimiter

try:
    from redis.asyncio import ConnectionPool
    from redis.asyncio.retry import Retry
    from redis.backoff import NoBackoff
except ImportError:  # the extra `scale` is not installed
    raise ConfigurationError("scale_missing", name="redis") from None

REST_SECONDS: Final = 2.0
ANSWER_SECONDS: Final = 1.0

_logger = logging.getLogger(__name__)


class SharedLimiter:
    """Counts in this process and with all others; the stricter of the two counts. `close` it at the end."""

    def __init__(self, bus_url: str, namespace: str) -> None:
        self._pool = ConnectionPool.from_url(
            bus_url,
            socket_timeout=ANSWER_SECONDS,
            socket_connect_timeout=ANSWER_SECONDS,
            retry=Retry(NoBackoff(), 0),
        )
        pool: Any = self._pool  # the library's type for options is too narrow
        storage = RedisStorage(
            "redis://",  # the pool knows the address
            wrap_exceptions=True,
            implementation="redispy",
            key_prefix=f"thebridge:{namespace}",
            connection_pool=pool,
        )
        self._own = MemoryLimiter()
        self._shared = MovingWindowRateLimiter(storage)
        self._rests_until = 0.0

    async def test(self, item: RateLimitItem, *names: str) -> bool:
        """Whether one more would be within the limit."""
        return await self._own.test(item, *names) and await self._ask(self._shared.test(item, *names))

    async def hit(self, item: RateLimitItem, *names: str) -> bool:
        """Counts one, if it is within the limit; says whether it was."""
        is_within = await self._own.hit(item, *names)
        return await self._ask(self._shared.hit(item, *names)) and is_within

    async def close(self) -> None:
        """Lets the connections go."""
        await self._pool.aclose()

    async def _ask(self, question: Coroutine[Any, Any, bool]) -> bool:
        """The answer of all processes together; while Redis is away nobody waits for it, and our own count holds."""
        if time.monotonic() < self._rests_until:
            question.close()
            return True
        try:
            return await question
        except (StorageError, OSError) as error:
            self._rests_until = time.monotonic() + REST_SECONDS
            _logger.warning("limits are counted in this process only", extra={"reason": str(error)})
            return True
