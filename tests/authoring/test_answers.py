"""What of an answer a condition may ask for."""

import pytest

from tests.authoring.folder import Folder
from thebridge.authoring.answers import options_in

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
