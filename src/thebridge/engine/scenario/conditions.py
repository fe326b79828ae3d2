"""*When*: what an author may say of the state of a room.

A closed set, told apart by `kind`; `engine/conditions.py` gives it
meaning.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from thebridge.engine.ids import (
    ActId,
    ClueId,
    DilemmaId,
    HappeningId,
    ItemId,
    MatterId,
    OptionId,
    PartId,
    PuzzleId,
    SourceId,
    VoteId,
)
from thebridge.engine.scenario.authored import Authored, ToldApartByKind


@dataclass(frozen=True)
class Always(Authored):
    """Holds at any time: the last ending, an evidence rule without further condition."""

    kind: Literal["always"] = "always"


@dataclass(frozen=True)
class AllOf(Authored):
    """Every one of `of` holds."""

    of: tuple[Condition, ...]
    kind: Literal["all"] = "all"


@dataclass(frozen=True)
class AnyOf(Authored):
    """At least `at_least` of `of` hold."""

    of: tuple[Condition, ...]
    at_least: int = 1
    kind: Literal["any"] = "any"


@dataclass(frozen=True)
class NotSo(Authored):
    """`of` does not hold."""

    of: Condition
    kind: Literal["not"] = "not"


@dataclass(frozen=True)
class ActReached(Authored):
    """The act is open, or was."""

    act: ActId
    kind: Literal["act"] = "act"


@dataclass(frozen=True)
class Elapsed(Authored):
    """So many scenario seconds have passed since the act opened.

    A story beat: it holds when time limits are off too.
    """

    seconds: int
    since: ActId
    kind: Literal["elapsed"] = "elapsed"


@dataclass(frozen=True)
class TimeUp(Authored):
    """As `elapsed`, but a deadline: it never holds while time limits are off."""

    seconds: int
    since: ActId
    kind: Literal["time_up"] = "time_up"


@dataclass(frozen=True)
class Solved(Authored):
    """The team solved the puzzle, alone or with its last hint."""

    puzzle: PuzzleId
    kind: Literal["solved"] = "solved"


@dataclass(frozen=True)
class Closed(Authored):
    """The puzzle is solved, skipped or given."""

    puzzle: PuzzleId
    kind: Literal["closed"] = "closed"


@dataclass(frozen=True)
class HintTaken(Authored):
    """The team has this hint step (from 1)."""

    puzzle: PuzzleId
    step: int
    kind: Literal["hint_taken"] = "hint_taken"


@dataclass(frozen=True)
class Answered(Authored):
    """The team last submitted `option` in this part: an option of a choice, an item of a request, `form` of a text."""

    puzzle: PuzzleId
    part: PartId
    option: ItemId
    kind: Literal["answered"] = "answered"


@dataclass(frozen=True)
class Opened(Authored):
    """Somebody opened the source; with `metadata`, its catalogue entry."""

    source: SourceId
    metadata: bool = False
    kind: Literal["opened"] = "opened"


@dataclass(frozen=True)
class Established(Authored):
    """A pin on the board shows this clue."""

    clue: ClueId
    kind: Literal["established"] = "established"


@dataclass(frozen=True)
class Chosen(Authored):
    """The team chose this option of the dilemma."""

    dilemma: DilemmaId
    option: OptionId
    kind: Literal["chosen"] = "chosen"


@dataclass(frozen=True)
class Decided(Authored):
    """The team chose any option of the dilemma."""

    dilemma: DilemmaId
    kind: Literal["decided"] = "decided"


@dataclass(frozen=True)
class Happened(Authored):
    """The happening took place."""

    happening: HappeningId
    kind: Literal["happened"] = "happened"


@dataclass(frozen=True)
class Reported(Authored):
    """The team reported this matter; with `within`, so many scenario seconds after it arose."""

    matter: MatterId
    within: int | None = None
    kind: Literal["reported"] = "reported"


@dataclass(frozen=True)
class Voted(Authored):
    """The vote is closed: everyone answered, or its time is up."""

    vote: VoteId
    kind: Literal["voted"] = "voted"


@dataclass(frozen=True)
class Accused(Authored):
    """The sent accusation says one of `options` in this part."""

    part: PartId
    options: tuple[OptionId, ...]
    kind: Literal["accused"] = "accused"


@dataclass(frozen=True)
class AccusationSent(Authored):
    """The accusation has been sent."""

    kind: Literal["accusation_sent"] = "accusation_sent"


@dataclass(frozen=True)
class Contradicted(Authored):
    """The team weighed evidence against its own favourite before it accused."""

    kind: Literal["contradicted"] = "contradicted"


@dataclass(frozen=True)
class UsableEvidence(Authored):
    """The accusation cites so many usable pins from so many departments.

    Pins made unusable and given pins do not count.
    """

    pins: int
    departments: int
    kind: Literal["usable_evidence"] = "usable_evidence"


Condition = Annotated[
    Always
    | AllOf
    | AnyOf
    | NotSo
    | ActReached
    | Elapsed
    | TimeUp
    | Solved
    | Closed
    | HintTaken
    | Answered
    | Opened
    | Established
    | Chosen
    | Decided
    | Happened
    | Reported
    | Voted
    | Accused
    | AccusationSent
    | Contradicted
    | UsableEvidence,
    ToldApartByKind(),
]
