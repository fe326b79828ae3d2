"""*When*: what an author may say of the state of a room.

A closed set, told apart by `kind`; `engine/conditions.py` gives it
meaning.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, ClassVar, Literal

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
class TimeMark:
    """A point in time that a condition speaks of: so many scenario seconds after an act opened.

    A deadline counts only while time limits are on.
    """

    since: ActId
    seconds: int
    is_deadline: bool


class Timeless(Authored):
    """Marks a condition that time alone never brings about."""

    time_marks: ClassVar[tuple[TimeMark, ...]] = ()


@dataclass(frozen=True)
class Always(Timeless):
    """Holds at any time: the last ending, an evidence rule without further condition."""

    kind: Literal["always"] = "always"


@dataclass(frozen=True)
class AllOf(Authored):
    """Every one of `of` holds."""

    of: tuple[Condition, ...]
    kind: Literal["all"] = "all"

    @cached_property
    def time_marks(self) -> tuple[TimeMark, ...]:
        """Every mark that its parts speak of."""
        return tuple(mark for one in self.of for mark in one.time_marks)


@dataclass(frozen=True)
class AnyOf(Authored):
    """At least `at_least` of `of` hold."""

    of: tuple[Condition, ...]
    at_least: int = 1
    kind: Literal["any"] = "any"

    @cached_property
    def time_marks(self) -> tuple[TimeMark, ...]:
        """Every mark that its parts speak of."""
        return tuple(mark for one in self.of for mark in one.time_marks)


@dataclass(frozen=True)
class NotSo(Authored):
    """`of` does not hold."""

    of: Condition
    kind: Literal["not"] = "not"

    @property
    def time_marks(self) -> tuple[TimeMark, ...]:
        """Every mark that `of` speaks of."""
        return self.of.time_marks


@dataclass(frozen=True)
class ActReached(Timeless):
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

    @cached_property
    def time_marks(self) -> tuple[TimeMark, ...]:
        """The one mark that it speaks of."""
        return (TimeMark(self.since, self.seconds, is_deadline=False),)


@dataclass(frozen=True)
class TimeUp(Authored):
    """As `elapsed`, but a deadline: it never holds while time limits are off."""

    seconds: int
    since: ActId
    kind: Literal["time_up"] = "time_up"

    @cached_property
    def time_marks(self) -> tuple[TimeMark, ...]:
        """The one mark that it speaks of."""
        return (TimeMark(self.since, self.seconds, is_deadline=True),)


@dataclass(frozen=True)
class Solved(Timeless):
    """The team solved the puzzle, alone or with its last hint."""

    puzzle: PuzzleId
    kind: Literal["solved"] = "solved"


@dataclass(frozen=True)
class Closed(Timeless):
    """The puzzle is solved, skipped or given."""

    puzzle: PuzzleId
    kind: Literal["closed"] = "closed"


@dataclass(frozen=True)
class HintTaken(Timeless):
    """The team has this hint step (from 1)."""

    puzzle: PuzzleId
    step: int
    kind: Literal["hint_taken"] = "hint_taken"


@dataclass(frozen=True)
class Answered(Timeless):
    """The team last submitted `option` in this part: an option of a choice, an item of a request, `form` of a text."""

    puzzle: PuzzleId
    part: PartId
    option: ItemId
    kind: Literal["answered"] = "answered"


@dataclass(frozen=True)
class Opened(Timeless):
    """Somebody opened the source; with `metadata`, its catalogue entry."""

    source: SourceId
    metadata: bool = False
    kind: Literal["opened"] = "opened"


@dataclass(frozen=True)
class Established(Timeless):
    """A pin on the board shows this clue."""

    clue: ClueId
    kind: Literal["established"] = "established"


@dataclass(frozen=True)
class Chosen(Timeless):
    """The team chose this option of the dilemma."""

    dilemma: DilemmaId
    option: OptionId
    kind: Literal["chosen"] = "chosen"


@dataclass(frozen=True)
class Decided(Timeless):
    """The team chose any option of the dilemma."""

    dilemma: DilemmaId
    kind: Literal["decided"] = "decided"


@dataclass(frozen=True)
class Happened(Timeless):
    """The happening took place."""

    happening: HappeningId
    kind: Literal["happened"] = "happened"


@dataclass(frozen=True)
class Reported(Timeless):
    """The team reported this matter; with `within`, so many scenario seconds after it arose."""

    matter: MatterId
    within: int | None = None
    kind: Literal["reported"] = "reported"


@dataclass(frozen=True)
class Voted(Timeless):
    """The vote is closed: everyone answered, or its time is up."""

    vote: VoteId
    kind: Literal["voted"] = "voted"


@dataclass(frozen=True)
class Accused(Timeless):
    """The sent accusation says one of `options` in this part."""

    part: PartId
    options: tuple[OptionId, ...]
    kind: Literal["accused"] = "accused"


@dataclass(frozen=True)
class AccusationSent(Timeless):
    """The accusation has been sent."""

    kind: Literal["accusation_sent"] = "accusation_sent"


@dataclass(frozen=True)
class Contradicted(Timeless):
    """The team weighed evidence against its own favourite before it accused."""

    kind: Literal["contradicted"] = "contradicted"


@dataclass(frozen=True)
class UsableEvidence(Timeless):
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
