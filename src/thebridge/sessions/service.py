"""Setting up a session and taking a seat in it. Every "no" is an AppError with a code that the page has a text for."""

import secrets
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final
from uuid import uuid4

import msgspec

from thebridge.database import Database, hash_token
from thebridge.engine.ids import Language, PlayerId, RoomId, SessionId
from thebridge.errors import AppError
from thebridge.journal.protocol import Journal
from thebridge.journal.redaction import REDACTED
from thebridge.sessions import store
from thebridge.sessions.model import (
    ClaimedSeat,
    JoinCode,
    Package,
    RoomRecord,
    Seat,
    SeatId,
    SessionPlan,
    SessionRecord,
    SessionSettings,
    make_code,
    parse_code,
)
from thebridge.sessions.nicknames import clean_name, clean_text
from thebridge.sessions.store import Transaction
from thebridge.sessions.tables import RoomRow, SeatRow, SessionRow
from thebridge.sessions.units import clean_unit

RESUME_LASTS: Final = timedelta(minutes=10)
NAME_LIMIT: Final = 24
TEAM_LIMIT: Final = 40
TEAMS_MAX: Final = 40


class SessionService:
    """The use cases around a session. Play itself is in the room."""

    def __init__(self, database: Database, journal: Journal, now: Callable[[], datetime]) -> None:
        self._database = database
        self._journal = journal
        self._now = now

    # --- setting up -----------------------------------------------------------------------------------------------

    async def store_package(self, package: Package) -> None:
        """Keeps a scenario version; `scenario_changed_without_version` when that version had another content."""
        await self._database.write(lambda tx: self._store_package(tx, package))

    async def get_package(self, package_sha256: str) -> Package:
        """The content that a session plays from."""
        found = await self._database.read(lambda tx: store.find_package(tx, package_sha256))
        if found is None:
            raise AppError("package_unknown")
        return found

    async def open_session(self, plan: SessionPlan, package: Package) -> SessionRecord:
        """Opens a session: one room for each team, each with a join code, all on this copy of the scenario."""
        teams = tuple(clean_text(team, TEAM_LIMIT) for team in plan.teams)
        if not 1 <= len(teams) <= TEAMS_MAX:
            raise AppError("teams_out_of_range", most=TEAMS_MAX)
        return await self._database.write(lambda tx: self._open_session(tx, plan, teams, package))

    async def get_session(self, session_id: SessionId) -> SessionRecord:
        """One session with its rooms."""
        found = await self._database.read(lambda tx: store.find_session(tx, session_id))
        if found is None:
            raise AppError("session_unknown")
        return found

    async def list_sessions(self, organisation: str) -> tuple[SessionRecord, ...]:
        """The organisation's sessions, the newest first."""
        return await self._database.read(lambda tx: store.list_sessions(tx, organisation))

    async def list_units(self, organisation: str) -> tuple[str, ...]:
        """The units that the organisation's sessions are for, each once, by name."""
        return await self._database.read(lambda tx: store.list_units(tx, organisation))

    async def delete_session(self, session_id: SessionId) -> bool:
        """Forgets a session with its rooms, seats and journals; whether nobody else did. Its rooms must be asleep."""
        session = await self.get_session(session_id)
        for room in session.rooms:
            await self._journal.delete(room.id)
        return await self._database.write(lambda tx: store.delete_session(tx, session_id))

    async def get_room(self, room: RoomId) -> RoomRecord:
        """One room."""
        found = await self._database.read(lambda tx: store.find_room(tx, room))
        if found is None:
            raise AppError("room_unknown")
        return found

    async def lock_room(self, room: RoomId, is_locked: bool) -> None:
        """Lets newcomers in, or not. Who has a seat is not touched."""
        await self._database.write(lambda tx: store.save_lock(tx, room, is_locked))

    # --- joining --------------------------------------------------------------------------------------------------

    async def find_room_by_code(self, text: str) -> RoomRecord:
        """The room that a typed code lets in to: `code_unknown`, `room_locked`, `room_ended` or `room_full` else."""
        code = _parse(text)
        now = self._now()
        return await self._database.read(lambda tx: store.room_record(open_room(tx, code, now)))

    async def claim_seat(
        self, text: str, name: str, language: Language, browser_token: str | None = None
    ) -> ClaimedSeat:
        """Takes a seat by a join code, for the browser that has this token, or for one that gets a token now."""
        code, cleaned = _parse(text), clean_name(name, NAME_LIMIT)
        token = browser_token or secrets.token_urlsafe(32)
        seat = await self._database.write(lambda tx: self._claim(tx, code, cleaned, language, hash_token(token)))
        return ClaimedSeat(seat, token)

    async def get_seat(self, seat: SeatId, browser_token: str | None) -> Seat:
        """The seat that this browser owns; `seat_unknown` for any other, and for one that was taken away."""
        hashed = hash_token(browser_token or "")
        found = await self._database.read(lambda tx: store.find_owned_seat(tx, seat, hashed))
        if found is None or found.is_removed:
            raise AppError("seat_unknown")
        return found

    async def list_seats_of_browser(self, browser_token: str | None) -> tuple[Seat, ...]:
        """The seats to which this browser may go back, the newest first."""
        hashed = hash_token(browser_token or "")
        return await self._database.read(lambda tx: store.list_seats_of_browser(tx, hashed))

    async def list_seats(self, room: RoomId) -> tuple[Seat, ...]:
        """Everyone who ever held a seat in the room, in order of coming."""
        return await self._database.read(lambda tx: store.list_seats(tx, room))

    async def make_resume_token(self, seat: SeatId) -> str:
        """A token that brings this seat to another device: once, within ten minutes; an earlier one ends.

        Whoever asks owned the seat a moment ago; `seat_unknown` when it was taken away or erased since.
        """
        token, expires_at = secrets.token_urlsafe(32), self._now() + RESUME_LASTS
        hashed = hash_token(token)

        def job(tx: Transaction) -> None:
            found = store.find_seat(tx, seat)
            if found is None or found.is_removed:
                raise AppError("seat_unknown")
            store.add_resume_token(tx, seat, hashed, expires_at)

        await self._database.write(job)
        return token

    async def resume(self, resume_token: str, browser_token: str | None = None) -> ClaimedSeat:
        """Lets another browser in on a seat; `resume_unknown` when the token was used, is too old or never was."""
        hashed, token = hash_token(resume_token), browser_token or secrets.token_urlsafe(32)
        seat = await self._database.write(lambda tx: self._resume(tx, hashed, hash_token(token)))
        if seat is None:  # raised here: what was used up stays used up
            raise AppError("resume_unknown")
        return ClaimedSeat(seat, token)

    async def remove_player(self, player: PlayerId) -> None:
        """Takes the player's seat away, with every way back to it: removed by a lead, or left."""
        now = self._now()
        await self._database.write(lambda tx: store.remove_player(tx, player, now))

    async def rename_player(self, player: PlayerId, name: str) -> None:
        """Writes on the seat how its player is called from now on; the room has said yes to it."""
        await self._database.write(lambda tx: store.save_name(tx, player, name))

    async def move_player(self, player: PlayerId, room: RoomId) -> None:
        """The player's seat is in another room from now on; every way to it stays as it is."""
        await self._database.write(lambda tx: store.move_player(tx, player, room))

    async def erase_player(self, room: RoomId, player: PlayerId) -> None:
        """Erases a person's words and names from seat and journal. Reload the room then (`Directory.reload`)."""
        await self.remove_player(player)
        await self._database.write(lambda tx: store.forget_listed_name(tx, player))
        await self._database.write(lambda tx: store.save_name(tx, player, REDACTED))
        await self._journal.redact(room, player)

    # --- inside a transaction -------------------------------------------------------------------------------------

    def _store_package(self, tx: Transaction, package: Package) -> None:
        known = store.find_package_hash(tx, package.scenario, package.version)
        if known is None:
            store.add_package(tx, package, self._now())
        elif known != package.sha256:
            raise AppError("scenario_changed_without_version", scenario=package.scenario, version=package.version)

    def _open_session(
        self, tx: Transaction, plan: SessionPlan, teams: tuple[str, ...], package: Package
    ) -> SessionRecord:
        self._store_package(tx, package)
        unit = clean_unit(plan.settings.unit, store.list_units(tx, plan.organisation))
        row = SessionRow(
            id=str(uuid4()),
            organisation_id=plan.organisation,
            package_sha256=package.sha256,
            players_max=plan.players_max,
            settings=msgspec.to_builtins(replace(plan.settings, unit=unit)),
            created_at=self._now(),
            starts_at=plan.starts_at,
        )
        rooms = [new_room(number, team, free_code(tx)) for number, team in enumerate(teams, start=1)]
        for room in rooms:
            room.due_at = plan.settings.opens_at or plan.starts_at
        row.rooms = rooms
        store.add_session(tx, row)
        code = free_code(tx)
        store.add_code(tx, SessionId(row.id), code)
        return replace(store.session_record(row), code=code)

    def _claim(self, tx: Transaction, code: JoinCode, name: str, language: Language, hashed: str) -> Seat:
        now = self._now()
        room = open_room(tx, code, now)
        if store.has_name(tx, room.pk, name):
            raise AppError("name_taken", name=name)
        row = SeatRow(
            id=str(uuid4()),
            player=f"p-{uuid4().hex}",
            room_pk=room.pk,
            name=name,
            language=language,
            claimed_at=now,
            removed_at=None,
        )
        seat = store.add_seat(tx, row)
        store.own_seat(tx, seat.id, hashed, now)
        return seat

    def _resume(self, tx: Transaction, hashed: str, browser_hashed: str) -> Seat | None:
        now = self._now()
        seat_id = store.take_resume_token(tx, hashed, now)
        seat = None if seat_id is None else store.find_seat(tx, seat_id)
        if seat is None or seat.is_removed:
            return None
        store.own_seat(tx, seat.id, browser_hashed, now)
        return seat


