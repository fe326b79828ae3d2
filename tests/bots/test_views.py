"""What a bot is shown is what a player would be shown, however little of it was built anew."""

from itertools import pairwise
from operator import attrgetter

import pytest

from tests.bots.warm_up import the_bridge, warm_up
from thebridge.bots.simulate import Order, play_team
from thebridge.bots.table import Table
from thebridge.bots.views import TeamViews
from thebridge.engine.state import RoomState, evolve
from thebridge.engine.view import look_at, sections_for, view_for
from thebridge.engine.viewer import Viewer


@pytest.mark.parametrize("profile", ["careful", "hasty"])
def test_a_bot_sees_exactly_its_players_view_throughout_a_play(profile: str) -> None:
    scenario = warm_up()
    table = play_team(scenario, Order(1, 4, profile, seed=7), 0)
    views, state = TeamViews(scenario, "nl"), RoomState()
    for entry in table.journal:
        state = evolve(state, entry)
        views.show(state, 0)
        if entry.seq % 7 and state.acts.stage == "play":
            continue
        for player in state.seats.players:
            fresh = view_for(scenario, state, Viewer("player", "nl", player))
            seen = views.view_of(player)
            assert {name: seen[name] for name in fresh} == fresh


def test_a_section_that_says_the_same_is_the_same_object() -> None:
    table = play_team(warm_up(), Order(1, 2, "careful", seed=7), 0)
    player = next(iter(table.state.seats.players))
    views, state, built = TeamViews(warm_up(), "nl"), RoomState(), []
    for entry in table.journal:
        state = evolve(state, entry)
        views.show(state, 0)
        built.append(views.view_of(player)["puzzles"])
    assert all(one is other for one, other in pairwise(built) if one == other)
    assert len({id(one) for one in built}) > 3


@pytest.fixture(scope="module")
def game() -> Table:
    """A whole game of The Bridge."""
    return play_team(the_bridge(), Order(1, 5, "mixed", seed=7), 0)


@pytest.mark.parametrize("kind", ["player", "lead", "observer", "projector"])
def test_no_section_changes_without_anything_that_it_says_it_is_made_of(game: Table, kind: str) -> None:
    player = game.bots[1].player if kind == "player" else None
    viewer = Viewer(kind, "nl", player)  # type: ignore[arg-type]
    sections = sections_for(viewer, game.scenario)
    state, known = RoomState(), dict[str, object]()
    for entry in game.journal:
        before, state = state, evolve(state, entry)
        look = look_at(game.scenario, state, viewer)
        for section in sections:
            is_touched = any(attrgetter(name)(before) is not attrgetter(name)(state) for name in section.slices)
            if section.name not in known or is_touched:
                known[section.name] = section.build(look)
            elif entry.seq % 3 == 0:
                assert section.build(look) == known[section.name], (entry, section.name)
