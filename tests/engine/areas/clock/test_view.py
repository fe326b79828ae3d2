"""What a page needs to count on by itself."""

from tests.engine.play import ANN, BEGIN, BOB, LEAD, Play
from thebridge.engine.areas.clock.words import PauseRoom


def test_the_page_gets_what_it_needs_to_count_on_by_itself() -> None:
    clock = Play().is_played_by(ANN, BOB).view()["clock"]
    assert clock["phase"] == "running"
    assert clock["anchor_ms"] == round(BEGIN.timestamp() * 1000) + 4000
    assert (clock["act_started_seconds"], clock["act_seconds"], clock["total_seconds"]) == (0.0, 240, 600)


def test_a_paused_clock_has_no_anchor() -> None:
    play = Play().is_played_by(ANN, BOB)
    play.does(PauseRoom(LEAD), after=30)
    clock = play.view()["clock"]
    assert (clock["phase"], clock["anchor_ms"], clock["base_seconds"]) == ("paused", None, 30.0)


def test_before_play_the_clock_waits() -> None:
    clock = Play().is_open_to(ANN).view()["clock"]
    assert (clock["phase"], clock["act_seconds"]) == ("waiting", None)
