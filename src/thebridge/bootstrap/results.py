"""Which rooms count in results, and reading them a while after they ended, before anybody asks."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Sequence
from typing import Final

import structlog

from thebridge.accounts.model import OrganisationId
from thebridge.debrief.results import Facts
from thebridge.debrief.results_cache import ResultsCache
from thebridge.sessions.model import SessionRecord

FIRST_SECONDS: Final = 1.0
LOOKS_SECONDS: Final = 300.0
REST_SECONDS: Final = 0.2
"""Play goes first: so long between two sessions that are read."""
ListSessions = Callable[[str], Awaitable[Sequence[SessionRecord]]]
_log = structlog.get_logger(__name__)


def list_facts(sessions: Iterable[SessionRecord]) -> list[Facts]:
    """Every room whose team may have ended. Rehearsals do not count."""
    return [
        Facts(room.id, session.id, session.scenario, session.version, room.number, session.settings.unit)
        for session in sessions
        if not session.settings.is_rehearsal
        for room in session.rooms
        if room.stage in ("debrief", "closed")
    ]


async def read_ahead(
    results: ResultsCache, sessions: ListSessions, organisations: Callable[[], Awaitable[Iterable[OrganisationId]]]
) -> None:
    """Reads what has ended, session by session, now and then; so a page of results need not wait for it."""
    await asyncio.sleep(FIRST_SECONDS)
    while True:
        try:
            await read_once(results, sessions, await organisations())
        except Exception:  # noqa: BLE001 - whatever it is, the page itself reads what is missing
            _log.exception("results_not_read")
        await asyncio.sleep(LOOKS_SECONDS)


async def read_once(results: ResultsCache, sessions: ListSessions, organisations: Iterable[OrganisationId]) -> None:
    """One round over every organisation: what was read before is taken from the table, the rest is read."""
    for organisation in organisations:
        listed = await sessions(organisation)
        await results.recall(list_facts(listed))
        for session in listed:
            if await results.read(list_facts([session])):
                await asyncio.sleep(REST_SECONDS)
