"""How it comes out, and what is made of it: accusation, endings, goals, debrief, run-sheet, proofs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from thebridge.engine.ids import (
    ActId,
    CastId,
    ClueId,
    EndingId,
    GoalId,
    OptionId,
    PartId,
    PuzzleId,
    TextKey,
)
from thebridge.engine.scenario.authored import Authored
from thebridge.engine.scenario.conditions import Always, Condition
from thebridge.engine.scenario.effects import Effect
from thebridge.engine.scenario.story import AnswerOption


@dataclass(frozen=True)
class AccusationPart(Authored):
    """A question of the accusation. `suspects` offers the cast; `text` takes a sentence of the team's own."""

    id: PartId
    question: TextKey
    answer: Literal["suspects", "options", "text"]
    options: tuple[AnswerOption, ...] = ()
    right: tuple[OptionId, ...] = ()
    cites: bool = False
    """Whether pins are cited for it."""
    optional: bool = False
    needs: tuple[ClueId, ...] = ()
    """The clues somebody must know to answer it. A bot answers only when its view holds them."""


@dataclass(frozen=True)
class Accusation(Authored):
    """The team's conclusion, written into a letter that is then sent."""

    intro: TextKey
    letter: TextKey
    """The letter around the answers; may use `{<part id>}`."""
    parts: tuple[AccusationPart, ...]
    contradiction: TextKey
    """The question of the contradiction round: what speaks against our favourite?"""
    verdicts: tuple[AnswerOption, ...]
    """What the team may make of that: it holds, it changes our mind, we can explain it."""
    min_pins: int
    min_departments: int
    on_sent: tuple[Effect, ...] = ()


@dataclass(frozen=True)
class LastWords(Authored):
    """What a character says at the very end. The first that holds is shown."""

    sender: CastId
    text: TextKey
    when: Condition = Always()


@dataclass(frozen=True)
class Ending(Authored):
    """How it came out. The first whose condition holds; the last one always does."""

    id: EndingId
    title: TextKey
    text: TextKey
    when: Condition
    last_words: tuple[LastWords, ...] = ()


@dataclass(frozen=True)
class LearningGoal(Authored):
    """What should be learnt. A hidden goal is told in the debrief only."""

    id: GoalId
    title: TextKey
    hidden: bool
    rule: TextKey
    """The rule in real life."""
    question: TextKey
    """A question to talk about."""
    action: TextKey
    """A 30-day action."""
    dimension: TextKey


@dataclass(frozen=True)
class RevealMoment(Authored):
    """A line of the true course of events, with the clue that shows it."""

    at_utc: str
    text: TextKey
    clue: ClueId | None = None


@dataclass(frozen=True)
class Debrief(Authored):
    """What the debrief tells beside the goals."""

    reveal: tuple[RevealMoment, ...]
    comforts_title: TextKey
    comforts: tuple[TextKey, ...]
    comforts_question: TextKey
    live_goals: int = 3
    page_seconds: int = 180
    next_steps: tuple[TextKey, ...] = ()


@dataclass(frozen=True)
class Cue(Authored):
    """A line of the facilitator's run-sheet."""

    act: ActId | None
    at_seconds: int
    say: TextKey
    note: TextKey | None = None
    page: Literal["reveal", "decision", "goal", "all_goals", "action", "goodbye"] | None = None
    """Of a line in the debrief: said at the first page of this kind."""


@dataclass(frozen=True)
class Thresholds(Authored):
    """When a room needs the facilitator.

    Scenario seconds without a new clue, of silence, and one player's share of all acts.
    """

    stuck_seconds: int = 300
    silent_seconds: int = 240
    one_does_all_share: float = 0.7


@dataclass(frozen=True)
class Proof(Authored):
    """A claim of the truth that the data must show: a query over the CSVs and what it returns."""

    id: str
    sql: str
    expect: tuple[tuple[str, ...], ...]
    puzzle: PuzzleId | None = None
    """The answer it proves; none: a claim of the story."""
    part: PartId | None = None
    """The part of that puzzle whose whole answer the rows are: row keys, a moment, a number, or pairs of ids.

    Without a puzzle, the part of the accusation whose right answers they are.
    """
    naive_sql: str | None = None
    """What somebody who takes the data at face value would ask."""
