"""Settings become a server: the only folder that names every adapter."""

from thebridge.bootstrap.archive import Archive, open_archive, open_people
from thebridge.bootstrap.demo import start_demo
from thebridge.bootstrap.rehearsal import start_rehearsal
from thebridge.bootstrap.results import list_facts
from thebridge.bootstrap.server import Server, erase_again, migrate_database, open_server

__all__ = [
    "Archive",
    "Server",
    "erase_again",
    "list_facts",
    "migrate_database",
    "open_archive",
    "open_people",
    "open_server",
    "start_demo",
    "start_rehearsal",
]
