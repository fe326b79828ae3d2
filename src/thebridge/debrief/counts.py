"""What people answered alone, as counts. This is the only file in which a report comes near an own answer."""

from collections import Counter
from dataclasses import dataclass
from typing import Final, Literal

from thebridge.engine.areas.votes.ballot import SCALE, is_asked, options_of
from thebridge.engine.areas.votes.view import COUNTS_FROM
from thebridge.engine.areas.votes.words import VotesState
from thebridge.engine.ids import GoalId, OptionId, PlayerId, QuestionId, TextKey, VoteId
from thebridge.engine.scenario import AnswerOption, Scenario

When = Literal["before", "after"]
TEAM_FROM: Final = COUNTS_FROM
"""From so many people on a team sees counts of its own."""
BEYOND_FROM: Final = 5
"""From so many people on anybody else does."""


@dataclass(frozen=True, slots=True)
class Count:
    """How often an option was chosen."""

    option: OptionId
    count: int


Counts = tuple[Count, ...] | None
"""None: too few people answered, or all of them alike, so that the counts would tell who said what."""


@dataclass(frozen=True, slots=True)
class VoteCounts:
    """What came of a private vote."""

    vote: VoteId
    counts: Counts


@dataclass(frozen=True, slots=True)
class QuestionCounts:
    """One question at one moment. `goal` and `best` are the author's."""

    question: QuestionId
    when: When
    goal: GoalId | None
    best: OptionId | None
    counts: Counts


@dataclass(frozen=True, slots=True)
class ScanCounts:
    """A dimension of the self-scan: the answers of all its items together, before and after."""

    dimension: TextKey
    before: Counts
    after: Counts


def vote_counts(scenario: Scenario, state: VotesState, least: int) -> tuple[VoteCounts, ...]:
    """Every vote that was held and is closed."""
    known = ((vote, state.votes[vote.id]) for vote in scenario.votes if vote.id in state.votes)
    closed = ((vote, [own.option for own in one.cast.values()]) for vote, one in known if not one.is_open)
    return tuple(VoteCounts(vote.id, _counts(own, len(own), options_of(scenario, vote), least)) for vote, own in closed)


def question_counts(scenario: Scenario, state: VotesState, least: int) -> tuple[QuestionCounts, ...]:
    """Every question about a goal, at each moment at which it is asked."""
    return tuple(
        QuestionCounts(one.id, when, one.goal, one.best, _answers(state, (one.id,), when, _options(one.options), least))
        for one in scenario.questions
        if one.dimension is None
        for when in _moments()
        if is_asked(one, when)
    )


def scan_counts(scenario: Scenario, state: VotesState, least: int) -> tuple[ScanCounts, ...]:
    """The self-scan by dimension, in the author's order."""
    scan = [one for one in scenario.questions if one.dimension is not None]
    counted = []
    for dimension in dict.fromkeys(one.dimension for one in scan):
        items = tuple(one.id for one in scan if one.dimension == dimension)
        before, after = (_answers(state, items, when, SCALE, least) for when in _moments())
        counted.append(ScanCounts(TextKey(str(dimension)), before, after))
    return tuple(counted)


def _moments() -> tuple[When, When]:
    return ("before", "after")


def _options(options: tuple[AnswerOption, ...]) -> tuple[OptionId, ...]:
    return tuple(option.id for option in options) or SCALE


def _answers(
    state: VotesState, questions: tuple[QuestionId, ...], when: When, options: tuple[OptionId, ...], least: int
) -> Counts:
    given: dict[tuple[QuestionId, PlayerId], OptionId] = {
        (question, player): option
        for (question, moment, player), option in state.answers.items()
        if question in questions and moment == when
    }
    return _counts(list(given.values()), len({player for _, player in given}), options, least)


def _counts(chosen: list[OptionId], people: int, options: tuple[OptionId, ...], least: int) -> Counts:
    counted = Counter(chosen)
    if people < least or len(counted) < 2:
        return None
    return tuple(Count(option, counted[option]) for option in options)
