"""The queries on organisations, links and sign-ins: functions of a session, run by `Database.write` and `read`."""

from datetime import datetime
from typing import TypeAlias

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from thebridge.accounts.model import OrganisationId
from thebridge.accounts.tables import (
    OperatorLinkRow,
    OrganisationRow,
    SessionPersonRow,
    SessionSignInRow,
    SignInRow,
)
from thebridge.engine.ids import SessionId

Transaction: TypeAlias = Session


def add_organisation(session: Session, organisation: OrganisationId, name: str) -> None:
    """Adds an organisation that is not there yet."""
    if session.get(OrganisationRow, organisation) is None:
        session.add(OrganisationRow(id=organisation, name=name))


def find_link_number(session: Session, organisation: OrganisationId) -> int | None:
    """How often the organisation's operator link was made anew."""
    return session.scalar(select(OperatorLinkRow.number).where(OperatorLinkRow.organisation_id == organisation))


def save_link(session: Session, organisation: OrganisationId, number: int, token_sha256: str) -> None:
    """Makes this the organisation's only operator link."""
    session.merge(OperatorLinkRow(organisation_id=organisation, number=number, token_sha256=token_sha256))


def find_organisation_of_link(session: Session, token_sha256: str) -> OrganisationId | None:
    """Whose link it is."""
    found = session.scalar(select(OperatorLinkRow.organisation_id).where(OperatorLinkRow.token_sha256 == token_sha256))
    return None if found is None else OrganisationId(found)


def add_sign_in(session: Session, row: SignInRow) -> None:
    """Remembers a browser, and forgets those whose time is over."""
    session.execute(delete(SignInRow).where(SignInRow.expires_at <= row.created_at))
    session.add(row)


def find_organisation_of_sign_in(session: Session, token_sha256: str, now: datetime) -> OrganisationId | None:
    """For whom a browser is signed in, while it is."""
    found = session.scalar(
        select(SignInRow.organisation_id).where(SignInRow.token_sha256 == token_sha256, SignInRow.expires_at > now)
    )
    return None if found is None else OrganisationId(found)


def remove_sign_in(session: Session, token_sha256: str) -> None:
    """Ends one browser's sign-in."""
    session.execute(delete(SignInRow).where(SignInRow.token_sha256 == token_sha256))


def remove_sign_ins(session: Session, organisation: OrganisationId) -> None:
    """Ends every sign-in of the organisation."""
    session.execute(delete(SignInRow).where(SignInRow.organisation_id == organisation))


# --- people of one session --------------------------------------------------------------------------------------------


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
