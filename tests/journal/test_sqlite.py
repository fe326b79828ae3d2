"""The journal in a real SQLite file keeps every promise, and many rooms share a commit."""

import asyncio
import threading
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from sqlalchemy import Connection, event
from sqlalchemy.orm import Session

from tests.fakes.databases import open_database
from tests.fakes.entries import make_entry
from tests.journal.promises import OTHER, PROMISES, ROOM
from thebridge.database.sqlite import SqliteDatabase
from thebridge.engine.areas.seats.words import PlayerJoined
from thebridge.engine.areas.talk.words import LineSaid
from thebridge.engine.ids import Language, LineId, Personal, PlayerId, RoomId
from thebridge.errors import AppError
from thebridge.journal.protocol import Journal, JournalConflict
from thebridge.journal.sqlite import STATEMENT_ROWS, SqliteJournal


@pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: promise.__name__)
@pytest.mark.parametrize("window_seconds", [0.0, 0.005])
async def test_it_keeps_its_promises(
    promise: Callable[[Journal], Awaitable[None]], window_seconds: float, tmp_path: Path
) -> None:
    async with open_database(tmp_path) as database:
        await promise(SqliteJournal(database, window_seconds=window_seconds))


def hold_the_writer(database: SqliteDatabase) -> threading.Event:
    """Keeps the writer busy until the event is set."""
    is_free = threading.Event()
    database.submit(lambda _connection: is_free.wait(10))
    return is_free


def count_commits(database: SqliteDatabase) -> list[Connection]:
    assert database._writer is not None
    commits: list[Connection] = []
    event.listen(database._writer._engine, "commit", commits.append)
    return commits


@pytest.mark.parametrize("window_seconds", [0.0, 0.005])
async def test_what_waits_together_is_committed_together(window_seconds: float, tmp_path: Path) -> None:
    async with open_database(tmp_path) as database:
        journal = SqliteJournal(database, window_seconds=window_seconds)
        is_free = hold_the_writer(database)
        commits = count_commits(database)
        appends = [asyncio.ensure_future(journal.append(RoomId(f"r{n}"), [make_entry(1)])) for n in range(100)]
        await asyncio.sleep(0.02)
        assert not any(append.done() for append in appends)
        is_free.set()
        await asyncio.gather(*appends)
        assert len(commits) == 1


async def test_nothing_is_lost_when_many_rooms_append_without_pause(tmp_path: Path) -> None:
    async with open_database(tmp_path) as database:
        journal = SqliteJournal(database)

        async def play(room: RoomId) -> None:
            for seq in range(1, 41):
                await journal.append(room, [make_entry(seq)])

        rooms = [RoomId(f"r{n}") for n in range(30)]
        await asyncio.gather(*(play(room) for room in rooms))
        for room in rooms:
            assert [entry.seq for entry in await journal.read(room)] == list(range(1, 41))


@pytest.mark.parametrize("count", [2, STATEMENT_ROWS, STATEMENT_ROWS + 1, 3 * STATEMENT_ROWS + 5])
async def test_in_a_group_of_any_size_only_who_is_too_late_fails(count: int, tmp_path: Path) -> None:
    rooms = [RoomId(f"r{number}") for number in range(count)]
    async with open_database(tmp_path) as database:
        journal = SqliteJournal(database)
        await asyncio.gather(*(journal.append(room, [make_entry(1)]) for room in rooms))
        await journal.append(rooms[-1], [make_entry(2, command="sooner")])
        is_free = hold_the_writer(database)
        appends = [asyncio.ensure_future(journal.append(room, [make_entry(2, command="late")])) for room in rooms]
        await asyncio.sleep(0.02)
        is_free.set()
        outcomes = await asyncio.gather(*appends, return_exceptions=True)
        assert [type(one) for one in outcomes] == [*[type(None)] * (count - 1), JournalConflict]
        for room in rooms:
            [_first, second] = await journal.read(room)
            assert second.command_id == ("sooner" if room == rooms[-1] else "late")


