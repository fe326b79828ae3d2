from dataclasses import replace

import pytest

from tests.engine.queries.night import AIS, DOORS, EXITS, LOG, SCENARIO
from thebridge.engine.ids import ColumnId
from thebridge.engine.queries import Filter, Group, Lookup, Measure, Query, Sort, evaluate
from thebridge.engine.queries.shape import Function
from thebridge.engine.refusals import Refused
from thebridge.engine.scenario import Table

AT, EVENT, DRAUGHT = ColumnId("at"), ColumnId("event"), ColumnId("draught")


def test_groups_count_their_rows_and_are_keyed_by_their_value() -> None:
    result = evaluate(SCENARIO, Query(LOG, group=Group(EVENT)))
    assert [(row.key, row.cells) for row in result.rows] == [
        ("group:contact", ("contact", "1")),
        ("group:open", ("open", "6")),
    ]
    assert [column.id for column in result.columns] == ["event", "group.count"]


def test_groups_can_be_filtered_and_sorted_by_what_they_count() -> None:
    double = Query(LOG, (Filter(ColumnId("group.count"), "at_least", "2"),), group=Group(AT))
    assert [row.key for row in evaluate(SCENARIO, double).rows] == ["group:2026-10-25 02:46:00"]
    most_first = Query(LOG, sort=(Sort(ColumnId("group.count"), descending=True),), group=Group(EVENT))
    assert [row.key for row in evaluate(SCENARIO, most_first).rows] == ["group:open", "group:contact"]


@pytest.mark.parametrize(("fn", "value"), [("sum", "144.4"), ("mean", "24.067"), ("min", "6.5"), ("max", "33")])
def test_a_measure_leaves_out_what_is_no_number(fn: Function, value: str) -> None:
    group = Group(ColumnId("day"), count=False, measure=Measure(DRAUGHT, fn))
    with pytest.raises(Refused):
        evaluate(SCENARIO, Query(AIS, group=group))
    one = Group(ColumnId("log.mode"), count=False, measure=Measure(DRAUGHT, fn))
    lookup = Lookup(LOG, "key", DRAUGHT, ColumnId("row"), (ColumnId("mode"),))
    result = evaluate(SCENARIO, Query(AIS, lookup=lookup, group=one))
    assert [row.cells for row in result.rows] == [("", value)]


def test_the_first_and_last_time_of_a_group_can_be_told() -> None:
    group = Group(ColumnId("plate"), measure=Measure(AT, "max"))
    rows = {str(row.key): row.cells for row in evaluate(SCENARIO, Query(EXITS, group=group)).rows}
    assert rows["group:QA-1"] == ("QA-1", "2", "2026-10-25T04:10:00+01:00")


def test_a_group_without_anything_to_measure_says_nothing() -> None:
    query = Query(AIS, (Filter(DRAUGHT, "is_empty"),), group=Group(ColumnId("ship"), False, Measure(DRAUGHT, "sum")))
    assert evaluate(SCENARIO, query).rows[0].cells == ("Hoop op Zegen", "")
    times = Query(DOORS, (Filter(AT, "is_empty"),), group=Group(ColumnId("door"), False, Measure(AT, "min")))
    assert evaluate(SCENARIO, times).rows[0].cells == ("post", "")


def test_stretches_of_time_keep_the_two_hours_of_the_double_hour_apart() -> None:
    rows = evaluate(SCENARIO, Query(EXITS, group=Group(AT, bucket_minutes=60))).rows
    assert [row.cells for row in rows] == [
        ("2026-10-25T02:00:00+02:00", "2"),
        ("2026-10-25T02:00:00+01:00", "1"),
        ("2026-10-25T04:00:00+01:00", "1"),
    ]


def test_stretches_are_written_as_the_source_writes_times_and_the_unreadable_come_last() -> None:
    rows = evaluate(SCENARIO, Query(DOORS, group=Group(AT, bucket_minutes=15))).rows
    assert [row.cells[0] for row in rows] == ["2026-10-25 02:30:00", "2026-10-25 02:45:00", ""]
    zulu = evaluate(SCENARIO, Query(AIS, group=Group(AT, bucket_minutes=1440))).rows
    assert [row.cells for row in zulu] == [("2026-10-24T00:00:00Z", "2"), ("2026-10-25T00:00:00Z", "5")]


@pytest.mark.parametrize(
    ("group", "field"),
    [
        (Group(ColumnId("none")), "group.by"),
        (Group(EVENT, bucket_minutes=5), "group.bucket_minutes"),
        (Group(AT, bucket_minutes=0), "group.bucket_minutes"),
        (Group(AT, bucket_minutes=1441), "group.bucket_minutes"),
        (Group(EVENT, measure=Measure(ColumnId("mode"), "sum")), "group.measure"),
        (Group(EVENT, measure=Measure(AT, "mean")), "group.measure"),
        (Group(EVENT, measure=Measure(ColumnId("none"), "min")), "group.measure"),
    ],
)
def test_a_grouping_that_cannot_be_made_is_refused_by_name(group: Group, field: str) -> None:
    with pytest.raises(Refused) as refused:
        evaluate(SCENARIO, Query(LOG, group=group))
    assert refused.value == Refused("query_unfit", field=field)


def test_a_day_without_a_time_is_a_stretch_of_its_own() -> None:
    days = Table(SCENARIO.tables[EXITS].columns, (("X1", "2026-10-25", "QA-1"), ("X2", "soon", "QB-2")), {})
    scenario = replace(SCENARIO, tables={EXITS: days})
    rows = evaluate(scenario, Query(EXITS, group=Group(AT, bucket_minutes=60))).rows
    assert [row.cells for row in rows] == [("2026-10-25", "1"), ("", "1")]
