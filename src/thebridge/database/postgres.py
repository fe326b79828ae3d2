"""PostgreSQL, for several processes. Stores run as if one after another; what stood in another's way runs again."""

import asyncio
import logging
import random
from collections.abc import Awaitable, Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Final, TypeAlias, TypeVar

from sqlalchemy import Connection, NullPool
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolExhausted
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, create_async_engine
from sqlalchemy.orm import Session

from thebridge.errors import AppError, ConfigurationError

try:
    import asyncpg
except ImportError:  # the extra `scale` is not installed
    raise ConfigurationError("scale_missing", name="asyncpg") from None

T = TypeVar("T")
CONNECTIONS: Final = 8
JOURNAL_CONNECTIONS: Final = 4
CONNECT_SECONDS: Final = 5.0
COMMAND_SECONDS: Final = 10.0
PATIENCE_SECONDS: Final = 8.0
"""How long a broken connection is made anew before whoever waits hears of it."""
ATTEMPTS: Final = 12
TAKEN_ATTEMPTS: Final = 2
"""A key that is taken may have been taken by a transaction that was not seen; the second time it is the caller's."""
PAUSE_SECONDS: Final = 0.005
MIGRATION_LOCK: Final = 8_270_451
PAUSES: Final = (0.05, 0.1, 0.2, 0.5, 1.0)
DURABLE: Final = ("fsync", "full_page_writes", "synchronous_commit")

_IN_THE_WAY: Final = frozenset({"40001", "40P01"})
_TAKEN: Final = "23505"
_AWAY: Final = frozenset({"57P01", "57P02", "57P03", "53300"})
"""It ends, it starts, or it takes no more connections: it is there again in a moment."""
_LINE: Final = "08"
"""The class of what went wrong with the line itself."""
_BROKEN: Final = (
    OSError,
    asyncpg.PostgresConnectionError,
    asyncpg.OperatorInterventionError,
    asyncpg.InterfaceError,
    asyncpg.InternalClientError,  # a connection that was cut while nobody used it
)
_PASSING: Final = (
    asyncpg.DeadlockDetectedError,
    asyncpg.SerializationError,
    asyncpg.ForeignKeyViolationError,
    asyncpg.TooManyConnectionsError,
)

Bare: TypeAlias = "asyncpg.pool.PoolConnectionProxy[Any]"
"""A connection of asyncpg, without SQLAlchemy around it."""

_logger = logging.getLogger(__name__)


