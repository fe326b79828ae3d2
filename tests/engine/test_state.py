"""The state of a room, as it follows from entries."""

import pytest

from tests.engine.play import ANN, BEGIN, BOB, Play
from thebridge.engine.areas.talk.words import Say
from thebridge.engine.entry import Entry
from thebridge.engine.ids import CLOCK, CommandId, Personal
from thebridge.engine.state import RoomState, evolve


def test_the_entries_alone_give_the_state() -> None:
    play = Play().is_played_by(ANN, BOB)
    play.passes(60)
    assert play.replayed() == play.state


def test_an_entry_that_is_not_the_next_one_is_an_error() -> None:
    with pytest.raises(ValueError, match="entry 2 does not follow 0"):
        evolve(RoomState(), Entry(2, BEGIN, CLOCK, CommandId("c"), "d", ()))


def test_an_event_that_no_area_knows_is_an_error() -> None:
    with pytest.raises(TypeError, match="no area knows the event str"):
        evolve(RoomState(), Entry(1, BEGIN, CLOCK, CommandId("c"), "d", ("what",)))


def test_a_slice_that_an_entry_does_not_touch_is_the_same_object() -> None:
    play = Play().is_played_by(ANN, BOB)
    before = play.state
    play.does(Say(ANN, Personal("Hoi")))
    assert play.state.talk is not before.talk
    others = ("seats", "clock", "acts", "sources", "puzzles", "board", "votes", "dilemmas", "accusation")
    assert all(getattr(play.state, name) is getattr(before, name) for name in others)
