"""Coming in as the operator: the link that `serve` prints becomes a browser's sign-in."""

import hmac
import secrets
from base64 import urlsafe_b64encode
from collections.abc import Callable
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Final

from thebridge.accounts import store
from thebridge.accounts.model import DEFAULT_ORGANISATION, Actor, Anonymous, Operator, OrganisationId
from thebridge.accounts.tables import SignInRow
from thebridge.database import Database, hash_token
from thebridge.errors import AppError

SIGN_IN_LASTS: Final = timedelta(hours=24)


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
        find = store.find_organisation_of_sign_in
        organisation = await self._database.read(lambda session: find(session, hashed, now))
        return Anonymous() if organisation is None else Operator(organisation)

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
