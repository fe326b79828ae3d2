"""The warm-up, read once, and bots that sit at it."""

from functools import cache
from typing import Any

from thebridge.authoring.loader import load_scenario
from thebridge.bots.mind import Mind
from thebridge.bots.noted_view import NotedView
from thebridge.bots.profiles import Profile
from thebridge.bots.table import START, Bot, Table, set_table
from thebridge.engine.scenario import Scenario
from thebridge.engine.view import view_for
from thebridge.engine.viewer import Viewer
from thebridge.settings import asset_path


@cache
def warm_up() -> Scenario:
    """The small scenario that uses every field."""
    return load_scenario(asset_path("scenarios") / "warm-up")


@cache
def the_bridge() -> Scenario:
    """The game of an hour."""
    return load_scenario(asset_path("scenarios") / "the-bridge")


def seated(profile: Profile, players: int = 4) -> tuple[Table, Bot]:
    """A table at which play has just begun, and its first bot."""
    table = set_table(warm_up(), (profile,) * players, seed=5)
    return table, table.bots[0]


def view_of(table: Table, bot: Bot) -> dict[str, Any]:
    """What a bot sees when play has just begun."""
    viewer = Viewer("player", "en", bot.player)
    return {**view_for(table.scenario, table.state, viewer), "now_ms": round(START.timestamp() * 1000)}


def mind_of(profile: Profile, **sections: Any) -> Mind:
    """The mind of a first bot, with some sections of its view replaced."""
    table, bot = seated(profile)
    return Mind(table.scenario, NotedView({**view_of(table, bot), **sections}), profile, bot.chance)
