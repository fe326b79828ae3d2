"""The journal in PostgreSQL, with group commit: whatever waits while one group is recorded goes with the next.

A group is one transaction. A number or command that is taken lets only its own room fail, because nothing in the group
raises: rows that are in the way are left out, and what came of each room is compared afterwards. When the connection
breaks, nobody knows whether the group is recorded; it is tried again, and rows that stand there already are ours if
they are equal in every field.
"""

import asyncio
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from thebridge.database.postgres import Bare, PostgresDatabase
from thebridge.engine.entry import Entry
from thebridge.engine.ids import PlayerId, RoomId
from thebridge.errors import AppError
from thebridge.journal.protocol import Head, JournalConflict
from thebridge.journal.rows import Values, delete_rows, entry_of, find_heads, redact_rows, values_of

_NAME: Final = """
INSERT INTO streams (room) SELECT room FROM unnest($1::text[]) AS room ORDER BY room ON CONFLICT DO NOTHING
"""
_GIVEN: Final = """
    unnest($1::text[], $2::int[], $3::bigint[], $4::text[], $5::text[], $6::text[], $7::bytea[])
    AS given (room, seq, at_us, author, command_id, digest, events)
"""
# In order of stream and number: of two processes that record the same rooms, only one then waits for the other.
_INSERT: Final = f"""
WITH recorded AS (
    INSERT INTO entries (stream_id, seq, at_us, author, command_id, digest, events)
    SELECT streams.id, given.seq, given.at_us, given.author, given.command_id, given.digest, given.events
    FROM {_GIVEN} JOIN streams ON streams.room = given.room
    ORDER BY streams.id, given.seq
    ON CONFLICT DO NOTHING
    RETURNING stream_id, seq
)
SELECT streams.room, recorded.seq FROM recorded JOIN streams ON streams.id = recorded.stream_id
"""  # noqa: S608 - made of constants
_FIND_EQUAL: Final = f"""
SELECT streams.room, entries.seq FROM {_GIVEN} JOIN streams ON streams.room = given.room
JOIN entries ON entries.stream_id = streams.id AND entries.seq = given.seq
WHERE (entries.at_us, entries.author, entries.command_id, entries.digest, entries.events)
    = (given.at_us, given.author, given.command_id, given.digest, given.events)
"""  # noqa: S608 - made of constants
_TAKE_BACK: Final = """
DELETE FROM entries USING streams, unnest($1::text[], $2::int[]) AS given (room, seq)
WHERE streams.room = given.room AND entries.stream_id = streams.id AND entries.seq = given.seq
"""
_READ: Final = """
SELECT seq, at_us, author, command_id, digest, events FROM entries
WHERE stream_id = (SELECT id FROM streams WHERE room = $1) AND seq > $2 ORDER BY seq
"""

_Landed: TypeAlias = set[tuple[str, int]]


@dataclass(frozen=True, slots=True, eq=False)
class _Append:
    """One room's entries on their way to the disk."""

    room: RoomId
    rows: tuple[Values, ...]
    landed: "asyncio.Future[None]"


