"""Coming in as the operator: the link that `serve` prints becomes a browser's sign-in."""

import hmac
import re
import secrets
import unicodedata
from base64 import urlsafe_b64encode
from collections.abc import Callable
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any, Final

from thebridge.accounts import store
from thebridge.accounts.model import (
    DEFAULT_ORGANISATION,
    Actor,
    Anonymous,
    Keeping,
    Operator,
    OrganisationId,
    OrganisationSettings,
)
from thebridge.accounts.tables import SignInRow
from thebridge.database import Database, hash_token
from thebridge.errors import AppError

SIGN_IN_LASTS: Final = timedelta(hours=24)
PROOF_LASTS: Final = timedelta(minutes=10)
"""So long after giving a password, or opening the operator's link, one may export, erase and see names."""
NAME_LIMIT: Final = 60
ID_LIMIT: Final = 24
DAYS_MAX: Final = 3650


class AccountService:
    """`secret_key` is the server's own; the operator link follows from it, so a restart prints the same link."""

    def __init__(self, database: Database, secret_key: str, now: Callable[[], datetime]) -> None:
        self._database = database
        self._secret_key = secret_key
        self._now = now

    async def get_operator_token(self, organisation: OrganisationId = DEFAULT_ORGANISATION) -> str:
        """The token of the organisation's operator link; made when there is none."""
        number = await self._database.read(lambda session: store.find_link_number(session, organisation))
        return await self._save_link(organisation, number or 1)

    async def renew_operator_token(self, organisation: OrganisationId = DEFAULT_ORGANISATION) -> str:
        """Makes another link, and ends the old one with everyone who came in by it."""
        number = await self._database.read(lambda session: store.find_link_number(session, organisation))
        await self._database.write(lambda session: store.remove_sign_ins(session, organisation))
        return await self._save_link(organisation, (number or 0) + 1)

    async def sign_in(self, operator_token: str) -> str:
        """Turns the link's token into one for this browser's cookie; `link_unknown` when it is not the link."""
        hashed = hash_token(operator_token)
        organisation = await self._database.read(lambda session: store.find_organisation_of_link(session, hashed))
        if organisation is None:
            raise AppError("link_unknown")
        token, now = secrets.token_urlsafe(32), self._now()
        row = SignInRow(
            token_sha256=hash_token(token),
            organisation_id=organisation,
            created_at=now,
            expires_at=now + SIGN_IN_LASTS,
        )
        await self._database.write(lambda session: store.add_sign_in(session, row))
        return token

    async def get_actor(self, token: str | None) -> Actor:
        """Who a browser with this cookie is."""
        if not token:
            return Anonymous()
        hashed, now = hash_token(token), self._now()
        found = await self._database.read(lambda session: store.find_sign_in(session, hashed, now))
        return Anonymous() if found is None else Operator(found[0])

    async def is_proved(self, token: str | None) -> bool:
        """Whether this browser came in by the link a moment ago: what a password is to other people."""
        hashed, now = hash_token(token or ""), self._now()
        found = await self._database.read(lambda session: store.find_sign_in(session, hashed, now))
        return found is not None and now - found[1] < PROOF_LASTS

    async def get_settings(self, organisation: OrganisationId) -> OrganisationSettings:
        """How the organisation wants it."""
        found = await self._database.read(lambda session: store.find_settings(session, organisation))
        if found is None:
            raise AppError("not_found")
        return found

    async def save_settings(self, organisation: OrganisationId, wanted: OrganisationSettings) -> list[str]:
        """Keeps how the organisation wants it; the hashes of the sign-ins that ended by it."""
        _require_fit(wanted)

        def save(session: Any) -> list[str]:
            store.save_settings(session, organisation, wanted)
            return [] if wanted.allows_operator_link else store.remove_sign_ins(session, organisation)

        return await self._database.write(save)

    async def find_longest_keeping(self) -> Keeping:
        """The longest that any organisation here keeps things: true for a reader of whom nothing is known yet."""
        return await self._database.read(store.find_longest_keeping)

    async def list_organisations(self) -> dict[OrganisationId, str]:
        """Every organisation of this server, with its name."""
        return await self._database.read(store.list_organisations)

    async def add_organisation(self, name: str) -> OrganisationId:
        """Another organisation. Its id, which its people sign in with, follows from its name."""
        cleaned = clean_name(name)
        plain = unicodedata.normalize("NFKD", cleaned).encode("ascii", "ignore").decode().lower()
        organisation = OrganisationId("-".join(re.findall(r"[a-z0-9]+", plain))[:ID_LIMIT].strip("-"))
        if not organisation:
            raise AppError("text_empty")
        if organisation in await self.list_organisations():
            raise AppError("organisation_taken", name=cleaned)
        await self._database.write(lambda session: store.add_organisation(session, organisation, cleaned))
        return organisation

    async def sign_out(self, token: str) -> None:
        """Ends this browser's sign-in."""
        hashed = hash_token(token)
        await self._database.write(lambda session: store.remove_sign_in(session, hashed))

    async def _save_link(self, organisation: OrganisationId, number: int) -> str:
        token = self._link_token(organisation, number)
        hashed = hash_token(token)
        name = str(organisation).capitalize()
        await self._database.write(lambda session: store.add_organisation(session, organisation, name))
        await self._database.write(lambda session: store.save_link(session, organisation, number, hashed))
        return token

    def _link_token(self, organisation: OrganisationId, number: int) -> str:
        made_of = f"operator-link:{organisation}:{number}".encode()
        mac = hmac.new(self._secret_key.encode(), made_of, sha256).digest()
        return urlsafe_b64encode(mac).decode().rstrip("=")


def clean_name(text: str, limit: int = NAME_LIMIT) -> str:
    """A name without space around it and without signs that are not seen."""
    cleaned = " ".join("".join(sign for sign in text if sign.isprintable()).split())
    if not cleaned:
        raise AppError("text_empty")
    if len(cleaned) > limit:
        raise AppError("text_too_long", limit=limit)
    return cleaned


def _require_fit(wanted: OrganisationSettings) -> None:
    clean_name(wanted.name)
    if not 1 <= wanted.personal_days <= wanted.results_days <= DAYS_MAX:
        raise AppError("retention_unfit", most=DAYS_MAX)
