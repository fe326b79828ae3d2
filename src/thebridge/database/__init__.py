"""The one database: a SQLite file for one process, or PostgreSQL for several.

Stores are functions of a sync `Session`, run by `Database.write` or `read`; no transaction awaits in its middle.
"""

from thebridge.database.declared import Base, UtcTime
from thebridge.database.opening import downgrade, newest_revision, open_database, upgrade
from thebridge.database.protocol import Database
from thebridge.database.tokens import hash_token

__all__ = ["Base", "Database", "UtcTime", "downgrade", "hash_token", "newest_revision", "open_database", "upgrade"]
