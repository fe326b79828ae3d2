"""The queries on the people of one session: functions of a session of the database."""

from datetime import datetime
from typing import TypeAlias

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from thebridge.accounts.tables import SessionPersonRow, SessionSignInRow
from thebridge.engine.ids import SessionId

Transaction: TypeAlias = Session


def add_person(session: Session, row: SessionPersonRow) -> None:
    """Adds somebody who runs a session."""
    session.add(row)


def list_people(session: Session, of: SessionId) -> tuple[SessionPersonRow, ...]:
    """Who runs a session by a link, in order of being asked."""
    wanted = select(SessionPersonRow).where(SessionPersonRow.session_id == of)
    return tuple(session.scalars(wanted.order_by(SessionPersonRow.made_at, SessionPersonRow.id)))


def find_person(session: Session, of: SessionId, person: str) -> SessionPersonRow | None:
    """One of them."""
    wanted = (SessionPersonRow.id == person, SessionPersonRow.session_id == of)
    return session.scalar(select(SessionPersonRow).where(*wanted))


def find_person_of_link(session: Session, token_sha256: str) -> SessionPersonRow | None:
    """Whose link it is."""
    return session.scalar(select(SessionPersonRow).where(SessionPersonRow.token_sha256 == token_sha256))


def find_person_of_browser(
    session: Session, of: SessionId, token_sha256: str, now: datetime
) -> SessionPersonRow | None:
    """Who a browser is in a session."""
    joined = select(SessionPersonRow).join(SessionSignInRow, SessionSignInRow.person_id == SessionPersonRow.id)
    is_theirs = (SessionSignInRow.token_sha256 == token_sha256, SessionSignInRow.expires_at > now)
    wanted = joined.where(SessionPersonRow.session_id == of, *is_theirs)
    return session.scalars(wanted.order_by(SessionPersonRow.made_at.desc())).first()


def add_person_sign_in(session: Session, row: SessionSignInRow, now: datetime) -> None:
    """Remembers a browser, and forgets those whose time is over."""
    session.execute(delete(SessionSignInRow).where(SessionSignInRow.expires_at <= now))
    session.merge(row)


def remove_person_sign_ins(session: Session, person: str) -> None:
    """Ends every browser's sign-in of one person."""
    session.execute(delete(SessionSignInRow).where(SessionSignInRow.person_id == person))
