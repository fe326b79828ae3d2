"""One writes, others read; and no second process may write."""

import asyncio
import os
import sqlite3
from functools import partial
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, create_engine, inspect, text
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.orm import Session

from tests.fakes.databases import make_tables, open_database
from thebridge.database import Base, downgrade, upgrade
from thebridge.database.sqlite import SqliteDatabase
from thebridge.errors import AppError, ConfigurationError
from thebridge.settings import asset_path


def insert(session: Session, room: str) -> None:
    session.execute(text("INSERT INTO streams (room) VALUES (:room)"), {"room": room})


def count(session: Session) -> int:
    return int(session.execute(text("SELECT count(*) FROM streams")).scalar_one())


async def test_what_was_written_is_read(tmp_path: Path) -> None:
    async with open_database(tmp_path) as database:
        await database.write(lambda session: insert(session, "a"))
        assert await database.read(count) == 1


async def test_a_failed_transaction_leaves_nothing_and_the_next_one_works(tmp_path: Path) -> None:
    async with open_database(tmp_path) as database:

        def insert_twice(session: Session) -> None:
            insert(session, "a")
            insert(session, "a")

        with pytest.raises(IntegrityError):
            await database.write(insert_twice)
        assert await database.read(count) == 0
        await database.write(lambda session: insert(session, "a"))
        assert await database.read(count) == 1


async def test_jobs_run_one_after_another_in_order(tmp_path: Path) -> None:
    async with open_database(tmp_path) as database:
        await asyncio.gather(*(database.write(partial(insert, room=str(n))) for n in range(50)))
        rooms = await database.read(lambda session: session.execute(text("SELECT room FROM streams ORDER BY id")).all())
        assert [room for (room,) in rooms] == [str(n) for n in range(50)]


async def test_a_reading_connection_cannot_write(tmp_path: Path) -> None:
    async with open_database(tmp_path) as database:
        with pytest.raises(OperationalError, match="readonly"):
            await database.read(lambda session: insert(session, "a"))


async def test_every_commit_is_forced_to_the_disk(tmp_path: Path) -> None:
    async with open_database(tmp_path) as database:

        def modes(connection: Connection) -> tuple[object, object]:
            journal = connection.exec_driver_sql("PRAGMA journal_mode").scalar()
            return journal, connection.exec_driver_sql("PRAGMA synchronous").scalar()

        full = 2
        assert await asyncio.wrap_future(database.submit(modes)) == ("wal", full)


async def test_a_file_that_would_not_be_forced_to_the_disk_is_refused(tmp_path: Path) -> None:
    async with open_database(tmp_path) as database:
        await database.require_durable()

        def weaken(connection: Connection) -> None:
            raw = connection.connection.dbapi_connection
            assert raw is not None
            raw.cursor().execute("PRAGMA synchronous=NORMAL")

        await asyncio.wrap_future(database.submit(weaken))
        with pytest.raises(ConfigurationError) as refused:
            await database.require_durable()
        assert refused.value == ConfigurationError("database_not_durable", setting="synchronous")


async def test_only_one_connection_of_the_process_can_write(tmp_path: Path) -> None:
    async with open_database(tmp_path) as database:
        query_only = await asyncio.gather(
            *(database.read(lambda session: session.execute(text("PRAGMA query_only")).scalar_one()) for _ in range(8))
        )
        assert set(query_only) == {1}


async def test_a_second_process_is_refused_until_the_first_one_closes(tmp_path: Path) -> None:
    async with open_database(tmp_path) as database:
        with pytest.raises(AppError) as refused:
            SqliteDatabase.open(f"sqlite:///{database.path}")
        assert refused.value.code == "database_in_use"
    again = SqliteDatabase.open(f"sqlite:///{database.path}")
    await again.close()


async def test_who_only_reads_runs_beside_the_writer(tmp_path: Path) -> None:
    async with open_database(tmp_path) as database:
        await database.write(lambda session: insert(session, "a"))
        beside = SqliteDatabase.open(f"sqlite:///{database.path}", is_writer=False)
        assert await beside.read(count) == 1
        with pytest.raises(ConfigurationError) as refused:
            await beside.write(count)
        assert refused.value.code == "database_only_read"
        await beside.close()


async def test_reading_a_database_that_is_not_there_makes_none(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError):
        SqliteDatabase.open(f"sqlite:///{tmp_path}/absent.sqlite3", is_writer=False)
    assert not os.listdir(tmp_path)  # noqa: PTH208 - a look into an empty folder


async def test_a_closed_database_refuses_to_write(tmp_path: Path) -> None:
    async with open_database(tmp_path) as database:
        pass
    with pytest.raises(AppError) as refused:
        await database.write(count)
    assert refused.value.code == "database_closed"


async def test_an_unreadable_file_is_told_at_once_and_the_lock_is_given_back(tmp_path: Path) -> None:
    path = tmp_path / "bridge.sqlite3"
    path.write_text("this is no database, and it is long enough to be taken for one if nobody looks" * 20)
    with pytest.raises(Exception, match="not a database"):
        SqliteDatabase.open(f"sqlite:///{path}")
    path.unlink()
    database = SqliteDatabase.open(make_tables(path))
    await database.close()


def test_another_kind_of_database_is_refused() -> None:
    with pytest.raises(ConfigurationError) as refused:
        SqliteDatabase.open("mysql://there/bridge")
    assert refused.value.code == "database_unsupported"


def differences(path: Path) -> list[object]:
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        found = compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), Base.metadata)
    engine.dispose()
    return list(found)


def tables(path: Path) -> set[str]:
    engine = create_engine(f"sqlite:///{path}")
    names = set(inspect(engine).get_table_names())
    engine.dispose()
    return names


def test_the_migrations_make_exactly_the_tables_that_the_code_knows(tmp_path: Path) -> None:
    path = tmp_path / "bridge.sqlite3"
    upgrade(f"sqlite:///{path}", asset_path("alembic"))
    assert differences(path) == []
    assert tables(path) == {*Base.metadata.tables, "alembic_version"}


def test_the_migrations_can_be_taken_back_and_made_again(tmp_path: Path) -> None:
    path, folder = tmp_path / "bridge.sqlite3", asset_path("alembic")
    upgrade(f"sqlite:///{path}", folder)
    downgrade(f"sqlite:///{path}", folder, "base")
    assert tables(path) == {"alembic_version"}
    upgrade(f"sqlite:///{path}", folder)
    upgrade(f"sqlite:///{path}", folder)
    assert differences(path) == []


async def test_nobody_migrates_under_a_running_server(tmp_path: Path) -> None:
    async with open_database(tmp_path) as database:
        with pytest.raises(AppError) as refused:
            upgrade(f"sqlite:///{database.path}", asset_path("alembic"))
        assert refused.value.code == "database_in_use"


async def test_closing_folds_the_log_into_the_file(tmp_path: Path) -> None:
    async with open_database(tmp_path) as database:
        await database.write(lambda session: insert(session, "a"))
    assert not database.path.with_name("bridge.sqlite3-wal").exists()
    connection = sqlite3.connect(database.path)
    assert connection.execute("SELECT count(*) FROM streams").fetchone() == (1,)
    connection.close()
