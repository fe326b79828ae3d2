"""The queries on sessions, rooms and seats: functions of a transaction, run by `Database.write` and `read`.

A transaction is SQLAlchemy's session; "session" is an event in this product.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any, Final, TypeAlias, cast

import msgspec
from sqlalchemy import and_, delete, func, select, update
from sqlalchemy.orm import Session, selectinload, undefer

from thebridge.engine.ids import Language, PlayerId, RoomId, ScenarioId, SessionId
from thebridge.sessions.model import (
    JoinCode,
    Package,
    RoomRecord,
    Seat,
    SeatId,
    SessionRecord,
    SessionSettings,
    Stage,
)
from thebridge.sessions.nicknames import is_confusable
from thebridge.sessions.tables import (
    BrowserSeatRow,
    PackageRow,
    ResumeTokenRow,
    RoomRow,
    SeatRow,
    SessionCodeRow,
    SessionRow,
)

Transaction: TypeAlias = Session

# --- packages ---------------------------------------------------------------------------------------------------------


def find_package_hash(tx: Transaction, scenario: ScenarioId, version: str) -> str | None:
    """The content that this version had when it was first opened."""
    wanted = (PackageRow.scenario == scenario, PackageRow.version == version)
    return tx.scalar(select(PackageRow.sha256).where(*wanted))


def add_package(tx: Transaction, package: Package, stored_at: datetime) -> None:
    """Keeps the content."""
    tx.add(
        PackageRow(
            sha256=package.sha256,
            scenario=package.scenario,
            version=package.version,
            content=package.content,
            stored_at=stored_at,
        )
    )


def find_package(tx: Transaction, sha256: str) -> Package | None:
    """The content of a hash."""
    row = tx.get(PackageRow, sha256, options=[undefer(PackageRow.content)])
    return None if row is None else Package(ScenarioId(row.scenario), row.version, row.sha256, row.content)


# --- sessions and rooms -----------------------------------------------------------------------------------------------


def add_session(tx: Transaction, row: SessionRow) -> None:
    """Adds a session with its rooms."""
    tx.add(row)
    tx.flush()


def find_session(tx: Transaction, session_id: SessionId) -> SessionRecord | None:
    """One session with its rooms."""
    row = tx.get(SessionRow, session_id)
    return None if row is None else replace(session_record(row), code=find_code_of(tx, session_id))


def find_code_of(tx: Transaction, session_id: SessionId) -> JoinCode | None:
    """The session's own code."""
    found = tx.scalar(select(SessionCodeRow.code).where(SessionCodeRow.session_id == session_id))
    return None if found is None else JoinCode(found)


def find_session_of_code(tx: Transaction, code: JoinCode) -> SessionRecord | None:
    """The session that a code of a whole session leads to."""
    found = tx.scalar(select(SessionCodeRow.session_id).where(SessionCodeRow.code == code))
    return None if found is None else find_session(tx, SessionId(found))


def add_code(tx: Transaction, session_id: SessionId, code: JoinCode) -> None:
    """Gives a session its own code."""
    tx.add(SessionCodeRow(session_id=session_id, code=code))


def save_settings(tx: Transaction, session_id: SessionId, settings: SessionSettings) -> None:
    """Writes down what the facilitator chose by now."""
    changed: dict[str, Any] = msgspec.to_builtins(settings)
    tx.execute(update(SessionRow).where(SessionRow.id == session_id).values(settings=changed))


def save_moment(tx: Transaction, session_id: SessionId, settings: SessionSettings) -> None:
    """Another moment for a session: its rooms that have not played wake for it."""
    save_settings(tx, session_id, settings)
    tx.execute(update(SessionRow).where(SessionRow.id == session_id).values(starts_at=settings.starts_at))
    mine = RoomRow.session_id == session_id
    for stage, due_at in (("new", settings.opens_at or settings.starts_at), ("lobby", settings.starts_at)):
        tx.execute(update(RoomRow).where(mine, RoomRow.stage == stage).values(due_at=due_at))


def add_room(tx: Transaction, session_id: SessionId, row: RoomRow) -> None:
    """Adds a room to a session."""
    row.session_id = session_id
    tx.add(row)
    tx.flush()


