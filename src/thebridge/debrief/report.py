"""What came of one team: a frozen tree of ids and numbers, from the journal and the stored scenario version alone.

The same journal gives the same tree. Words of people are in `team`, `people` and `actions` only.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

from thebridge.debrief.counts import (
    BEYOND_FROM,
    TEAM_FROM,
    QuestionCounts,
    ScanCounts,
    VoteCounts,
    question_counts,
    scan_counts,
    vote_counts,
)
from thebridge.debrief.timeline import Mark, timeline
from thebridge.engine.areas.seats.view import names
from thebridge.engine.areas.seats.words import PlayerJoined, PlayerRenamed
from thebridge.engine.entry import Entry
from thebridge.engine.ids import (
    ClueId,
    Day,
    DilemmaId,
    EndingId,
    GoalId,
    OptionId,
    PartId,
    Personal,
    PuzzleId,
    Reason,
    RoleId,
    RuleId,
    ScenarioId,
    TextKey,
)
from thebridge.engine.reveal import Found, found, pooled, spoken_rules
from thebridge.engine.scenario import Scenario
from thebridge.engine.state import RoomState, evolve
from thebridge.journal.redaction import REDACTED

Audience = Literal["team", "lead", "beyond"]
"""The team itself; its facilitator, who sees names but counts as others do; and everybody else."""
NOBODY: Final = Personal("")


@dataclass(frozen=True, slots=True)
class PersonLine:
    """Who played. Beyond the team and its facilitator a name is empty: the page says "a player"."""

    name: Personal
    roles: tuple[RoleId, ...]
    is_bot: bool


@dataclass(frozen=True, slots=True)
class MomentLine:
    """Evidence for or against a goal. `seq` names the entry that shows it."""

    rule: RuleId
    is_for: bool
    seq: int
    missed: int


@dataclass(frozen=True, slots=True)
class GoalLine:
    """What the team did for a goal, in order; without moments it was not seen."""

    goal: GoalId
    is_hidden: bool
    moments: tuple[MomentLine, ...]


@dataclass(frozen=True, slots=True)
class PuzzleLine:
    """How a puzzle went. `seconds` from its opening to its end; None while it was open when play ended."""

    puzzle: PuzzleId
    status: Literal["open", "solved", "closed"]
    reason: Reason
    hints: int
    answers: int
    seconds: float | None


@dataclass(frozen=True, slots=True)
class ChoiceLine:
    """What the team chose at a dilemma; None: play ended before it did. `seconds` from the card to the choice."""

    dilemma: DilemmaId
    option: OptionId | None
    seconds: float | None


@dataclass(frozen=True, slots=True)
class AccusedLine:
    """An answer of the accusation. Sentences of the team's own are not in a report."""

    part: PartId
    option: OptionId


@dataclass(frozen=True, slots=True)
class RevealLine:
    """A moment of the truth, and whether the team found what shows it."""

    at_utc: str
    text: TextKey
    clue: ClueId | None
    found: Found | None


@dataclass(frozen=True, slots=True)
class ActionLine:
    """What somebody will do, and the day on which the team looks back."""

    owner: Personal
    text: Personal
    due: Day


@dataclass(frozen=True, slots=True)
class Pooled:
    """Clues that one department alone could find: how many there were, and how many reached the board by a hand."""

    shared: int
    total: int


@dataclass(frozen=True, slots=True)
class DebriefReport:
    """Everything that a page, a PDF or figures over many teams tell of one team."""

    scenario: ScenarioId
    version: str
    audience: Audience
    team: Personal
    people: tuple[PersonLine, ...]
    started_at: datetime | None
    ended_at: datetime | None
    minutes: float
    """Minutes of play on the scenario clock."""
    ending: EndingId | None
    is_sent: bool
    accused: tuple[AccusedLine, ...]
    clues: tuple[ClueId, ...]
    pooled: Pooled
    goals: tuple[GoalLine, ...]
    puzzles: tuple[PuzzleLine, ...]
    choices: tuple[ChoiceLine, ...]
    votes: tuple[VoteCounts, ...]
    questions: tuple[QuestionCounts, ...]
    scan: tuple[ScanCounts, ...]
    reveal: tuple[RevealLine, ...]
    timeline: tuple[Mark, ...]
    actions: tuple[ActionLine, ...]


