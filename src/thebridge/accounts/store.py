"""The queries on organisations, links and sign-ins: functions of a session, run by `Database.write` and `read`."""

from datetime import datetime
from typing import cast

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from thebridge.accounts.model import (
    Audited,
    Invitation,
    Keeping,
    OrganisationId,
    OrganisationSettings,
    Person,
    PersonId,
    Role,
)
from thebridge.accounts.tables import (
    AuditRow,
    InvitationRow,
    OperatorLinkRow,
    OrganisationRow,
    PersonRow,
    PersonSignInRow,
    ProjectorLinkRow,
    SignInRow,
)
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
    """Whose link it is, where the organisation allows such links."""
    links = select(OperatorLinkRow.organisation_id).join(OrganisationRow)
    found = session.scalar(
        links.where(OperatorLinkRow.token_sha256 == token_sha256, OrganisationRow.allows_operator_link)
    )
    return None if found is None else OrganisationId(found)


def add_sign_in(session: Session, row: SignInRow) -> None:
    """Remembers a browser, and forgets those whose time is over."""
    session.execute(delete(SignInRow).where(SignInRow.expires_at <= row.created_at))
    session.add(row)


def find_sign_in(session: Session, token_sha256: str, now: datetime) -> tuple[OrganisationId, datetime] | None:
    """For whom a browser is signed in by the link, and since when, while it is and the organisation allows it."""
    signed = select(SignInRow.organisation_id, SignInRow.created_at).join(OrganisationRow)
    found = session.execute(
        signed.where(
            SignInRow.token_sha256 == token_sha256, SignInRow.expires_at > now, OrganisationRow.allows_operator_link
        )
    ).one_or_none()
    return None if found is None else (OrganisationId(found[0]), found[1])


def remove_sign_in(session: Session, token_sha256: str) -> None:
    """Ends one browser's sign-in."""
    session.execute(delete(SignInRow).where(SignInRow.token_sha256 == token_sha256))


def remove_sign_ins(session: Session, organisation: OrganisationId) -> list[str]:
    """Ends every sign-in by the organisation's link; which they were."""
    theirs = SignInRow.organisation_id == organisation
    ended = list(session.scalars(select(SignInRow.token_sha256).where(theirs)))
    session.execute(delete(SignInRow).where(theirs))
    return ended


# --- organisations ----------------------------------------------------------------------------------------------------


def find_settings(session: Session, organisation: OrganisationId) -> OrganisationSettings | None:
    """How the organisation wants it."""
    row = session.get(OrganisationRow, organisation)
    if row is None:
        return None
    return OrganisationSettings(row.name, row.personal_days, row.results_days, row.allows_operator_link)


def save_settings(session: Session, organisation: OrganisationId, wanted: OrganisationSettings) -> None:
    """Keeps how the organisation wants it."""
    values = {
        "name": wanted.name,
        "personal_days": wanted.personal_days,
        "results_days": wanted.results_days,
        "allows_operator_link": wanted.allows_operator_link,
    }
    session.execute(update(OrganisationRow).where(OrganisationRow.id == organisation).values(**values))


def find_longest_keeping(session: Session) -> Keeping:
    """The longest that any organisation keeps things."""
    asked = select(func.max(OrganisationRow.personal_days), func.max(OrganisationRow.results_days))
    personal, results = session.execute(asked).one()
    return Keeping(personal, results)


def list_organisations(session: Session) -> dict[OrganisationId, str]:
    """Every organisation by its name."""
    rows = session.scalars(select(OrganisationRow).order_by(OrganisationRow.name))
    return {OrganisationId(row.id): row.name for row in rows}


# --- people -----------------------------------------------------------------------------------------------------------


def count_people(session: Session, organisation: OrganisationId) -> int:
    """How many accounts the organisation has."""
    theirs = PersonRow.organisation_id == organisation
    return session.scalar(select(func.count()).select_from(PersonRow).where(theirs)) or 0


def list_people(session: Session, organisation: OrganisationId) -> list[Person]:
    """The organisation's accounts, by name."""
    theirs = select(PersonRow).where(PersonRow.organisation_id == organisation)
    return [_person(row) for row in session.scalars(theirs.order_by(PersonRow.name, PersonRow.id))]


def find_person(session: Session, person: PersonId) -> Person | None:
    """One account."""
    row = session.get(PersonRow, person)
    return None if row is None else _person(row)


def find_by_login(session: Session, organisation: OrganisationId, login: str) -> tuple[Person, str] | None:
    """The account with this login, and the hash of its password."""
    wanted = select(PersonRow).where(PersonRow.organisation_id == organisation, PersonRow.login == login)
    row = session.scalar(wanted)
    return None if row is None else (_person(row), row.password_hash)


def find_password_hash(session: Session, person: PersonId) -> str | None:
    """The hash of the account's password."""
    return session.scalar(select(PersonRow.password_hash).where(PersonRow.id == person))


def add_person(session: Session, person: Person, password_hash: str) -> None:
    """Adds an account."""
    session.add(
        PersonRow(
            id=person.id,
            organisation_id=person.organisation,
            login=person.login,
            name=person.name,
            password_hash=password_hash,
            roles=sorted(person.roles),
            created_at=person.created_at,
        )
    )


