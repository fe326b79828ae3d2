"""Stores run on PostgreSQL as they do on SQLite: as if one after another."""

import asyncio

import asyncpg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, NullPool, inspect, text
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.orm import Session

from tests.fakes.postgres import drop_postgres, empty_postgres, make_postgres, open_postgres, run_sql
from thebridge.database import Base, downgrade, open_database, upgrade
from thebridge.database.postgres import DURABLE, PostgresDatabase
from thebridge.errors import AppError, ConfigurationError
from thebridge.settings import asset_path

pytestmark = pytest.mark.service


def insert(session: Session, room: str) -> None:
    session.execute(text("INSERT INTO streams (room) VALUES (:room)"), {"room": room})


def count(session: Session) -> int:
    return int(session.execute(text("SELECT count(*) FROM streams")).scalar_one())


def insert_one_of_three(session: Session) -> bool:
    """As a seat is claimed: look whether there is room, then take it."""
    number = count(session)
    if number >= 3:
        return False
    insert(session, f"r{number}-{id(session)}")
    return True


async def test_what_was_written_is_read(postgres_url: str) -> None:
    async with open_postgres(postgres_url) as database:
        await database.write(lambda session: insert(session, "a"))
        assert await database.read(count) == 1


async def test_a_failed_transaction_leaves_nothing_and_the_next_one_works(postgres_url: str) -> None:
    async with open_postgres(postgres_url) as database:

        def insert_twice(session: Session) -> None:
            insert(session, "a")
            insert(session, "a")

        with pytest.raises(IntegrityError):
            await database.write(insert_twice)
        assert await database.read(count) == 0
        await database.write(lambda session: insert(session, "a"))
        assert await database.read(count) == 1


async def test_a_refusal_of_a_store_is_handed_on_and_nothing_is_written(postgres_url: str) -> None:
    async with open_postgres(postgres_url) as database:

        def refuse(session: Session) -> None:
            insert(session, "a")
            raise AppError("room_full")

        with pytest.raises(AppError, match="room_full"):
            await database.write(refuse)
        assert await database.read(count) == 0


async def test_the_last_place_is_given_once_although_two_processes_look_at_the_same_time(postgres_url: str) -> None:
    async with open_postgres(postgres_url) as here:
        there = PostgresDatabase(here.url)
        given = await asyncio.gather(*(one.write(insert_one_of_three) for one in (here, there) * 4))
        assert sorted(given) == [False] * 5 + [True] * 3
        assert await here.read(count) == 3
        await there.close()


async def test_a_reading_connection_cannot_write(postgres_url: str) -> None:
    async with open_postgres(postgres_url) as database:
        with pytest.raises(DBAPIError, match="read-only"):
            await database.read(lambda session: insert(session, "a"))


async def test_who_only_reads_cannot_write(postgres_url: str) -> None:
    async with open_postgres(postgres_url) as database:
        reader = open_database(database.url, is_writer=False)
        assert await reader.read(count) == 0
        with pytest.raises(ConfigurationError, match="database_only_read"):
            await reader.write(count)
        await reader.close()


async def test_connections_that_were_cut_are_made_anew(postgres_url: str) -> None:
    async with open_postgres(postgres_url) as database:
        await database.read(count)
        cut = "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname <> current_database()"
        assert await run_sql(postgres_url, cut) != [0]
        assert await database.read(count) == 0


async def test_a_server_that_is_not_there_is_told_in_a_word(postgres_url: str) -> None:
    database = PostgresDatabase("postgresql+asyncpg://nobody@/nothing?host=/nowhere")
    with pytest.raises(AppError, match="database_unavailable"):
        await database.read(count)
    await database.close()
    with pytest.raises(AppError, match="database_closed"):
        await database.read(count)


