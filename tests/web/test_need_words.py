"""Why a room needs somebody, as people read it."""

import pytest

from tests.engine.play import ANN, BOB, CEES, LEAD, Play, warm_up
from thebridge.engine.areas.clock.words import PauseRoom
from thebridge.engine.ids import DilemmaId, PuzzleId
from thebridge.rooms.needs import ORDER, Need
from thebridge.web.app import read_translations
from thebridge.web.need_words import say_calm, say_need

LIST = DilemmaId("list")
STUCK = {"active": 2, "people": 5}


@pytest.mark.parametrize(
    ("need", "language", "told"),
    [
        (Need("help", 20, (ANN,)), "en", "call for help from Ann"),
        (Need("help", 125, (ANN, BOB)), "nl", "hulpvraag van Ann en Bob, 2 minuten geleden"),
        (Need("stuck", 365, counts=STUCK), "en", "6 minutes without a new clue; 2 of 5 active"),
        (Need("stuck", 365, puzzle=PuzzleId("facts"), counts=STUCK), "en", "6 minutes without a new clue on"),
        (Need("offline", 40, (ANN,)), "nl", "Ann heeft geen verbinding"),
        (Need("offline", 40, (ANN, BOB, CEES)), "en", "Ann, Bob and Cees have no connection"),
        (Need("one_does_all", 300, (BOB,), counts={"percent": 80}), "en", "Bob does 80 percent of everything"),
        (Need("silent", 60, (BOB,)), "nl", "al 1 minuut stil: Bob"),
        (Need("divided_vote", 125, (ANN,)), "nl", "Ann is het niet eens met de conclusie"),
        (
            Need("divided_vote", 125, (ANN, BOB), dilemma=LIST),
            "nl",
            "al 2 minuten verdeeld over “Een verzoek van",
        ),
        (Need("empty", 60, (ANN,)), "en", "nobody is connected, for 1 minute"),
    ],
)
def test_each_reason_is_a_sentence(need: Need, language: str, told: str) -> None:
    play = Play().is_played_by(ANN, BOB, CEES)
    assert say_need(read_translations(), warm_up(), play.state, need, language).startswith(told)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_for_each_reason_there_is_something_to_do(language: str) -> None:
    say = read_translations()
    told = {say.t(language, f"advice.{reason}") for reason in ORDER}
    assert len(told) == len(ORDER)
    assert not any(one.startswith("advice.") for one in told)


def test_only_a_room_that_plays_goes_well() -> None:
    say = read_translations()
    play = Play().is_open_to()
    assert say_calm(say, play.state, "nl") == "Er is nog niemand binnen."
    assert say_calm(say, Play().is_open_to(ANN).state, "nl") == "1 speler wacht op de start."
    play = Play().is_played_by(ANN)
    assert say_calm(say, play.state, "nl") == "Loopt goed."
    play.does(PauseRoom(LEAD))
    assert say_calm(say, play.state, "nl").startswith("Gepauzeerd.")
