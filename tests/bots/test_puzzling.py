"""A bot answers at face value, or rightly when it knows enough."""

from dataclasses import replace
from typing import Any

import pytest

from tests.bots.warm_up import mind_of, warm_up
from thebridge.bots.mind import Mind
from thebridge.bots.profiles import CAREFUL, HASTY, Profile
from thebridge.bots.puzzling import Wish, answer, take_help, wish_for
from thebridge.engine.areas.puzzles.kinds import KINDS
from thebridge.engine.areas.puzzles.words import PlaceItem, SubmitAnswer, TakeHint
from thebridge.engine.ids import ItemId
from thebridge.engine.scenario import Puzzle

SURE, RASH = replace(CAREFUL, naive_first=0.0), replace(HASTY, naive_first=1.0)


def puzzle(known: str) -> Puzzle:
    return next(one for one in warm_up().puzzles if one.id == known)


def part_of(known: str, part: str) -> Any:
    return next(one for one in puzzle(known).parts if one.id == part)


def mind_at(profile: Profile, known: str, lit: bool, **sections: Any) -> Mind:
    """A mind before one open puzzle, with every clue on the board or none."""
    parts = [{"id": one.id, "is_right": False, "attempts": 0} for one in puzzle(known).parts]
    hints = {"given": [], "offered": 0, "count": 3}
    stays = [{"clue": str(at), "is_lit": lit} for at in range(1, len(warm_up().clues) + 1)]
    seen = {known: {"status": "open", "parts": parts, "hints": hints}}
    return mind_of(profile, **{"puzzles": seen, "board": {"stays": stays, "groups": []}, **sections})


def test_who_knows_what_is_needed_wishes_the_right_answer() -> None:
    wish = wish_for(mind_at(SURE, "when", lit=True), puzzle("when"), part_of("when", "real_time"), is_first=True)
    assert wish == Wish({ItemId("value"): 48_000.0})


def test_who_does_not_know_waits_or_answers_at_face_value() -> None:
    part = part_of("when", "real_time")
    assert wish_for(mind_at(SURE, "when", lit=False), puzzle("when"), part, is_first=True) is None
    rash = wish_for(mind_at(RASH, "when", lit=False), puzzle("when"), part, is_first=True)
    assert rash == Wish({ItemId("value"): 48_600.0})
    assert wish_for(mind_at(RASH, "when", lit=False), puzzle("when"), part, is_first=False) is None


@pytest.mark.parametrize("known", [one.id for one in warm_up().puzzles if one.needs])
def test_nobody_wishes_what_settles_a_part_without_knowing_what_it_needs(known: str) -> None:
    for part in puzzle(known).parts:
        kind: Any = KINDS[part.kind]  # type: ignore[attr-defined]
        wish = wish_for(mind_at(RASH, known, lit=False), puzzle(known), part, is_first=True)
        assert wish is None or not kind.judge(part, wish.values, warm_up().tables).is_settled


def test_a_written_answer_is_given_in_words() -> None:
    mind = mind_at(SURE, "who", lit=True)
    wish = wish_for(mind, puzzle("who"), part_of("who", "name"), is_first=True)
    assert wish is not None
    assert wish.words == "bep"


def test_items_are_placed_one_by_one_and_then_submitted() -> None:
    draft = {"when/peak/mark": {"value": "9", "text": None, "player": "bot-1"}}
    first = answer(mind_at(SURE, "when", lit=True))
    assert isinstance(first, PlaceItem)
    assert (first.part, first.item, first.value) == ("peak", "mark", "9")
    second = answer(mind_at(SURE, "when", lit=True, drafts=draft))
    assert isinstance(second, SubmitAnswer)
    assert second.part == "peak"


def test_what_does_not_belong_is_taken_away() -> None:
    rows = {row: {"value": "in", "text": None, "player": "bot-1"} for row in ("where/trip/5", "where/trip/3")}
    command = answer(mind_at(SURE, "where", lit=True, drafts=rows))
    assert isinstance(command, PlaceItem)
    assert (command.item, command.value) == ("3", None)


def test_the_rash_do_not_change_what_another_hand_put_down() -> None:
    draft = {"who/name/text": {"value": "", "text": "bep", "player": "bot-2"}}
    command = answer(mind_at(RASH, "who", lit=True, drafts=draft))
    assert not (isinstance(command, PlaceItem) and command.part == "name")


def test_an_offered_hint_is_taken_by_who_cannot_go_on() -> None:
    late = {"given": [], "offered": 1, "count": 3}
    seen = {"when": {"status": "open", "parts": [], "hints": late}}
    mind = mind_of(SURE, puzzles=seen)
    assert take_help(mind) == TakeHint(mind.me, puzzle("when").id, 1)
    assert take_help(mind_at(SURE, "when", lit=True, puzzles=seen)) is None


@pytest.mark.parametrize(("profile", "is_taken"), [(RASH, True), (replace(RASH, answers_first=False), False)])
def test_only_who_answers_first_takes_a_settling_thought_without_knowing_anything(
    profile: Profile, *, is_taken: bool
) -> None:
    settling = part_of("reader", "readers")
    in_need = replace(puzzle("reader"), needs=puzzle("where").needs)
    wish = wish_for(mind_at(profile, "reader", lit=False), in_need, settling, is_first=True)
    assert (wish is not None) is is_taken
