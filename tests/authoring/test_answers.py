"""What of an answer a condition may ask for, and what a proof must show of it."""

import pytest

from tests.authoring.folder import Folder
from thebridge.authoring.answers import Rows, differing, options_in
from thebridge.engine.scenario import Part

EXPECTED = {
    "sources": {"fridge", "gossip", "badges", "menu"},
    "ask": {"one_room", "all_rooms", "half_hour", "year"},
    "cut": {"b02", "b11", "b14", "b40"},
    "trip": {"5", "3"},
    "name": {"accepted", "other", "mistake:0", "mistake:1"},
    "real_time": {"accepted", "other", "mistake:0", "mistake:1"},
    "peak": {"accepted", "other", "mistake:0"},
    "bins": set(),
    "loads": set(),
    "line": set(),
}


@pytest.mark.parametrize("part", EXPECTED)
def test_the_options_of_each_kind_are_known(part: str) -> None:
    parts = {one.id: one for puzzle in Folder().scenario().puzzles for one in puzzle.parts}
    assert options_in(parts[part]) == EXPECTED[part]  # type: ignore[index]


SHOWN: dict[tuple[str, str], Rows] = {
    ("facts", "bins"): (("seen", "opinion"), ("badge", "fact"), ("always", "opinion"), ("weight", "fact")),
    ("facts", "sources"): (("badges",), ("fridge",)),
    ("when", "peak"): (("2026-06-12 13:30:00",),),
    ("when", "real_time"): (("13:20:30",),),
    ("when", "line"): (("bep_kitchen",), ("fridge_opens",), ("lift_leaves",), ("joost_kitchen",)),
    ("where", "trip"): (("5",),),
    ("where", "loads"): (("kg_6_5", "none"), ("kg_4_2", "cake"), ("kg_0_3", "box")),
    ("who", "cut"): (("kitchen", "b14"), ("kitchen", "b11"), ("kitchen", "b40"), ("cellar", "b40")),
    ("who", "name"): (("Bep Vermeer",),),
    ("question", "ask"): (("what", "one_room"), ("period", "half_hour")),
}
"""What a proof of each kind of part shows."""


def part_of(puzzle: str, part: str) -> Part:
    parts = next(one for one in Folder().scenario().puzzles if one.id == puzzle).parts
    return next(one for one in parts if one.id == part)


@pytest.mark.parametrize(("puzzle", "part"), SHOWN)
def test_the_rows_of_a_proof_are_the_whole_answer_of_any_kind_of_part(puzzle: str, part: str) -> None:
    authored, shown = part_of(puzzle, part), SHOWN[puzzle, part]
    assert differing(authored, shown, ()) == ()
    assert differing(authored, shown[1:], ()), "something is missing"
    assert differing(authored, (*shown, ("nobody", "nothing")), ()), "something is too much"


@pytest.mark.parametrize(
    ("puzzle", "part", "shown", "where"),
    [
        ("facts", "bins", (("seen", "fact"), *SHOWN["facts", "bins"][1:]), ("items", 0, "bin")),
        ("facts", "sources", (("menu",), ("fridge",)), ("options", 2)),
        ("when", "peak", (("2026-06-12 15:04:00",),), ("answer",)),
        ("when", "real_time", (("13:30:00",),), ("answer",)),
        ("where", "loads", (("kg_6_5", "maps"), *SHOWN["where", "loads"][1:]), ("left", 2, "right")),
        ("who", "cut", SHOWN["who", "cut"][:3], ("sets", 1, "members")),
        ("who", "name", (("Joost",),), ("accepts",)),
        ("question", "ask", (("what", "all_rooms"), ("period", "half_hour")), ("fields", 0, "options")),
    ],
)
def test_where_an_answer_differs_is_told(puzzle: str, part: str, shown: Rows, where: tuple[str | int, ...]) -> None:
    assert where in differing(part_of(puzzle, part), shown, ())


def test_a_gap_of_a_request_that_is_judged_needs_no_row() -> None:
    assert differing(part_of("question", "ask"), (("what", "one_room"),), {"ask.period"}) == ()
