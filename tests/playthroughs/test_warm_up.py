"""The warm-up from its first call to each of its endings, by teams of every size, with people who come and go."""

import pytest

from tests.engine.play import warm_up
from tests.playthroughs.story import Story
from tests.properties.commands import PEOPLE
from thebridge.engine.refusals import Refused

ENDINGS = {"right", "thin", "wrong_one", "open_case"}
MOST = warm_up().players_max


def test_a_team_that_lays_its_sources_side_by_side_finds_the_cake() -> None:
    story = Story("ann", "bob", "cees")
    story.votes()
    story.solves("facts", "when")
    story.pins("fridge_peak", "badge_kitchen", "lift_trip", "booking", "nickname")
    story.solves("where", "who")
    story.passes(40)
    story.decides("list", 1)
    story.accuses("bep")
    story.ends("right")


def test_a_team_whose_evidence_may_not_be_used_has_too_little_to_show() -> None:
    story = Story("ann", "bob")
    story.solves("facts", "when")
    story.pins("lift_trip", "booking")
    story.passes(130)
    story.asks_for("all_rooms", "half_hour")
    story.passes(5)
    story.accuses("bep")
    story.ends("thin")


def test_a_team_that_trusts_its_first_hunch_accuses_somebody_else() -> None:
    story = Story("ann", "bob", "cees", "dirk")
    story.votes()
    story.solves("facts", "when")
    story.pins("badge_kitchen", "lift_trip")
    story.passes(40)
    story.accuses("joost")
    story.ends("wrong_one")


def test_a_team_that_does_nothing_still_hears_how_it_went() -> None:
    story = Story("ann", "bob")
    story.passes(1000)
    story.ends("open_case")
    assert not story.state.board.established
    assert story.view(story.team[0])["debrief"]["reveal"]


def test_every_ending_has_a_story_here() -> None:
    assert {one.id for one in warm_up().endings} == ENDINGS


COMINGS_AND_GOINGS = [(size, leavers) for size in (2, 3, 4, 5, 6) for leavers in (0, 1, 2) if size - leavers < MOST]


@pytest.mark.parametrize(("size", "leavers"), COMINGS_AND_GOINGS)
def test_a_team_of_any_size_reaches_its_ending_though_people_come_and_go(size: int, leavers: int) -> None:
    story = Story(*PEOPLE[:size])
    story.solves("facts", "when")
    for name in PEOPLE[: min(leavers, size - 1)]:
        story.leaves(name)
    story.joins("late", "en")
    assert story.view(story.team[-1], "en")["me"]["roles"]
    held = {role for roles in story.state.seats.roles.values() for role in roles}
    assert held == {role.id for role in warm_up().roles}, "nobody holds what a leaver held"
    story.pins("lift_trip", "booking", "nickname")
    story.solves("where", "who")
    story.passes(40)
    story.accuses("bep")
    story.ends("right")


def test_nobody_joins_a_team_that_is_full_until_somebody_leaves() -> None:
    story = Story(*PEOPLE[:MOST])
    with pytest.raises(Refused, match="room_full"):
        story.joins("late", "en")
    story.leaves(PEOPLE[0])
    story.joins("late", "en")
    assert len(story.team) == MOST


def test_who_comes_late_sees_what_the_team_has_and_no_more() -> None:
    story = Story("ann", "bob")
    story.solves("facts", "when")
    story.pins("lift_trip")
    before = story.view(story.team[0])
    story.joins("late", "en")
    late = story.view(story.team[-1], "en")
    assert late["pins"].keys() == before["pins"].keys()
    assert late["board"]["established"] == before["board"]["established"]
    assert late["puzzles"].keys() == before["puzzles"].keys()
    roles = {role["id"] for role in late["me"]["roles"]}
    others = {one.id for one in warm_up().sources if one.role not in roles}
    assert not others & late["sources"].keys()
