"""The composition root: settings become a server. The only file that names every adapter."""

import asyncio
import mimetypes
import shutil
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext, suppress
from datetime import datetime
from hashlib import sha256
from typing import Final

from thebridge.accounts.passwords import Passwords
from thebridge.accounts.people import People
from thebridge.accounts.people_of_session import PeopleOfSessions
from thebridge.accounts.projector_links import ProjectorLink, ProjectorLinks
from thebridge.accounts.service import AccountService
from thebridge.accounts.sign_ins import SignIns
from thebridge.authoring.catalogue import Catalogue
from thebridge.bootstrap.results import read_ahead
from thebridge.bootstrap.shelf import Played, Shelf
from thebridge.database import Database, open_database, upgrade
from thebridge.debrief.results_cache import ResultsCache
from thebridge.debrief.service import DebriefService
from thebridge.engine.areas.seats.words import LeaveRoom, RemovePlayer, RenamePlayer
from thebridge.engine.entry import Entry
from thebridge.engine.ids import Author, CommandId, PlayerId, RoomId, SessionId
from thebridge.engine.scenario import Scenario
from thebridge.errors import AppError, ConfigurationError
from thebridge.journal.opening import open_journal
from thebridge.journal.protocol import Journal
from thebridge.privacy.service import Privacy, Running
from thebridge.rooms.bus import Bus, MemoryBus
from thebridge.rooms.counts import Counts
from thebridge.rooms.counts import Standing as CountedNow
from thebridge.rooms.directory import Directory
from thebridge.rooms.limiter import Limiter, MemoryLimiter
from thebridge.rooms.polling_bus import PollingBus
from thebridge.rooms.revocations import Revocations
from thebridge.rooms.room import Room, RoomServices
from thebridge.rooms.rules import EngineRules
from thebridge.rooms.set_back import find_moment
from thebridge.rooms.steady_clock import SteadyClock
from thebridge.rooms.submission import Accepted, Submission
from thebridge.sessions.model import Package, RoomRecord, SessionPlan, SessionRecord, SessionSettings
from thebridge.sessions.preparation import Preparation
from thebridge.sessions.room_rows import RoomRows
from thebridge.sessions.service import SessionService
from thebridge.settings import Settings, asset_path

READY_SECONDS: Final = 2.0
DISK_LEAST_BYTES: Final = 20_000_000
ERASURE: Final = Author("lead:privacy")
Say = Callable[[str, str], str]
"""(language, key) -> a text of ours."""


class Processes:
    """What is between this process and others that serve the same rooms. With SQLite there are none."""

    def __init__(self, settings: Settings, journal: Journal) -> None:
        self._settings = settings
        self._journal = journal
        if settings.bus_url and not settings.secret_key.get_secret_value():
            raise ConfigurationError("secret_key_needed")

    @property
    def are_several(self) -> bool:
        """Whether other processes may serve the same rooms."""
        return not self._settings.is_sqlite

    def open_bus(self) -> AbstractAsyncContextManager[Bus]:
        """Redis when there is one; else each process looks into the journal by itself."""
        if not self.are_several:
            return nullcontext(MemoryBus())
        if not self._settings.bus_url:
            return PollingBus(self._journal.heads)
        from thebridge.rooms.redis_bus import RedisBus

        return RedisBus(self._settings.bus_url, self._namespace, self._journal.heads)

    def open_limiter(self) -> Limiter:
        """Counts guesses together with the other processes when there is a Redis."""
        if not (self.are_several and self._settings.bus_url):
            return MemoryLimiter()
        from thebridge.rooms.shared_limiter import SharedLimiter

        return SharedLimiter(self._settings.bus_url, self._namespace)

    @property
    def _namespace(self) -> str:
        """The same in every process of one installation, and in no other."""
        return sha256(f"bus:{self._settings.load_secret_key()}".encode()).hexdigest()[:16]


