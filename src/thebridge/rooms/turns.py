"""Giving way to other processes that write to the same room.

Who records first wins, and the other reads what it missed and decides again. Meanwhile the winner would record more,
and of two processes that are never idle one would lose every race. So a winner waits before it records again, as long
as the other needs to come after; where nobody else writes, nobody waits.
"""

import math
from typing import Final

SHARED_SECONDS: Final = 1.0
"""So long after another process wrote it is taken to be still at it."""
PAUSE_SECONDS: Final = 0.01
PAUSE_SECONDS_MAX: Final = 0.25
RACE: Final = 2.0
"""To read what was missed and to record takes about so many times as long as to record."""


class Turns:
    """Whose turn it is in one room. Times are the event loop's, in seconds."""

    def __init__(self) -> None:
        self._others_wrote_at = -math.inf
        self._wrote_at = -math.inf
        self._took = 0.0

    def wrote(self, began: float, now: float) -> None:
        """This process recorded something, in so much time."""
        self._wrote_at, self._took = now, now - began

    def others_wrote(self, now: float) -> None:
        """Something was read that another process recorded."""
        self._others_wrote_at = now

    def pause(self, now: float) -> float:
        """How long to wait, in seconds, before it is this process's turn again."""
        if now - self._others_wrote_at > SHARED_SECONDS:
            return 0.0
        pause = min(max(PAUSE_SECONDS, RACE * self._took), PAUSE_SECONDS_MAX)
        return max(0.0, self._wrote_at + pause - now)