async def test_when_all_connections_are_taken_it_is_said_and_it_recovers(
    postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("thebridge.database.postgres.COMMAND_SECONDS", 0.3)
    async with open_postgres(postgres_url) as database:

        def hold(session: Session) -> None:
            session.execute(text("SELECT pg_sleep(1)"))

        answers = await asyncio.gather(*(database.read(hold) for _ in range(20)), return_exceptions=True)
        assert {str(answer) for answer in answers} == {"database_unavailable"}
        assert await database.read(count) == 0


@pytest.mark.parametrize("setting", DURABLE)
async def test_a_server_that_may_lose_what_it_confirmed_is_refused(setting: str, postgres_url: str) -> None:
    url = await make_postgres(postgres_url)
    database = PostgresDatabase(url)
    await database.require_durable()
    if setting == "synchronous_commit":
        await database.close()
        await run_sql(url, f'ALTER DATABASE "{url.rpartition("/")[2].partition("?")[0]}" SET {setting} = off')
        database = PostgresDatabase(url)
    else:
        await run_sql(url, f"ALTER SYSTEM SET {setting} = off", "SELECT pg_reload_conf()")
    try:
        await until_shown(url, setting)
        with pytest.raises(ConfigurationError) as refused:
            await database.require_durable()
        assert refused.value == ConfigurationError("database_not_durable", setting=setting)
    finally:
        await run_sql(url, f"ALTER SYSTEM RESET {setting}", "SELECT pg_reload_conf()")
        await database.close()
        await drop_postgres(postgres_url, url)


async def until_shown(url: str, setting: str) -> None:
    async with asyncio.timeout(5):
        while await run_sql(url, f"SHOW {setting}") != ["off"]:  # noqa: ASYNC110 - the server has no word for it
            await asyncio.sleep(0.01)


def differences(connection: Connection) -> list[object]:
    return list(compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), Base.metadata))


def tables(connection: Connection) -> set[str]:
    return set(inspect(connection).get_table_names())


async def look(url: str) -> tuple[list[object], set[str]]:
    engine = create_async_engine(url, poolclass=NullPool)
    async with engine.connect() as connection:
        found = await connection.run_sync(differences), await connection.run_sync(tables)
    await engine.dispose()
    return found


def test_the_migrations_make_exactly_the_tables_that_the_code_knows(postgres_url: str) -> None:
    with empty_postgres(postgres_url) as url:
        upgrade(url, asset_path("alembic"))
        found = asyncio.run(look(url))
        assert found == ([], {*Base.metadata.tables, "alembic_version"})


def test_the_migrations_can_be_taken_back_and_made_again(postgres_url: str) -> None:
    folder = asset_path("alembic")
    with empty_postgres(postgres_url) as url:
        upgrade(url, folder)
        downgrade(url, folder, "base")
        assert asyncio.run(look(url))[1] == {"alembic_version"}
        upgrade(url, folder)
        upgrade(url, folder)
        assert asyncio.run(look(url))[0] == []


async def test_processes_that_start_together_migrate_one_after_another(postgres_url: str) -> None:
    url, folder = await make_postgres(postgres_url), asset_path("alembic")
    await asyncio.to_thread(downgrade, url, folder, "base")
    await asyncio.gather(*(asyncio.to_thread(upgrade, url, folder) for _ in range(3)))
    assert (await look(url))[0] == []
    await drop_postgres(postgres_url, url)


@pytest.mark.parametrize("state", ["57P03", "53300"])
async def test_a_database_that_is_starting_or_full_is_away_and_not_broken(state: str) -> None:
    async def refuse(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(8)  # whether the line may be encrypted: no
        writer.write(b"N")
        await reader.read(500)
        words = f"SFATAL\0VFATAL\0C{state}\0Mnot now\0\0".encode()
        writer.write(b"E" + (len(words) + 4).to_bytes(4, "big") + words)
        writer.close()

    listening = await asyncio.start_server(refuse, "127.0.0.1", 0)
    port = listening.sockets[0].getsockname()[1]
    database = PostgresDatabase(f"postgresql+asyncpg://postgres@127.0.0.1:{port}/any")
    with pytest.raises(AppError, match="database_unavailable"):
        await database.read(count)
    await database.close()
    listening.close()
    await listening.wait_closed()


@pytest.mark.parametrize(
    "error",
    [asyncpg.InternalClientError("cannot switch to state 15"), asyncpg.InterfaceError("closed"), TimeoutError()],
    ids=lambda error: type(error).__name__,
)
async def test_a_connection_that_was_lost_in_the_middle_is_a_database_that_is_away(error: Exception) -> None:
    database = PostgresDatabase("postgresql+asyncpg://nobody@nowhere.invalid/nothing")

    def fail(_session: Session) -> None:
        raise error

    with pytest.raises(AppError, match="database_unavailable"):
        await database.read(fail)
    await database.close()


async def test_a_line_that_was_closed_in_the_middle_of_a_statement_is_a_database_that_is_away() -> None:
    database = PostgresDatabase("postgresql+asyncpg://nobody@nowhere.invalid/nothing")

    def fail(_session: Session) -> None:
        raise DBAPIError("SELECT 1", None, asyncpg.ConnectionDoesNotExistError("closed in the middle of operation"))

    with pytest.raises(AppError, match="database_unavailable"):
        await database.read(fail)
    await database.close()
