"""The clock goes on steadily, whatever is done to the wall clock."""

import time
from datetime import UTC, datetime, timedelta

import pytest

from thebridge.rooms.steady_clock import SteadyClock


def test_it_shows_utc() -> None:
    assert abs(SteadyClock().now() - datetime.now(UTC)) < timedelta(seconds=1)
    assert SteadyClock().now().tzinfo is UTC


def test_it_is_carried_on_by_the_monotonic_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = SteadyClock()
    before, monotonic = clock.now(), time.monotonic()
    monkeypatch.setattr(time, "monotonic", lambda: monotonic + 3600)
    assert timedelta(minutes=59) < clock.now() - before < timedelta(minutes=61)


def test_it_carries_on_from_a_later_moment_and_never_goes_back() -> None:
    clock = SteadyClock()
    later = datetime.now(UTC) + timedelta(hours=2)
    clock.carry_on_from(later)
    assert timedelta() <= clock.now() - later < timedelta(seconds=1)
    clock.carry_on_from(later - timedelta(hours=1))
    assert clock.now() >= later