class PostgresJournal:
    """`window_seconds`: the least time from one commit to the next; with more of it, more commands share one."""

    def __init__(self, database: PostgresDatabase, *, window_seconds: float = 0.0) -> None:
        self._database = database
        self._window_seconds = window_seconds
        self._waiting: deque[_Append] = deque()
        self._recorder: asyncio.Task[None] | None = None
        self._flushed_at = 0.0

    async def append(self, room: RoomId, entries: Sequence[Entry]) -> None:
        """Records the entries, all or none, and returns when they are on disk."""
        loop = asyncio.get_running_loop()
        one = _Append(room, tuple(values_of(entry) for entry in entries), loop.create_future())
        self._waiting.append(one)
        if self._recorder is None or self._recorder.done():
            # The task is the journal's own: it ends as soon as nothing waits, and every outcome goes to who waits.
            self._recorder = loop.create_task(self._record_all(loop), name="the journal's recorder")
        await one.landed

    async def read(self, room: RoomId, after: int = 0) -> tuple[Entry, ...]:
        """The room's entries above `after`, in order."""

        async def job(connection: Bare, _is_again: bool) -> list[Any]:
            return list(await connection.fetch(_READ, room, after))

        return tuple(entry_of(row) for row in await self._database.repeat(job))

    async def heads(self, rooms: Sequence[RoomId]) -> Mapping[RoomId, Head]:
        """How far each of these rooms has come."""
        return await self._database.read(lambda session: find_heads(session, rooms))

    async def redact(self, room: RoomId, player: PlayerId) -> int:
        """Replaces what the player wrote and their names."""
        return await self._database.write(lambda session: redact_rows(session, room, player))

    async def delete(self, room: RoomId) -> None:
        """Forgets the room."""
        await self._database.write(lambda session: delete_rows(session, room))

    # --- recording ------------------------------------------------------------------------------------------------

    async def _record_all(self, loop: asyncio.AbstractEventLoop) -> None:
        group: list[_Append] = []
        try:
            while self._waiting:
                await asyncio.sleep(max(0.0, self._flushed_at + self._window_seconds - loop.time()))
                self._flushed_at = loop.time()
                group = _take_one_of_each_room(self._waiting)
                await self._record(group)
        except BaseException:
            _fail([*group, *self._waiting], AppError("database_closed"))
            self._waiting.clear()
            raise

    async def _record(self, group: list[_Append]) -> None:
        async def job(connection: Bare, is_again: bool) -> _Landed:
            if all(len(one.rows) == 1 and one.rows[0][0] != 1 for one in group):  # one statement: no need to go thrice
                return await _insert(connection, group, is_again=is_again)
            async with connection.transaction():
                return await _insert(connection, group, is_again=is_again)

        try:
            _settle(group, await self._database.repeat(job))
        except Exception as error:  # noqa: BLE001 - whoever waits must hear of it
            _fail(group, error)


async def _insert(connection: Bare, group: list[_Append], *, is_again: bool) -> _Landed:
    """Which rows stand there as they were given. A room of which not all do has none of the new ones."""
    beginning = [one.room for one in group if one.rows[0][0] == 1]  # no other append revives a room that was forgotten
    if beginning:
        await connection.execute(_NAME, beginning)
    given = _columns(group)
    recorded = {(room, seq) for room, seq in await connection.fetch(_INSERT, *given)}
    landed = set(recorded)
    if is_again and len(landed) < len(given[0]):
        landed |= {(room, seq) for room, seq in await connection.fetch(_FIND_EQUAL, *given)}
    partly = [(one.room, row[0]) for one in group if not _is_whole(one, landed) for row in one.rows]
    partly = [key for key in partly if key in recorded]
    if partly:
        await connection.execute(_TAKE_BACK, [room for room, _ in partly], [seq for _, seq in partly])
    return landed


def _columns(group: list[_Append]) -> list[list[Any]]:
    rows = [(one.room, *row) for one in group for row in one.rows]
    return [list(column) for column in zip(*rows, strict=True)]


def _take_one_of_each_room(waiting: deque[_Append]) -> list[_Append]:
    """Everything that waits, but of one room only what came first: its outcome says whether the next one fits."""
    group: dict[RoomId, _Append] = {}
    later: list[_Append] = []
    while waiting:
        one = waiting.popleft()
        if one.room in group:
            later.append(one)
        else:
            group[one.room] = one
    waiting.extend(later)
    return list(group.values())


def _is_whole(one: _Append, landed: _Landed) -> bool:
    return all((one.room, row[0]) in landed for row in one.rows)


def _settle(group: list[_Append], landed: _Landed) -> None:
    for one in group:
        if one.landed.done():
            continue
        if _is_whole(one, landed):
            one.landed.set_result(None)
        else:
            one.landed.set_exception(JournalConflict(one.room, one.rows[0][0]))


def _fail(group: Sequence[_Append], error: BaseException) -> None:
    for one in group:
        if not one.landed.done():
            one.landed.set_exception(error)
