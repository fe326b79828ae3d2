"""Results in words: a table per section, with a row for everything that the scenario has, told of or not."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from thebridge.debrief.paper import Say
from thebridge.debrief.results import BY_HINT, NONE_CHOSEN, SECTIONS, Figure, Results, Section, Spread, When
from thebridge.engine.areas.votes.ballot import SCALE, is_asked
from thebridge.engine.scenario import OptionIs, Question, Scenario
from thebridge.engine.texts import Texts

GOAL_SIGNS: Final = ("for", "against", "unseen")
PUZZLE_ENDS: Final = ("solved", BY_HINT, "closed", "open")
MOMENTS: Final[tuple[When, ...]] = ("before", "after")


@dataclass(frozen=True, slots=True)
class Bar:
    """How often one thing was, of how many."""

    name: str
    text: str
    count: int


@dataclass(frozen=True, slots=True)
class Row:
    """What a figure is about, in words. Without teams it is hidden. `of` is what the bars are parts of."""

    item: str
    title: str
    when: When
    teams: int
    of: int
    bars: tuple[Bar, ...]
    spread: Spread | None


@dataclass(frozen=True, slots=True)
class Table:
    section: Section
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class _Item:
    """Something of the scenario that has a row, and what can be counted of it, in the author's order."""

    id: str
    title: str
    names: Mapping[str, str]
    moments: tuple[When, ...] = ("",)


def write_tables(results: Results, scenario: Scenario, texts: Texts, say: Say, goal: str = "") -> tuple[Table, ...]:
    """A table for each section of which the scenario has anything; with `goal`, anything that is about that goal."""
    items = _items(scenario, texts, say)
    if goal:
        about = _about(scenario, goal)
        items = {section: [one for one in items[section] if one.id in about[section]] for section in SECTIONS}
    tables = (
        Table(
            section,
            tuple(
                _row(one, when, results.find(section, one.id, when)) for one in items[section] for when in one.moments
            ),
        )
        for section in SECTIONS
    )
    return tuple(table for table in tables if table.rows)


def _row(item: _Item, when: When, figure: Figure | None) -> Row:
    if figure is None:
        return Row(item.id, item.title, when, 0, 0, (), None)
    counts = {one.name: one.count for one in figure.tallies}
    bars = tuple(Bar(name, text, counts.get(name, 0)) for name, text in item.names.items())
    is_own = figure.section in ("before_after", "scan")
    return Row(
        item.id, item.title, when, figure.teams, sum(counts.values()) if is_own else figure.teams, bars, figure.spread
    )


def _items(scenario: Scenario, texts: Texts, say: Say) -> dict[Section, list[_Item]]:
    signs = {name: say(f"results.goal.{name}") for name in GOAL_SIGNS}
    ends = {name: say(f"paper.puzzle.{name}") for name in PUZZLE_ENDS}
    endings = {str(one.id): texts.get(one.title) for one in scenario.endings}
    puzzles = [(str(one.id), texts.get(one.title)) for one in scenario.puzzles]
    return {
        "endings": [_Item("", say("results.how_it_ended"), endings)],
        "goals": [_Item(one.id, texts.get(one.title), signs) for one in scenario.goals],
        "choices": [
            _Item(
                one.id,
                texts.get(one.title),
                {str(option.id): texts.get(option.text) for option in one.options}
                | {NONE_CHOSEN: say("paper.not_chosen")},
            )
            for one in scenario.dilemmas
        ],
        "puzzles": [_Item(known, title, ends) for known, title in puzzles],
        "minutes": [_Item(known, title, {}) for known, title in puzzles],
        "hints": [_Item(known, title, {}) for known, title in puzzles],
        "before_after": [
            _Item(one.id, texts.get(one.text), _options(one, texts, say), _moments(one))
            for one in scenario.questions
            if one.dimension is None
        ],
        "scan": list(_scan(scenario, texts, say)),
    }


def _about(scenario: Scenario, goal: str) -> dict[Section, set[str]]:
    """What speaks of one goal. An ending is of the whole game."""
    puzzles = {str(one.id) for one in scenario.puzzles if goal in one.goals}
    rules = [one.on for one in scenario.evidence if one.goal == goal]
    dimensions = {one.dimension for one in scenario.goals if one.id == goal}
    return {
        "endings": set(),
        "goals": {goal},
        "choices": {str(one.dilemma) for one in rules if isinstance(one, OptionIs)},
        "puzzles": puzzles,
        "minutes": puzzles,
        "hints": puzzles,
        "before_after": {str(one.id) for one in scenario.questions if one.goal == goal},
        "scan": {str(one) for one in dimensions},
    }


def _moments(question: Question) -> tuple[When, ...]:
    return tuple(when for when in ("before", "after") if is_asked(question, when))


def _options(question: Question, texts: Texts, say: Say) -> dict[str, str]:
    """The options; the one that fits the rule is called so."""
    if not question.options:
        return _steps(say)
    told = {str(one.id): texts.get(one.text) for one in question.options}
    if question.best is not None:
        told[question.best] = say("results.fits", text=told[question.best])
    return told


def _steps(say: Say) -> dict[str, str]:
    return {str(step): say(f"paper.scale.{step}") for step in SCALE}


def _scan(scenario: Scenario, texts: Texts, say: Say) -> Iterable[_Item]:
    for key in dict.fromkeys(one.dimension for one in scenario.questions if one.dimension is not None):
        yield _Item(key, texts.get(key), _steps(say), MOMENTS)
