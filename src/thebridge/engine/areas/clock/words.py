"""Real time into scenario time: the words of the area *clock*. Nothing else turns one into the other."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from thebridge.engine.ids import Author


@dataclass(frozen=True, slots=True)
class PauseRoom:
    """A lead stops every timer and timed happening."""

    by: Author


@dataclass(frozen=True, slots=True)
class ResumeRoom:
    by: Author


@dataclass(frozen=True, slots=True)
class ExtendTime:
    """A lead gives the room time back.

    The scenario clock goes back, deadlines move, nothing that happened is undone.
    """

    by: Author
    seconds: int


@dataclass(frozen=True, slots=True)
class SetFactor:
    """A lead lets scenario time run slower or faster.

    `factor`: scenario seconds per real second (60 minutes = 1.0, 75 = 0.8, 90 = 0.667). `has_limits` False is *off*:
    no deadline holds.
    """

    by: Author
    factor: float
    has_limits: bool


@dataclass(frozen=True, slots=True)
class CompensateOutage:
    """The room's process was away: the clock gives those real seconds back."""

    by: Author
    seconds: float


@dataclass(frozen=True, slots=True)
class ClockStarted:
    pass


@dataclass(frozen=True, slots=True)
class ClockPaused:
    pass


@dataclass(frozen=True, slots=True)
class ClockResumed:
    pass


@dataclass(frozen=True, slots=True)
class TimeExtended:
    """May be negative: the inverse of an extension."""

    seconds: int


@dataclass(frozen=True, slots=True)
class FactorSet:
    factor: float
    has_limits: bool


@dataclass(frozen=True, slots=True)
class OutageCompensated:
    """Real seconds that nobody could play."""

    seconds: float


@dataclass(frozen=True, slots=True)
class ClockStopped:
    """Play is over."""


@dataclass(frozen=True, slots=True)
class ClockState:
    """`base_seconds` is the scenario time at `anchor_at`; the clock runs only while `phase` is running."""

    phase: Literal["waiting", "running", "paused", "stopped"] = "waiting"
    base_seconds: float = 0.0
    anchor_at: datetime | None = None
    factor: float = 1.0
    has_limits: bool = True
    extended_seconds: int = 0

    def seconds_at(self, now: datetime) -> float:
        """Scenario seconds since play started, at a real moment."""
        if self.phase != "running" or self.anchor_at is None:
            return self.base_seconds
        real = max(0.0, (now - self.anchor_at).total_seconds())
        return self.base_seconds + real * self.factor

    def real_seconds_until(self, scenario_seconds: float, now: datetime) -> float | None:
        """Real seconds from `now` until the scenario clock shows `scenario_seconds`; None while it does not run."""
        if self.phase != "running" or self.factor <= 0:
            return None
        return max(0.0, (scenario_seconds - self.seconds_at(now)) / self.factor)