def list_sessions(tx: Transaction, organisation: str) -> tuple[SessionRecord, ...]:
    """The organisation's sessions, the newest first."""
    wanted = select(SessionRow).where(SessionRow.organisation_id == organisation)
    # Each room's session is loaded already: it is not asked for again, room by room.
    loaded = wanted.options(selectinload(SessionRow.rooms).lazyload(RoomRow.session))
    rows = tx.scalars(loaded.order_by(SessionRow.created_at.desc(), SessionRow.id)).unique()
    mine = select(SessionRow.id).where(SessionRow.organisation_id == organisation)
    found = tx.execute(
        select(SessionCodeRow.session_id, SessionCodeRow.code).where(SessionCodeRow.session_id.in_(mine))
    )
    codes = {session: JoinCode(code) for session, code in found}
    return tuple(replace(session_record(row), code=codes.get(row.id)) for row in rows)


def list_units(tx: Transaction, organisation: str) -> tuple[str, ...]:
    """The units that the organisation's sessions are for, each once, by name."""
    rows = tx.scalars(select(SessionRow.settings).where(SessionRow.organisation_id == organisation))
    return tuple(sorted({unit for row in rows if (unit := settings_record(row).unit)}))


def delete_session(tx: Transaction, session_id: SessionId) -> bool:
    """Forgets a session with all that belongs to it; whether it was there. Its package stays for others."""
    gone = tx.execute(delete(SessionRow).where(SessionRow.id == session_id).returning(SessionRow.id))
    return gone.first() is not None


def find_room(tx: Transaction, room: RoomId) -> RoomRecord | None:
    """One room."""
    row = tx.scalar(select(RoomRow).where(RoomRow.id == room))
    return None if row is None else room_record(row)


def find_room_row(tx: Transaction, code: JoinCode) -> RoomRow | None:
    """The room of a join code."""
    return tx.scalar(select(RoomRow).where(RoomRow.code == code))


def is_code_taken(tx: Transaction, code: JoinCode) -> bool:
    """Whether some room, or some session, has this code."""
    is_of_session = tx.scalar(select(SessionCodeRow.session_id).where(SessionCodeRow.code == code)) is not None
    return is_of_session or find_room_row(tx, code) is not None


def list_due_rooms(tx: Transaction, until: datetime, silent_since: datetime | None = None) -> tuple[RoomId, ...]:
    """The rooms that play, and those for which something is to come until then; perhaps only those long silent."""
    is_due = RoomRow.due_at.is_not(None) & ((RoomRow.stage == "play") | (RoomRow.due_at <= until))
    due = select(RoomRow.id).where(is_due, RoomRow.stage != "closed")
    if silent_since is not None:
        due = due.where(RoomRow.alive_at.is_(None) | (RoomRow.alive_at < silent_since))
    return tuple(RoomId(found) for found in tx.scalars(due.order_by(RoomRow.due_at)))


def save_standing(tx: Transaction, room: RoomId, stage: Stage, due_at: datetime | None) -> None:
    """Where a room stands, for whoever asks while it sleeps."""
    tx.execute(update(RoomRow).where(RoomRow.id == room).values(stage=stage, due_at=due_at))


def list_alive_after(tx: Transaction, at: datetime) -> dict[RoomId, datetime | None]:
    """The rooms that play and were alive later than that, or never."""
    is_later = RoomRow.alive_at.is_(None) | (RoomRow.alive_at > at)
    rows = tx.execute(select(RoomRow.id, RoomRow.alive_at).where(RoomRow.stage == "play", is_later))
    return {RoomId(room): alive_at for room, alive_at in rows}


def save_alive(tx: Transaction, rooms: Iterable[RoomId], at: datetime) -> None:
    """These rooms were awake at that moment."""
    tx.execute(update(RoomRow).where(RoomRow.id.in_(list(rooms))).values(alive_at=at))


def save_lock(tx: Transaction, room: RoomId, is_locked: bool) -> None:
    """Whether newcomers are let in."""
    tx.execute(update(RoomRow).where(RoomRow.id == room).values(is_locked=is_locked))


# --- seats ------------------------------------------------------------------------------------------------------------


