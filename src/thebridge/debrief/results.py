"""What came of many teams: counts over teams in blocks of at least five, so that no filter tells of fewer.

The teams of a scenario are cut into blocks of at least `LEAST` teams, once, whatever is asked: a session that is large
enough is a block, the other teams of a unit are cut in the order in which they ended, and what is left over in units
that are too small is cut together. A filter shows whole blocks or nothing of them, and a figure takes from a block at
least `LEAST` teams or none. So what one filter shows more than another is of at least `LEAST` teams too, whichever two
are laid side by side or taken from each other.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from statistics import quantiles
from typing import Final, Literal

from thebridge.debrief.counts import Counts
from thebridge.debrief.report import ChoiceLine, DebriefReport, GoalLine, PuzzleLine
from thebridge.engine.ids import RoomId, ScenarioId, SessionId

LEAST: Final = 5
"""The fewest teams that are told of together."""
NO_UNIT: Final = "-"
"""Asks for the sessions that are of no unit."""
NONE_CHOSEN: Final = "not_chosen"
BY_HINT: Final = "hint"

Section = Literal["endings", "goals", "choices", "puzzles", "minutes", "hints", "before_after", "scan"]
SECTIONS: Final[tuple[Section, ...]] = Section.__args__  # type: ignore[attr-defined]
When = Literal["", "before", "after"]


@dataclass(frozen=True, slots=True)
class Facts:
    """Where and in what a team played."""

    room: RoomId
    session: SessionId
    scenario: ScenarioId
    version: str
    number: int
    unit: str = ""
    """The part of the organisation that the session was for."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How often something was. `name` is an id of the scenario, or a word of ours."""

    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Answers:
    """What a team answered to one question, as far as its report shows it to everybody."""

    section: Section
    item: str
    when: When
    tallies: tuple[Tally, ...]


Key = tuple[Section, str, When]
Said = tuple[tuple[Tally, ...], float | None]
"""What one team adds to one figure: counts, or a number."""
Adds = tuple[Key, Said]


@dataclass(frozen=True, slots=True)
class TeamResult:
    """One team's play in ids and numbers: nobody's name, nobody's words."""

    facts: Facts
    ended_at: datetime
    ending: str
    goals: tuple[GoalLine, ...]
    choices: tuple[ChoiceLine, ...]
    puzzles: tuple[PuzzleLine, ...]
    answers: tuple[Answers, ...]
    said: tuple[Adds, ...] = field(default=(), compare=False, repr=False)
    """What the team adds to which figures, worked out beforehand (`work_out`)."""

    @property
    def day(self) -> date:
        """The day on which the team ended, in UTC."""
        return self.ended_at.astimezone(UTC).date()


@dataclass(frozen=True, slots=True)
class Filters:
    """Which teams are asked for: of one scenario, that ended in a period, of one unit, of one session.

    Both days count.
    """

    scenario: str
    since: date | None = None
    until: date | None = None
    unit: str = ""
    session: str = ""

    def fits(self, team: TeamResult) -> bool:
        """Whether the team is asked for."""
        facts = team.facts
        is_here = facts.scenario == self.scenario and self.session in ("", facts.session)
        is_theirs = self.unit in ("", facts.unit or NO_UNIT)
        is_late = self.since is None or self.since <= team.day
        return is_here and is_theirs and is_late and (self.until is None or team.day <= self.until)


@dataclass(frozen=True, slots=True)
class Spread:
    """Half of the teams are at or under `median`, a quarter under `low`, a quarter above `high`."""

    low: float
    median: float
    high: float


@dataclass(frozen=True, slots=True)
class Figure:
    """One row: what it is about, over how many teams, and how often each thing was, or how it is spread."""

    section: Section
    item: str
    when: When
    teams: int
    tallies: tuple[Tally, ...] = ()
    spread: Spread | None = None


@dataclass(frozen=True, slots=True)
class Results:
    """What may be told of the teams that a filter asks for. `left_out` of them are in no figure.

    A figure that too few teams have is not there, the same as one that no team has.
    """

    teams: tuple[TeamResult, ...]
    left_out: int
    figures: tuple[Figure, ...]

    @property
    def sessions(self) -> int:
        """How many sessions the counted teams come from."""
        return len({team.facts.session for team in self.teams})

    def of(self, section: Section) -> tuple[Figure, ...]:
        """The rows of one section."""
        return tuple(figure for figure in self.figures if figure.section == section)

    def find(self, section: Section, item: str, when: When = "") -> Figure | None:
        """One row; None when it is not told of."""
        wanted = (section, item, when)
        return next((one for one in self.figures if (one.section, one.item, one.when) == wanted), None)


def team_result(facts: Facts, report: DebriefReport) -> TeamResult | None:
    """What counts of a report; None while its team plays."""
    if report.ending is None or report.ended_at is None:
        return None
    return TeamResult(
        facts, report.ended_at, report.ending, report.goals, report.choices, report.puzzles, tuple(_answers(report))
    )


def build_results(teams: Iterable[TeamResult], filters: Filters) -> Results:
    """The figures of the teams that a filter asks for."""
    known = tuple(team for team in teams if team.facts.scenario == filters.scenario)
    blocks = [block for block in cut_blocks(known) if all(filters.fits(team) for team in block)]
    counted = tuple(sorted((team for block in blocks for team in block), key=_place))
    asked = sum(filters.fits(team) for team in known)
    return Results(counted, asked - len(counted), _figures(blocks))


