"""A wall clock that was set back while nobody served: the time of rooms that play goes on from where it was.

Without this their clocks would stand still until the wall clock has come to where it was before.
"""

import logging
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final, Protocol

from thebridge.engine.ids import RoomId
from thebridge.journal.protocol import Journal

MOST: Final = timedelta(days=7)
"""A clock that was further ahead than this was wrong, and is not followed."""

_logger = logging.getLogger(__name__)


class Signs(Protocol):
    """What is stored of when rooms were alive."""

    async def list_alive_after(self, at: datetime) -> Mapping[RoomId, datetime | None]:
        """The rooms that play and were alive later than that, or never; each with the moment."""


async def find_moment(signs: Signs, journal: Journal, now: datetime) -> datetime:
    """From when on time goes on: `now`, or the last sign of a room that plays when that is said to be still to come."""
    alive = await signs.list_alive_after(now)
    moments = [at for at in alive.values() if at is not None]
    for room, head in (await journal.heads(list(alive))).items():
        moments += [entry.at for entry in await journal.read(room, head.seq - 1)]
    latest = max(moments, default=now)
    if latest <= now:
        return now
    if latest - now > MOST:
        _logger.warning("rooms were played long after now: the clock was wrong", extra={"until": latest.isoformat()})
        return now
    _logger.warning("the clock was set back: time goes on from before", extra={"until": latest.isoformat()})
    return latest
