"""What a bot is shown is what a player would be shown, however little of it was built anew."""

import pytest

from tests.bots.warm_up import warm_up
from thebridge.bots.simulate import Order, play_team
from thebridge.bots.views import TeamViews
from thebridge.engine.state import evolve
from thebridge.engine.view import view_for
from thebridge.engine.viewer import Viewer


@pytest.mark.parametrize("profile", ["careful", "hasty"])
def test_a_bot_sees_exactly_its_players_view_throughout_a_play(profile: str) -> None:
    scenario = warm_up()
    table = play_team(scenario, Order(1, 4, profile, seed=7), 0)
    views = TeamViews(scenario, "nl")
    for entry in table.journal:
        views.state = evolve(views.state, entry)
        if entry.seq % 7 and views.state.acts.stage == "play":
            continue
        for player in views.state.seats.players:
            fresh = view_for(scenario, views.state, Viewer("player", "nl", player))
            seen = views.view_of(player)
            assert {name: seen[name] for name in fresh} == fresh


def test_a_section_whose_slices_did_not_change_is_not_built_again() -> None:
    table = play_team(warm_up(), Order(1, 2, "careful", seed=7), 0)
    views = TeamViews(warm_up(), "nl")
    views.state = table.state
    player = next(iter(table.state.seats.players))
    assert views.view_of(player)["pins"] is views.view_of(player)["pins"]
