"""Accounts: the first one by a secret on the console, the others by invitation, a lost password by another link.

There is no mail anywhere. A link's token is told once, to whoever asked for it; in the database stands its hash.
"""

import hmac
import re
import secrets
from base64 import urlsafe_b64encode
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any, Final
from uuid import uuid4

from thebridge.accounts import store
from thebridge.accounts.model import DEFAULT_ORGANISATION, Invitation, OrganisationId, Person, PersonId, Role
from thebridge.accounts.passwords import Passwords
from thebridge.accounts.service import clean_name
from thebridge.accounts.tables import InvitationRow
from thebridge.database import Database, hash_token
from thebridge.errors import AppError

INVITATION_LASTS: Final = timedelta(days=7)
RESET_LASTS: Final = timedelta(hours=24)
FIRST_ROLES: Final[frozenset[Role]] = frozenset({"admin", "facilitator", "platform"})
_LOGIN = re.compile(r"[a-z0-9][a-z0-9._-]{1,39}")
_CONSOLE = "console."


class People:
    """`secret_key` is the server's own: what the console says follows from it, so that the console writes nothing."""

    def __init__(self, database: Database, secret_key: str, now: Callable[[], datetime], passwords: Passwords) -> None:
        self._database = database
        self._secret_key = secret_key
        self._now = now
        self._passwords = passwords

    # --- the first account ----------------------------------------------------------------------------------------

    async def find_setup_secret(self) -> str | None:
        """The secret that makes the first account; none once there is one."""
        count = await self._database.read(lambda tx: store.count_people(tx, DEFAULT_ORGANISATION))
        return None if count else self._sign("first-account")

    async def set_up(self, secret: str, name: str, login: str, password: str) -> Person:
        """Makes the first account; `link_used` when the secret is wrong, or was used."""
        await self.require_setup(secret)
        person = self._new(DEFAULT_ORGANISATION, FIRST_ROLES, name, login)
        hashed = await self._passwords.hash(password)

        def add(tx: Any) -> None:
            if store.count_people(tx, DEFAULT_ORGANISATION):
                raise AppError("link_used")
            store.add_person(tx, person, hashed)

        await self._database.write(add)
        return person

    async def require_setup(self, secret: str) -> None:
        """Refuses with `link_used` unless this is the secret that makes the first account now."""
        right = await self.find_setup_secret()
        if right is None or not hmac.compare_digest(right.encode(), secret.encode()):
            raise AppError("link_used")

    # --- invitations ----------------------------------------------------------------------------------------------

    async def invite(self, organisation: OrganisationId, roles: frozenset[Role]) -> str:
        """The token of a link by which somebody makes an account with these roles: once, within a week."""
        if not roles:
            raise AppError("roles_needed")
        return await self._invite(organisation, roles, None, INVITATION_LASTS)

    async def make_reset(self, organisation: OrganisationId, person: PersonId) -> str:
        """The token of a link by which somebody chooses another password: once, within a day."""
        found = await self.get_person(organisation, person)
        return await self._invite(organisation, found.roles, found.id, RESET_LASTS)

    async def make_console_reset(self, sign_in_name: str) -> str:
        """The same, from the console beside a running server: it only reads, so the token proves itself."""
        organisation, login = split_sign_in_name(sign_in_name)
        found = await self._database.read(lambda tx: store.find_by_login(tx, organisation, login))
        if found is None:
            raise AppError("person_unknown")
        ends = round((self._now() + RESET_LASTS).timestamp())
        return f"{_CONSOLE}{found[0].id}.{ends}.{self._console_sign(found[0].id, ends, found[1])}"

    async def get_invitation(self, token: str) -> Invitation:
        """What a link invites to; `link_used` when it was used, is too old or never was."""
        now = self._now()
        if token.startswith(_CONSOLE):
            found = await self._find_console_reset(token, now)
        else:
            hashed = hash_token(token)
            found = await self._database.read(lambda tx: store.find_invitation(tx, hashed, now))
        if found is None:
            raise AppError("link_used")
        return found

    async def accept(self, token: str, name: str, login: str, password: str) -> Person:
        """Makes the account that a link invites to."""
        invitation = await self.get_invitation(token)
        if invitation.person is not None:
            raise AppError("link_used")
        person = self._new(invitation.organisation, invitation.roles, name, login)
        hashed, now = await self._passwords.hash(password), self._now()

        def add(tx: Any) -> None:
            if store.find_invitation(tx, invitation.token_sha256, now) is None:
                raise AppError("link_used")
            if store.find_by_login(tx, person.organisation, person.login) is not None:
                raise AppError("login_taken")
            store.remove_invitation(tx, invitation.token_sha256)
            store.add_person(tx, person, hashed)

        await self._database.write(add)
        return person

    async def reset(self, token: str, password: str) -> tuple[Person, list[str]]:
        """Another password for the account that the link is for; who, and the sign-ins that ended by it."""
        person = (await self.get_invitation(token)).person
        if person is None:
            raise AppError("link_used")
        hashed = await self._passwords.hash(password)
        await self.get_invitation(token)  # perhaps it was used meanwhile
        return person, await self._save_password(person.id, hashed)

    # --- people ---------------------------------------------------------------------------------------------------

    async def list_people(self, organisation: OrganisationId) -> list[Person]:
        """The organisation's accounts."""
        return await self._database.read(lambda tx: store.list_people(tx, organisation))

    async def get_person(self, organisation: OrganisationId, person: PersonId) -> Person:
        """One account of the organisation; another's is as one that does not exist."""
        found = await self._database.read(lambda tx: store.find_person(tx, person))
        if found is None or found.organisation != organisation:
            raise AppError("not_found")
        return found

    async def set_roles(self, organisation: OrganisationId, person: PersonId, roles: frozenset[Role]) -> list[str]:
        """Gives an account other roles and ends its sign-ins; which ended. `last_admin` must stay one."""
        found = await self.get_person(organisation, person)
        wanted = roles | (found.roles & {"platform"})
        if not wanted:
            raise AppError("roles_needed")

        def save(tx: Any) -> list[str]:
            if "admin" not in wanted:
                _require_another_admin(tx, found)
            store.save_roles(tx, person, wanted)
            return store.remove_person_sign_ins(tx, person)

        return await self._database.write(save)

    async def remove(self, organisation: OrganisationId, person: PersonId) -> list[str]:
        """Takes an account away; the sign-ins that ended by it. `last_admin` stays."""
        found = await self.get_person(organisation, person)

        def remove(tx: Any) -> list[str]:
            _require_another_admin(tx, found)
            ended = store.remove_person_sign_ins(tx, person)
            store.remove_person(tx, person)
            return ended

        return await self._database.write(remove)

    # --- inside ---------------------------------------------------------------------------------------------------

    def _new(self, organisation: OrganisationId, roles: frozenset[Role], name: str, login: str) -> Person:
        cleaned = login.strip().lower()
        if not _LOGIN.fullmatch(cleaned):
            raise AppError("login_unfit")
        return Person(PersonId(str(uuid4())), organisation, cleaned, clean_name(name), roles, self._now())

    async def _invite(
        self, organisation: OrganisationId, roles: frozenset[Role], person: PersonId | None, lasts: timedelta
    ) -> str:
        token, now = secrets.token_urlsafe(32), self._now()
        row = InvitationRow(
            token_sha256=hash_token(token),
            organisation_id=organisation,
            person_id=person,
            roles=sorted(roles),
            expires_at=now + lasts,
        )
        await self._database.write(lambda tx: store.add_invitation(tx, row, now))
        return token

    async def _save_password(self, person: PersonId, hashed: str) -> list[str]:
        def save(tx: Any) -> list[str]:
            store.save_password(tx, person, hashed)
            return store.remove_person_sign_ins(tx, person)

        return await self._database.write(save)

    async def _find_console_reset(self, token: str, now: datetime) -> Invitation | None:
        parts = token.removeprefix(_CONSOLE).split(".")
        if len(parts) != 3 or not re.fullmatch(r"\d{1,12}", parts[1], re.ASCII):
            return None
        person, ends = PersonId(parts[0]), int(parts[1])
        known = await self._database.read(
            lambda tx: (store.find_person(tx, person), store.find_password_hash(tx, person))
        )
        right = self._console_sign(person, ends, known[1] or "")
        is_right = hmac.compare_digest(right.encode(), parts[2].encode())
        if known[0] is None or not is_right or datetime.fromtimestamp(ends, UTC) <= now:
            return None
        return Invitation(known[0].organisation, known[0].roles, known[0], "")

    def _console_sign(self, person: PersonId, ends: int, password_hash: str) -> str:
        """Falls with the password that it replaces: so it works once."""
        return self._sign(f"reset:{person}:{ends}:{hash_token(password_hash)}")

    def _sign(self, made_of: str) -> str:
        mac = hmac.new(self._secret_key.encode(), f"people:{made_of}".encode(), sha256).digest()
        return urlsafe_b64encode(mac).decode().rstrip("=")


def split_sign_in_name(text: str) -> tuple[OrganisationId, str]:
    """What somebody types to sign in: a login, and for other organisations than the first `@` and its id."""
    login, _, organisation = text.strip().lower().partition("@")
    return OrganisationId(organisation or DEFAULT_ORGANISATION), login


def _require_another_admin(tx: Any, person: Person) -> None:
    people = store.list_people(tx, person.organisation)
    if "admin" in person.roles and not any("admin" in one.roles for one in people if one.id != person.id):
        raise AppError("last_admin")