def _parse(text: str) -> JoinCode:
    code = parse_code(text)
    if code is None:
        raise AppError("code_unknown")
    return code


def open_room(tx: Transaction, code: JoinCode, now: datetime) -> RoomRow:
    """The room, if it takes newcomers. A closed room's code is as good as none: it is not told apart."""
    room = store.find_room_row(tx, code)
    if room is None or room.stage == "closed":
        raise AppError("code_unknown")
    if room.stage == "debrief":
        raise AppError("room_ended")
    require_open(store.settings_record(room.session.settings), now)
    if room.is_locked:
        raise AppError("room_locked")
    if store.count_seats(tx, room.pk) >= room.session.players_max:
        raise AppError("room_full", limit=room.session.players_max)
    return room


def require_open(settings: SessionSettings, now: datetime) -> None:
    """Refuses, with the moment and the session's own zone, who comes before the lobby opens."""
    if settings.opens_at is not None and now < settings.opens_at:
        raise AppError("not_open_yet", at=settings.opens_at.isoformat(), zone=settings.zone)


def free_code(tx: Transaction) -> JoinCode:
    """A code that leads nowhere yet."""
    code = make_code()
    while store.is_code_taken(tx, code):
        code = make_code()
    return code


def new_room(number: int, team: str, code: JoinCode) -> RoomRow:
    """A room in which nothing has happened."""
    return RoomRow(
        id=str(uuid4()), number=number, team=team, code=code, is_locked=False, stage="new", due_at=None, alive_at=None
    )
