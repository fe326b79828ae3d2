"""Moments as facilitators type them."""

import pytest

from thebridge.errors import AppError
from thebridge.web.planning import ZONES, read_moment, show_moment


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
    assert show_moment(read_moment(text, zone), zone) == f"{text.replace('T', ' ')} ({zone})"


def test_an_hour_that_the_clocks_skip_is_refused_and_the_double_one_is_the_first() -> None:
    with pytest.raises(AppError) as refused:
        read_moment("2031-03-30T02:30", "Europe/Amsterdam")
    assert refused.value.code == "time_skipped"
    assert read_moment("2031-10-26T02:30", "Europe/Amsterdam").isoformat() == "2031-10-26T00:30:00+00:00"


@pytest.mark.parametrize("zone", ZONES)
def test_every_zone_on_the_form_is_known(zone: str) -> None:
    assert read_moment("2031-07-01T12:00", zone).year == 2031
