"""A real SQLite file with all tables, as quick as a test needs it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from sqlalchemy import create_engine, insert

import thebridge.accounts.tables
import thebridge.debrief.tables
import thebridge.journal.tables
import thebridge.privacy.tables
import thebridge.sessions.tables
from thebridge.accounts.tables import OrganisationRow
from thebridge.database import Base
from thebridge.database.sqlite import SqliteDatabase

ALL_TABLES = (
    thebridge.accounts.tables,
    thebridge.debrief.tables,
    thebridge.journal.tables,
    thebridge.privacy.tables,
    thebridge.sessions.tables,
)


def make_tables(path: Path) -> str:
    """The address of a new database file in which every table stands."""
    url = f"sqlite:///{path}"
    engine = create_engine(url)
    Base.metadata.create_all(engine)
    with engine.begin() as connection:
        connection.execute(insert(OrganisationRow).values(id="default", name="Default"))
    engine.dispose()
    return url


@asynccontextmanager
async def open_database(folder: Path) -> AsyncIterator[SqliteDatabase]:
    """A database in the folder, open for writing; made when it is not there."""
    path = folder / "bridge.sqlite3"
    url = f"sqlite:///{path}" if path.exists() else make_tables(path)
    database = SqliteDatabase.open(url)
    try:
        yield database
    finally:
        await database.close()
