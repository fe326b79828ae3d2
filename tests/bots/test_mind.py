"""A bot knows what its view opens to it, and nothing else."""

from tests.bots.warm_up import mind_of, seated, view_of
from thebridge.bots.mind import Mind
from thebridge.bots.noted_view import NotedView
from thebridge.bots.profiles import CAREFUL
from thebridge.engine.ids import ClueId


def test_a_bot_knows_nothing_of_a_source_it_has_not_opened() -> None:
    table, bot = seated(CAREFUL)
    mind = Mind(table.scenario, NotedView(view_of(table, bot)), CAREFUL, bot.chance)
    assert not mind.clues_held
    assert not mind.knows([ClueId("badge_kitchen")])


def test_a_bot_knows_a_given_passage_whatever_the_names_of_the_session_are() -> None:
    table, bot = seated(CAREFUL)
    clue = next(one for one in table.scenario.clues if one.id == "nickname")
    pin = {
        "is_given": True,
        "source": clue.source,
        "rows": [],
        "passage_text": 'E. (Elisabeth) Vermeer, known as Jo. Badge B-40. "Does not like speeches. '
        'Does like the people who clean here."',
    }
    mind = Mind(table.scenario, NotedView({**view_of(table, bot), "pins": {"pin-1": pin}}), CAREFUL, bot.chance)
    assert mind.knows([clue.id])
    other = {**pin, "passage_text": "Something else"}
    assert not Mind(
        table.scenario, NotedView({**view_of(table, bot), "pins": {"pin-1": other}}), CAREFUL, bot.chance
    ).knows([clue.id])


def test_a_clue_that_is_lit_on_the_board_is_known_to_everyone() -> None:
    table, bot = seated(CAREFUL)
    board = view_of(table, bot)["board"]
    stays = [{**stay, "is_lit": stay["clue"] == "2"} for stay in board["stays"]]
    mind = mind_of(CAREFUL, board={**board, "stays": stays})
    assert mind.clues_shown == {ClueId("badge_kitchen")}


def test_a_pin_of_too_many_rows_shows_nothing() -> None:
    rows = [str(number) for number in range(1, 22)]
    pin = {"is_given": True, "source": "fridge_log", "rows": rows, "passage_text": None}
    assert not mind_of(CAREFUL, pins={"pin-1": pin}).clues_shown
    assert mind_of(CAREFUL, pins={"pin-1": {**pin, "rows": ["9"]}}).clues_shown == {ClueId("fridge_peak")}


def test_the_share_of_the_act_that_is_over_follows_the_clock() -> None:
    clock = {
        "phase": "running",
        "base_seconds": 0.0,
        "anchor_ms": 1_000,
        "factor": 1.0,
        "has_limits": True,
        "act_started_seconds": 0.0,
        "act_seconds": 240,
    }
    assert mind_of(CAREFUL, clock=clock, now_ms=121_000).act_share == 0.5
    assert mind_of(CAREFUL, clock={**clock, "has_limits": False}, now_ms=121_000).act_share == 0.0


def test_a_bot_is_asked_once_somebody_said_more_than_it_has_answered_with_pins() -> None:
    line = {"player": "bot-2", "is_story": False}
    own_pin = {"player": "bot-1", "is_given": False}
    assert mind_of(CAREFUL, chat={"line-1": line}).is_asked
    assert not mind_of(CAREFUL, chat={"line-1": {**line, "player": None}}).is_asked
    assert not mind_of(CAREFUL, chat={"line-1": line}, pins={"pin-1": own_pin}).is_asked
