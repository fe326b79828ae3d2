"""What counts as evidence for or against a learning goal. `engine/evidence.py` gives it meaning."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from thebridge.engine.ids import (
    ClueId,
    DilemmaId,
    GoalId,
    ItemId,
    MatterId,
    OptionId,
    PartId,
    PuzzleId,
    RuleId,
    SourceId,
    TextKey,
)
from thebridge.engine.scenario.authored import Authored, ToldApartByKind
from thebridge.engine.scenario.conditions import Always, Condition


@dataclass(frozen=True)
class PuzzleSolvedIs(Authored):
    """The team solved this puzzle; `without_last_hint` leaves out what the last hint solved."""

    puzzle: PuzzleId
    without_last_hint: bool = True
    kind: Literal["puzzle_solved"] = "puzzle_solved"


@dataclass(frozen=True)
class AnswerIs(Authored):
    """The team submitted this option, for the first time, or with `first_only` as its first answer to the part."""

    puzzle: PuzzleId
    part: PartId
    option: ItemId
    first_only: bool = False
    kind: Literal["answer"] = "answer"


@dataclass(frozen=True)
class SourceOpenedIs(Authored):
    """Somebody opened the source, or with `metadata` its catalogue entry."""

    source: SourceId
    metadata: bool = False
    kind: Literal["source_opened"] = "source_opened"


@dataclass(frozen=True)
class StepIs(Authored):
    """Somebody used this kind of step on the dataset: sort, filter, group, lookup, nearest, chart, clock."""

    source: SourceId
    step: str
    kind: Literal["step"] = "step"


@dataclass(frozen=True)
class ClueIs(Authored):
    """The team established a clue: this one, or with none named, any *unique* one; `at_least` counts them."""

    clue: ClueId | None = None
    at_least: int = 1
    kind: Literal["clue"] = "clue"


@dataclass(frozen=True)
class LinkIs(Authored):
    """The team linked pins of two departments; `at_least` counts such links."""

    at_least: int = 1
    relation: Literal["supports", "contradicts", "same_as"] | None = None
    kind: Literal["link"] = "link"


@dataclass(frozen=True)
class OptionIs(Authored):
    """The team chose this option of a dilemma."""

    dilemma: DilemmaId
    option: OptionId
    kind: Literal["option"] = "option"


@dataclass(frozen=True)
class ReportIs(Authored):
    """The team reported this matter."""

    matter: MatterId
    kind: Literal["report"] = "report"


@dataclass(frozen=True)
class SourceSharedIs(Authored):
    """Somebody shared a whole source where a pin or a view would do."""

    source: SourceId | None = None
    kind: Literal["source_shared"] = "source_shared"


@dataclass(frozen=True)
class ContradictionIs(Authored):
    """The team weighed evidence against its favourite."""

    kind: Literal["contradiction"] = "contradiction"


@dataclass(frozen=True)
class AccusationIs(Authored):
    """The accusation was sent."""

    kind: Literal["accusation"] = "accusation"


@dataclass(frozen=True)
class PlayEndedIs(Authored):
    """Play ended: the place for what did *not* happen. A condition says what."""

    kind: Literal["play_ended"] = "play_ended"


Trigger = Annotated[
    PuzzleSolvedIs
    | AnswerIs
    | SourceOpenedIs
    | StepIs
    | ClueIs
    | LinkIs
    | OptionIs
    | ReportIs
    | SourceSharedIs
    | ContradictionIs
    | AccusationIs
    | PlayEndedIs,
    ToldApartByKind(),
]


@dataclass(frozen=True)
class EvidenceRule(Authored):
    """When `on` occurs and `when` holds just after it, that is one Moment for or against the goal.

    A rule speaks once per room.
    """

    id: RuleId
    goal: GoalId
    direction: Literal["for", "against"]
    on: Trigger
    text: TextKey
    """The sentence that the debrief shows."""
    when: Condition = Always()
    unseen_clues_at_least: int = 0
    """For `play_ended`.

    Only when at least so many unique clues never reached the board; the text may use `{missed}`.
    """
