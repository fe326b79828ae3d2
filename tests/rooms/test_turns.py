"""A process gives way only where another one writes too, only after it has written, and never for long."""

import pytest

from thebridge.rooms.turns import PAUSE_SECONDS, PAUSE_SECONDS_MAX, SHARED_SECONDS, Turns


def test_where_nobody_else_writes_nobody_waits() -> None:
    turns = Turns()
    turns.wrote(9.9, 10.0)
    assert turns.pause(10.0) == 0


def test_who_has_not_written_does_not_wait_for_others() -> None:
    turns = Turns()
    turns.others_wrote(10.0)
    assert turns.pause(10.0) == 0


@pytest.mark.parametrize(
    ("took", "pause"), [(0.001, PAUSE_SECONDS), (0.03, 0.06), (5.0, PAUSE_SECONDS_MAX)], ids=["quick", "slow", "stuck"]
)
def test_who_has_written_waits_as_long_as_the_other_needs(took: float, pause: float) -> None:
    turns = Turns()
    turns.others_wrote(10.0)
    turns.wrote(10.0 - took, 10.0)
    assert turns.pause(10.0) == pytest.approx(pause)
    assert turns.pause(10.0 + pause / 2) == pytest.approx(pause / 2)
    assert turns.pause(10.0 + pause) == pytest.approx(0)


def test_a_while_after_the_others_fell_silent_nobody_waits() -> None:
    turns = Turns()
    turns.others_wrote(10.0)
    turns.wrote(10.0 + SHARED_SECONDS, 10.0 + SHARED_SECONDS)
    assert turns.pause(10.0 + SHARED_SECONDS) > 0
    assert turns.pause(10.0 + SHARED_SECONDS + 0.001) == 0