def cut_blocks(teams: Iterable[TeamResult]) -> tuple[tuple[TeamResult, ...], ...]:
    """One scenario's teams in blocks of at least `LEAST`; no team is in two, and few that are left over in none."""
    blocks: list[list[TeamResult]] = []
    rest: list[TeamResult] = []
    for of_unit in _grouped(teams, lambda team: team.facts.unit):
        small: list[TeamResult] = []
        for of_session in _grouped(of_unit, lambda team: team.facts.session):
            if len(of_session) < LEAST:
                small += of_session
            else:
                blocks.append(of_session)
        if len(small) < LEAST:
            rest += small
        else:
            blocks += _cut(small)
    return tuple(tuple(block) for block in (*blocks, *_cut(rest)))


def _grouped(teams: Iterable[TeamResult], of: Callable[[TeamResult], str]) -> Iterable[list[TeamResult]]:
    groups: dict[str, list[TeamResult]] = {}
    for team in sorted(teams, key=_place):
        groups.setdefault(of(team), []).append(team)
    return groups.values()


def _cut(teams: Iterable[TeamResult]) -> list[list[TeamResult]]:
    """The teams in order of ending; a day is never in two blocks. Fewer than `LEAST` make none."""
    blocks: list[list[TeamResult]] = []
    for team in sorted(teams, key=_place):
        is_full = bool(blocks) and len(blocks[-1]) >= LEAST
        if not blocks or (is_full and team.day != blocks[-1][-1].day):
            blocks.append([])
        blocks[-1].append(team)
    if blocks and len(blocks[-1]) < LEAST:
        few = blocks.pop()
        if not blocks:
            return []
        blocks[-1] += few
    return blocks


def _place(team: TeamResult) -> tuple[datetime, str]:
    return team.ended_at, team.facts.room


# --- figures ----------------------------------------------------------------------------------------------------------

Blocks = Sequence[tuple[TeamResult, ...]]


def work_out(team: TeamResult) -> TeamResult:
    """The team with what it adds to figures: many pages are made of it."""
    return replace(team, said=tuple(_said(team)))


def _figures(blocks: Blocks) -> tuple[Figure, ...]:
    """Every figure, by section, in the author's order."""
    added: dict[Key, list[Said]] = {}
    for block in blocks:
        here: dict[Key, list[Said]] = {}
        for team in block:
            for key, said in team.said or _said(team):
                if key in here:
                    here[key].append(said)
                else:
                    here[key] = [said]
        for key, values in here.items():
            if len(values) >= LEAST:
                added.setdefault(key, []).extend(values)
    ranked = sorted(added.items(), key=lambda one: SECTIONS.index(one[0][0]))
    return tuple(_figure(key, values) for key, values in ranked)


def _figure(key: Key, values: list[Said]) -> Figure:
    section, item, when = key
    counted: dict[str, int] = {}
    for tallies, _ in values:
        for one in tallies:
            counted[one.name] = counted.get(one.name, 0) + one.count
    numbers = [number for _, number in values if number is not None]
    tallies = tuple(Tally(name, count) for name, count in counted.items())
    return Figure(section, item, when, len(values), tallies, _spread(numbers) if numbers else None)


def _spread(numbers: list[float]) -> Spread:
    low, median, high = quantiles(numbers, n=4, method="inclusive")
    return Spread(round(low, 1), round(median, 1), round(high, 1))


def _said(team: TeamResult) -> Iterable[Adds]:
    """What a team adds to which figures."""
    yield ("endings", "", ""), ((Tally(team.ending, 1),), None)
    for goal in team.goals:
        yield ("goals", goal.goal, ""), (_goal(goal), None)
    for choice in team.choices:
        yield ("choices", choice.dilemma, ""), ((Tally(choice.option or NONE_CHOSEN, 1),), None)
    for puzzle in team.puzzles:
        is_hinted = (puzzle.status, puzzle.reason) == ("solved", "hint")
        yield ("puzzles", puzzle.puzzle, ""), ((Tally(BY_HINT if is_hinted else puzzle.status, 1),), None)
        yield ("hints", puzzle.puzzle, ""), ((), float(puzzle.hints))
        if puzzle.seconds is not None:
            yield ("minutes", puzzle.puzzle, ""), ((), puzzle.seconds / 60)
    for one in team.answers:
        yield (one.section, one.item, one.when), (one.tallies, None)


def _goal(goal: GoalLine) -> tuple[Tally, ...]:
    speaks_for = any(moment.is_for for moment in goal.moments)
    against = any(not moment.is_for for moment in goal.moments)
    return (
        Tally("for", int(speaks_for)),
        Tally("against", int(against)),
        Tally("unseen", int(not goal.moments)),
    )


def _answers(report: DebriefReport) -> Iterable[Answers]:
    """Own answers, where a report shows them beyond the team: sums of these tell of no team that they hide."""
    given: list[tuple[Section, str, When, Counts]] = [
        ("before_after", one.question, one.when, one.counts) for one in report.questions
    ]
    for one in report.scan:
        given += [("scan", one.dimension, "before", one.before), ("scan", one.dimension, "after", one.after)]
    for section, item, when, counts in given:
        if counts is not None:
            yield Answers(section, item, when, tuple(Tally(count.option, count.count) for count in counts))