def count_seats(tx: Transaction, room_pk: int) -> int:
    """How many people hold a seat in a room."""
    held = select(func.count()).select_from(SeatRow).where(SeatRow.room_pk == room_pk, SeatRow.removed_at.is_(None))
    return tx.scalar(held) or 0


def has_name(tx: Transaction, room_pk: int, name: str, but: PlayerId | None = None) -> bool:
    """Whether somebody in the room goes by this name, or by one that looks like it."""
    held = select(SeatRow.name).where(SeatRow.room_pk == room_pk, SeatRow.removed_at.is_(None))
    names = tx.scalars(held if but is None else held.where(SeatRow.player != but))
    return any(is_confusable(name, one) for one in names)


def find_held_seat(tx: Transaction, player: PlayerId) -> SeatRow | None:
    """The seat of a player who was not taken out."""
    return tx.scalar(select(SeatRow).where(SeatRow.player == player, SeatRow.removed_at.is_(None)))


def move_seat(tx: Transaction, row: SeatRow, room: RoomRow, player: PlayerId) -> Seat:
    """Puts a seat, with the browsers that own it, in another room as another player."""
    row.room, row.player = room, player
    tx.flush()
    return seat_record(row)


def find_row_of_room(tx: Transaction, room: RoomId) -> RoomRow | None:
    """The row of a room."""
    return tx.scalar(select(RoomRow).where(RoomRow.id == room))


def add_seat(tx: Transaction, row: SeatRow) -> Seat:
    """Adds a seat."""
    tx.add(row)
    tx.flush()
    return seat_record(row)


def find_seat(tx: Transaction, seat: SeatId) -> Seat | None:
    """One seat."""
    row = tx.get(SeatRow, seat)
    return None if row is None else seat_record(row)


_SEAT: Final = (
    SeatRow.id,
    SeatRow.player,
    RoomRow.id,
    RoomRow.session_id,
    SessionRow.organisation_id,
    SeatRow.name,
    SeatRow.language,
    SeatRow.removed_at,
)


def find_owned_seat(tx: Transaction, seat: SeatId, token_sha256: str) -> Seat | None:
    """One seat, if that browser owns it.

    By columns and not as an object with its room and session: after a restart everybody asks this at the same moment.
    """
    owned = and_(BrowserSeatRow.seat_id == SeatRow.id, BrowserSeatRow.token_sha256 == token_sha256)
    asked = (
        select(*_SEAT)
        .join(BrowserSeatRow, owned)
        .join(RoomRow, RoomRow.pk == SeatRow.room_pk)
        .join(SessionRow, SessionRow.id == RoomRow.session_id)
    )
    found = tx.execute(asked.where(SeatRow.id == seat)).first()
    if found is None:
        return None
    id_, player, room, session, organisation, name, language, removed_at = found
    place = SeatId(id_), PlayerId(player), RoomId(room), SessionId(session), organisation
    return Seat(*place, name, Language(language), removed_at is not None)


def list_seats_of_browser(tx: Transaction, token_sha256: str) -> tuple[Seat, ...]:
    """The seats that a browser owns and that are not removed, the newest first."""
    owned = select(SeatRow).join(BrowserSeatRow, BrowserSeatRow.seat_id == SeatRow.id)
    held = owned.where(BrowserSeatRow.token_sha256 == token_sha256, SeatRow.removed_at.is_(None))
    return tuple(seat_record(row) for row in tx.scalars(held.order_by(SeatRow.claimed_at.desc())))


def list_seats(tx: Transaction, room: RoomId) -> tuple[Seat, ...]:
    """Everyone who ever held a seat in the room, in order of coming."""
    seats = select(SeatRow).join(RoomRow, RoomRow.pk == SeatRow.room_pk).where(RoomRow.id == room)
    return tuple(seat_record(row) for row in tx.scalars(seats.order_by(SeatRow.claimed_at)))


def own_seat(tx: Transaction, seat: SeatId, token_sha256: str, since: datetime) -> None:
    """Lets a browser in on a seat."""
    tx.merge(BrowserSeatRow(token_sha256=token_sha256, seat_id=seat, since=since))


