"""Bots take their time."""

from tests.bots.warm_up import warm_up
from thebridge.bots.chance import Chance
from thebridge.bots.pace import seconds_for
from thebridge.bots.profiles import CAREFUL, HASTY
from thebridge.engine.areas.puzzles.words import PlaceItem
from thebridge.engine.areas.sources.words import OpenSource
from thebridge.engine.ids import ItemId, PartId, PlayerId, PuzzleId, SourceId

ME = PlayerId("bot-1")


def mean_seconds(command: object) -> float:
    chance = Chance(1)
    return sum(seconds_for(warm_up(), command, CAREFUL, chance) for _ in range(400)) / 400


def test_placing_all_items_takes_about_the_puzzles_estimate() -> None:
    place = PlaceItem(ME, PuzzleId("facts"), PartId("bins"), ItemId("seen"), "fact")
    estimate = next(one.estimate.p50 for one in warm_up().puzzles if one.id == "facts")
    items = 4 + 1
    assert abs(mean_seconds(place) * items - estimate * 1.1) < estimate * 0.1


def test_reading_takes_longer_than_a_click() -> None:
    assert mean_seconds(OpenSource(ME, SourceId("badge_log"))) > mean_seconds(object())


def test_the_hasty_take_less_time() -> None:
    command = OpenSource(ME, SourceId("badge_log"))
    hasty, careful = (seconds_for(warm_up(), command, one, Chance(1)) for one in (HASTY, CAREFUL))
    assert hasty < careful