def build_report(
    scenario: Scenario, entries: Sequence[Entry], audience: Audience, hidden_name: str = "…"
) -> DebriefReport:
    """The report of a room for an audience; `hidden_name` stands for a person's name inside words of the team."""
    state = RoomState()
    for entry in entries:
        state = evolve(state, entry)
    least = TEAM_FROM if audience == "team" else BEYOND_FROM
    hides = _name_hider(entries, hidden_name) if audience == "beyond" else None
    marks = timeline(scenario, entries)
    return DebriefReport(
        scenario=scenario.id,
        version=scenario.version,
        audience=audience,
        team=_said(state.acts.team, hides),
        people=_people(state, is_named=hides is None),
        started_at=next((mark.at for mark in marks if mark.kind == "act"), None),
        ended_at=next((mark.at for mark in marks if mark.kind == "ending"), None),
        minutes=round((state.acts.ended_seconds or 0.0) / 60, 1),
        ending=state.acts.ending,
        is_sent=state.accusation.is_sent,
        accused=_accused(scenario, state),
        clues=tuple(clue.id for clue in scenario.clues if clue.id in state.board.established),
        pooled=Pooled(**pooled(scenario, state)),
        goals=_goals(scenario, state),
        puzzles=_puzzles(scenario, state),
        choices=_choices(scenario, state),
        votes=vote_counts(scenario, state.votes, least),
        questions=question_counts(scenario, state.votes, least),
        scan=scan_counts(scenario, state.votes, least),
        reveal=_reveal(scenario, state),
        timeline=marks,
        actions=_actions(state, hides),
    )


def _people(state: RoomState, *, is_named: bool) -> tuple[PersonLine, ...]:
    return tuple(
        PersonLine(one.name if is_named else NOBODY, state.seats.roles.get(player, ()), one.is_bot)
        for player, one in state.seats.players.items()
    )


def _accused(scenario: Scenario, state: RoomState) -> tuple[AccusedLine, ...]:
    parts = () if scenario.accusation is None else scenario.accusation.parts
    given = ((part.id, state.accusation.answers.get(part.id)) for part in parts)
    return tuple(AccusedLine(part, one.option) for part, one in given if one is not None and one.option is not None)


def _goals(scenario: Scenario, state: RoomState) -> tuple[GoalLine, ...]:
    return tuple(GoalLine(goal.id, goal.hidden, _moments(scenario, state, goal.id)) for goal in scenario.goals)


def _moments(scenario: Scenario, state: RoomState, goal: GoalId) -> tuple[MomentLine, ...]:
    spoken = ((rule, state.acts.moments[rule.id]) for rule in spoken_rules(scenario, state, goal))
    return tuple(MomentLine(rule.id, rule.direction == "for", one.seq, one.missed) for rule, one in spoken)


def _puzzles(scenario: Scenario, state: RoomState) -> tuple[PuzzleLine, ...]:
    puzzles = state.puzzles.puzzles
    opened = ((one.id, puzzles[one.id]) for one in scenario.puzzles if one.id in puzzles)
    return tuple(
        PuzzleLine(
            known,
            one.status,
            one.reason,
            one.hints_given,
            sum(part.attempts for part in one.parts.values()),
            None if one.closed_seconds is None else round(one.closed_seconds - one.opened_seconds, 1),
        )
        for known, one in opened
    )


def _choices(scenario: Scenario, state: RoomState) -> tuple[ChoiceLine, ...]:
    cards = (
        (one.id, state.dilemmas.dilemmas[one.id]) for one in scenario.dilemmas if one.id in state.dilemmas.dilemmas
    )
    return tuple(
        ChoiceLine(
            known,
            one.chosen,
            None if one.chosen_seconds is None else round(one.chosen_seconds - one.opened_seconds, 1),
        )
        for known, one in cards
    )


def _reveal(scenario: Scenario, state: RoomState) -> tuple[RevealLine, ...]:
    return tuple(
        RevealLine(one.at_utc, one.text, one.clue, found(scenario, state, one)) for one in scenario.debrief.reveal
    )


def _actions(state: RoomState, hides: "_Hider | None") -> tuple[ActionLine, ...]:
    called = names(state.seats)
    agreed = sorted(state.talk.actions.items(), key=lambda one: one[1].seq)
    return tuple(
        ActionLine(NOBODY if hides else Personal(called.get(owner, "")), _said(one.text, hides), one.due)
        for owner, one in agreed
    )


# --- names ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Hider:
    """Puts a word in the place of every name that somebody ever had in the room."""

    known: "re.Pattern[str]"
    word: str

    def hide(self, text: str) -> Personal:
        return Personal(self.known.sub(self.word, text))


def _name_hider(entries: Sequence[Entry], word: str) -> _Hider:
    given = (event for entry in entries for event in entry.events if isinstance(event, PlayerJoined | PlayerRenamed))
    names_had = {event.name for event in given if event.name.strip() and event.name != REDACTED}
    longest_first = sorted((re.escape(name) for name in names_had), key=lambda one: (-len(one), one))
    any_of_them = "|".join(longest_first) or "(?!)"
    return _Hider(re.compile(rf"(?<!\w)(?:{any_of_them})(?!\w)", re.IGNORECASE), word)


def _said(text: Personal, hides: _Hider | None) -> Personal:
    return text if hides is None else hides.hide(text)