def remove_player(tx: Transaction, player: PlayerId, removed_at: datetime) -> None:
    """Takes the seat away, with every way back to it."""
    row = tx.scalar(select(SeatRow).where(SeatRow.player == player))
    if row is None:
        return
    row.removed_at = row.removed_at or removed_at
    tx.execute(delete(BrowserSeatRow).where(BrowserSeatRow.seat_id == row.id))
    tx.execute(delete(ResumeTokenRow).where(ResumeTokenRow.seat_id == row.id))


def move_player(tx: Transaction, player: PlayerId, room: RoomId) -> None:
    """Puts the seat into another room."""
    there = select(RoomRow.pk).where(RoomRow.id == room).scalar_subquery()
    tx.execute(update(SeatRow).where(SeatRow.player == player).values(room_pk=there))


def save_name(tx: Transaction, player: PlayerId, name: str) -> None:
    """Writes another name on the seat."""
    tx.execute(update(SeatRow).where(SeatRow.player == player).values(name=name))


def forget_listed_name(tx: Transaction, player: PlayerId) -> None:
    """Takes the name of a seat off its session's list of people."""
    row = tx.scalar(select(SeatRow).where(SeatRow.player == player))
    if row is None:
        return
    settings = settings_record(row.room.session.settings)
    kept = {name: number for name, number in settings.roster.items() if not is_confusable(name, row.name)}
    if len(kept) < len(settings.roster):
        save_settings(tx, SessionId(row.room.session_id), replace(settings, roster=kept))


def add_resume_token(tx: Transaction, seat: SeatId, token_sha256: str, expires_at: datetime) -> None:
    """Makes this the seat's only way to another device."""
    tx.execute(delete(ResumeTokenRow).where(ResumeTokenRow.seat_id == seat))
    tx.add(ResumeTokenRow(token_sha256=token_sha256, seat_id=seat, expires_at=expires_at))


def take_resume_token(tx: Transaction, token_sha256: str, now: datetime) -> SeatId | None:
    """The seat that a token leads to; taking it uses it up, and clears away those whose time is over."""
    row = tx.get(ResumeTokenRow, token_sha256)
    seat = SeatId(row.seat_id) if row is not None and row.expires_at > now else None
    tx.execute(
        delete(ResumeTokenRow).where((ResumeTokenRow.token_sha256 == token_sha256) | (ResumeTokenRow.expires_at <= now))
    )
    return seat


# --- rows to records --------------------------------------------------------------------------------------------------


def session_record(row: SessionRow) -> SessionRecord:
    """A session as the product speaks of it."""
    settings = settings_record(row.settings)
    return SessionRecord(
        id=SessionId(row.id),
        organisation=row.organisation_id,
        scenario=ScenarioId(row.package.scenario),
        version=row.package.version,
        package=row.package_sha256,
        settings=settings,
        players_max=row.players_max,
        created_at=row.created_at,
        starts_at=row.starts_at,
        rooms=tuple(room_record(room, settings) for room in row.rooms),
    )


def room_record(row: RoomRow, settings: SessionSettings | None = None) -> RoomRecord:
    """A room as the product speaks of it; its session's settings are read once when they are given."""
    event = row.session
    return RoomRecord(
        id=RoomId(row.id),
        session=SessionId(event.id),
        organisation=event.organisation_id,
        number=row.number,
        team=row.team,
        code=JoinCode(row.code),
        scenario=ScenarioId(event.package.scenario),
        version=event.package.version,
        package=event.package_sha256,
        settings=settings or settings_record(event.settings),
        players_max=event.players_max,
        is_locked=row.is_locked,
        stage=cast("Stage", row.stage),
        starts_at=event.starts_at,
        due_at=row.due_at,
        alive_at=row.alive_at,
    )


def seat_record(row: SeatRow) -> Seat:
    """A seat as the product speaks of it."""
    return Seat(
        id=SeatId(row.id),
        player=PlayerId(row.player),
        room=RoomId(row.room.id),
        session=SessionId(row.room.session_id),
        organisation=row.room.session.organisation_id,
        name=row.name,
        language=Language(row.language),
        is_removed=row.removed_at is not None,
    )


def settings_record(stored: dict[str, Any]) -> SessionSettings:
    """What the facilitator chose, from its JSON."""
    return msgspec.convert(stored, SessionSettings)
