"""When a room must be woken."""

from datetime import timedelta

from tests.engine.play import ANN, BEGIN, BOB, LEAD, Play
from thebridge.engine.areas.acts.words import OpenGate, Tick
from thebridge.engine.areas.clock.words import ExtendTime, PauseRoom, SetFactor
from thebridge.engine.areas.sources.words import OpenMetadata
from thebridge.engine.areas.talk.words import Say
from thebridge.engine.ids import CLOCK, ActId, Personal, SourceId
from thebridge.engine.lookahead import expected_seconds, next_due


def due_in(play: Play) -> float | None:
    due = next_due(play.scenario, play.state, play.now)
    return None if due is None else round((due - play.now).total_seconds(), 1)


def test_the_next_delayed_effect_is_due_first() -> None:
    assert due_in(Play().is_played_by(ANN, BOB)) == 5.0


def test_nothing_is_due_in_the_lobby_or_while_paused() -> None:
    play = Play().is_open_to(ANN)
    assert due_in(play) is None
    play = Play().is_played_by(ANN, BOB)
    play.does(PauseRoom(LEAD))
    assert due_in(play) is None


def test_a_slower_clock_is_due_later() -> None:
    play = Play().is_played_by(ANN, BOB)
    play.does(SetFactor(LEAD, 0.5, has_limits=True), after=0)
    assert due_in(play) == 10.0


def test_an_extension_moves_what_is_due() -> None:
    play = Play().is_played_by(ANN, BOB)
    play.does(ExtendTime(LEAD, 60), after=0)
    assert due_in(play) == 65.0


def test_deadlines_do_not_wake_a_room_without_limits() -> None:
    play = Play().is_played_by(ANN, BOB)
    play.does(SetFactor(LEAD, 1.0, has_limits=False), after=0)
    play.does(OpenGate(LEAD, ActId("look")), after=0)
    play.passes(3600)
    assert play.state.acts.stage == "play"
    assert due_in(play) is None


def test_with_limits_the_room_reaches_its_debrief_by_itself() -> None:
    play = Play().is_played_by(ANN, BOB)
    play.passes(901)
    assert play.state.acts.stage == "debrief"
    assert play.now - BEGIN < timedelta(seconds=920)


def test_a_chat_line_between_a_moment_and_its_alarm_does_not_lose_the_alarm() -> None:
    play = Play().is_played_by(ANN, BOB)
    play.does(Say(ANN, Personal("Hoi")), after=5.002)
    due = next_due(play.scenario, play.state, play.now)
    assert due is not None
    assert due - play.now < timedelta(milliseconds=10)
    play.passes(0.01)
    assert "hunch" in play.state.votes.votes


def test_a_moment_that_brings_nothing_about_rings_no_more() -> None:
    play = Play().is_played_by(ANN, BOB)
    play.does(OpenMetadata(BOB, SourceId("fridge_log")))
    play.passes(205)
    play.refuses(Tick(CLOCK), "not_due")
    due = due_in(play)
    assert due is not None
    assert due > 0


def test_the_pace_chart_says_when_the_open_act_should_end() -> None:
    play = Play().is_played_by(ANN, BOB)
    assert expected_seconds(play.scenario, play.state) == 240
    play.does(OpenGate(LEAD, ActId("look")))
    assert expected_seconds(play.scenario, play.state) == 600
    assert expected_seconds(play.scenario, Play().state) == 0
