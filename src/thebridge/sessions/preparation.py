"""What a facilitator arranges before play: names, calls, the list of people, and people in another room."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Final
from urllib.parse import urlsplit
from uuid import NAMESPACE_URL, uuid5

from thebridge.database import Database
from thebridge.engine.ids import PlayerId, RoomId, SessionId
from thebridge.errors import AppError
from thebridge.sessions import store
from thebridge.sessions.forming import Roster
from thebridge.sessions.model import Forming, RoomRecord, Seat, SessionRecord, SessionSettings, parse_code
from thebridge.sessions.nicknames import clean_name, clean_text
from thebridge.sessions.service import NAME_LIMIT, TEAM_LIMIT, free_code, new_room, require_open
from thebridge.sessions.store import Transaction
from thebridge.sessions.units import clean_unit

LINK_LIMIT: Final = 500
ROOMS_MAX: Final = 30


class Preparation:
    """The use cases of preparing and of the lobby. Play itself is in the room."""

    def __init__(self, database: Database, now: Callable[[], datetime]) -> None:
        self._database = database
        self._now = now

    async def swap_names(self, session: SessionId, names: Mapping[str, str]) -> None:
        """The cast's names of this session; `names_fixed` once a room has opened with them."""

        def change(record: SessionRecord) -> SessionSettings:
            if any(room.stage != "new" for room in record.rooms):
                raise AppError("names_fixed")
            return replace(record.settings, names=dict(names))

        await self._change(session, change)

    async def set_unit(self, session: SessionId, unit: str) -> None:
        """Which unit the session is for; `unit_fixed` once a team has ended, for then it counts in results."""

        def job(tx: Transaction) -> None:
            record = _session(tx, session)
            if any(room.stage in ("debrief", "closed") for room in record.rooms):
                raise AppError("unit_fixed")
            cleaned = clean_unit(unit, store.list_units(tx, record.organisation))
            store.save_settings(tx, session, replace(record.settings, unit=cleaned))

        await self._database.write(job)

    async def set_moment(
        self, session: SessionId, opens_at: datetime | None, zone: str, begins_minutes: int
    ) -> SessionRecord:
        """Another moment, or none: then the lobby is open now. `session_played` once a team has begun."""

        def job(tx: Transaction) -> SessionRecord:
            record = _session(tx, session)
            if not record.is_unplayed:
                raise AppError("session_played")
            old = record.settings
            changed = replace(old, opens_at=opens_at, zone=zone, begins_minutes=begins_minutes, moves=old.moves + 1)
            store.save_moment(tx, session, changed)
            return record

        return await self._database.write(job)

    async def set_meeting(self, session: SessionId, room: RoomId, link: str) -> None:
        """Where a room talks; an empty link takes it away. Only https, and nothing that hides another address."""
        checked = check_link(link)

        def change(record: SessionRecord) -> SessionSettings:
            kept = {known: value for known, value in record.settings.meetings.items() if known != room}
            return replace(record.settings, meetings={**kept, room: checked} if checked else kept)

        await self._change(session, change)

    async def form_teams(self, session: SessionId, forming: Forming, roster: Roster, rooms: tuple[str, ...]) -> None:
        """How teams come about, with the list; rooms are added for teams that were split."""

        def job(tx: Transaction) -> None:
            record = _session(tx, session)
            if len(record.rooms) + len(rooms) > ROOMS_MAX:
                raise AppError("rooms_unfit", limit=ROOMS_MAX)
            for number, team in enumerate(rooms, start=len(record.rooms) + 1):
                row = new_room(number, clean_text(team, TEAM_LIMIT), free_code(tx))
                row.due_at = record.settings.opens_at or record.starts_at
                store.add_room(tx, session, row)
            settings = replace(record.settings, forming=forming, roster=dict(roster.places))
            store.save_settings(tx, session, settings)

        await self._database.write(job)

    async def find_session_by_code(self, text: str) -> SessionRecord:
        """The session that a typed code leads to; `code_unknown`, or `not_open_yet` with the moment."""
        code = parse_code(text)
        found = None if code is None else await self._database.read(lambda tx: store.find_session_of_code(tx, code))
        if found is None:
            raise AppError("code_unknown")
        require_open(found.settings, self._now())
        return found

    async def list_open_rooms(self, record: SessionRecord) -> list[tuple[RoomRecord, int]]:
        """The rooms that still let people in, each with how many have a seat there."""

        def job(tx: Transaction) -> list[tuple[RoomRecord, int]]:
            rows = [store.find_row_of_room(tx, room.id) for room in record.rooms]
            counted = [(store.room_record(row), store.count_seats(tx, row.pk)) for row in rows if row is not None]
            return [
                (room, count)
                for room, count in counted
                if room.stage in ("new", "lobby", "play") and not room.is_locked and count < room.players_max
            ]

        return await self._database.read(job)

    async def rename(self, room: RoomId, player: PlayerId, name: str) -> str:
        """Another name on the seat; the name as it is kept. `name_taken` when somebody there is taken for it."""
        cleaned = clean_name(name, NAME_LIMIT)

        def job(tx: Transaction) -> None:
            row = store.find_row_of_room(tx, room)
            if row is not None and store.has_name(tx, row.pk, cleaned, but=player):
                raise AppError("name_taken", name=cleaned)
            store.save_name(tx, player, cleaned)

        await self._database.write(job)
        return cleaned

    async def plan_move(self, player: PlayerId, target: RoomId) -> Seat:
        """The seat as it would be in the other room of the session: with an id that follows from where it comes from.

        Nothing is written yet. A locked door keeps newcomers out, not whom a lead brings.
        """
        return await self._database.read(lambda tx: self._plan(tx, player, target))

    async def move_seat(self, player: PlayerId, target: RoomId) -> Seat:
        """The seat is in the other room from now on; its address and its browsers stay."""

        def job(tx: Transaction) -> Seat:
            planned = self._plan(tx, player, target)
            row, room = store.find_held_seat(tx, player), store.find_row_of_room(tx, target)
            assert row is not None
            assert room is not None
            return store.move_seat(tx, row, room, planned.player)

        return await self._database.write(job)

    def _plan(self, tx: Transaction, player: PlayerId, target: RoomId) -> Seat:
        row, room = store.find_held_seat(tx, player), store.find_row_of_room(tx, target)
        if row is None:
            raise AppError("player_unknown")
        if room is None or room.session_id != row.room.session_id or room.id == row.room.id:
            raise AppError("room_unknown")
        if room.stage in ("debrief", "closed"):
            raise AppError("room_ended")
        if store.count_seats(tx, room.pk) >= room.session.players_max:
            raise AppError("room_full", limit=room.session.players_max)
        if store.has_name(tx, room.pk, row.name):
            raise AppError("name_taken", name=row.name)
        moved = PlayerId(f"p-{uuid5(NAMESPACE_URL, f'{row.id}:{player}:{target}').hex}")
        return replace(store.seat_record(row), player=moved, room=target)

    async def _change(self, session: SessionId, change: Callable[[SessionRecord], SessionSettings]) -> None:
        def job(tx: Transaction) -> None:
            store.save_settings(tx, session, change(_session(tx, session)))

        await self._database.write(job)


def _session(tx: Transaction, session: SessionId) -> SessionRecord:
    found = store.find_session(tx, session)
    if found is None:
        raise AppError("session_unknown")
    return found


def check_link(text: str) -> str:
    """A link to a call as it may be shown; empty for none, `link_unfit` for anything but plain https."""
    link = text.strip()
    if not link:
        return ""
    try:
        parts = urlsplit(link)
        is_fit = parts.scheme == "https" and bool(parts.hostname) and "@" not in parts.netloc and parts.port != 0
    except ValueError:
        is_fit = False
    if not is_fit or len(link) > LINK_LIMIT or not link.isascii() or any(sign in link for sign in " \\\"'<>`"):
        raise AppError("link_unfit")
    return link
