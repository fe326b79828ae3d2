"""Questions the engine can judge, and the team's drafts: the words of the area *puzzles*."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from thebridge.engine.ids import (
    Author,
    FeedbackCode,
    ItemId,
    PartId,
    Personal,
    PlayerId,
    PuzzleId,
    Reason,
)

DraftValue = str | float | tuple[str, ...]
"""What stands on one item: the id of a bin or another item, a number, or several ids."""


@dataclass(frozen=True, slots=True)
class PlaceItem:
    """A hand moves one item of the team's draft; `value` None takes it away, unless `text` (kind text only) is given.

    The last hand wins.
    """

    by: PlayerId
    puzzle: PuzzleId
    part: PartId
    item: ItemId
    value: DraftValue | None
    text: Personal | None = None


@dataclass(frozen=True, slots=True)
class SubmitAnswer:
    """Anyone submits the team's draft of one part."""

    by: PlayerId
    puzzle: PuzzleId
    part: PartId


@dataclass(frozen=True, slots=True)
class TakeHint:
    """A player takes the next step of help; it costs nothing but the surprise."""

    by: PlayerId
    puzzle: PuzzleId
    step: int


@dataclass(frozen=True, slots=True)
class SendHint:
    """A lead gives the team help up to this step."""

    by: Author
    puzzle: PuzzleId
    step: int


@dataclass(frozen=True, slots=True)
class SkipPuzzle:
    by: Author
    puzzle: PuzzleId


@dataclass(frozen=True, slots=True)
class RestartPuzzle:
    """A lead clears the team's draft and opens the puzzle again. What solving it opened stays."""

    by: Author
    puzzle: PuzzleId


@dataclass(frozen=True, slots=True)
class PuzzleOpened:
    puzzle: PuzzleId
    seconds: float


@dataclass(frozen=True, slots=True)
class ItemPlaced:
    puzzle: PuzzleId
    part: PartId
    item: ItemId
    value: DraftValue | None
    text: Personal | None
    player: PlayerId


@dataclass(frozen=True, slots=True)
class AnswerJudged:
    """`options` are the ids in the answer that conditions and evidence may ask for (`answered`)."""

    puzzle: PuzzleId
    part: PartId
    is_right: bool
    feedback: tuple[FeedbackCode, ...]
    options: tuple[ItemId, ...]
    player: PlayerId


@dataclass(frozen=True, slots=True)
class HintOffered:
    puzzle: PuzzleId
    step: int


@dataclass(frozen=True, slots=True)
class HintGiven:
    """`by` a player, a lead, or the clock."""

    puzzle: PuzzleId
    step: int
    by: Author


@dataclass(frozen=True, slots=True)
class PuzzleSolved:
    """`reason`: answer or hint."""

    puzzle: PuzzleId
    reason: Reason
    seconds: float


@dataclass(frozen=True, slots=True)
class PuzzleClosed:
    """Closed without being solved. `reason`: skipped or given."""

    puzzle: PuzzleId
    reason: Reason
    seconds: float


@dataclass(frozen=True, slots=True)
class PuzzleRestarted:
    puzzle: PuzzleId
    seconds: float


@dataclass(frozen=True, slots=True)
class Placed:
    value: DraftValue
    player: PlayerId
    text: Personal | None = None


@dataclass(frozen=True, slots=True)
class PartState:
    """`options` is the last submitted answer, for conditions; `first_options` the first one."""

    draft: Mapping[ItemId, Placed] = field(default_factory=dict)
    is_right: bool = False
    attempts: int = 0
    feedback: tuple[FeedbackCode, ...] = ()
    options: tuple[ItemId, ...] = ()
    first_options: tuple[ItemId, ...] = ()


@dataclass(frozen=True, slots=True)
class PuzzleState:
    status: Literal["open", "solved", "closed"] = "open"
    reason: Reason = Reason("")
    opened_seconds: float = 0.0
    closed_seconds: float | None = None
    parts: Mapping[PartId, PartState] = field(default_factory=dict)
    hints_offered: int = 0
    hints_given: int = 0


@dataclass(frozen=True, slots=True)
class PuzzlesState:
    """Only puzzles that were ever opened stand here."""

    puzzles: Mapping[PuzzleId, PuzzleState] = field(default_factory=dict)
