"""Teams of bots come to their debrief, careful ones come out right, and the same order gives the same figures."""

import pytest

from tests.bots.warm_up import warm_up
from thebridge.bots.profiles import TEAM_PROFILES
from thebridge.bots.simulate import Order, outcome_of, play_team, simulate, told


@pytest.mark.parametrize("players", [2, 3, 4, 5, 6])
@pytest.mark.parametrize("profile", TEAM_PROFILES)
def test_a_team_of_each_profile_and_size_reaches_its_debrief(profile: str, players: int) -> None:
    scenario = warm_up()
    for number in range(3):
        table = play_team(scenario, Order(3, players, profile, seed=1), number)
        assert table.state.acts.stage == "debrief"
        assert table.state.acts.ending in {ending.id for ending in scenario.endings}


@pytest.mark.slow
@pytest.mark.parametrize("players", [2, 4, 6])
def test_careful_teams_nearly_always_end_right(players: int) -> None:
    figures = simulate(warm_up(), Order(100, players, "careful", seed=7))
    assert figures["endings"]["right"] >= 95


def test_hasty_teams_end_right_less_often_than_careful_ones() -> None:
    hasty, careful = (simulate(warm_up(), Order(20, 4, profile, seed=7))["endings"] for profile in ("hasty", "careful"))
    assert hasty["right"] < careful["right"]


def test_silent_teams_leave_the_case_open() -> None:
    figures = simulate(warm_up(), Order(10, 4, "silent", seed=7))
    assert figures["endings"]["open_case"] == 10
    assert figures["unused_clues"] == [clue.id for clue in warm_up().clues]


def test_the_same_seed_gives_the_same_figures_and_another_seed_others() -> None:
    first, again, other = (simulate(warm_up(), Order(8, 5, "mixed", seed)) for seed in (7, 7, 8))
    assert first == again
    assert first != other


@pytest.mark.slow
def test_two_processes_give_the_figures_of_one() -> None:
    order = Order(60, 2, "hasty", seed=7)
    assert simulate(warm_up(), order, processes=2) == simulate(warm_up(), order)


def test_the_same_team_plays_the_same_entries_again() -> None:
    order = Order(1, 4, "mixed", seed=3)
    assert play_team(warm_up(), order, 0).journal == play_team(warm_up(), order, 0).journal


def test_figures_name_every_ending_goal_and_puzzle_of_the_scenario() -> None:
    scenario = warm_up()
    figures = simulate(scenario, Order(4, 3, "mixed", seed=1))
    assert set(figures) == {"teams", "endings", "minutes", "goals", "hints", "unused_clues"}
    assert list(figures["endings"]) == [ending.id for ending in scenario.endings]
    assert sum(figures["endings"].values()) == figures["teams"] == 4
    assert list(figures["minutes"]) == ["p10", "p50", "p90"]
    assert all(set(shares) == {"for", "against", "unseen"} for shares in figures["goals"].values())
    assert list(figures["hints"]) == [puzzle.id for puzzle in scenario.puzzles]
    assert "right" in told(figures)


def test_an_outcome_tells_moments_hints_and_clues_of_its_team() -> None:
    scenario = warm_up()
    outcome = outcome_of(scenario, play_team(scenario, Order(1, 4, "careful", seed=7), 0).state)
    assert outcome.ending == "right"
    assert outcome.goals["combine"][0] > 0
    assert "lift_trip" in outcome.clues
    assert 0 < outcome.minutes <= 15
