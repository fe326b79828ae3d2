"""A SQLite file. One thread writes, job after job; everybody else reads on connections that cannot write.

That thread owns the only writing connection, and a lock file refuses a second process.
"""

import asyncio
import fcntl
import os
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import Any, Final, TypeVar

import structlog
from sqlalchemy import Connection, Engine, NullPool, QueuePool, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.orm import Session

from thebridge.errors import AppError, ConfigurationError

T = TypeVar("T")
READERS: Final = 4
SETTLE_TRIES: Final = 5
SETTLE_SECONDS: Final = 0.2
BUSY_MILLISECONDS: Final = 5000
FULL: Final = 2
_log = structlog.get_logger(__name__)


class FileLock:
    """Held by the one process that may write. The system gives it back when the process ends, however it ends."""

    def __init__(self, path: Path) -> None:
        self._file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            os.close(self._file)
            raise AppError("database_in_use", file=path.name) from error

    def release(self) -> None:
        """Lets another process write."""
        os.close(self._file)


class SqliteDatabase:
    """`open` it, and `close` it when nothing uses it any more."""

    def __init__(self, path: Path, writer: "_Writer | None", lock: FileLock | None) -> None:
        self.path = path
        self._writer = writer
        self._lock = lock
        self._engine = _reading_engine(path)
        self._readers = ThreadPoolExecutor(READERS, thread_name_prefix="thebridge-reader")

    @classmethod
    def open(cls, url: str, *, is_writer: bool = True) -> "SqliteDatabase":
        """Opens the database. The writer takes the lock; AppError `database_in_use` when another process holds it."""
        path = sqlite_path(url)
        if not is_writer:
            if not path.exists():
                raise ConfigurationError("database_missing", file=path.name)
            return cls(path, None, None)
        path.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(lock_path(path))
        try:
            return cls(path, _Writer(path), lock)
        except BaseException:
            lock.release()
            raise

    async def write(self, fn: Callable[[Session], T]) -> T:
        """Runs `fn` as one transaction on the writer thread, and returns when it is on disk."""

        def job(connection: Connection) -> T:
            with Session(connection, expire_on_commit=False) as session, session.begin():
                return fn(session)

        return await asyncio.wrap_future(self.submit(job))

    async def read(self, fn: Callable[[Session], T]) -> T:
        """Runs `fn` on a connection that cannot write; it sees whatever was committed before."""

        def job() -> T:
            with Session(self._engine) as session:
                return fn(session)

        return await asyncio.get_running_loop().run_in_executor(self._readers, job)

    def submit(self, job: Callable[[Connection], T]) -> "Future[T]":
        """Puts a job in the writer's row. It begins and commits itself; the journal's groups use this."""
        if self._writer is None:
            raise ConfigurationError("database_only_read")
        return self._writer.submit(job)

    async def require_durable(self) -> None:
        """Sees that every commit is forced to the disk."""

        def job(connection: Connection) -> int:
            return int(connection.exec_driver_sql("PRAGMA synchronous").scalar_one())

        if await asyncio.wrap_future(self.submit(job)) < FULL:
            raise ConfigurationError("database_not_durable", setting="synchronous")

    async def settle(self) -> None:
        """Folds the log into the file and empties it: what was erased does not stay behind in it."""

        def is_empty(connection: Connection) -> bool:
            driver: Any = connection.connection.driver_connection  # a checkpoint cannot stand in a transaction
            return bool(driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 0)

        for _ in range(SETTLE_TRIES):  # a reader that has begun before keeps the log until it has read
            if await asyncio.wrap_future(self.submit(is_empty)):
                return
            await asyncio.sleep(SETTLE_SECONDS)
        _log.warning("log_not_emptied")

    async def close(self) -> None:
        """Ends the threads, readers first: the writer, as the last connection, folds the log into the file."""
        await asyncio.to_thread(self._readers.shutdown)
        self._engine.dispose()
        if self._writer is not None:
            await asyncio.to_thread(self._writer.stop)
        if self._lock is not None:
            self._lock.release()
            self._lock = None


