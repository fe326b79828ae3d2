"""When who did what, from entries alone."""

from datetime import timedelta

from tests.engine.play import ANN, BOB, LEAD, Play
from thebridge.engine.areas.clock.words import ExtendTime, PauseRoom, ResumeRoom
from thebridge.engine.areas.puzzles.kinds import KINDS
from thebridge.engine.areas.puzzles.words import PlaceItem
from thebridge.engine.areas.talk.words import CallFacilitator, Say
from thebridge.engine.ids import Personal
from thebridge.engine.state import RoomState, evolve
from thebridge.rooms.activity import Activity, played_seconds


def activity_of(play: Play) -> Activity:
    activity, state = Activity(), RoomState()
    for entry in play.entries:
        state = evolve(state, entry)
        activity.note(entry, state.clock)
    return activity


def test_what_players_do_counts_and_what_leads_do_does_not() -> None:
    play = Play().is_played_by(ANN, BOB)
    for _ in range(3):
        play.does(Say(ANN, Personal("Hoi")), after=10)
    play.does(ExtendTime(LEAD, 60))
    play.does(Say(BOB, Personal("Ja")))
    activity = activity_of(play)
    assert activity.share_of_busiest(0.0) == (ANN, 0.75, 4)
    assert activity.share_of_busiest(25.0)[1:] == (0.5, 2)
    assert activity.share_of_busiest(999.0) == (None, 0.0, 0)


def test_a_pause_is_no_silence_and_an_extension_takes_none_away() -> None:
    play = Play().is_played_by(ANN, BOB)
    play.does(Say(ANN, Personal("Hoi")), after=10)
    play.does(PauseRoom(LEAD), after=5)
    play.does(ResumeRoom(LEAD), after=600)
    play.does(ExtendTime(LEAD, 300), after=5)
    now = play.now + timedelta(seconds=10)
    seconds = played_seconds(play.state.clock, now)
    assert activity_of(play).silence_of(ANN, seconds) == 20


def test_a_call_keeps_its_real_moment() -> None:
    play = Play().is_played_by(ANN, BOB)
    play.does(CallFacilitator(ANN))
    assert list(activity_of(play).called_at.values()) == [play.now]


def test_an_act_and_a_puzzle_are_progress() -> None:
    play = Play().is_played_by(ANN, BOB)
    play.passes(30)
    before = activity_of(play).last_progress
    play.answers("facts")
    assert activity_of(play).last_progress > before


def test_filling_in_an_answer_is_progress_and_moving_it_about_is_not() -> None:
    play = Play().is_played_by(ANN, BOB)
    play.passes(30)
    puzzle = next(one for one in play.scenario.puzzles if one.id == "facts")
    part = puzzle.parts[0]
    item, value = next(iter(KINDS[part.kind].right(part, play.scenario.tables).items()))  # type: ignore[attr-defined]
    before = activity_of(play).last_progress
    play.does(PlaceItem(ANN, puzzle.id, part.id, item, value), after=10)
    filled = activity_of(play).last_progress
    assert filled > before
    play.does(PlaceItem(ANN, puzzle.id, part.id, item, None), after=10)
    play.does(PlaceItem(BOB, puzzle.id, part.id, item, value), after=10)
    assert activity_of(play).last_progress == filled
