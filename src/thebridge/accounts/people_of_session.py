"""The people who run one session: each has a link with a right, which can be replaced and taken away."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, cast, get_args

from thebridge.accounts import session_store as store
from thebridge.accounts.model import Actor, Anonymous, OrganisationId, SessionPerson, SessionRight
from thebridge.accounts.tables import SessionPersonRow, SessionSignInRow
from thebridge.database import Database, hash_token
from thebridge.engine.ids import SessionId
from thebridge.errors import AppError

SIGN_IN_LASTS: Final = timedelta(days=14)
NAME_LIMIT: Final = 40
PEOPLE_MAX: Final = 40


@dataclass(frozen=True, slots=True)
class PersonOfSession:
    """Someone who runs a session by a link."""

    id: str
    session: SessionId
    name: str
    right: SessionRight

    @property
    def subject(self) -> str:
        """The subject of a revocation that ends what this person has open."""
        return f"session-person:{self.id}"


class PeopleOfSessions:
    """Links to run a session with. A link is shown once; what stands in the database does not open anything."""

    def __init__(self, database: Database, now: Callable[[], datetime]) -> None:
        self._database = database
        self._now = now

    async def invite(self, session: SessionId, name: str, right: str) -> tuple[PersonOfSession, str]:
        """Somebody more, and the token of their link."""
        cleaned = " ".join(name.split())
        if right not in get_args(SessionRight):
            raise AppError("form_unfit")
        if not cleaned:
            raise AppError("text_empty")
        if len(cleaned) > NAME_LIMIT:
            raise AppError("text_too_long", limit=NAME_LIMIT)
        if len(await self.list_people(session)) >= PEOPLE_MAX:
            raise AppError("people_too_many", limit=PEOPLE_MAX)
        token = secrets.token_urlsafe(32)
        row = SessionPersonRow(
            id=secrets.token_hex(8),
            session_id=session,
            name=cleaned,
            session_right=right,
            token_sha256=hash_token(token),
            made_at=self._now(),
        )
        person = _person(row)
        await self._database.write(lambda tx: store.add_person(tx, row))
        return person, token

    async def list_people(self, session: SessionId) -> tuple[PersonOfSession, ...]:
        """Who runs the session by a link."""
        return await self._database.read(lambda tx: tuple(_person(row) for row in store.list_people(tx, session)))

    async def replace_link(self, session: SessionId, person: str) -> tuple[PersonOfSession, str]:
        """Another link for the same person; the old one, and whoever came in by it, is out."""
        token = secrets.token_urlsafe(32)

        def job(tx: store.Transaction) -> PersonOfSession:
            row = _found(store.find_person(tx, session, person))
            row.token_sha256 = hash_token(token)
            store.remove_person_sign_ins(tx, person)
            return _person(row)

        return await self._database.write(job), token

    async def revoke(self, session: SessionId, person: str) -> PersonOfSession:
        """Takes the right away. Revoke the person's `subject` then: that closes what is open."""

        def job(tx: store.Transaction) -> PersonOfSession:
            row = _found(store.find_person(tx, session, person))
            known = _person(row)
            tx.delete(row)
            return known

        return await self._database.write(job)

    async def sign_in(self, token: str, browser_token: str) -> PersonOfSession:
        """Lets a browser in by a link; `link_unknown` when there is no such link."""
        now = self._now()

        def job(tx: store.Transaction) -> PersonOfSession | None:
            row = store.find_person_of_link(tx, hash_token(token))
            if row is None:
                return None
            sign_in = SessionSignInRow(
                token_sha256=hash_token(browser_token), person_id=row.id, expires_at=now + SIGN_IN_LASTS
            )
            store.add_person_sign_in(tx, sign_in, now)
            return _person(row)

        found = await self._database.write(job)
        if found is None:
            raise AppError("link_unknown")
        return found

    async def get_actor(self, organisation: OrganisationId, session: SessionId, browser_token: str | None) -> Actor:
        """Who a browser is in a session of that organisation."""
        if not browser_token:
            return Anonymous()
        hashed, now = hash_token(browser_token), self._now()

        def job(tx: store.Transaction) -> Actor:
            row = store.find_person_of_browser(tx, session, hashed, now)
            if row is None:
                return Anonymous()
            return SessionPerson(organisation, session, cast("SessionRight", row.session_right), row.id)

        return await self._database.read(job)


def _person(row: SessionPersonRow) -> PersonOfSession:
    return PersonOfSession(row.id, SessionId(row.session_id), row.name, cast("SessionRight", row.session_right))


def _found(row: SessionPersonRow | None) -> SessionPersonRow:
    if row is None:
        raise AppError("session_person_unknown")
    return row