class _Writer:
    """The thread that owns the writing connection. Its jobs run in the order in which they came."""

    def __init__(self, path: Path) -> None:
        self._engine = _writing_engine(path)
        self._jobs: SimpleQueue[tuple[Future[Any], Callable[[Connection], Any]] | None] = SimpleQueue()
        self._is_stopped = False
        self._thread = Thread(target=self._run, name="thebridge-writer", daemon=True)
        self._thread.start()
        try:
            self.submit(lambda connection: connection.exec_driver_sql("SELECT 1").scalar()).result()
        except BaseException:
            self.stop()
            raise

    def submit(self, job: Callable[[Connection], T]) -> "Future[T]":
        if self._is_stopped:
            raise AppError("database_closed")
        future: Future[T] = Future()
        self._jobs.put((future, job))
        return future

    def stop(self) -> None:
        if not self._is_stopped:
            self._is_stopped = True
            self._jobs.put(None)
        self._thread.join()

    def _run(self) -> None:
        connection: Connection | None = None
        while (item := self._jobs.get()) is not None:
            future, job = item
            if not future.set_running_or_notify_cancel():
                continue
            try:
                connection = connection or self._engine.connect()
                future.set_result(job(connection))
            except BaseException as error:  # noqa: BLE001 - it belongs to whoever waits for the job
                connection = _usable(connection)
                future.set_exception(error)
            else:
                connection.rollback()  # whatever a job only read is let go
        if connection is not None:
            connection.close()
        self._engine.dispose()


def _usable(connection: Connection | None) -> Connection | None:
    """The connection after a failed job, without its transaction; None when it must be made again."""
    if connection is None:
        return None
    try:
        connection.rollback()
    except Exception:  # noqa: BLE001 - a broken connection may fail in any way
        with suppress(Exception):
            connection.invalidate()
            connection.close()
        return None
    return connection


def sqlite_path(url: str) -> Path:
    """The file that a SQLite address names."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite" or parsed.database in (None, "", ":memory:"):
        raise ConfigurationError("database_unsupported", kind=parsed.get_backend_name())
    return Path(str(parsed.database))


def lock_path(path: Path) -> Path:
    """The lock file that stands beside a database file."""
    return path.with_name(f"{path.name}.lock")


def _writing_engine(path: Path, *, has_foreign_keys: bool = True) -> Engine:
    engine = create_engine(f"sqlite:///{path}", poolclass=NullPool)
    foreign_keys = f"foreign_keys={'ON' if has_foreign_keys else 'OFF'}"
    _prepare(engine, ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON", foreign_keys), "BEGIN IMMEDIATE")
    return engine


def _reading_engine(path: Path) -> Engine:
    engine = create_engine(
        f"sqlite:///{path}", poolclass=QueuePool, pool_size=READERS, connect_args={"check_same_thread": False}
    )
    _prepare(engine, ("query_only=ON",), "BEGIN")
    return engine


def _prepare(engine: Engine, pragmas: tuple[str, ...], begin: str) -> None:
    """Takes transactions out of the driver's hands, which opens them late and breaks savepoints."""

    @event.listens_for(engine, "connect")
    def _on_connect(connection: Any, _record: Any) -> None:
        connection.isolation_level = None
        for pragma in (f"busy_timeout={BUSY_MILLISECONDS}", *pragmas):
            connection.execute(f"PRAGMA {pragma}").close()

    @event.listens_for(engine, "begin")
    def _on_begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)


def change_tables(url: str, job: Callable[[Connection], None]) -> None:
    """Runs `job` in one transaction, under the lock."""
    path = sqlite_path(url)
    path.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(lock_path(path))
    engine = _writing_engine(path, has_foreign_keys=False)  # a table that is made anew must not take others along
    try:
        with engine.begin() as connection:
            job(connection)
    finally:
        engine.dispose()
        lock.release()
