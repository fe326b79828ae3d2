"""What the command line reads beside a server."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from thebridge.accounts.passwords import Passwords
from thebridge.accounts.people import People
from thebridge.bootstrap.shelf import Shelf
from thebridge.database import open_database
from thebridge.engine.ids import SessionId
from thebridge.errors import AppError
from thebridge.journal.opening import open_journal
from thebridge.journal.protocol import Journal
from thebridge.rooms.rules import EngineRules
from thebridge.rooms.steady_clock import SteadyClock
from thebridge.sessions.model import RoomRecord
from thebridge.sessions.service import SessionService
from thebridge.settings import Settings


@dataclass(frozen=True, slots=True)
class Replayed:
    """Where a room's journal comes out, or why it does not."""

    team: str
    seq: int
    stage: str
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Archive:
    """What the command line reads beside a server."""

    sessions: SessionService
    journal: Journal
    shelf: Shelf

    async def replay(self, session: SessionId) -> list[Replayed]:
        """Plays every room of a session back from its journal."""
        record = await self.sessions.get_session(session)
        rules = EngineRules((await self.shelf.get(record.package)).scenario)
        return [await self._replay(room, rules) for room in record.rooms]

    async def _replay(self, room: RoomRecord, rules: EngineRules) -> Replayed:
        state = rules.initial
        try:
            for entry in await self.journal.read(room.id):
                state = rules.evolve(state, entry)
        except (AppError, ValueError, TypeError) as error:
            return Replayed(room.team, state.seq, state.acts.stage, str(error))
        return Replayed(room.team, state.seq, state.acts.stage)


@asynccontextmanager
async def open_archive(settings: Settings) -> AsyncIterator[Archive]:
    """The stored sessions, to be read only."""
    database = open_database(settings.database_url, is_writer=False)
    try:
        journal = open_journal(database)
        sessions = SessionService(database, journal, SteadyClock().now)
        yield Archive(sessions, journal, Shelf(sessions))
    finally:
        await database.close()


@asynccontextmanager
async def open_people(settings: Settings) -> AsyncIterator[People]:
    """The accounts, to be read only, beside a server."""
    database = open_database(settings.database_url, is_writer=False)
    try:
        yield People(database, settings.load_secret_key(), SteadyClock().now, Passwords())
    finally:
        await database.close()
