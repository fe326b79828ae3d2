"""What happens: acts, happenings, dilemmas, reports, votes and questions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from thebridge.engine.ids import (
    ActId,
    CastId,
    ClueId,
    DilemmaId,
    GoalId,
    HappeningId,
    MatterId,
    OptionId,
    QuestionId,
    ReportKindId,
    RoleId,
    SourceId,
    TextKey,
    VoteId,
)
from thebridge.engine.scenario.authored import Authored
from thebridge.engine.scenario.conditions import Always, Condition
from thebridge.engine.scenario.effects import Effect


@dataclass(frozen=True)
class Gate(Authored):
    """The act closes when `when` holds, or when a facilitator opens the gate."""

    when: Condition
    gives: tuple[ClueId, ...] = ()
    """What closing by time or by a facilitator puts on the board as given, when it is not there yet."""


@dataclass(frozen=True)
class Act(Authored):
    """A chapter. Acts follow each other in the order written; after the last one's gate play ends."""

    id: ActId
    title: TextKey
    goal: TextKey
    seconds: int
    """Its share of the pace chart."""
    gate: Gate
    on_open: tuple[Effect, ...] = ()
    sources: tuple[SourceId, ...] = ()
    """Sources that arrive with the act."""


@dataclass(frozen=True)
class Happening(Authored):
    """Something that takes place once: a message, a turn of the story. `when` none: only by an effect."""

    id: HappeningId
    title: TextKey
    text: TextKey
    sender: CastId | None = None
    to_role: RoleId | None = None
    """Only whoever holds the role sees it; none: everyone."""
    channel: Literal["feed", "chat", "clock"] = "feed"
    """`chat` appears as a colleague's line; `clock` runs the clock of every screen past its hour."""
    when: Condition | None = None
    effects: tuple[Effect, ...] = ()
    matter: MatterId | None = None
    """What a team could report, from now on."""

    @property
    def is_said_in_chat(self) -> bool:
        """The chat is the whole team's: what is for one role comes in that role's feed."""
        return self.channel == "chat" and self.to_role is None


@dataclass(frozen=True)
class Option(Authored):
    """A way out of a dilemma. `busy_seconds` is what it costs before `effects` follow."""

    id: OptionId
    text: TextKey
    result: TextKey
    busy_seconds: int = 0
    effects: tuple[Effect, ...] = ()
    only_when: Condition = Always()
    caution: int = 1
    """0 to 2.

    How careful this way out is with data and people. Bots alone read it; it is never shown and no evidence.
    """


@dataclass(frozen=True)
class AlternativeText(Authored):
    """Another telling of a dilemma that depends on an earlier choice. The first that holds when it opens is shown."""

    when: Condition
    text: TextKey


@dataclass(frozen=True)
class Dilemma(Authored):
    """A choice the team must make. The roles of `leads` propose; another who sees the card confirms."""

    id: DilemmaId
    title: TextKey
    text: TextKey
    sender: CastId | None
    options: tuple[Option, ...]
    leads: tuple[RoleId, ...] = ()
    """None named: everyone may propose."""
    seen_by: Literal["team", "leads"] = "team"
    when: Condition | None = None
    limit_seconds: int | None = None
    """After this the dilemma closes with `default`."""
    default: OptionId | None = None
    alone_after_seconds: int = 60
    text_when: tuple[AlternativeText, ...] = ()


@dataclass(frozen=True)
class Matter(Authored):
    """Something a team could and should report. It arises with its happening or dilemma."""

    id: MatterId
    title: TextKey
    kinds: tuple[ReportKindId, ...]
    """The kinds of report that fit it."""
    thanks: TextKey


@dataclass(frozen=True)
class ReportKind(Authored):
    """What a person may choose in the report form that is always there."""

    id: ReportKindId
    text: TextKey


@dataclass(frozen=True)
class Reporting(Authored):
    """The report button."""

    desk: TextKey
    kinds: tuple[ReportKind, ...]
    thanks: TextKey
    """The answer to a report that fits no matter."""
    matters: tuple[Matter, ...] = ()


@dataclass(frozen=True)
class AnswerOption(Authored):
    """An option of a vote, a question or an accusation."""

    id: OptionId
    text: TextKey
    needs_reason: bool = False
    caution: int = 1
    """As of an option of a dilemma, for bots alone."""


@dataclass(frozen=True)
class Vote(Authored):
    """A private and silent vote, shown only as counts. `suspects` offers the cast's suspects and `others`."""

    id: VoteId
    question: TextKey
    others: tuple[AnswerOption, ...] = ()
    suspects: bool = True
    confidence: bool = True
    limit_seconds: int = 90


@dataclass(frozen=True)
class Question(Authored):
    """A short question before (form A) or after (form B), one per goal.

    Or an item of the self-scan (1-5 or "don't know").
    """

    id: QuestionId
    text: TextKey
    form: Literal["before", "after", "both"]
    goal: GoalId | None = None
    dimension: TextKey | None = None
    options: tuple[AnswerOption, ...] = ()
    """None: a self-scan item on the scale 1-5."""
    best: OptionId | None = None
