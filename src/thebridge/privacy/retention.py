"""What is kept too long goes by itself. When stands in the database: a restart forgets nothing and repeats nothing."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Final

import structlog

from thebridge.accounts.audit import RETENTION, Audit
from thebridge.database import Database
from thebridge.engine.ids import SessionId
from thebridge.privacy import store
from thebridge.privacy.erasure import Erasure

LOOKS_SECONDS: Final = 900.0
_log = structlog.get_logger(__name__)


class Retention:
    """Personal traces are redacted first, team results are deleted much later; both as the organisation chose."""

    def __init__(self, database: Database, erasure: Erasure, audit: Audit, now: Callable[[], datetime]) -> None:
        self._database = database
        self._erasure = erasure
        self._audit = audit
        self._now = now

    async def run(self) -> None:
        """Looks now and then, for as long as the server runs. One failure stops nothing."""
        while True:
            try:
                await self.look()
            except Exception:  # noqa: BLE001 - whatever it is, the next look comes
                _log.exception("retention_failed")
            await asyncio.sleep(LOOKS_SECONDS)

    async def look(self) -> int:
        """Does whatever is due by now; how much that was. Of several processes that do it, one writes it down."""
        now = self._now()
        await self._database.write(store.plan_retention)
        over = await self._database.read(lambda tx: store.list_results_due(tx, now))
        for session, organisation in over:
            if await self._erasure.erase_session(session):
                await self._audit.note(organisation, RETENTION, "session_erased", session)
        personal = await self._database.read(lambda tx: store.list_personal_due(tx, now))
        for session, organisation in personal:
            await self._erasure.redact_session(session)
            is_first = await self._database.write(partial(store.save_personal_done, session=session, now=now))
            if is_first:
                await self._audit.note(organisation, RETENTION, "retention", session)
        return len(over) + len(personal)

    async def list_dates(self, organisation: str) -> dict[SessionId, store.Dates]:
        """For each session of an organisation when its traces go, as things stand now."""
        return await self._database.read(lambda tx: store.list_dates(tx, organisation))
