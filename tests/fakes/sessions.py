"""A session service on a real file, and a session that is open."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from tests.fakes.databases import open_database
from tests.fakes.times import MovedClock
from thebridge.database.sqlite import SqliteDatabase
from thebridge.engine.ids import ScenarioId
from thebridge.journal.sqlite import SqliteJournal
from thebridge.sessions.model import Package, SessionPlan, SessionRecord
from thebridge.sessions.service import SessionService


def make_package(content: bytes = b"the story", version: str = "1.0.0") -> Package:
    """A package of some bytes."""
    return Package(ScenarioId("the-bridge"), version, sha256(content).hexdigest(), content)


@dataclass(frozen=True)
class Opened:
    """What a test of sessions works with."""

    database: SqliteDatabase
    clock: MovedClock
    journal: SqliteJournal
    service: SessionService

    async def open_session(self, *teams: str, players_max: int = 6) -> SessionRecord:
        """A session with these teams, or one."""
        plan = SessionPlan("default", teams or ("Blue",), players_max)
        return await self.service.open_session(plan, make_package())


@asynccontextmanager
async def open_service(folder: Path) -> AsyncIterator[Opened]:
    """A service on a new database, or on the one that is in the folder."""
    async with open_database(folder) as database:
        clock = MovedClock()
        journal = SqliteJournal(database)
        yield Opened(database, clock, journal, SessionService(database, journal, clock.now))
