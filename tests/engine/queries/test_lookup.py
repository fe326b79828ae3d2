from dataclasses import replace

import pytest

from tests.engine.queries.night import AIS, DOORS, EXITS, LOG, PLATES, SCENARIO
from thebridge.engine.ids import ColumnId, SourceId
from thebridge.engine.queries import Filter, Lookup, Query, ReadAs, evaluate
from thebridge.engine.queries.shape import Reading
from thebridge.engine.refusals import Refused
from thebridge.engine.scenario import Table

AT, SHIP, PLATE = ColumnId("at"), ColumnId("ship"), ColumnId("plate")
OPENINGS = Filter(ColumnId("event"), "is", "open")
NO_SHIP = Filter(ColumnId("ais.ship"), "is_empty")


def openings_without_a_ship(reading: Reading) -> list[str]:
    lookup = Lookup(AIS, "nearest", AT, AT, (SHIP,), 900, ReadAs(reading, "utc"))
    return [row.key for row in evaluate(SCENARIO, Query(LOG, (OPENINGS, NO_SHIP), lookup=lookup)).rows]


def test_each_reading_of_a_clock_leaves_other_openings_without_a_ship() -> None:
    assert openings_without_a_ship("plus1") == ["8806"]
    assert openings_without_a_ship("plus2") == ["8812", "8821", "8827"]
    assert openings_without_a_ship("utc") == ["8803", "8831"]
    assert openings_without_a_ship("as_recorded") == ["8803", "8831"]


def test_by_the_catalogue_the_double_hour_stays_open_and_is_counted() -> None:
    lookup = Lookup(AIS, "nearest", AT, AT, (SHIP,), 900, ReadAs("catalogue", "catalogue"))
    result = evaluate(SCENARIO, Query(LOG, (OPENINGS,), lookup=lookup))
    assert [row.key for row in result.rows if not row.cells[4]] == ["8812", "8821"]
    assert result.unclear == 2


def test_the_nearest_row_shows_how_many_seconds_later_it_is() -> None:
    lookup = Lookup(LOG, "nearest", AT, AT, (ColumnId("row"),), None, ReadAs("catalogue", "plus2"))
    rows = {str(row.key): row.cells for row in evaluate(SCENARIO, Query(DOORS, lookup=lookup)).rows}
    assert rows["D2"][3:] == ("8809", "0")
    assert rows["D1"][3:] == ("8809", "750")
    assert rows["D3"][3:] == ("", "")


def test_of_two_rows_as_near_the_earlier_one_is_shown_and_a_limit_counts_inclusively() -> None:
    query = Query(
        EXITS,
        (Filter(ColumnId("id"), "is", "X4"),),
        lookup=Lookup(AIS, "nearest", AT, AT, (ColumnId("id"),), 1040, ReadAs("as_recorded", "as_recorded")),
    )
    assert evaluate(SCENARIO, query).rows[0].cells[3:] == ("A6", "1040")
    assert query.lookup is not None
    nearer = Lookup(AIS, "nearest", AT, AT, (ColumnId("id"),), 1039)
    assert evaluate(SCENARIO, Query(EXITS, query.filters, lookup=nearer)).rows[0].cells[3:] == ("", "")


def test_by_key_the_first_row_with_the_same_value_is_shown_and_all_are_counted() -> None:
    lookup = Lookup(PLATES, "key", PLATE, PLATE, (ColumnId("project"),))
    result = evaluate(SCENARIO, Query(EXITS, lookup=lookup))
    assert [row.cells[3:] for row in result.rows] == [("4411", "1"), ("4402", "2"), ("", "0"), ("4411", "1")]
    assert [(column.id, column.title) for column in result.columns[3:]] == [
        ("plates.project", "project-title"),
        ("lookup.count", None),
    ]


def test_an_empty_value_is_the_same_as_nothing() -> None:
    lookup = Lookup(AIS, "key", ColumnId("door"), ColumnId("draught"))
    assert {row.cells[-1] for row in evaluate(SCENARIO, Query(DOORS, lookup=lookup)).rows} == {"0"}


def test_with_no_column_named_the_key_of_the_other_row_is_shown() -> None:
    result = evaluate(SCENARIO, Query(LOG, lookup=Lookup(AIS, "nearest", AT, AT)))
    assert result.columns[4].id == "ais.id"


@pytest.mark.parametrize(
    ("lookup", "field"),
    [
        (Lookup(AIS, "key", ColumnId("none"), AT), "lookup.column"),
        (Lookup(AIS, "key", AT, ColumnId("none")), "lookup.other_column"),
        (Lookup(AIS, "nearest", ColumnId("event"), AT), "lookup.column"),
        (Lookup(AIS, "nearest", AT, SHIP), "lookup.other_column"),
        (Lookup(AIS, "nearest", AT, AT, (ColumnId("none"),)), "lookup.other_show"),
    ],
)
def test_a_look_up_over_columns_that_do_not_serve_is_refused_by_name(lookup: Lookup, field: str) -> None:
    with pytest.raises(Refused) as refused:
        evaluate(SCENARIO, Query(LOG, lookup=lookup))
    assert refused.value == Refused("query_unfit", field=field)


def test_a_dataset_that_is_not_there_cannot_be_looked_up() -> None:
    with pytest.raises(Refused) as refused:
        evaluate(SCENARIO, Query(LOG, lookup=Lookup(SourceId("none"), "key", AT, AT)))
    assert refused.value.code == "source_unknown"


def test_among_times_that_nobody_can_read_nothing_is_nearest() -> None:
    lookup = Lookup(EXITS, "nearest", AT, AT, read_as=ReadAs("as_recorded", "as_recorded"))
    table = Table(SCENARIO.tables[EXITS].columns, (("X1", "soon", "QA-1"),), {"X1": 0})
    scenario = replace(SCENARIO, tables={**SCENARIO.tables, EXITS: table})
    assert {row.cells[4:] for row in evaluate(scenario, Query(LOG, lookup=lookup)).rows} == {("", "")}
