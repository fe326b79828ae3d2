"""The journal in SQLite, with group commit: whatever waits when the writer is free is recorded in one transaction.

A room whose number is taken is the only one that fails: its entries are tried behind a savepoint of their own.
"""

import asyncio
import sqlite3
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from sqlalchemy import Connection, insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from thebridge.database.sqlite import SqliteDatabase
from thebridge.engine.entry import Entry
from thebridge.engine.ids import PlayerId, RoomId
from thebridge.journal.protocol import Head, JournalConflict
from thebridge.journal.rows import Values, delete_rows, entry_of, find_heads, redact_rows, select_after, values_of
from thebridge.journal.tables import Stream

# By hand: building this for each group costs more than running it.
_INSERT = "INSERT INTO entries (stream_id, seq, at_us, author, command_id, digest, events) VALUES "
_ROW = "(?, ?, ?, ?, ?, ?, ?)"
STATEMENT_ROWS: Final = 64
"""So many entries go into one statement."""

_Failure = Exception | None


@dataclass(frozen=True, slots=True, eq=False)
class _Append:
    """One room's entries on their way to the disk."""

    room: RoomId
    rows: tuple[Values, ...]
    landed: "asyncio.Future[None]"


class SqliteJournal:
    """`window_seconds`: the least time from one commit to the next; with more of it, more commands share one."""

    def __init__(self, database: SqliteDatabase, *, window_seconds: float = 0.0) -> None:
        self._database = database
        self._window_seconds = window_seconds
        self._waiting: deque[_Append] = deque()
        self._is_armed = False
        self._flushed_at = 0.0
        self._stream_ids: dict[RoomId, int] = {}  # only the writer thread touches it

    async def append(self, room: RoomId, entries: Sequence[Entry]) -> None:
        """Records the entries, all or none, and returns when they are on disk."""
        loop = asyncio.get_running_loop()
        landed: asyncio.Future[None] = loop.create_future()
        self._waiting.append(_Append(room, tuple(values_of(entry) for entry in entries), landed))
        if not self._is_armed:
            self._is_armed = True
            delay = self._flushed_at + self._window_seconds - loop.time() if self._window_seconds else 0.0
            loop.call_later(max(0.0, delay), self._flush, loop)
        await landed

    async def read(self, room: RoomId, after: int = 0) -> tuple[Entry, ...]:
        """The room's entries above `after`, in order."""

        def job(session: Session) -> tuple[Entry, ...]:
            return tuple(entry_of(row) for row in session.execute(select_after(room, after)))

        return await self._database.read(job)

    async def heads(self, rooms: Sequence[RoomId]) -> Mapping[RoomId, Head]:
        """How far each of these rooms has come."""
        return await self._database.read(lambda session: find_heads(session, rooms))

    async def redact(self, room: RoomId, player: PlayerId) -> int:
        """Replaces what the player wrote and their names, in the file and in its log."""
        count = await self._database.write(lambda session: redact_rows(session, room, player))
        await self._database.settle()
        return count

    async def delete(self, room: RoomId) -> None:
        """Forgets the room."""

        def job(session: Session) -> None:
            self._stream_ids.pop(room, None)
            delete_rows(session, room)

        await self._database.write(job)
        await self._database.settle()

    def _flush(self, loop: asyncio.AbstractEventLoop) -> None:
        self._flushed_at = loop.time()

        def job(connection: Connection) -> None:
            # In this order: who comes after the flag fell asks for a flush of its own.
            self._is_armed = False
            group = [self._waiting.popleft() for _ in range(len(self._waiting))]
            results = self._record(connection, group) if group else ()
            loop.call_soon_threadsafe(_settle, group, results)

        try:
            self._database.submit(job)
        except Exception as error:  # noqa: BLE001 - whoever waits must hear of it
            self._is_armed = False
            group = [self._waiting.popleft() for _ in range(len(self._waiting))]
            _settle(group, [error] * len(group))

    def _record(self, connection: Connection, group: list[_Append]) -> Sequence[_Failure]:
        try:
            if self._insert_at_once(connection, group):
                return [None] * len(group)
            with connection.begin():
                results = self._insert_all(connection, group)
        except Exception as error:  # noqa: BLE001 - the whole group hears it: nothing was recorded
            self._stream_ids.clear()  # some were numbered in the transaction that is gone
            return [error] * len(group)
        return results

    def _insert_at_once(self, connection: Connection, group: list[_Append]) -> bool:
        """Nearly every group: all rooms are known and no number is taken. False when it is not so, and then nothing is.

        In the driver's own words, and in few: around each of them the thread lets the event loop have the interpreter,
        and waits until it has it back. One statement is a transaction of its own.
        """
        known = self._stream_ids
        if not all(one.room in known for one in group):
            return False
        rows = [(known[one.room], *row) for one in group for row in one.rows]
        driver: Any = connection.connection.driver_connection
        try:
            if len(rows) <= STATEMENT_ROWS:
                _insert_rows(driver, rows)
                return True
            driver.execute("BEGIN IMMEDIATE")
            for first in range(0, len(rows), STATEMENT_ROWS):
                _insert_rows(driver, rows[first : first + STATEMENT_ROWS])
            driver.execute("COMMIT")
        except sqlite3.IntegrityError:
            return False
        finally:
            driver.rollback()  # after a commit there is nothing to take back
        return True

    def _insert_all(self, connection: Connection, group: list[_Append]) -> Sequence[_Failure]:
        numbered = [(self._stream_id(connection, one.room), one) for one in group]
        try:
            with connection.begin_nested():
                connection.exec_driver_sql(_insert(1), [(stream, *row) for stream, one in numbered for row in one.rows])
        except IntegrityError:
            return [_insert_one(connection, stream, one) for stream, one in numbered]
        return [None] * len(group)

    def _stream_id(self, connection: Connection, room: RoomId) -> int:
        known = self._stream_ids.get(room)
        if known is None:
            known = connection.execute(select(Stream.id).where(Stream.room == room)).scalar()
        if known is None:
            known = int(connection.execute(insert(Stream).values(room=room).returning(Stream.id)).scalar_one())
        self._stream_ids[room] = known
        return known


@cache
def _insert(count: int) -> str:
    """The statement for so many rows."""
    return _INSERT + ", ".join([_ROW] * count)


def _insert_rows(driver: Any, rows: Sequence[tuple[int, *Values]]) -> None:
    driver.execute(_insert(len(rows)), [value for row in rows for value in row])


def _insert_one(connection: Connection, stream: int, one: _Append) -> _Failure:
    try:
        with connection.begin_nested():
            connection.exec_driver_sql(_insert(1), [(stream, *row) for row in one.rows])
    except IntegrityError:
        return JournalConflict(one.room, one.rows[0][0])
    return None


def _settle(group: Sequence[_Append], results: Sequence[_Failure]) -> None:
    for one, failure in zip(group, results, strict=True):
        if one.landed.done():
            continue
        if failure is None:
            one.landed.set_result(None)
        else:
            one.landed.set_exception(failure)
