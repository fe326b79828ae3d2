"""The warm-up, read once."""

from functools import cache

from thebridge.authoring.loader import load_scenario
from thebridge.engine.scenario import Scenario
from thebridge.settings import asset_path


@cache
def warm_up() -> Scenario:
    """The small scenario that uses every field."""
    return load_scenario(asset_path("scenarios") / "warm-up")
