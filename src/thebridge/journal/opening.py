"""The journal that goes with a database."""

from thebridge.database import Database
from thebridge.database.sqlite import SqliteDatabase
from thebridge.journal.protocol import Journal
from thebridge.journal.sqlite import SqliteJournal


def open_journal(database: Database, *, window_seconds: float = 0.0) -> Journal:
    """`window_seconds`: the least time from one commit to the next; with more of it, more commands share one."""
    if isinstance(database, SqliteDatabase):
        return SqliteJournal(database, window_seconds=window_seconds)
    from thebridge.database.postgres import PostgresDatabase
    from thebridge.journal.postgres import PostgresJournal

    if not isinstance(database, PostgresDatabase):
        raise TypeError(type(database).__name__)
    return PostgresJournal(database, window_seconds=window_seconds)
