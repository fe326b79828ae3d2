"""Whole teams of bots through The Double Hour: who is careful comes out right, who is hasty does not, at any seed."""

import json
import os
import random
import sys
from collections import Counter
from functools import cache
from typing import Any, Final

import pytest
from click.testing import CliRunner

from tests.scenarios.the_bridge.datasets import SCENARIO
from thebridge.authoring.loader import load_scenario
from thebridge.bots.simulate import Order, simulate
from thebridge.cli.simulate import simulate as simulate_command
from thebridge.engine.scenario import Scenario

TEAMS: Final = 100
PLAYERS: Final = 5
ANY: Final = random.SystemRandom().randrange(1_000_000)
HIDDEN: Final = ("G5", "G6", "G7")

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]


@cache
def the_bridge() -> Scenario:
    """The scenario as it stands in scenarios/."""
    return load_scenario(SCENARIO)


@cache
def figures(profile: str, seed: int) -> dict[str, Any]:
    """What came of the teams of one profile at one seed."""
    sys.stdout.write(f"{TEAMS} {profile} teams at seed {seed}\n")  # so that a random one can be played again
    return simulate(the_bridge(), Order(TEAMS, PLAYERS, profile, seed), processes=os.cpu_count() or 1)


@pytest.mark.parametrize("seed", [pytest.param(7, id="seven"), pytest.param(ANY, id="any")])
def test_careful_teams_are_right_and_hasty_ones_are_not(seed: int) -> None:
    careful, hasty = figures("careful", seed), figures("hasty", seed)
    assert careful["endings"]["right_and_careful"] >= 0.95 * TEAMS
    assert hasty["endings"]["right_and_careful"] <= 0.10 * TEAMS
    for goal in HIDDEN:
        assert careful["goals"][goal]["for"] - hasty["goals"][goal]["for"] >= 0.5, goal


def test_what_simulate_prints_has_the_promised_keys() -> None:
    options = [str(SCENARIO), "--teams", "2", "--players", "5", "--profile", "mixed", "--seed", "7", "--json"]
    first, again = (CliRunner().invoke(simulate_command, options) for _ in range(2))
    assert first.exit_code == 0
    assert first.output == again.output
    told = json.loads(first.output)
    assert {"teams", "endings", "minutes", "goals", "hints"} <= set(told)
    endings = {"right_and_careful", "right_not_usable", "right_too_late", "wrong_one", "open_case"}
    assert set(told["endings"]) == endings
    assert set(told["minutes"]) == {"p10", "p50", "p90"}
    assert list(told["goals"]) == [f"G{number}" for number in range(1, 8)]
    assert all(set(one) == {"for", "against", "unseen"} for one in told["goals"].values())
    assert list(told["hints"]) == [f"p{number}" for number in range(1, 10)]


def test_each_goal_has_two_moments_for_and_two_against() -> None:
    known = Counter((rule.goal, rule.direction) for rule in the_bridge().evidence)
    assert all(known[goal.id, way] >= 2 for goal in the_bridge().goals for way in ("for", "against"))
