"""A database has its journal."""

from pathlib import Path

import pytest

from tests.fakes.databases import open_database
from thebridge.database.postgres import PostgresDatabase
from thebridge.journal.opening import open_journal
from thebridge.journal.postgres import PostgresJournal
from thebridge.journal.sqlite import SqliteJournal


async def test_each_database_gets_the_journal_that_goes_with_it(tmp_path: Path) -> None:
    async with open_database(tmp_path) as database:
        assert isinstance(open_journal(database), SqliteJournal)
    server = PostgresDatabase("postgresql+asyncpg://nobody@nowhere.invalid/nothing")
    assert isinstance(open_journal(server, window_seconds=0.002), PostgresJournal)
    await server.close()


def test_a_database_without_a_journal_is_a_mistake() -> None:
    with pytest.raises(TypeError):
        open_journal(object())  # type: ignore[arg-type]