class PostgresDatabase:
    """`close` it when nothing uses it any more. It connects when it is first used, and anew after a break."""

    def __init__(self, url: str, *, is_writer: bool = True) -> None:
        self.url = url
        self._is_writer = is_writer
        self._is_closed = False
        self._engine = create_async_engine(
            url,
            pool_size=CONNECTIONS,
            max_overflow=0,
            pool_timeout=COMMAND_SECONDS,
            pool_pre_ping=True,
            connect_args={"timeout": CONNECT_SECONDS, "command_timeout": COMMAND_SECONDS},
        )
        self._writing = self._engine.execution_options(isolation_level="SERIALIZABLE")
        self._reading = self._engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        self._pool: asyncpg.Pool[Any] | None = None
        self._pool_lock = asyncio.Lock()

    async def write(self, fn: Callable[[Session], T], /) -> T:
        """Runs `fn` as one transaction, as if no other ran at the same time; returns when it is on disk."""
        if not self._is_writer:
            raise ConfigurationError("database_only_read")

        async def attempt() -> T:
            async with AsyncSession(self._writing, expire_on_commit=False) as session, session.begin():
                return await session.run_sync(fn)

        return await self._until_free(attempt)

    async def read(self, fn: Callable[[Session], T], /) -> T:
        """Runs `fn` on one moment of the database; it cannot write."""

        async def attempt() -> T:
            async with AsyncSession(self._reading) as session:
                return await session.run_sync(fn)

        return await self._until_free(attempt)

    async def repeat(self, job: Callable[[Bare, bool], Awaitable[T]], /) -> T:
        """Runs `job` on a bare connection: the journal reads and writes much, and needs no SQLAlchemy for it.

        When the connection breaks it runs again, though perhaps it was done already: its second argument says so.
        """
        loop, pauses, is_again = asyncio.get_running_loop(), iter(PAUSES), False
        ends_at = loop.time() + PATIENCE_SECONDS
        while True:
            try:
                async with (await self._bare_pool()).acquire(timeout=CONNECT_SECONDS) as connection:
                    return await _run_bare(connection, job, is_again=is_again)
            except (*_BROKEN, *_PASSING) as error:
                pause = next(pauses, PAUSES[-1])
                if loop.time() + pause > ends_at:
                    raise AppError("database_unavailable") from error
                _logger.warning("the database is tried again", extra={"reason": str(error)})
            is_again = True
            await asyncio.sleep(pause)

    async def require_durable(self) -> None:
        """Sees that every commit is forced to the disk."""

        async def find_unsafe(connection: Bare, _is_again: bool) -> list[str]:
            found = {name: await connection.fetchval("SELECT current_setting($1)", name) for name in DURABLE}
            return [name for name, value in found.items() if value == "off"]

        for name in await self.repeat(find_unsafe):
            raise ConfigurationError("database_not_durable", setting=name)

    async def settle(self) -> None:
        """The server's own vacuum and its archive of changes decide when erased rows leave the disk."""

    async def _bare_pool(self) -> "asyncpg.Pool[Any]":
        self._require_open()
        async with self._pool_lock:
            if self._pool is None:
                _, options = self._engine.dialect.create_connect_args(self._engine.url)
                options = {**_known_to_asyncpg(options), "command_timeout": COMMAND_SECONDS}
                self._pool = await asyncpg.create_pool(min_size=0, max_size=JOURNAL_CONNECTIONS, **options)
            return self._pool

    async def close(self) -> None:
        """Lets every connection go."""
        self._is_closed = True
        if self._pool is not None:
            pool, self._pool = self._pool, None
            await pool.close()
        await self._engine.dispose()

    def _require_open(self) -> None:
        if self._is_closed:
            raise AppError("database_closed")

    async def _until_free(self, attempt: Callable[[], Awaitable[T]]) -> T:
        taken = 0
        for number in range(1, ATTEMPTS + 1):
            self._require_open()
            try:
                return await attempt()
            except DBAPIError as error:
                state = _sql_state(error)
                taken += state == _TAKEN
                if state is None or state in _AWAY or state.startswith(_LINE) or error.connection_invalidated:
                    raise AppError("database_unavailable") from error
                is_worth_it = state in _IN_THE_WAY or (state == _TAKEN and taken < TAKEN_ATTEMPTS)
                if not is_worth_it or number == ATTEMPTS:
                    raise
            except (*_BROKEN, PoolExhausted) as error:
                raise AppError("database_unavailable") from error
            await asyncio.sleep(random.uniform(0, PAUSE_SECONDS * number))  # noqa: S311 - so that two do not meet again
        raise AssertionError


async def _run_bare(connection: Bare, job: Callable[[Bare, bool], Awaitable[T]], *, is_again: bool) -> T:
    try:
        return await job(connection, is_again)
    except _BROKEN:
        connection.terminate()  # so that the pool does not hand it out again
        raise


def _sql_state(error: DBAPIError) -> str | None:
    return getattr(error.orig, "sqlstate", None)


def _known_to_asyncpg(options: Mapping[str, Any]) -> dict[str, Any]:
    """Without what is SQLAlchemy's own."""
    own = {"async_fallback", "async_creator_fn", "prepared_statement_cache_size", "prepared_statement_name_func"}
    return {name: value for name, value in options.items() if name not in own}


def change_tables(url: str, job: Callable[[Connection], None]) -> None:
    """Runs `job` in one transaction; processes that start together take turns. Works inside a running loop too."""

    async def change() -> None:
        engine = create_async_engine(url, poolclass=NullPool, connect_args={"timeout": CONNECT_SECONDS})
        try:
            await _change_on(engine, job)
        finally:
            await engine.dispose()

    with ThreadPoolExecutor(1, thread_name_prefix="thebridge-migration") as thread:
        thread.submit(asyncio.run, change()).result()


async def _change_on(engine: AsyncEngine, job: Callable[[Connection], None]) -> None:
    async with engine.begin() as connection:
        await connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({MIGRATION_LOCK})")
        await connection.run_sync(job)
