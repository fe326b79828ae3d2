"""What PostgreSQL's own programs for backups must know of a database, and what would be in a restored one's way."""

from dataclasses import dataclass
from typing import Final

from sqlalchemy import URL, inspect
from sqlalchemy.engine import make_url

from thebridge.errors import AppError

_AS_LIBPQ: Final = {"ssl": "sslmode"}
"""What asyncpg calls otherwise than PostgreSQL's own programs."""


@dataclass(frozen=True, slots=True)
class ToolAddress:
    """A database as `pg_dump` is told of it. The password goes aside: what is called stands where others may read."""

    url: str
    name: str
    environment: dict[str, str]


def tool_address(url: str) -> ToolAddress:
    """The same database, in the words of PostgreSQL's own programs."""
    known = make_url(url)
    query = {_AS_LIBPQ.get(name, name): value for name, value in known.query.items()}
    told = URL.create("postgresql", known.username, None, known.host, known.port, known.database, query)
    aside = {} if known.password is None else {"PGPASSWORD": str(known.password)}
    return ToolAddress(told.render_as_string(), str(known.database), aside)


def holds_tables(url: str) -> bool:
    """Whether there is anything in a PostgreSQL database."""
    from thebridge.database.postgres import change_tables

    found: list[str] = []
    try:
        change_tables(url, lambda connection: found.extend(inspect(connection).get_table_names()))
    except OSError as error:
        raise AppError("database_unavailable") from error
    return bool(found)