def save_password(session: Session, person: PersonId, password_hash: str) -> None:
    """Gives the account another password, and ends the links that would do so too."""
    session.execute(update(PersonRow).where(PersonRow.id == person).values(password_hash=password_hash))
    session.execute(delete(InvitationRow).where(InvitationRow.person_id == person))


def save_roles(session: Session, person: PersonId, roles: frozenset[Role]) -> None:
    """Gives the account these roles and no others."""
    session.execute(update(PersonRow).where(PersonRow.id == person).values(roles=sorted(roles)))


def remove_person(session: Session, person: PersonId) -> None:
    """Takes the account away, with every way in to it."""
    session.execute(delete(PersonRow).where(PersonRow.id == person))


def _person(row: PersonRow) -> Person:
    return Person(
        id=PersonId(row.id),
        organisation=OrganisationId(row.organisation_id),
        login=row.login,
        name=row.name,
        roles=_roles(row.roles),
        created_at=row.created_at,
    )


def _roles(stored: list[str]) -> frozenset[Role]:
    return frozenset(cast("list[Role]", stored))


# --- invitations ------------------------------------------------------------------------------------------------------


def add_invitation(session: Session, row: InvitationRow, now: datetime) -> None:
    """Keeps an invitation; an earlier one for the same account ends, and so do those whose time is over."""
    session.execute(delete(InvitationRow).where(InvitationRow.expires_at <= now))
    if row.person_id is not None:
        session.execute(delete(InvitationRow).where(InvitationRow.person_id == row.person_id))
    session.add(row)


def find_invitation(session: Session, token_sha256: str, now: datetime) -> Invitation | None:
    """What a link invites to, while it does."""
    row = session.get(InvitationRow, token_sha256)
    if row is None or row.expires_at <= now:
        return None
    person = None if row.person_id is None else find_person(session, PersonId(row.person_id))
    return Invitation(OrganisationId(row.organisation_id), _roles(row.roles), person, token_sha256)


def remove_invitation(session: Session, token_sha256: str) -> None:
    """The link was used."""
    session.execute(delete(InvitationRow).where(InvitationRow.token_sha256 == token_sha256))


# --- browsers in which people are signed in ---------------------------------------------------------------------------


def add_person_sign_in(session: Session, row: PersonSignInRow, now: datetime) -> None:
    """Remembers a browser, and forgets those whose time is over."""
    session.execute(delete(PersonSignInRow).where(PersonSignInRow.expires_at <= now))
    session.add(row)


def find_person_sign_in(session: Session, token_sha256: str) -> tuple[Person, PersonSignInRow] | None:
    """Who is signed in in a browser, and since when."""
    row = session.get(PersonSignInRow, token_sha256)
    person = None if row is None else find_person(session, PersonId(row.person_id))
    return None if row is None or person is None else (person, row)


def save_seen(session: Session, token_sha256: str, now: datetime) -> None:
    """The person was here."""
    session.execute(update(PersonSignInRow).where(PersonSignInRow.token_sha256 == token_sha256).values(seen_at=now))


def remove_person_sign_ins(session: Session, person: PersonId, keep: str = "") -> list[str]:
    """Signs a person out everywhere but in the browser to keep; which ended."""
    theirs = (PersonSignInRow.person_id == person, PersonSignInRow.token_sha256 != keep)
    ended = list(session.scalars(select(PersonSignInRow.token_sha256).where(*theirs)))
    session.execute(delete(PersonSignInRow).where(*theirs))
    return ended


def remove_person_sign_in(session: Session, token_sha256: str) -> None:
    """Signs one browser out."""
    session.execute(delete(PersonSignInRow).where(PersonSignInRow.token_sha256 == token_sha256))


# --- the audit log ----------------------------------------------------------------------------------------------------


def add_audit(session: Session, row: AuditRow) -> None:
    """Writes a line."""
    session.add(row)


def has_audit(session: Session, row: AuditRow, since: datetime) -> bool:
    """Whether the same was written down since that moment."""
    same = (
        AuditRow.organisation_id == row.organisation_id,
        AuditRow.actor == row.actor,
        AuditRow.action == row.action,
        AuditRow.subject == row.subject,
        AuditRow.at >= since,
    )
    return session.scalar(select(AuditRow.id).where(*same).limit(1)) is not None


def list_audit(
    session: Session, organisation: OrganisationId, action: str, since: datetime | None, limit: int
) -> list[Audited]:
    """The organisation's lines, the newest first; perhaps of one action only, or since a moment."""
    wanted = select(AuditRow).where(AuditRow.organisation_id == organisation)
    if action:
        wanted = wanted.where(AuditRow.action == action)
    if since is not None:
        wanted = wanted.where(AuditRow.at >= since)
    rows = session.scalars(wanted.order_by(AuditRow.at.desc(), AuditRow.id.desc()).limit(limit))
    return [Audited(row.at, row.actor, row.action, row.subject, row.details) for row in rows]


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
