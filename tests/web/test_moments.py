"""A moment in words."""

from datetime import UTC, datetime

import pytest

from thebridge.web.app import read_translations
from thebridge.web.moments import say_moment
from thebridge.web.planning import ZONES

NINE = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "zone", "said"),
    [
        ("nl", "Europe/Amsterdam", "dinsdag 1 december 2026 om 10:00 (Amsterdamse tijd)"),
        ("en", "Europe/Amsterdam", "Tuesday 1 December 2026 at 10:00 (Amsterdam time)"),
        ("en", "Asia/Kolkata", "Tuesday 1 December 2026 at 14:30 (India time)"),
        ("nl", "America/Lima", "dinsdag 1 december 2026 om 04:00 (America/Lima)"),
    ],
)
def test_a_moment_has_its_day_in_words_and_the_time_of_its_zone(language: str, zone: str, said: str) -> None:
    assert say_moment(read_translations(), language, NINE, zone) == said


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_day_month_and_zone_has_a_name(language: str, zone: str) -> None:
    for month in range(1, 13):
        said = say_moment(read_translations(), language, datetime(2026, month, month, tzinfo=UTC), zone)
        assert "moment." not in said
        assert f"({zone})" not in said or zone == "UTC"
