"""The queries on what must go when and what has gone: functions of a transaction."""

from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import ColumnElement, func, select, update
from sqlalchemy.orm import Session

from thebridge.accounts.model import OrganisationId
from thebridge.accounts.tables import OrganisationRow
from thebridge.engine.ids import SessionId
from thebridge.privacy.tables import RetentionRow, TombstoneRow
from thebridge.sessions.tables import RoomRow, SeatRow, SessionRow


class Due(NamedTuple):
    """Something of a session whose time has come."""

    session: SessionId
    organisation: OrganisationId


class Dates(NamedTuple):
    """When a session's personal traces go, when all of it goes, and when the first was done."""

    personal: datetime
    results: datetime
    personal_done: datetime | None


def plan_retention(tx: Session) -> None:
    """Says of every session when its traces go: so many days after it was last played, as its organisation wants now.

    A day is twenty-four hours of UTC: a night in which the clocks change is like any other.
    """
    known = {row.session_id: row for row in tx.scalars(select(RetentionRow))}
    for session, personal_due, results_due in _dues(tx):
        row = known.get(session)
        if row is None:
            row = RetentionRow(session_id=session, personal_done_at=None)
            tx.add(row)
        row.personal_due_at, row.results_due_at = personal_due, results_due


def list_dates(tx: Session, organisation: str) -> dict[SessionId, Dates]:
    """For each session of an organisation when its traces go, as things stand now."""
    mine = SessionRow.organisation_id == organisation
    rows = tx.scalars(select(RetentionRow).join(SessionRow, SessionRow.id == RetentionRow.session_id).where(mine))
    done = {row.session_id: row.personal_done_at for row in rows}
    return {SessionId(known): Dates(personal, results, done.get(known)) for known, personal, results in _dues(tx, mine)}


def _dues(tx: Session, *conditions: ColumnElement[bool]) -> list[tuple[str, datetime, datetime]]:
    """Each session, and when its personal traces and all of it go: so many days after the last thing that happened."""
    claimed = (
        select(RoomRow.session_id, func.max(SeatRow.claimed_at).label("at"))
        .join(SeatRow, SeatRow.room_pk == RoomRow.pk)
        .group_by(RoomRow.session_id)
        .subquery()
    )
    alive = select(RoomRow.session_id, func.max(RoomRow.alive_at).label("at")).group_by(RoomRow.session_id).subquery()
    wanted = (
        select(
            SessionRow.id,
            SessionRow.created_at,
            SessionRow.starts_at,
            claimed.c.at,
            alive.c.at,
            OrganisationRow.personal_days,
            OrganisationRow.results_days,
        )
        .join(OrganisationRow, OrganisationRow.id == SessionRow.organisation_id)
        .outerjoin(claimed, claimed.c.session_id == SessionRow.id)
        .outerjoin(alive, alive.c.session_id == SessionRow.id)
    )
    found = ((row, max(at for at in row[1:5] if at is not None)) for row in tx.execute(wanted.where(*conditions)))
    return [(row[0], ended_at + timedelta(days=row[5]), ended_at + timedelta(days=row[6])) for row, ended_at in found]


def list_personal_due(tx: Session, now: datetime) -> list[Due]:
    """The sessions whose personal traces must be redacted by now."""
    due = (RetentionRow.personal_due_at <= now, RetentionRow.personal_done_at.is_(None))
    return _due(tx, *due)


def list_results_due(tx: Session, now: datetime) -> list[Due]:
    """The sessions that must be deleted by now."""
    return _due(tx, RetentionRow.results_due_at <= now)


def _due(tx: Session, *conditions: object) -> list[Due]:
    wanted = select(SessionRow.id, SessionRow.organisation_id).join(
        RetentionRow, RetentionRow.session_id == SessionRow.id
    )
    rows = tx.execute(wanted.where(*conditions).order_by(SessionRow.id))  # type: ignore[arg-type]
    return [Due(SessionId(row[0]), OrganisationId(row[1])) for row in rows]


def save_personal_done(tx: Session, session: SessionId, now: datetime) -> bool:
    """The personal traces of the session are gone; whether that was not written down before."""
    mine = (RetentionRow.session_id == session, RetentionRow.personal_done_at.is_(None))
    done = tx.execute(update(RetentionRow).where(*mine).values(personal_done_at=now).returning(RetentionRow.session_id))
    return done.first() is not None


# --- what has gone ----------------------------------------------------------------------------------------------------


def add_tombstone(tx: Session, row: TombstoneRow) -> None:
    """Writes down what is to be erased, unless that was written down before."""
    if tx.get(TombstoneRow, row.id) is None:
        tx.add(row)


def list_unfinished(tx: Session) -> list[TombstoneRow]:
    """What was to be erased, and perhaps is not yet."""
    wanted = select(TombstoneRow).where(TombstoneRow.done_at.is_(None))
    return list(tx.scalars(wanted.order_by(TombstoneRow.asked_at, TombstoneRow.id)))


def list_tombstones(tx: Session) -> list[TombstoneRow]:
    """All that was erased."""
    return list(tx.scalars(select(TombstoneRow).order_by(TombstoneRow.asked_at, TombstoneRow.id)))


def save_done(tx: Session, tombstone: str, now: datetime) -> None:
    """It is erased."""
    tx.execute(update(TombstoneRow).where(TombstoneRow.id == tombstone).values(done_at=now))
