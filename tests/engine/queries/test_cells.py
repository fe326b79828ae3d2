import pytest

from thebridge.engine.ids import ColumnId
from thebridge.engine.queries.cells import comparable, fits, read_number, write_number
from thebridge.engine.queries.shape import ColumnKind, Filter, Operator
from thebridge.engine.refusals import Refused


def keeps(kind: ColumnKind, op: Operator, cells: list[str], value: str = "", value2: str = "") -> list[str]:
    is_kept = fits(Filter(ColumnId("c"), op, value, value2), kind, "filters.0")
    return [cell for cell in cells if is_kept(cell)]


def test_numbers_read_with_a_point_or_a_comma_and_nothing_endless_is_a_number() -> None:
    assert read_number("0.91") == read_number("0,91") == 0.91
    assert [read_number(cell) for cell in ("", "x", "nan", "inf")] == [None] * 4


def test_numbers_are_written_as_people_write_them() -> None:
    assert [write_number(one) for one in (3802.0, 91.2, 1 / 3, -0.0001, 100.0, -90.5)] == [
        "3802",
        "91.2",
        "0.333",
        "0",
        "100",
        "-90.5",
    ]


def test_text_fits_without_regard_to_case_and_spaces_around_it() -> None:
    cells = ["Open", "opened", "closed", ""]
    assert keeps("text", "is", cells, " open ") == ["Open"]
    assert keeps("text", "is_not", cells, "open") == ["opened", "closed", ""]
    assert keeps("text", "contains", cells, "OPEN") == ["Open", "opened"]
    assert keeps("category", "between", cells, "closed", "open") == ["Open", "closed"]
    assert keeps("text", "is_empty", cells) == [""]


def test_numbers_compare_as_numbers_and_empty_cells_fit_no_comparison() -> None:
    cells = ["9", "10", "10.0", "", "x"]
    assert keeps("number", "is", cells, "10") == ["10", "10.0"]
    assert keeps("number", "is_not", cells, "10") == ["9", "", "x"]
    assert keeps("number", "at_least", cells, "9,5") == ["10", "10.0"]
    assert keeps("number", "at_most", cells, "9") == ["9"]
    assert keeps("number", "between", cells, "9", "9.9") == ["9"]


TIMES = ["2026-10-24 23:59:00", "2026-10-25 02:46:00", "2026-10-25 02:46:30", "2026-10-26 05:59:00", ""]


def test_a_day_as_a_value_means_the_whole_day() -> None:
    assert keeps("time", "is", TIMES, "2026-10-25") == TIMES[1:3]
    assert keeps("time", "at_most", TIMES, "2026-10-25") == TIMES[:3]
    assert keeps("time", "at_least", TIMES, "2026-10-25") == TIMES[1:4]
    assert keeps("time", "between", TIMES, "2026-10-24", "2026-10-25") == TIMES[:3]


def test_a_minute_as_a_value_means_that_minute_and_as_an_end_its_first_second() -> None:
    assert keeps("time", "is", TIMES, "2026-10-25 02:46") == TIMES[1:3]
    assert keeps("time", "is", TIMES, "2026-10-25 02:46:30") == [TIMES[2]]
    assert keeps("time", "at_most", TIMES, "2026-10-25 02:46") == TIMES[:2]
    assert keeps("time", "is_not", TIMES, "2026-10-25 02:46") == [TIMES[0], *TIMES[3:]]


def test_a_time_of_day_compares_within_each_day_and_a_night_goes_past_midnight() -> None:
    assert keeps("time", "is", TIMES, "02:46") == TIMES[1:3]
    assert keeps("time", "between", TIMES, "22:00", "06:00") == TIMES[:4]
    assert keeps("time", "between", TIMES, "02:46:10", "06:00") == TIMES[2:4]
    assert keeps("time", "at_least", TIMES, "05:00") == [TIMES[0], TIMES[3]]


def test_with_an_offset_moments_compare_and_without_one_what_stands_there() -> None:
    cells = ["2026-10-25T02:51:12+02:00", "2026-10-25T02:57:20+01:00"]
    assert keeps("time", "between", cells, "2026-10-25 02:50", "2026-10-25 03:00") == cells
    assert keeps("time", "between", cells, "2026-10-25 02:50+02:00", "2026-10-25 03:00+02:00") == cells[:1]


@pytest.mark.parametrize(
    ("kind", "op", "value", "value2", "field"),
    [
        ("number", "at_least", "much", "", "filters.0.value"),
        ("number", "between", "1", "", "filters.0.value2"),
        ("time", "at_most", "late", "", "filters.0.value"),
        ("time", "is", "25:99", "", "filters.0.value"),
        ("time", "between", "02:46", "late", "filters.0.value"),
        ("time", "between", "2026-10-25", "late", "filters.0.value2"),
    ],
)
def test_a_value_that_does_not_suit_its_column_is_named(
    kind: ColumnKind, op: Operator, value: str, value2: str, field: str
) -> None:
    with pytest.raises(Refused) as refused:
        keeps(kind, op, [], value, value2)
    assert refused.value == Refused("query_unfit", field=field)


def test_times_sort_by_moment_when_every_one_has_its_offset() -> None:
    first, second = comparable(["2026-10-25T02:58:00+02:00", "2026-10-25T02:10:00+01:00"], "time")
    assert first < second
    first, second = comparable(["2026-10-25T02:58:00+02:00", "2026-10-25 02:10:00"], "time")
    assert first > second


def test_what_does_not_read_as_its_kind_sorts_as_nothing() -> None:
    assert comparable(["", "x", "2"], "number") == [None, None, 2.0]
    assert comparable(["", "B"], "text") == [None, "b"]
