"""Links to a session's plenary screen: made, listed, revoked. Whoever holds one sees that screen and nothing else.

A link's token follows from the server's secret, so its lead can see it again; in the database stands its hash alone.
"""

import hmac
from base64 import urlsafe_b64encode
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Final
from uuid import uuid4

from thebridge.accounts import store
from thebridge.accounts.model import LinkHolder
from thebridge.accounts.tables import ProjectorLinkRow
from thebridge.database import Database, hash_token
from thebridge.engine.ids import SessionId
from thebridge.errors import AppError

LINKS_MAX: Final = 20


@dataclass(frozen=True, slots=True)
class ProjectorLink:
    """One link. `token` is None when the server's secret is another one than when the link was made."""

    id: str
    token: str | None
    made_at: datetime
    revoked_at: datetime | None

    @property
    def subject(self) -> str:
        """Whose right it is: a revocation of it ends the screens that came by it."""
        return f"projector:{self.id}"


@dataclass(frozen=True, slots=True)
class Held:
    """A link that somebody came in by, and what it lets them see."""

    link: ProjectorLink
    holder: LinkHolder


class ProjectorLinks:
    """`secret_key` is the server's own."""

    def __init__(self, database: Database, secret_key: str, now: Callable[[], datetime]) -> None:
        self._database = database
        self._secret_key = secret_key
        self._now = now

    async def make(self, session: SessionId) -> ProjectorLink:
        """Another link; `projector_links_full` when the session has had many."""
        if len(await self.list_links(session)) >= LINKS_MAX:
            raise AppError("projector_links_full", limit=LINKS_MAX)
        made, now = str(uuid4()), self._now()
        token = self._token(made)
        row = ProjectorLinkRow(
            id=made, session_id=session, token_sha256=hash_token(token), made_at=now, revoked_at=None
        )
        await self._database.write(lambda tx: store.add_projector_link(tx, row))
        return ProjectorLink(made, token, now, None)

    async def list_links(self, session: SessionId) -> list[ProjectorLink]:
        """Every link of the session, the newest first."""
        return await self._database.read(
            lambda tx: [self._told(row) for row in store.list_projector_links(tx, session)]
        )

    async def open(self, token: str) -> Held:
        """Who comes with this token; `projector_link_ended` when it is no link, or none any more."""
        hashed = hash_token(token)
        found = await self._database.read(lambda tx: self._held(store.find_projector_link(tx, hashed)))
        if found is None:
            raise AppError("projector_link_ended")
        return found

    async def revoke(self, session: SessionId, link: str) -> ProjectorLink:
        """Ends a link of the session; `projector_link_ended` when the session has no such link."""
        now = self._now()
        await self._database.write(lambda tx: store.revoke_projector_link(tx, session, link, now))
        found = [one for one in await self.list_links(session) if one.id == link]
        if not found:
            raise AppError("projector_link_ended")
        return found[0]

    def _held(self, row: ProjectorLinkRow | None) -> Held | None:
        return None if row is None else Held(self._told(row), LinkHolder(SessionId(row.session_id), "projector"))

    def _told(self, row: ProjectorLinkRow) -> ProjectorLink:
        token = self._token(row.id)
        is_same = hmac.compare_digest(hash_token(token), row.token_sha256)
        return ProjectorLink(row.id, token if is_same else None, row.made_at, row.revoked_at)

    def _token(self, link: str) -> str:
        mac = hmac.new(self._secret_key.encode(), f"projector-link:{link}".encode(), sha256).digest()
        return urlsafe_b64encode(mac).decode().rstrip("=")