class Server:
    """Everything that answers, composed. Use `running` around it; `drain` before it ends."""

    def __init__(self, settings: Settings, database: Database, say: Say) -> None:
        self.settings, self.say = settings, say
        self._clock = SteadyClock()
        self._database = database
        self.journal = open_journal(database, window_seconds=settings.commit_window_ms / 1000)
        self.sessions = SessionService(database, self.journal, self.now)
        key, passwords = settings.load_secret_key(), Passwords()
        self.accounts = AccountService(database, key, self.now)
        self.projector_links = ProjectorLinks(database, key, self.now)
        self.debrief = DebriefService(database, self.journal, self.now)
        self.results = ResultsCache(database, self.journal, self.get_scenario)
        self.people = People(database, key, self.now, passwords)
        self.sign_ins = SignIns(database, key, self.now, passwords)
        self.privacy = Privacy(database, self.sessions, self.journal, self.now, settings.data_dir)
        self.session_people = PeopleOfSessions(database, self.now)
        self.preparation = Preparation(database, self.now)
        self.catalogue = Catalogue(asset_path("scenarios"))
        self._shelf = Shelf(self.sessions)
        self._packages: dict[RoomId, str] = {}
        self._processes = Processes(settings, self.journal)
        self.limiter = self._processes.open_limiter()
        self.counts = Counts()
        self.counts.watch(self._count_now)
        self._directory: Directory | None = None
        self._revocations: Revocations | None = None

    @property
    def directory(self) -> Directory:
        """The rooms that are awake; only while the server runs."""
        if self._directory is None:
            raise AppError("server_restarting")
        return self._directory

    @property
    def revocations(self) -> Revocations:
        """Ends connections whose right ended, in every process; only while the server runs."""
        if self._revocations is None:
            raise AppError("server_restarting")
        return self._revocations

    def now(self) -> datetime:
        """The steady clock's moment, in UTC."""
        return self._clock.now()

    @asynccontextmanager
    async def running(self) -> AsyncIterator["Server"]:
        """Wakes the rooms in which something is to come, and at the end puts all to sleep and closes the database."""
        try:
            if not self.settings.demo:
                await self._database.require_durable()
            async with self._processes.open_bus() as bus:
                self._revocations = Revocations(bus)
                services = RoomServices(self.journal, bus, self.now, lambda of, code: self.say(of, f"notice.{code}"))
                rows, is_shared = RoomRows(self._database), self._processes.are_several
                self._clock.carry_on_from(await find_moment(rows, self.journal, self.now()))
                async with Directory(rows, self._load_rules, services, is_shared=is_shared) as directory:
                    self._directory = directory
                    lent = Running(directory, self._revocations.revoke, self._take_out, directory.tasks.start)
                    ahead = read_ahead(self.results, self.sessions.list_sessions, self.accounts.list_organisations)
                    directory.tasks.start(ahead, "results")
                    async with self.privacy.keeping(lent):
                        # Whoever comes meanwhile wakes their own room first.
                        directory.tasks.start(directory.serve_running(), "waking what plays")
                        yield self
        finally:
            self._directory = self._revocations = None
            await self.limiter.close()
            await self._database.close()

    async def drain(self) -> None:
        """Takes no more work, tells everyone that the server restarts, and finishes what waits."""
        if self._directory is not None:
            await self._directory.drain()

    async def find_ills(self) -> tuple[str, ...]:
        """What keeps this server from taking work now: words for an operator; nothing when it is ready."""
        if self._directory is None or self._directory.is_draining:
            return ("stopping",)
        ills = []
        try:
            async with asyncio.timeout(READY_SECONDS):
                await self._database.read(lambda tx: tx.connection().exec_driver_sql("SELECT 1").scalar_one())
        except Exception:  # noqa: BLE001 - whatever it is, the database does not answer
            ills.append("database")
        if self.settings.is_sqlite and shutil.disk_usage(self.settings.data_dir).free < DISK_LEAST_BYTES:
            ills.append("disk")
        return tuple(ills)

    def _count_now(self) -> CountedNow:
        awake = () if self._directory is None else self._directory.awake
        return CountedNow(len(awake), sum(room.audience.connections for room in awake))

    # --- rooms ----------------------------------------------------------------------------------------------------

    async def get_room(self, room: RoomId) -> Room:
        """The room, awake."""
        return await self.directory.wake(room)

    async def get_scenario(self, room: RoomId) -> Scenario:
        """The scenario version that a room plays."""
        return (await self._get_played(room)).scenario

    async def find_asset(self, room: RoomId, name: str) -> tuple[bytes, str] | None:
        """A file of the scenario's `assets/`, with its kind."""
        content = (await self._get_played(room)).files.get(f"assets/{name}")
        return None if content is None else (content, mimetypes.guess_type(name)[0] or "application/octet-stream")

    async def record_past(self, room: RoomId, entries: Sequence[Entry]) -> None:
        """Records a play that came to its end elsewhere, in a room in which nothing has happened."""
        await self.journal.append(room, entries)
        await RoomRows(self._database).save({room: ("debrief", None)})

    async def submit(self, room: Room, command_id: CommandId, command: object) -> Accepted:
        """Submits a command; whoever leaves by it, or is taken out, loses the seat and every way back to it."""
        with self.counts.command():
            return await self._submit(room, Submission.of(command_id, command), command)

    async def _submit(self, room: Room, submission: Submission, command: object) -> Accepted:
        if isinstance(command, RenamePlayer):
            return await self._rename(room, submission, command.player)
        if not isinstance(command, LeaveRoom | RemovePlayer):
            return await room.submit(submission)
        player = command.by if isinstance(command, LeaveRoom) else command.player
        parted: asyncio.Future[Accepted] = asyncio.get_running_loop().create_future()
        # A task of its own: the leaver's connection ends before this does, and must not take it along.
        self.directory.tasks.start(self._part(room, submission, player, parted), "a player parts")
        return await asyncio.shield(parted)

    async def _rename(self, room: Room, submission: Submission, player: PlayerId) -> Accepted:
        accepted = await room.submit(submission)
        if player in room.state.seats.players:
            await self.sessions.rename_player(player, room.state.seats.players[player].name)
        return accepted

    async def revoke_projector_link(self, session: SessionId, link: str) -> ProjectorLink:
        """Ends a link to the plenary screen, and every screen that came by it."""
        ended = await self.projector_links.revoke(session, link)
        await self.revocations.revoke(ended.subject)
        return ended

    async def _part(
        self, room: Room, submission: Submission, player: PlayerId, parted: "asyncio.Future[Accepted]"
    ) -> None:
        try:
            accepted = await room.submit(submission)
            await self.sessions.remove_player(player)
            await self.revocations.revoke(player)
        except AppError as error:
            parted.set_exception(error)
            parted.exception()  # seen: perhaps nobody waits any more
        else:
            parted.set_result(accepted)

    async def _take_out(self, room_id: RoomId, player: PlayerId) -> None:
        """Before a person is erased from a game that goes on: the team sees the seat go."""
        with suppress(AppError):
            room = await self.get_room(room_id)
            if player in room.state.seats.players:
                await self.submit(room, CommandId(f"erase:{player}"), RemovePlayer(ERASURE, player))

    async def _get_played(self, room: RoomId) -> Played:
        if room not in self._packages:
            self._packages[room] = (await self.sessions.get_room(room)).package
        return await self._shelf.get(self._packages[room])

    async def _load_rules(self, record: RoomRecord) -> EngineRules:
        played = await self._shelf.get(record.package)
        return EngineRules(played.scenario, is_rehearsal=record.settings.is_rehearsal)

    # --- setting up -----------------------------------------------------------------------------------------------

    async def open_session(
        self, scenario: str, organisation: str, teams: tuple[str, ...], settings: SessionSettings
    ) -> SessionRecord:
        """Opens a session of a scenario on offer; it keeps a copy of this version."""
        offer = self.catalogue.get_offer(scenario)
        content = offer.package.content
        package = Package(offer.scenario.id, offer.scenario.version, sha256(content).hexdigest(), content)
        size = min(settings.size or 99, offer.scenario.players_max)
        plan = SessionPlan(organisation, teams, size, settings, settings.starts_at)
        return await self.sessions.open_session(plan, package)

    async def move_session(self, session: SessionId, opens_at: datetime | None, zone: str, begins_minutes: int) -> None:
        """Another moment for a session that nobody has played; whoever waits in a room goes on waiting there."""
        record = await self.preparation.set_moment(session, opens_at, zone, begins_minutes)
        for room in record.rooms:
            await self.directory.reload(room.id)

    async def cancel_session(self, record: SessionRecord) -> None:
        """Takes a session away that nobody has played, with its codes and seats; `session_played` else."""
        for room in record.rooms:
            if (await self.get_room(room.id)).standing.stage not in ("new", "lobby"):
                raise AppError("session_played")
        await self.privacy.erasure.erase_session(record.id)


def migrate_database(settings: Settings) -> None:
    """Brings the database to this version; refuses with `database_in_use` while a server runs on it."""
    upgrade(settings.database_url, asset_path("alembic"))


async def erase_again(settings: Settings) -> int:
    """Erases anew what a restored database brought back, before any server runs on it; how much that was."""
    database = open_database(settings.database_url)
    try:
        return await Server(settings, database, lambda _language, key, **_values: key).privacy.finish_alone()
    finally:
        await database.close()


def open_server(settings: Settings, say: Say) -> Server:
    """A server on a database of this version."""
    migrate_database(settings)
    return Server(settings, open_database(settings.database_url), say)
