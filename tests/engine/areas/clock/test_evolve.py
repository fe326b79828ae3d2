"""Real time into scenario time."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.engine.play import BEGIN
from thebridge.engine.areas.clock.evolve import evolve
from thebridge.engine.areas.clock.words import (
    ClockPaused,
    ClockResumed,
    ClockStarted,
    ClockState,
    ClockStopped,
    FactorSet,
    OutageCompensated,
    TimeExtended,
)

STARTED = evolve(ClockState(), ClockStarted(), BEGIN)


def shows(state: ClockState, seconds: float) -> float:
    return round(state.seconds_at(BEGIN + timedelta(seconds=seconds)), 6)


def test_a_clock_that_waits_shows_nothing() -> None:
    assert shows(ClockState(), 100) == 0
    assert ClockState().real_seconds_until(10, BEGIN) is None


def test_a_running_clock_shows_the_seconds_since_its_start() -> None:
    assert shows(STARTED, 90) == 90
    assert STARTED.real_seconds_until(100, BEGIN + timedelta(seconds=90)) == 10


def test_a_paused_clock_stands_still_and_goes_on_where_it_stood() -> None:
    paused = evolve(STARTED, ClockPaused(), BEGIN + timedelta(seconds=60))
    assert shows(paused, 500) == 60
    assert shows(evolve(paused, ClockResumed(), BEGIN + timedelta(seconds=500)), 510) == 70


def test_an_extension_turns_the_clock_back() -> None:
    extended = evolve(STARTED, TimeExtended(300), BEGIN + timedelta(seconds=600))
    assert shows(extended, 600) == 300
    assert extended.extended_seconds == 300


def test_a_factor_counts_from_the_moment_it_is_set() -> None:
    slow = evolve(STARTED, FactorSet(0.5, has_limits=True), BEGIN + timedelta(seconds=100))
    assert shows(slow, 200) == 150


def test_an_outage_counts_for_nothing() -> None:
    assert shows(evolve(STARTED, OutageCompensated(45.0), BEGIN), 100) == 55
    assert evolve(ClockState(), OutageCompensated(45.0), BEGIN).base_seconds == 0


def test_a_stopped_clock_keeps_its_time() -> None:
    stopped = evolve(STARTED, ClockStopped(), BEGIN + timedelta(seconds=77))
    assert shows(stopped, 1000) == 77
    assert evolve(stopped, FactorSet(2.0, has_limits=False), BEGIN).base_seconds == 77


def test_an_event_of_another_area_leaves_the_same_object() -> None:
    assert evolve(STARTED, object(), BEGIN) is STARTED


@given(st.lists(st.tuples(st.integers(0, 600), st.booleans()), max_size=12))
def test_pauses_are_given_back_to_the_second(steps: list[tuple[int, bool]]) -> None:
    state, now, played = STARTED, BEGIN, 0
    for seconds, is_paused in steps:
        now += timedelta(seconds=seconds)
        played += seconds if state.phase == "running" else 0
        state = evolve(state, ClockPaused() if is_paused else ClockResumed(), now)
    assert round(state.seconds_at(now)) == played
