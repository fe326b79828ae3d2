"""The room and the story as they are told."""

from tests.engine.play import ANN, BOB, LEAD, Play
from thebridge.engine.areas.acts.words import OpenGate
from thebridge.engine.areas.clock.words import PauseRoom
from thebridge.engine.ids import ActId


def test_the_lobby_tells_what_will_be_played_and_no_act_yet() -> None:
    view = Play().is_open_to(ANN).view()["room"]
    assert (view["title"], view["stage"], view["act"]) == ("De lege taartdoos", "lobby", None)
    assert view["suspects"][0] | {"role": ""} == {
        "id": "bep",
        "name": "Bep Vermeer",
        "role": "",
        "monogram": "BV",
        "attribute": "none",
    }


def test_each_reads_in_their_own_language() -> None:
    play = Play().is_open_to(ANN)
    assert play.view(language="en")["room"]["title"] == "The empty cake box"
    assert play.view(language="xx")["room"]["title"] == "De lege taartdoos"


def test_a_later_act_has_no_name_before_it_opens() -> None:
    play = Play().is_played_by(ANN, BOB)
    assert "act:solve" not in play.view()["feed"]
    play.does(OpenGate(LEAD, ActId("look")))
    assert play.view()["feed"]["act:solve"]["title"] == "Wie, waarheen en waarom?"
    assert play.view()["room"]["act"]["number"] == 2


def test_a_happening_for_one_role_is_told_to_nobody_else() -> None:
    play = Play().is_played_by(ANN, BOB)
    play.does(OpenGate(LEAD, ActId("look")))
    play.passes(130)
    play.answers("question")
    play.does(PauseRoom(LEAD))
    assert all(line["kind"] != "happening" or not line["to_me"] for line in play.view(ANN)["feed"].values())


def test_a_happening_on_the_clock_says_so() -> None:
    play = Play().is_played_by(ANN, BOB)
    play.passes(20)
    play.answers("when")
    assert play.view()["feed"]["happening:ten_minutes"]["effect"] == "clock"


def test_leads_see_what_was_done_and_what_can_be_taken_back() -> None:
    play = Play().is_played_by(ANN, BOB)
    play.does(PauseRoom(LEAD))
    done = play.view(None, kind="lead")["interventions"]
    assert [(one["kind"], one["can_undo"]) for one in done.values()] == [("start", False), ("pause", True)]
