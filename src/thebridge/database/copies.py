"""Copies of a SQLite database that is in use, and whether a file is whole.

A copy is made by SQLite's own backup: a consistent moment of the whole file, while a server writes on.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from thebridge.database.sqlite import BUSY_MILLISECONDS, FileLock, lock_path


def copy_database(source: Path, target: Path) -> None:
    """Writes what is committed in `source` now to the new file `target`, one file without a log beside it."""
    with closing(_read_only(source)) as original, closing(sqlite3.connect(target)) as copy:
        original.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")


def find_damage(path: Path) -> list[str]:
    """What SQLite finds wrong with a file; nothing when it is whole."""
    try:
        with closing(_read_only(path)) as connection:
            found = [str(row[0]) for row in connection.execute("PRAGMA integrity_check(20)")]
            found += [f"{row[0]} refers to nothing" for row in connection.execute("PRAGMA foreign_key_check")]
    except sqlite3.DatabaseError as error:
        return [str(error)]
    return [one for one in found if one != "ok"]


def find_revision(path: Path) -> str | None:
    """Which migration a file stands at; None when it is no database of ours."""
    try:
        with closing(_read_only(path)) as connection:
            row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.DatabaseError:
        return None
    return None if row is None else str(row[0])


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Keeps every server away from the database file; `database_in_use` when one is at it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(lock_path(path))
    try:
        yield
    finally:
        lock.release()


def _read_only(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=BUSY_MILLISECONDS / 1000)
