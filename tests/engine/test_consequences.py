"""What leads to what."""

from tests.engine.play import ANN, BOB, LEAD, Play
from thebridge.engine.areas.acts.words import ActOpened, EndingReached, EndPlay, OpenGate, StartPlay
from thebridge.engine.areas.clock.words import ClockStarted, ClockStopped
from thebridge.engine.areas.puzzles.words import SkipPuzzle
from thebridge.engine.areas.seats.words import LeaveRoom, RolesDealt
from thebridge.engine.areas.sources.words import ShareView, SharingStopped, SourceReleased
from thebridge.engine.circumstances import Circumstances
from thebridge.engine.consequences import act_of, next_events
from thebridge.engine.ids import ActId, PuzzleId, SourceId
from thebridge.engine.queries import Query
from thebridge.engine.room import facts_of


def kinds(events: tuple[object, ...]) -> list[str]:
    return [type(event).__name__ for event in events]


def test_the_start_of_play_starts_the_clock_deals_the_roles_and_opens_the_first_act() -> None:
    events = Play().is_open_to(ANN, BOB).does(StartPlay(LEAD))
    assert any(isinstance(event, ClockStarted) for event in events)
    assert any(isinstance(event, RolesDealt) for event in events)
    assert ActOpened(ActId("look"), 0.0) in events
    held = {event.source for event in events if isinstance(event, SourceReleased)}
    assert held == {one.id for one in Play().scenario.sources if one.held_from == "start"}


def test_an_act_that_closes_opens_the_next_one_with_its_sources() -> None:
    play = Play().is_played_by(ANN, BOB)
    events = play.does(OpenGate(LEAD, ActId("look")))
    assert kinds(events)[:2] == ["ActClosed", "Intervened"]
    assert any(isinstance(event, ActOpened) and event.act == "solve" for event in events)
    assert {"lift_memo", "bookings"} <= {event.source for event in events if isinstance(event, SourceReleased)}


def test_the_last_act_that_closes_ends_play() -> None:
    play = Play().is_played_by(ANN, BOB)
    play.does(OpenGate(LEAD, ActId("look")))
    events = play.does(OpenGate(LEAD, ActId("solve")))
    assert any(isinstance(event, EndingReached) for event in events)
    assert any(isinstance(event, ClockStopped) for event in events)


def test_a_skipped_puzzle_brings_what_later_play_needs() -> None:
    play = Play().is_played_by(ANN, BOB)
    play.passes(20)
    events = play.does(SkipPuzzle(LEAD, PuzzleId("when")))
    assert any(isinstance(event, SourceReleased) and event.source == "lift_memo" for event in events)
    assert "ten_minutes" not in play.state.acts.happened


def test_a_gate_met_by_the_team_says_so_and_one_met_by_time_too() -> None:
    play = Play().is_played_by(ANN, BOB)
    play.passes(20)
    play.answers("facts")
    play.answers("when")
    assert play.state.acts.closed_by[ActId("look")] == "met"
    late = Play().is_played_by(ANN, BOB)
    late.passes(301)
    assert late.state.acts.closed_by[ActId("look")] == "time"
    assert {one.reason for one in late.state.puzzles.puzzles.values() if one.status == "closed"} == {"given"}


def test_a_view_that_was_shown_ends_with_whoever_showed_it() -> None:
    play = Play().is_played_by(ANN, BOB)
    play.does(ShareView(BOB, SourceId("fridge_log"), Query(SourceId("fridge_log"))))
    assert SharingStopped(BOB) in play.does(LeaveRoom(BOB))


def test_all_is_quiet_after_the_consequences() -> None:
    play = Play().is_played_by(ANN, BOB)
    facts = facts_of(play.scenario, play.state, Circumstances(play.now, 1))
    assert next_events(play.scenario, play.state, (), facts) == ()


def test_ended_play_has_no_consequences() -> None:
    play = Play().is_played_by(ANN, BOB)
    play.does(EndPlay(LEAD))
    facts = facts_of(play.scenario, play.state, Circumstances(play.now, 1))
    assert next_events(play.scenario, play.state, (), facts) == ()


def test_an_act_is_found_by_its_id() -> None:
    assert act_of(Play().scenario, ActId("solve")).seconds == 360
