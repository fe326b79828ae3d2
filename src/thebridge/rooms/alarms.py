"""What must happen although nobody does anything: commands of the clock, with ids that follow from the room.

So two processes, or one that starts again, cannot make one thing happen twice.
"""

import asyncio
from collections.abc import Callable
from datetime import datetime
from typing import Final

from thebridge.engine.areas.acts.words import OpenRoom, StartPlay, Tick
from thebridge.engine.areas.clock.words import CompensateOutage
from thebridge.engine.ids import CLOCK, CommandId
from thebridge.rooms.submission import Submission

AGAIN_SECONDS: Final = 1.0
"""After an alarm that came to nothing, the next one waits at least so long."""
START_ID: Final = CommandId("clock:start")


def opening(command: OpenRoom) -> Submission:
    """The first command of a room."""
    return Submission.of(CommandId("clock:open"), command)


def start() -> Submission:
    """Play begins at the time that was set for the session."""
    return Submission.of(START_ID, StartPlay(CLOCK))


def tick(seq: int) -> Submission:
    """Whatever is due in the state after entry `seq`."""
    return Submission.of(CommandId(f"clock:tick:{seq}"), Tick(CLOCK))


def compensation(seq: int, seconds: float) -> Submission:
    """The time that nobody could play after entry `seq` is given back."""
    return Submission.of(CommandId(f"clock:outage:{seq}"), CompensateOutage(CLOCK, round(seconds, 3)))


class Alarm:
    """Rings at the moment that was set last. It needs no task; the event loop keeps the time."""

    def __init__(self, now: Callable[[], datetime], ring: Callable[[], None]) -> None:
        self._now = now
        self._ring = ring
        self._timer: asyncio.TimerHandle | None = None
        self._due_at: datetime | None = None
        self._quiet_until = 0.0

    @property
    def due_at(self) -> datetime | None:
        """The moment that was set last; it stays known when the room has ended."""
        return self._due_at

    def set(self, due_at: datetime | None) -> None:
        """Rings at this moment and no other; at once if it is past."""
        self.cancel()
        self._due_at = due_at
        if due_at is not None:
            loop = asyncio.get_running_loop()
            delay = (due_at - self._now()).total_seconds()
            at = max(loop.time() + delay, self._quiet_until)
            self._timer = loop.call_at(at, self._fire)

    def hush(self) -> None:
        """It rang for nothing: not again at once."""
        self._quiet_until = asyncio.get_running_loop().time() + AGAIN_SECONDS

    def cancel(self) -> None:
        """Rings no more."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _fire(self) -> None:
        self._timer = None
        self._ring()