async def test_an_append_returns_after_the_commit_and_not_before(tmp_path: Path) -> None:
    async with open_database(tmp_path) as database:
        journal = SqliteJournal(database)
        commits = count_commits(database)
        await journal.append(ROOM, [make_entry(1)])
        assert len(commits) == 1


async def test_what_was_appended_is_there_after_a_restart(tmp_path: Path) -> None:
    async with open_database(tmp_path) as database:
        await SqliteJournal(database).append(ROOM, [make_entry(1), make_entry(2)])
    async with open_database(tmp_path) as database:
        journal = SqliteJournal(database)
        await journal.append(OTHER, [make_entry(1)])
        assert await journal.read(ROOM) == (make_entry(1), make_entry(2))


async def test_when_the_disk_fails_everyone_hears_it_and_it_recovers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_database(tmp_path) as database:
        journal = SqliteJournal(database)

        def fail(*_given: object) -> None:
            raise OSError("disk full")

        with monkeypatch.context() as broken:
            broken.setattr(SqliteJournal, "_insert_all", fail)
            results = await asyncio.gather(
                journal.append(ROOM, [make_entry(1)]), journal.append(OTHER, [make_entry(1)]), return_exceptions=True
            )
        assert [type(one) for one in results] == [OSError, OSError]
        await journal.append(ROOM, [make_entry(1)])
        assert len(await journal.read(ROOM)) == 1


async def test_a_room_that_was_numbered_in_a_lost_transaction_is_numbered_again(tmp_path: Path) -> None:
    async with open_database(tmp_path) as database:
        journal = SqliteJournal(database)
        await journal.append(OTHER, [make_entry(1)])
        insert_all = journal._insert_all

        def fail_after(connection: Connection, group: object) -> object:
            insert_all(connection, group)  # type: ignore[arg-type]
            raise OSError("gone before the commit")

        journal._insert_all = fail_after  # type: ignore[assignment, method-assign]
        with pytest.raises(OSError, match="gone"):
            await journal.append(ROOM, [make_entry(1)])
        journal._insert_all = insert_all  # type: ignore[method-assign]
        await journal.append(ROOM, [make_entry(1)])
        assert len(await journal.read(ROOM)) == 1
        assert len(await journal.read(OTHER)) == 1


async def test_a_closed_database_is_told_to_whoever_appends(tmp_path: Path) -> None:
    async with open_database(tmp_path) as database:
        journal = SqliteJournal(database)
    with pytest.raises(AppError):
        await journal.append(ROOM, [make_entry(1)])


def files_with(folder: Path, words: str) -> list[str]:
    return [path.name for path in folder.iterdir() if words.encode() in path.read_bytes()]


async def test_after_erasure_the_words_are_in_no_file(tmp_path: Path) -> None:
    secret, player = "Wilhelmina-Petronella", PlayerId("p1")
    async with open_database(tmp_path) as database:
        journal = SqliteJournal(database)
        joined = PlayerJoined(player, Personal(secret), Language("nl"), is_bot=False)
        said = LineSaid(LineId("line-2"), PlayerId("p2"), Personal(f"Hello {secret}"))
        await journal.append(ROOM, [make_entry(1, joined), make_entry(2, said, by="p2")])
        await journal.redact(ROOM, player)
        assert files_with(tmp_path, secret) == []


async def test_a_store_and_the_journal_take_turns(tmp_path: Path) -> None:
    async with open_database(tmp_path) as database:
        journal = SqliteJournal(database)

        def nothing(session: Session) -> int:
            return 1

        results = await asyncio.gather(
            *(journal.append(RoomId(f"r{n}"), [make_entry(1)]) for n in range(20)),
            *(database.write(nothing) for _ in range(20)),
        )
        assert results == [None] * 20 + [1] * 20
