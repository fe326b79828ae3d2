"""The journal in a real PostgreSQL keeps every promise, and a broken connection makes no false answer."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest

from tests.fakes.entries import make_entry
from tests.fakes.postgres import open_postgres, run_sql
from tests.journal.promises import OTHER, PROMISES, ROOM
from thebridge.database.postgres import Bare, PostgresDatabase
from thebridge.engine.ids import RoomId
from thebridge.errors import AppError
from thebridge.journal import postgres
from thebridge.journal.postgres import PostgresJournal
from thebridge.journal.protocol import Journal, JournalConflict

pytestmark = pytest.mark.service


@pytest.fixture
async def database(postgres_url: str) -> AsyncIterator[PostgresDatabase]:
    async with open_postgres(postgres_url) as database:
        yield database


@pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: promise.__name__)
@pytest.mark.parametrize("window_seconds", [0.0, 0.005])
async def test_it_keeps_its_promises(
    promise: Callable[[Journal], Awaitable[None]], window_seconds: float, database: PostgresDatabase
) -> None:
    await promise(PostgresJournal(database, window_seconds=window_seconds))


async def test_what_waits_together_is_committed_together(
    database: PostgresDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal, sizes, insert = PostgresJournal(database), [], postgres._insert

    async def counting(connection: Bare, group: list[Any], *, is_again: bool) -> set[tuple[str, int]]:
        sizes.append(len(group))
        return await insert(connection, group, is_again=is_again)

    monkeypatch.setattr(postgres, "_insert", counting)
    await asyncio.gather(*(journal.append(RoomId(f"r{n}"), [make_entry(1)]) for n in range(100)))
    assert sizes == [100]


async def test_two_processes_that_record_the_same_rooms_agree_on_one_order(database: PostgresDatabase) -> None:
    rooms = [RoomId(f"r{n}") for n in range(12)]

    async def play(journal: Journal, room: RoomId, who: str) -> int:
        won = 0
        for number in range(15):
            seq = len(await journal.read(room)) + 1
            try:
                await journal.append(room, [make_entry(seq, command=f"{who}-{number}")])
                won += 1
            except JournalConflict:
                continue
        return won

    journals = {name: PostgresJournal(database) for name in ("a", "b")}
    won = await asyncio.gather(*(play(one, room, name) for room in rooms for name, one in journals.items()))
    recorded = [await journals["a"].read(room) for room in rooms]
    assert sum(won) == sum(len(entries) for entries in recorded)
    for entries in recorded:
        assert [entry.seq for entry in entries] == list(range(1, len(entries) + 1))


async def test_a_connection_that_breaks_before_the_commit_is_made_anew(
    database: PostgresDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal, insert = PostgresJournal(database), postgres._insert

    async def break_once(connection: Bare, group: list[Any], *, is_again: bool) -> set[tuple[str, int]]:
        landed = await insert(connection, group, is_again=is_again)
        if not is_again:
            connection.terminate()
        return landed

    monkeypatch.setattr(postgres, "_insert", break_once)
    await journal.append(ROOM, [make_entry(1), make_entry(2)])
    assert await journal.read(ROOM) == (make_entry(1), make_entry(2))


async def test_when_the_answer_to_the_commit_is_lost_it_is_found_out_what_was_recorded(
    database: PostgresDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = PostgresJournal(database)
    await journal.append(OTHER, [make_entry(1)])
    repeat = database.repeat

    async def lose_the_answer(job: Callable[[Bare, bool], Awaitable[Any]]) -> Any:
        lost = iter([True])

        async def losing(connection: Bare, is_again: bool) -> Any:
            answer = await job(connection, is_again)
            if next(lost, False):
                raise ConnectionResetError
            return answer

        return await repeat(losing)

    monkeypatch.setattr(database, "repeat", lose_the_answer)
    results = await asyncio.gather(
        journal.append(ROOM, [make_entry(1), make_entry(2)]),
        journal.append(OTHER, [make_entry(1, command="late")]),
        return_exceptions=True,
    )
    assert results[0] is None
    assert isinstance(results[1], JournalConflict)
    assert len(await journal.read(ROOM)) == 2


async def test_when_every_connection_is_cut_it_goes_on_by_itself(database: PostgresDatabase, postgres_url: str) -> None:
    journal = PostgresJournal(database)
    await journal.append(ROOM, [make_entry(1)])
    cut = "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname <> current_database()"
    assert await run_sql(postgres_url, cut) != [0]
    await journal.append(ROOM, [make_entry(2)])
    await run_sql(postgres_url, cut)
    assert len(await journal.read(ROOM)) == 2
    await run_sql(postgres_url, cut)
    assert (await journal.heads([ROOM]))[ROOM].seq == 2


async def test_a_database_that_stays_away_is_told_to_whoever_appends(
    database: PostgresDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = PostgresJournal(database)

    async def gone(*_given: object, **_named: object) -> None:
        raise ConnectionRefusedError

    monkeypatch.setattr("thebridge.database.postgres.PATIENCE_SECONDS", 0.1)
    with monkeypatch.context() as away:
        away.setattr(postgres, "_insert", gone)
        results = await asyncio.gather(
            journal.append(ROOM, [make_entry(1)]), journal.append(OTHER, [make_entry(1)]), return_exceptions=True
        )
    assert [str(one) for one in results] == ["database_unavailable"] * 2
    await journal.append(ROOM, [make_entry(1)])


async def test_a_room_that_was_forgotten_elsewhere_is_not_revived_by_its_middle(database: PostgresDatabase) -> None:
    here, there = PostgresJournal(database), PostgresJournal(database)
    await here.append(ROOM, [make_entry(1), make_entry(2)])
    await there.delete(ROOM)
    with pytest.raises(JournalConflict):
        await here.append(ROOM, [make_entry(3)])
    assert await here.heads([ROOM]) == {}


async def test_a_closed_database_is_told_to_whoever_appends(database: PostgresDatabase) -> None:
    journal = PostgresJournal(database)
    await database.close()
    with pytest.raises(AppError):
        await journal.append(ROOM, [make_entry(1)])
