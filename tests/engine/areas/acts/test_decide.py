"""What may be done to a room as a whole."""

from tests.engine.play import ANN, BOB, LEAD, Play
from thebridge.engine.areas.acts.words import CloseRoom, EndPlay, OpenGate, OpenRoom, PageTurned, StartPlay, TurnPage
from thebridge.engine.areas.seats.words import JoinRoom
from thebridge.engine.ids import ActId, Author, Language, Personal


def test_a_room_opens_once() -> None:
    play = Play().is_open_to()
    assert play.does(OpenRoom(LEAD, Personal("Other"), {}, 0.5, has_limits=False)) == ()
    assert play.state.acts.team == "Team Maas"


def test_play_does_not_start_without_anybody() -> None:
    Play().is_open_to().refuses(StartPlay(LEAD), "nobody_here")


def test_play_starts_once() -> None:
    play = Play().is_played_by(ANN, BOB)
    assert play.does(StartPlay(LEAD)) == ()


def test_play_that_is_over_does_not_start_again() -> None:
    play = Play().is_played_by(ANN, BOB)
    play.does(EndPlay(LEAD))
    play.refuses(StartPlay(LEAD), "play_is_over")


def test_only_the_gate_of_the_open_act_opens() -> None:
    play = Play().is_played_by(ANN, BOB)
    play.refuses(OpenGate(LEAD, ActId("solve")), "act_not_open")
    play.does(OpenGate(LEAD, ActId("look")))
    assert play.state.acts.current == "solve"


def test_the_debrief_is_turned_page_by_page() -> None:
    play = Play().is_played_by(ANN, BOB)
    play.refuses(TurnPage(LEAD, 1), "debrief_not_open")
    play.does(EndPlay(LEAD))
    play.refuses(TurnPage(LEAD, 8), "page_unknown")
    assert play.does(TurnPage(Author(ANN), 7)) == (PageTurned(7),)
    assert play.does(TurnPage(LEAD, 7)) == ()


def test_a_closed_room_lets_nobody_in() -> None:
    play = Play().is_open_to(ANN)
    play.does(CloseRoom(LEAD))
    assert play.does(CloseRoom(LEAD)) == ()
    play.refuses(JoinRoom(BOB, Personal("Bob"), Language("nl")), "room_closed")
    play.refuses(StartPlay(LEAD), "room_closed")
