"""How a bot answers puzzles: at face value, or rightly once it knows the clues that the answer needs."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from thebridge.bots.mind import Mind
from thebridge.engine.areas.puzzles.kinds import KINDS
from thebridge.engine.areas.puzzles.words import DraftValue, PlaceItem, SubmitAnswer, TakeHint
from thebridge.engine.ids import ItemId, Personal
from thebridge.engine.scenario import Puzzle, Scenario

TAKE_OVER = 0.15
"""How often a bot goes on with what another hand began and left."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a bot would answer: a value for each item, or for a written answer its words."""

    values: Mapping[ItemId, DraftValue]
    words: str | None = None

    def is_there(self, item: ItemId, standing: Mapping[str, Any] | None) -> bool:
        """Whether the draft already says this about the item."""
        if standing is None:
            return False
        if self.words is not None:
            return bool(standing["text"] == self.words)
        wished = self.values[item]
        return bool(standing["value"] == (list(wished) if isinstance(wished, tuple) else wished))


def answer(mind: Mind) -> object | None:
    """Place the next item of an answer, or submit it."""
    if mind.profile.waits_to_be_asked and not mind.is_asked:
        return None
    ranked = sorted(mind.open_puzzles, key=lambda one: (one.bonus, mind.chance.steady("first", one.id)))
    for puzzle in ranked:
        for part, seen in zip(puzzle.parts, mind.view["puzzles"][puzzle.id]["parts"], strict=True):
            command = None if seen["is_right"] else _work_on(mind, puzzle, part, seen)
            if command is not None:
                return command
    return None


def _work_on(mind: Mind, puzzle: Puzzle, part: Any, seen: Mapping[str, Any]) -> object | None:
    wish = wish_for(mind, puzzle, part, is_first=seen["attempts"] == 0)
    if wish is None:
        return None
    standing = mind.drafts_of(puzzle.id, part.id)
    if seen["attempts"] == 0 and _is_in_other_hands(mind, standing) and mind.luck() >= TAKE_OVER:
        return None
    may_change = mind.profile.corrects or seen["attempts"] > 0
    for item in wish.values:
        there = standing.get(item)
        if wish.is_there(item, there):
            continue
        if there is not None and there["player"] != mind.me and not may_change:
            return None
        return _place(mind, puzzle, part, item, wish)
    for extra in standing:
        if extra not in wish.values:
            return PlaceItem(mind.me, puzzle.id, part.id, ItemId(extra), None)
    return SubmitAnswer(mind.me, puzzle.id, part.id)


def _is_in_other_hands(mind: Mind, standing: Mapping[str, Mapping[str, Any]]) -> bool:
    return any(one["player"] != mind.me for one in standing.values())


def _place(mind: Mind, puzzle: Puzzle, part: Any, item: ItemId, wish: Wish) -> PlaceItem:
    if wish.words is not None:
        return PlaceItem(mind.me, puzzle.id, part.id, item, None, Personal(wish.words))
    return PlaceItem(mind.me, puzzle.id, part.id, item, wish.values[item])


def wish_for(mind: Mind, puzzle: Puzzle, part: Any, *, is_first: bool) -> Wish | None:
    """What the bot would answer now; None: it waits until it knows what the answer needs."""
    is_able = mind.knows(puzzle.needs)
    naive = _naive(mind, puzzle, part)
    is_rash = is_first and mind.would(mind.profile.naive_first, "naive", puzzle.id, part.id)
    if naive is not None and is_rash and (_is_taken_at_once(mind, is_able=is_able) or not _settles(mind, part, naive)):
        return naive
    return _right(mind, puzzle, part) if is_able else None


def _is_taken_at_once(mind: Mind, *, is_able: bool) -> bool:
    """Whether a first thought may also be the last word.

    Whoever puts things right looks twice before that, and whoever reads before answering waits until there is something
    to go by.
    """
    return (is_able or mind.profile.answers_first) and not mind.profile.corrects


def _naive(mind: Mind, puzzle: Puzzle, part: Any) -> Wish | None:
    return mind.noted_view.recall(("naive", puzzle.id, part.id), lambda: _read_naive(mind.scenario, part))


def _read_naive(scenario: Scenario, part: Any) -> Wish | None:
    kind = KINDS[part.kind]
    values = kind.naive(part, scenario.tables)
    return None if values is None else Wish(values, part.naive if kind.takes_text else None)


def _right(mind: Mind, puzzle: Puzzle, part: Any) -> Wish:
    return mind.noted_view.recall(("right", puzzle.id, part.id), lambda: _read_right(mind.scenario, part))


def _read_right(scenario: Scenario, part: Any) -> Wish:
    kind = KINDS[part.kind]
    return Wish(kind.right(part, scenario.tables), part.accepts[0] if kind.takes_text else None)


def _settles(mind: Mind, part: Any, wish: Wish) -> bool:
    return KINDS[part.kind].judge(part, wish.values, mind.scenario.tables).is_settled


def take_help(mind: Mind) -> object | None:
    """Take a step of help that is offered, when the bot cannot go on by itself."""
    for puzzle in mind.open_puzzles:
        hints = mind.view["puzzles"][puzzle.id]["hints"]
        given = len(hints["given"])
        if given < hints["offered"] and (mind.profile.answers_first or not mind.knows(puzzle.needs)):
            return TakeHint(mind.me, puzzle.id, given + 1)
    return None
