"""Whoever comes and whoever leaves: from three up the case stays winnable, and below that play goes on."""

from datetime import datetime, timedelta
from functools import cache

import pytest

from tests.scenarios.the_bridge.datasets import SCENARIO
from thebridge.authoring.loader import load_scenario
from thebridge.bots.profiles import CAREFUL
from thebridge.bots.table import START, Table, play, set_table
from thebridge.engine.areas.seats.words import LeaveRoom
from thebridge.engine.scenario import Scenario

LEAVING_AT = (timedelta(minutes=14), timedelta(minutes=24))
"""The first leaves in the first act, the second in the next one."""
TRIES = 3
"""A team of bots may have bad luck; a case that cannot be won is not won by any."""

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]


@cache
def the_bridge() -> Scenario:
    """The scenario as it stands in scenarios/."""
    return load_scenario(SCENARIO)


class LeavingTable(Table):
    """A table from which some get up and go while the others play on."""

    leavers = 0
    gone = 0

    def submit(self, command: object, now: datetime) -> bool:
        """As at any table; whoever wants to leave by then has left before."""
        while self.gone < self.leavers and now - START >= LEAVING_AT[self.gone]:
            by = self.bots[len(self.bots) - 1 - self.gone].player
            self.gone += 1
            assert super().submit(LeaveRoom(by), now)
        return super().submit(command, now)


PAIRS = [(size, leavers) for size in range(3, 9) for leavers in range(3) if size - leavers >= 3]


def played(size: int, leavers: int, seed: str) -> Table:
    """A whole game."""
    laid = set_table(the_bridge(), (CAREFUL,) * size, seed)
    table = LeavingTable(laid.scenario, laid.bots, laid.chance, laid.state, laid.journal, laid.given)
    table.leavers = leavers
    play(table)
    assert table.gone == leavers
    assert len(table.state.seats.players) == size - leavers
    return table


@pytest.mark.parametrize(("size", "leavers"), PAIRS)
def test_a_team_that_some_leave_can_still_be_right_and_careful(size: int, leavers: int) -> None:
    endings = []
    table = None
    for number in range(TRIES):
        table = played(size, leavers, f"{size}/{leavers}/{number}")
        endings.append(table.state.acts.ending)
        if endings[-1] == "right_and_careful":
            break
    assert table is not None
    assert "right_and_careful" in endings
    _require_all_held(table)


@pytest.mark.parametrize(("size", "leavers"), [(3, 1), (3, 2), (4, 2)])
def test_below_three_play_goes_on_with_every_role_in_somebodys_hands(size: int, leavers: int) -> None:
    table = played(size, leavers, "few")
    assert table.state.acts.stage == "debrief"
    _require_all_held(table)


def _require_all_held(table: Table) -> None:
    """No department is left without anybody."""
    held = {role for player in table.state.seats.players for role in table.state.seats.roles[player]}
    dealt = {role for roles in the_bridge().deals[max(3, len(table.bots))] for role in roles}
    assert held == dealt
