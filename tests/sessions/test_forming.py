"""Forming teams by a list."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thebridge.errors import AppError
from thebridge.sessions.forming import Roster, parse_roster, propose_split, write_roster

TEAMS = ("Maas", "Rijn")


def test_a_list_says_who_goes_where_and_the_rest_is_dealt_evenly() -> None:
    roster = parse_roster("Otter; Rijn\nZwaan, 2\n\nReiger\tmaas\nMeeuw\nSnoek\n", TEAMS)
    assert dict(roster.places) == {"Otter": 2, "Zwaan": 2, "Reiger": 1, "Meeuw": 1, "Snoek": 1}
    assert roster.room_of("  OTTER") == 2
    assert roster.room_of("0tter") == 2
    assert roster.room_of("Bever") is None
    assert parse_roster(write_roster(roster, TEAMS), TEAMS) == roster


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Otter; Waal", "list_team_unknown"),
        ("Otter; 3", "list_team_unknown"),
        ("Otter\nОtter", "list_name_twice"),
        ("\u200b; Maas", "list_name_unfit"),
        ("x" * 25, "list_name_unfit"),
        ("\n".join(f"n{number}" for number in range(401)), "list_too_long"),
    ],
)
def test_a_line_that_does_not_fit_is_named(text: str, code: str) -> None:
    with pytest.raises(AppError) as refused:
        parse_roster(text, TEAMS)
    assert refused.value.code == code


@given(st.lists(st.integers(1, 3), max_size=60), st.integers(2, 8))
def test_a_split_loses_nobody_and_leaves_no_team_too_large(places: list[int], size: int) -> None:
    teams = ("A", "B", "C")
    roster = Roster({f"n{number}": place for number, place in enumerate(places)})
    split = propose_split(roster, teams, size)
    if split is None:
        assert all(count <= size for count in Counter(places).values())
        return
    assert set(split.roster.places) == set(roster.places)
    counts = Counter(split.roster.places.values())
    assert max(counts) <= len(teams) + len(split.rooms)
    assert max(counts.values()) <= size


def test_nine_in_one_team_are_two_teams_and_eight_are_one() -> None:
    nine = Roster({f"n{number}": 1 for number in range(9)})
    split = propose_split(nine, ("Maas",), 8)
    assert split is not None
    assert split.rooms == ("Maas 2",)
    assert sorted(Counter(split.roster.places.values()).values()) == [4, 5]
    assert propose_split(Roster({f"n{number}": 1 for number in range(8)}), ("Maas",), 8) is None
