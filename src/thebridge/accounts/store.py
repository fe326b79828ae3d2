"""The queries on organisations, links and sign-ins: functions of a session, run by `Database.write` and `read`."""

from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from thebridge.accounts.model import OrganisationId
from thebridge.accounts.tables import OperatorLinkRow, OrganisationRow, ProjectorLinkRow, SignInRow
from thebridge.engine.ids import SessionId


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


def add_projector_link(session: Session, row: ProjectorLinkRow) -> None:
    """Keeps a new link to a session's plenary screen."""
    session.add(row)


def list_projector_links(session: Session, shown: SessionId) -> list[ProjectorLinkRow]:
    """Every link to the session's plenary screen, revoked ones too, the newest first."""
    asked = select(ProjectorLinkRow).where(ProjectorLinkRow.session_id == shown)
    return list(session.scalars(asked.order_by(ProjectorLinkRow.made_at.desc(), ProjectorLinkRow.id)))


def find_projector_link(session: Session, token_sha256: str) -> ProjectorLinkRow | None:
    """The link with this token, unless it is revoked."""
    asked = select(ProjectorLinkRow).where(ProjectorLinkRow.token_sha256 == token_sha256)
    return session.scalar(asked.where(ProjectorLinkRow.revoked_at.is_(None)))


def revoke_projector_link(session: Session, shown: SessionId, link: str, now: datetime) -> None:
    """Ends a link of the session; one that ended already keeps its moment."""
    session.execute(
        update(ProjectorLinkRow)
        .where(ProjectorLinkRow.id == link, ProjectorLinkRow.session_id == shown, ProjectorLinkRow.revoked_at.is_(None))
        .values(revoked_at=now)
    )
