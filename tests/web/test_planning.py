"""Moments as facilitators type them."""

from datetime import UTC, datetime

import pytest

from tests.engine.play import warm_up
from thebridge.errors import AppError
from thebridge.web.planning import ZONES, Plan, play_minutes, read_moment, talk_minutes


@pytest.mark.parametrize(
    ("text", "zone", "moment"),
    [
        ("2031-07-01T14:00", "Europe/Amsterdam", "2031-07-01T12:00:00+00:00"),
        ("2031-01-01T14:00", "Europe/Amsterdam", "2031-01-01T13:00:00+00:00"),
        ("2031-01-01T14:00", "Asia/Kolkata", "2031-01-01T08:30:00+00:00"),
    ],
)
def test_a_moment_is_read_in_its_zone(text: str, zone: str, moment: str) -> None:
    assert read_moment(text, zone).isoformat() == moment


def test_an_hour_that_the_clocks_skip_is_refused_and_the_double_one_is_the_first() -> None:
    with pytest.raises(AppError) as refused:
        read_moment("2031-03-30T02:30", "Europe/Amsterdam")
    assert refused.value.code == "time_skipped"
    assert read_moment("2031-10-26T02:30", "Europe/Amsterdam").isoformat() == "2031-10-26T00:30:00+00:00"


@pytest.mark.parametrize("zone", ZONES)
def test_every_zone_on_the_form_is_known(zone: str) -> None:
    assert read_moment("2031-07-01T12:00", zone).year == 2031


NOW = datetime(2031, 7, 1, 11, 50, tzinfo=UTC)


@pytest.mark.parametrize(("begins", "opens"), [(15, "11:45"), (30, "11:30"), (0, "11:45")])
def test_who_says_when_play_begins_gets_a_lobby_that_opens_before(begins: int, opens: str) -> None:
    opens_at = Plan(starts="2031-07-01T14:00", begins=begins).read_opening(NOW)
    assert f"{opens_at:%H:%M}" == opens


def test_play_cannot_begin_in_the_past_and_no_moment_is_a_lobby_that_is_open_now() -> None:
    assert Plan().read_opening(NOW) is None
    with pytest.raises(AppError) as refused:
        Plan(starts="2031-07-01T13:50").read_opening(NOW)
    assert refused.value.code == "time_past"


def test_a_calmer_pace_makes_play_longer_and_the_debrief_lasts_as_its_pages_do() -> None:
    scenario = warm_up()
    assert play_minutes(scenario) < play_minutes(scenario, 0.5)
    assert talk_minutes(scenario) == 10
