"""The chapters and what takes place in them: the words of the area *acts*."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from thebridge.engine.ids import (
    ActId,
    Author,
    ClueId,
    EndingId,
    HappeningId,
    Personal,
    PlayerId,
    Reason,
    RuleId,
    SourceId,
    SubjectId,
    TextKey,
)
from thebridge.engine.scenario import Effect

InterventionKind = Literal[
    "start",
    "pause",
    "resume",
    "extend",
    "factor",
    "open_gate",
    "end_play",
    "skip_puzzle",
    "restart_puzzle",
    "send_hint",
    "send_message",
    "answer_call",
    "remove_line",
    "remove_player",
    "extra_time",
    "move_player",
]


@dataclass(frozen=True, slots=True)
class OpenRoom:
    """The room comes to be: the first command of every journal. `names` replaces names of the cast and places."""

    by: Author
    team: Personal
    names: Mapping[str, Personal]
    factor: float
    has_limits: bool


@dataclass(frozen=True, slots=True)
class StartPlay:
    """A lead, or the session's start time, begins the first act."""

    by: Author


@dataclass(frozen=True, slots=True)
class OpenGate:
    """A lead closes the act that is open, and the next one opens."""

    by: Author
    act: ActId


@dataclass(frozen=True, slots=True)
class EndPlay:
    """A lead ends play: the ending is drawn from where the team stands, and the debrief opens."""

    by: Author


@dataclass(frozen=True, slots=True)
class TurnPage:
    """A lead, or in an unattended room any player, turns the debrief for all."""

    by: Author
    page: int


@dataclass(frozen=True, slots=True)
class CloseRoom:
    """A lead closes the room for good."""

    by: Author


@dataclass(frozen=True, slots=True)
class UndoIntervention:
    """A lead takes back what entry `seq` did, while nothing rests on it."""

    by: Author
    seq: int


@dataclass(frozen=True, slots=True)
class Tick:
    """The clock asks whether something is due. Refused with `not_due` when nothing is."""

    by: Author


@dataclass(frozen=True, slots=True)
class RoomOpened:
    team: Personal
    names: Mapping[str, Personal]
    factor: float
    has_limits: bool


@dataclass(frozen=True, slots=True)
class PlayStarted:
    pass


@dataclass(frozen=True, slots=True)
class ActOpened:
    act: ActId
    seconds: float


@dataclass(frozen=True, slots=True)
class ActClosed:
    """`reason`: met (its gate holds without a deadline), time, or lead."""

    act: ActId
    reason: Reason
    seconds: float


@dataclass(frozen=True, slots=True)
class HappeningFired:
    happening: HappeningId
    seconds: float


@dataclass(frozen=True, slots=True)
class EffectDelayed:
    """`effect` follows when the scenario clock shows `due_seconds`.

    `number` tells delayed effects of one room apart.
    """

    number: int
    effect: Effect
    due_seconds: float


@dataclass(frozen=True, slots=True)
class DelayedEffectCame:
    number: int


@dataclass(frozen=True, slots=True)
class MadeUnusable:
    source: SourceId
    clue: ClueId | None
    reason: TextKey


@dataclass(frozen=True, slots=True)
class EndingReached:
    """Play is over; the debrief is open."""

    ending: EndingId
    seconds: float


@dataclass(frozen=True, slots=True)
class MomentNoted:
    """An evidence rule spoke.

    What this entry shows is a Moment for or against its goal. `missed` counts unique clues never shared.
    """

    rule: RuleId
    missed: int = 0


@dataclass(frozen=True, slots=True)
class Intervened:
    """A lead did something to the room.

    `amount` and `player` are what undoing it needs: seconds, the factor before, whose time. `subject` is what it was
    done to. A hint's `amount` is its step.
    """

    by: Author
    what: InterventionKind
    amount: float = 0.0
    had_limits: bool = True
    player: PlayerId | None = None
    subject: SubjectId | None = None
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class InterventionUndone:
    """The intervention of entry `undone` was taken back."""

    undone: int
    by: Author


@dataclass(frozen=True, slots=True)
class PageTurned:
    page: int


@dataclass(frozen=True, slots=True)
class RoomClosed:
    pass


@dataclass(frozen=True, slots=True)
class Delayed:
    number: int
    effect: Effect
    due_seconds: float


@dataclass(frozen=True, slots=True)
class At:
    """When something took place: the scenario second, and the entry."""

    seconds: float
    seq: int


@dataclass(frozen=True, slots=True)
class Intervention:
    by: Author
    what: InterventionKind
    amount: float
    had_limits: bool
    player: PlayerId | None
    is_undone: bool = False
    subject: SubjectId | None = None
    seconds: float = 0.0
    is_used: bool = False
    """Something that came later rests on it."""


@dataclass(frozen=True, slots=True)
class Noted:
    seq: int
    missed: int


@dataclass(frozen=True, slots=True)
class ActsState:
    """`current` is the act that is open; `interventions` are by the entry's seq."""

    stage: Literal["new", "lobby", "play", "debrief", "closed"] = "new"
    team: Personal = Personal("")
    names: Mapping[str, Personal] = field(default_factory=dict)
    current: ActId | None = None
    opened: Mapping[ActId, At] = field(default_factory=dict)
    closed: Mapping[ActId, At] = field(default_factory=dict)
    closed_by: Mapping[ActId, Reason] = field(default_factory=dict)
    happened: Mapping[HappeningId, At] = field(default_factory=dict)
    delayed: tuple[Delayed, ...] = ()
    delayed_count: int = 0
    unusable: Mapping[tuple[SourceId, ClueId | None], TextKey] = field(default_factory=dict)
    ending: EndingId | None = None
    ended_seconds: float | None = None
    page: int = 0
    moments: Mapping[RuleId, Noted] = field(default_factory=dict)
    interventions: Mapping[int, Intervention] = field(default_factory=dict)
