"""Why a room needs somebody, as people read it."""

import pytest

from tests.engine.play import ANN, BOB, CEES, Play, warm_up
from thebridge.engine.ids import PuzzleId
from thebridge.rooms.needs import Need
from thebridge.web.app import read_translations
from thebridge.web.need_words import say_need

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
        (Need("divided_vote", 10), "nl", "het team is verdeeld over de stemming"),
        (Need("empty", 60, (ANN,)), "en", "nobody is connected, for 1 minute"),
    ],
)
def test_each_reason_is_a_sentence(need: Need, language: str, told: str) -> None:
    play = Play().is_played_by(ANN, BOB, CEES)
    assert say_need(read_translations(), warm_up(), play.state, need, language).startswith(told)
