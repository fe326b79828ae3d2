"""Any command that a player, a lead or the clock could send: fitting, half fitting and absurd ones."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from types import ModuleType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from tests.engine.play import LEAD
from tests.properties.questions import plain_questions
from tests.properties.watched_room import WatchedRoom
from thebridge.engine.areas.accusation import words as accusation
from thebridge.engine.areas.acts import words as acts
from thebridge.engine.areas.board import words as board
from thebridge.engine.areas.clock import words as clock
from thebridge.engine.areas.dilemmas import words as dilemmas
from thebridge.engine.areas.puzzles import words as puzzles
from thebridge.engine.areas.seats import words as seats
from thebridge.engine.areas.sources import words as sources
from thebridge.engine.areas.talk import words as talk
from thebridge.engine.areas.votes import words as votes
from thebridge.engine.ids import CLOCK, ItemId, PartId, Personal, PlayerId, PuzzleId
from thebridge.engine.scenario import Document, Scenario
from thebridge.journal.events import EVENTS

AREAS: tuple[ModuleType, ...] = (
    accusation,
    acts,
    board,
    clock,
    dilemmas,
    puzzles,
    seats,
    sources,
    talk,
    votes,
)
GHOST = "ghost"
WORDS = ("", "  ", "Hallo", "Zoë <b>", "Kees", "0,42", "x" * 600)
PEOPLE = tuple(PlayerId(name) for name in ("ann", "bob", "cees", "dirk", "eva", "fay", "gijs", "hans"))
NUMBERS: Mapping[str, Sequence[float]] = {
    "step": (0, 1, 2, 3, 4),
    "seconds": (0, 60, -60, 600, 4000),
    "confidence": (0, 3, 6),
    "page": (-1, 0, 1, 2, 99),
    "factor": (0.05, 0.5, 1.0, 2.0, 20.0, 99.0),
}
_EVENTS = {event for known in EVENTS.values() for event in known}
_MADE_BY_RULES = (acts.Tick, clock.CompensateOutage, acts.OpenRoom, acts.CloseRoom, acts.EndPlay)
"""Commands of the clock, and those that begin and end everything: each comes in a rule of its own."""

Draw = Callable[[Sequence[Any]], Any]


@cache
def commands() -> tuple[type, ...]:
    """Every command there is, so that none is forgotten: what has an author and is no event and no part of a state."""
    found = [
        one
        for area in AREAS
        for one in vars(area).values()
        if isinstance(one, type) and is_dataclass(one) and one.__module__ == area.__name__ and one not in _EVENTS
    ]
    authored = [one for one in found if fields(one) and fields(one)[0].name == "by" and one not in _MADE_BY_RULES]
    return tuple(one for one in authored if one is not acts.Intervention)


def any_command(kind: type, watched: WatchedRoom, draw: Draw) -> Any:
    """A command of this kind, each field drawn from what it could name."""
    hints = get_type_hints(kind)
    pools = Pools(watched)
    return kind(**{one.name: pools.draw(one.name, hints[one.name], draw) for one in fields(kind)})


class Pools:
    """What each field of a command could hold in this room now: hidden, open and unknown things alike."""

    def __init__(self, watched: WatchedRoom) -> None:
        self._room = watched
        self._authored = authored_ids(watched.scenario)

    def draw(self, name: str, hint: Any, draw: Draw) -> Any:
        """A value for one field."""
        if name == "by":
            return draw(self._authors(hint))
        if name == "query":
            return draw((None, *plain_questions(self._room.scenario)))
        if name == "value":
            return draw(self._values())
        origin = get_origin(hint)
        if origin in (Union, UnionType):
            inner = [one for one in get_args(hint) if one is not type(None)]
            return draw((None, self.draw(name, inner[0], draw)))
        if origin is tuple:
            return tuple(self.draw(name, get_args(hint)[0], draw) for _ in range(draw(range(3))))
        if origin is Literal:
            return draw(get_args(hint))
        return draw(self._one(name, hint))

    def _authors(self, hint: Any) -> Sequence[str]:
        present = tuple(self._room.state.seats.players)
        if hint.__name__ == "Author":
            return (LEAD, CLOCK)
        return (*present * 6, *PEOPLE, PlayerId(GHOST))

    def _one(self, name: str, hint: Any) -> Sequence[Any]:
        if hint is bool:
            return (True, False)
        if hint in (int, float):
            return (*self._room.state.acts.interventions, 999) if name == "seq" else NUMBERS[name]
        if hint is Personal:
            return ("Hallo",) * 6 + WORDS
        known = tuple(self._made(hint.__name__))
        return (*known * 6, *self._authored.get(hint.__name__, ()), GHOST)

    def _made(self, kind: str) -> Sequence[str]:
        """What the room itself has named, or shows to somebody by now."""
        state = self._room.state
        made: Mapping[str, Sequence[str]] = {
            "DilemmaId": tuple(state.dilemmas.dilemmas),
            "PlayerId": tuple(state.seats.players),
            "PuzzleId": tuple(state.puzzles.puzzles),
            "SourceId": tuple(one for sources in self._room.known.values() for one in sorted(sources)),
            "VoteId": tuple(state.votes.votes),
            "PinId": tuple(state.board.pins),
            "LinkId": tuple(state.board.links),
            "NoteId": tuple(state.board.notes),
            "LineId": tuple(line.id for line in state.talk.chat),
            "CallId": tuple(state.talk.calls),
            "ItemId": ("choice", "value", "text", "mark", "intersection"),
        }
        return made.get(kind, ())

    def _values(self) -> Sequence[Any]:
        items = self._authored["ItemId"]
        return (None, "", "in", GHOST, 1.0, math.nan, -math.inf, "13:20", "24:61", items[:2], (GHOST,), *items)


_SEEN: dict[tuple[str, str], Mapping[str, Sequence[str]]] = {}


def authored_ids(scenario: Scenario) -> Mapping[str, Sequence[str]]:
    """Every id that an author gave, by the type that fields name it with."""
    key = (scenario.id, scenario.version)
    if key not in _SEEN:
        _SEEN[key] = _authored_ids(scenario)
    return _SEEN[key]


def _authored_ids(scenario: Scenario) -> Mapping[str, Sequence[str]]:
    documents = [one for one in scenario.sources if isinstance(one, Document)]
    parts = scenario.accusation.parts if scenario.accusation else ()
    options = [option.id for card in scenario.dilemmas for option in card.options]
    options += [option.id for part in parts for option in part.options]
    options += [option.id for question in scenario.questions for option in question.options]
    verdicts = scenario.accusation.verdicts if scenario.accusation else ()
    return {
        "ActId": [one.id for one in scenario.acts],
        "CastId": [one.id for one in scenario.cast],
        "DilemmaId": [one.id for one in scenario.dilemmas],
        "ItemId": tuple(item for puzzle in scenario.puzzles for part in puzzle.parts for item in items_of(part)),
        "Language": (*scenario.languages, "fr"),
        "OptionId": [*options, *(one.id for one in verdicts), *(one.id for one in scenario.cast), "1", "unknown"],
        "PartId": [*(part.id for puzzle in scenario.puzzles for part in puzzle.parts), *(part.id for part in parts)],
        "PassageId": [passage.id for one in documents for passage in one.passages],
        "PuzzleId": [one.id for one in scenario.puzzles],
        "QuestionId": [one.id for one in scenario.questions],
        "ReportKindId": [one.id for one in scenario.reporting.kinds],
        "RowKey": ["1", "5", "9", "12", "k1", "k2", "k5"],
        "SourceId": [one.id for one in scenario.sources],
        "StepName": ["sort", "filter", "nearest", "clock"],
        "VoteId": [one.id for one in scenario.votes],
    }


def items_of(part: Any) -> Sequence[ItemId]:
    """The ids of what can be moved or chosen in a part of a puzzle."""
    groups = [getattr(part, name, ()) for name in ("bins", "items", "options", "left", "right", "sets", "candidates")]
    named = [one.id for group in groups for one in group]
    asked = getattr(part, "fields", ())
    return [*named, *(one.id for one in asked), *(option.id for one in asked for option in one.options)]


def part_of(scenario: Scenario, puzzle: PuzzleId, part: PartId) -> Any:
    """The authored part."""
    authored = next(one for one in scenario.puzzles if one.id == puzzle)
    return next(one for one in authored.parts if one.id == part)
