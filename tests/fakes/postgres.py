"""A database of its own for each test, on the real PostgreSQL that the fixture `postgres_url` names."""

import asyncio
import os
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from uuid import uuid4

from sqlalchemy import NullPool
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import create_async_engine

from thebridge.database import upgrade
from thebridge.database.postgres import PostgresDatabase
from thebridge.settings import asset_path

_TEMPLATES: dict[str, str] = {}


def give_pgserver_its_own_lock() -> None:
    """Call it before the library of the server is first read."""
    # Without a runtime folder it would lock one file in the shared temporary folder, which another user may own.
    runtime = Path(tempfile.gettempdir(), f"thebridge-{os.getuid()}")
    runtime.mkdir(mode=0o700, exist_ok=True)
    (runtime / "python_PostgresServer").mkdir(mode=0o700, exist_ok=True)
    os.environ["XDG_RUNTIME_DIR"] = str(runtime)


async def run_sql(url: str, *statements: str) -> list[object]:
    """Runs statements outside a transaction; what each first row begins with."""
    engine = create_async_engine(url, poolclass=NullPool, isolation_level="AUTOCOMMIT")
    try:
        async with engine.connect() as connection:
            results = [await connection.exec_driver_sql(statement) for statement in statements]
            return [one.scalar() if one.returns_rows else None for one in results]
    finally:
        await engine.dispose()


def address_of(server: str, database: str) -> str:
    """The address of another database on the same server."""
    return make_url(server).set(database=database).render_as_string(hide_password=False)


def new_name() -> str:
    """A name that no other test has."""
    return f"t{uuid4().hex}"


async def make_postgres(server: str) -> str:
    """The address of a new database in which every table stands, as the migrations make them."""
    if server not in _TEMPLATES:
        template = new_name()
        await run_sql(server, f"CREATE DATABASE {template}")
        upgrade(address_of(server, template), asset_path("alembic"))
        _TEMPLATES[server] = template
    name = new_name()
    await run_sql(server, f"CREATE DATABASE {name} TEMPLATE {_TEMPLATES[server]}")
    return address_of(server, name)


async def drop_postgres(server: str, url: str) -> None:
    """Takes a test's database away, whoever is still connected."""
    await run_sql(server, f"DROP DATABASE {make_url(url).database} WITH (FORCE)")


@asynccontextmanager
async def open_postgres(server: str) -> AsyncIterator[PostgresDatabase]:
    """A new database, open, with all tables; gone afterwards."""
    url = await make_postgres(server)
    database = PostgresDatabase(url)
    try:
        yield database
    finally:
        await database.close()
        await drop_postgres(server, url)


@contextmanager
def empty_postgres(server: str) -> Iterator[str]:
    """The address of a new database without tables; gone afterwards."""
    name = new_name()
    asyncio.run(run_sql(server, f"CREATE DATABASE {name}"))
    try:
        yield address_of(server, name)
    finally:
        asyncio.run(run_sql(server, f"DROP DATABASE {name} WITH (FORCE)"))
