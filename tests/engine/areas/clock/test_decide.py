"""What may be done to a room's clock."""

import pytest

from tests.engine.play import ANN, BOB, LEAD, Play
from thebridge.engine.areas.acts.words import EndPlay
from thebridge.engine.areas.clock.words import (
    CompensateOutage,
    ExtendTime,
    OutageCompensated,
    PauseRoom,
    ResumeRoom,
    SetFactor,
)
from thebridge.engine.ids import CLOCK


@pytest.mark.parametrize("command", [PauseRoom(LEAD), ResumeRoom(LEAD), ExtendTime(LEAD, 60)])
def test_a_clock_that_does_not_run_yet_is_left_alone(command: object) -> None:
    Play().is_open_to(ANN).refuses(command, "clock_not_started")
    play = Play().is_played_by(ANN)
    play.does(EndPlay(LEAD))
    play.refuses(command, "clock_stopped")


def test_pausing_twice_is_pausing_once() -> None:
    play = Play().is_played_by(ANN, BOB)
    assert play.does(PauseRoom(LEAD))
    assert play.does(PauseRoom(LEAD)) == ()
    assert play.does(ResumeRoom(LEAD))
    assert play.does(ResumeRoom(LEAD)) == ()


@pytest.mark.parametrize("seconds", [0, 3601, -3601])
def test_an_extension_is_at_most_an_hour(seconds: int) -> None:
    Play().is_played_by(ANN, BOB).refuses(ExtendTime(LEAD, seconds), "extension_out_of_range")


@pytest.mark.parametrize("factor", [0.0, 21.0])
def test_a_factor_stays_within_reason(factor: float) -> None:
    Play().is_played_by(ANN, BOB).refuses(SetFactor(LEAD, factor, has_limits=True), "factor_out_of_range")


def test_the_same_factor_again_changes_nothing() -> None:
    assert Play().is_played_by(ANN, BOB).does(SetFactor(LEAD, 1.0, has_limits=True)) == ()


def test_an_outage_is_given_back_only_to_a_clock_that_ran() -> None:
    play = Play().is_played_by(ANN, BOB)
    assert OutageCompensated(30.0) in play.does(CompensateOutage(CLOCK, 30.0))
    play.does(PauseRoom(LEAD))
    play.refuses(CompensateOutage(CLOCK, 30.0), "not_due")
