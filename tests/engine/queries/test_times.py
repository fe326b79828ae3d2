import pytest

from tests.engine.queries.night import catalogue
from thebridge.engine.ids import Cell
from thebridge.engine.queries.times import LocalClock, Season, possible_instants, read_written, to_local, to_utc
from thebridge.engine.refusals import Refused


@pytest.mark.parametrize(
    ("rule", "cell", "utc"),
    [
        ("utc", "2026-10-25T00:47:20Z", "2026-10-25T00:47:20Z"),
        ("utc", "2026-10-25 00:47:20", "2026-10-25T00:47:20Z"),
        ("offset", "2026-10-25T02:58:40+02:00", "2026-10-25T00:58:40Z"),
        ("offset", "2026-10-25T02:57:20+01:00", "2026-10-25T01:57:20Z"),
        ("local", "2026-10-25 01:41:00", "2026-10-24T23:41:00Z"),
        ("local", "2026-10-25 03:00:00", "2026-10-25T02:00:00Z"),
        ("local", "2026-07-01 12:00:00", "2026-07-01T10:00:00Z"),
        ("local", "2026-12-01 12:00:00", "2026-12-01T11:00:00Z"),
    ],
)
def test_a_time_is_read_by_the_rule_of_its_catalogue_entry(rule: str, cell: str, utc: str) -> None:
    assert to_utc(catalogue(rule), Cell(cell)) == utc


@pytest.mark.parametrize(
    ("recorded", "utc"),
    [("2026-10-25 02:47:50", "2026-10-25T00:43:50Z"), ("2026-10-25 02:35:20", "2026-10-25T00:31:20Z")],
)
def test_a_fixed_clock_that_is_fast_is_put_back_by_its_offset_and_its_drift(recorded: str, utc: str) -> None:
    assert to_utc(catalogue("fixed", 120, 240), Cell(recorded)) == utc


@pytest.mark.parametrize(("season", "utc"), [("summer", "2026-10-25T00:46:00Z"), ("winter", "2026-10-25T01:46:00Z")])
def test_in_the_hour_that_comes_twice_a_person_says_which_one(season: Season, utc: str) -> None:
    assert to_utc(catalogue("local"), Cell("2026-10-25 02:46:00"), season) == utc


def test_in_the_hour_that_comes_twice_a_time_without_season_is_not_guessed() -> None:
    with pytest.raises(Refused) as refused:
        to_utc(catalogue("local"), Cell("2026-10-25 02:46:00"))
    assert refused.value.code == "clock_needs_season"


def test_outside_that_hour_a_wrong_season_changes_nothing() -> None:
    assert to_utc(catalogue("local"), Cell("2026-10-25 01:41:00"), "winter") == "2026-10-24T23:41:00Z"


def test_the_first_and_last_second_of_the_double_hour_are_ambiguous_and_their_neighbours_are_not() -> None:
    counts = [
        len(possible_instants(f"2026-10-25 {clock}", "catalogue", catalogue("local")))
        for clock in ("01:59:59", "02:00:00", "02:59:59", "03:00:00")
    ]
    assert counts == [1, 2, 2, 1]


def test_an_hour_that_spring_leaves_out_still_reads_as_one_moment() -> None:
    assert to_utc(catalogue("local"), Cell("2026-03-29 02:30:00")) == "2026-03-29T01:30:00Z"


def test_the_local_offsets_are_arguments() -> None:
    lisbon = LocalClock(summer_minutes=60, winter_minutes=0)
    assert to_utc(catalogue("local"), Cell("2026-07-01 12:00:00"), None, lisbon) == "2026-07-01T11:00:00Z"
    assert to_local("2026-07-01T11:00:00Z", lisbon) == "2026-07-01T12:00:00+01:00"


def test_an_offset_that_the_source_wrote_stands_above_the_local_rule() -> None:
    assert to_utc(catalogue("local"), Cell("2026-10-25T02:46:00+01:00")) == "2026-10-25T01:46:00Z"


@pytest.mark.parametrize(
    ("rule", "cell", "code"),
    [
        ("none", "2026-10-25 02:46:00", "clock_no_times"),
        ("utc", "02:46", "clock_unreadable"),
        ("utc", "", "clock_unreadable"),
        ("offset", "2026-10-25 02:46:00", "clock_unreadable"),
    ],
)
def test_what_the_clock_tool_cannot_read_it_refuses_in_words(rule: str, cell: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        to_utc(catalogue(rule), Cell(cell))
    assert refused.value.code == code


def test_a_moment_is_told_in_local_time_with_its_offset() -> None:
    assert to_local("2026-10-25T00:46:00Z") == "2026-10-25T02:46:00+02:00"
    assert to_local("2026-10-25T01:46:00Z") == "2026-10-25T02:46:00+01:00"
    with pytest.raises(Refused):
        to_local("soon")


def test_a_fixed_reading_takes_what_stands_there_whatever_the_source_says() -> None:
    entry = catalogue("offset")
    plain = possible_instants("2026-10-25T02:00:00", "utc", entry)
    assert possible_instants("2026-10-25T02:00:00+01:00", "utc", entry) == plain
    assert possible_instants("2026-10-25T02:00:00+01:00", "plus2", entry) == (plain[0] - 7200,)
    assert possible_instants("2026-10-25T02:00:00+01:00", "plus1", entry) == (plain[0] - 3600,)
    assert possible_instants("2026-10-25T02:00:00+01:00", "as_recorded", entry) == (plain[0] - 3600,)


def test_what_is_no_time_reads_as_none() -> None:
    assert read_written("soon") is None
    assert possible_instants("soon", "utc", catalogue("utc")) == ()
    assert possible_instants("2026-10-25 02:00:00", "catalogue", catalogue("none")) == ()
