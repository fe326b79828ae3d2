"""Which database an address means, and bringing its tables forward or back."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection
from sqlalchemy.engine import make_url

from thebridge.database import sqlite
from thebridge.database.protocol import Database
from thebridge.errors import ConfigurationError

if TYPE_CHECKING:
    from alembic.config import Config


def open_database(url: str, *, is_writer: bool = True) -> Database:
    """Opens the database. On SQLite the writer takes the lock; `database_in_use` when another process holds it."""
    if _is_sqlite(url):
        return sqlite.SqliteDatabase.open(url, is_writer=is_writer)
    from thebridge.database.postgres import PostgresDatabase

    return PostgresDatabase(url, is_writer=is_writer)


def upgrade(url: str, folder: Path, revision: str = "head") -> None:
    """Brings the tables forward with the migrations in `folder`. On SQLite no server may be running."""
    from alembic import command

    _migrate(url, folder, lambda config: command.upgrade(config, revision))


def downgrade(url: str, folder: Path, revision: str) -> None:
    """Takes migrations back, down to `revision`; `base` takes all away. On SQLite no server may be running."""
    from alembic import command

    _migrate(url, folder, lambda config: command.downgrade(config, revision))


def newest_revision(folder: Path) -> str | None:
    """The last migration that this program knows."""
    from alembic.script import ScriptDirectory

    return ScriptDirectory(str(folder)).get_current_head()


def _require_known(connection: Connection, folder: Path) -> None:
    """A newer program may have written what this one would not understand: it keeps its hands off."""
    from alembic.runtime.migration import MigrationContext
    from alembic.script import ScriptDirectory

    known = {one.revision for one in ScriptDirectory(str(folder)).walk_revisions()}
    stands_at = MigrationContext.configure(connection).get_current_revision()
    if stands_at is not None and stands_at not in known:
        raise ConfigurationError("database_newer", revision=stands_at)


def _migrate(url: str, folder: Path, run: "Callable[[Config], None]") -> None:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    config.set_main_option("path_separator", "os")

    def job(connection: Connection) -> None:
        _require_known(connection, folder)
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
