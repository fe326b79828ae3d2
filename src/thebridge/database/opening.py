"""Which database an address means, and bringing its tables forward or back."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import Connection, inspect
from sqlalchemy.engine import make_url

from thebridge.database import sqlite
from thebridge.database.protocol import Database
from thebridge.errors import ConfigurationError

if TYPE_CHECKING:
    from alembic.config import Config

HEAD: Final = "head"
"""What Alembic calls the newest of all migrations."""


def open_database(url: str, *, is_writer: bool = True) -> Database:
    """Opens the database. On SQLite the writer takes the lock; `database_in_use` when another process holds it."""
    if _is_sqlite(url):
        return sqlite.SqliteDatabase.open(url, is_writer=is_writer)
    from thebridge.database.postgres import PostgresDatabase

    return PostgresDatabase(url, is_writer=is_writer)


def upgrade(url: str, folder: Path, revision: str = HEAD) -> None:
    """Brings the tables forward with the migrations in `folder`. On SQLite no server may be running.

    A server asks for this at each start, and nearly always there is nothing to do: then Alembic is not loaded, which
    takes a third of a second and 12 MB that would never be given back.
    """

    def run(config: "Config") -> None:
        from alembic import command

        command.upgrade(config, revision)

    newest = newest_revision(folder) if revision == HEAD else None
    _migrate(url, folder, run, is_done=lambda connection: _stands_at(connection) == newest is not None)


def downgrade(url: str, folder: Path, revision: str) -> None:
    """Takes migrations back, down to `revision`; `base` takes all away. On SQLite no server may be running."""
    from alembic import command

    _migrate(url, folder, lambda config: command.downgrade(config, revision), is_done=lambda _connection: False)


def newest_revision(folder: Path) -> str | None:
    """The last migration that this program knows, by the names of the files: each begins with its number."""
    return max((file.stem.partition("_")[0] for file in (folder / "versions").glob("[0-9]*.py")), default=None)


def _stands_at(connection: Connection) -> str | None:
    """The migration that the tables stand at; None when there are none yet."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()


def _require_known(connection: Connection, folder: Path) -> None:
    """A newer program may have written what this one would not understand: it keeps its hands off."""
    from alembic.script import ScriptDirectory

    known = {one.revision for one in ScriptDirectory(str(folder)).walk_revisions()}
    stands_at = _stands_at(connection)
    if stands_at is not None and stands_at not in known:
        raise ConfigurationError("database_newer", revision=stands_at)


def _migrate(url: str, folder: Path, run: "Callable[[Config], None]", *, is_done: Callable[[Connection], bool]) -> None:
    def job(connection: Connection) -> None:
        if is_done(connection):
            return
        from alembic.config import Config

        _require_known(connection, folder)
        config = Config()
        config.set_main_option("script_location", str(folder).replace("%", "%%"))
        config.set_main_option("path_separator", "os")
        config.attributes["connection"] = connection
        run(config)

    if _is_sqlite(url):
        sqlite.change_tables(url, job)
    else:
        from thebridge.database.postgres import change_tables

        change_tables(url, job)


def _is_sqlite(url: str) -> bool:
    kind = make_url(url).get_backend_name()
    if kind not in ("sqlite", "postgresql"):
        raise ConfigurationError("database_unsupported", kind=kind)
    return kind == "sqlite"
