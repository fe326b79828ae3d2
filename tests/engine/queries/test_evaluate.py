import time
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from tests.engine.queries.night import AIS, EXITS, LOG, SCENARIO
from thebridge.engine.ids import ColumnId
from thebridge.engine.queries import Filter, Group, Lookup, Query, ReadAs, Sort, evaluate
from thebridge.engine.refusals import Refused
from thebridge.engine.scenario import Scenario, Table

AT, EVENT, MODE, DRAUGHT = (ColumnId(name) for name in ("at", "event", "mode", "draught"))


def keys(query: Query) -> list[str]:
    return [row.key for row in evaluate(SCENARIO, query).rows]


def test_filters_all_hold_together() -> None:
    query = Query(
        LOG, (Filter(EVENT, "is", "open"), Filter(MODE, "is", "local"), Filter(AT, "between", "02:00", "03:00"))
    )
    assert keys(query) == ["8812"]


def test_rows_sort_by_the_first_column_and_within_it_by_the_next_as_recorded_otherwise() -> None:
    assert keys(Query(LOG, sort=(Sort(MODE), Sort(AT, descending=True)))) == [
        "8812",
        "8831",
        "8827",
        "8821",
        "8809",
        "8806",
        "8803",
    ]


def test_empty_cells_come_last_in_either_direction() -> None:
    assert keys(Query(AIS, sort=(Sort(DRAUGHT),)))[-1] == "A5"
    assert keys(Query(AIS, sort=(Sort(DRAUGHT, descending=True),)))[-1] == "A5"
    assert keys(Query(AIS, sort=(Sort(DRAUGHT, descending=True),)))[0] == "A7"


def test_times_with_offsets_sort_by_moment() -> None:
    assert keys(Query(EXITS, sort=(Sort(AT),))) == ["X1", "X2", "X3", "X4"]


def test_an_answer_comes_in_pages_and_says_how_many_rows_there_are() -> None:
    result = evaluate(SCENARIO, Query(LOG, offset=5, limit=10))
    assert ([row.key for row in result.rows], result.total) == (["8827", "8831"], 7)
    assert evaluate(SCENARIO, Query(LOG, offset=50)).rows == ()


def test_columns_carry_the_authors_titles_and_kinds() -> None:
    column = evaluate(SCENARIO, Query(AIS)).columns[3]
    assert (column.id, column.title, column.kind) == ("draught", "draught-title", "number")


@pytest.mark.parametrize(
    ("query", "field"),
    [
        (Query(LOG, offset=-1), "offset"),
        (Query(LOG, limit=0), "limit"),
        (Query(LOG, limit=201), "limit"),
        (Query(LOG, (Filter(EVENT, "is", "open"), Filter(ColumnId("ais.ship"), "is_empty"))), "filters.1.column"),
        (Query(LOG, (Filter(ColumnId("group.count"), "is", "1"),)), "filters.0.column"),
        (Query(LOG, sort=(Sort(ColumnId("none")),)), "sort.0.column"),
    ],
)
def test_what_cannot_be_answered_is_refused_by_name(query: Query, field: str) -> None:
    with pytest.raises(Refused) as refused:
        evaluate(SCENARIO, query)
    assert refused.value == Refused("query_unfit", field=field)


def large() -> Scenario:
    starts = datetime(2026, 10, 1, 0, 0)  # noqa: DTZ001 - a local log writes no zone
    moments = [(starts + timedelta(minutes=7 * at)).isoformat(sep=" ") for at in range(5000)]
    log = tuple((str(at), moment, f"event {at % 9}", "local") for at, moment in enumerate(moments))
    ais = tuple((f"A{at}", f"{moment.replace(' ', 'T')}Z", "ship", str(at)) for at, moment in enumerate(moments))
    tables = {
        LOG: Table(SCENARIO.tables[LOG].columns, log, {row[0]: at for at, row in enumerate(log)}),
        AIS: Table(SCENARIO.tables[AIS].columns, ais, {row[0]: at for at, row in enumerate(ais)}),
    }
    return replace(SCENARIO, tables=tables)


@pytest.mark.bench
@pytest.mark.parametrize(
    ("query", "limit_ms"),
    [
        (Query(LOG, (Filter(AT, "between", "02:00", "03:00"),), sort=(Sort(AT),)), 20),
        (Query(LOG, sort=(Sort(AT, descending=True),)), 20),
        (Query(LOG, group=Group(AT, bucket_minutes=60)), 20),
        (Query(LOG, (Filter(EVENT, "is", "event 3"),), lookup=Lookup(AIS, "key", ColumnId("row"), DRAUGHT)), 20),
        (Query(LOG, lookup=Lookup(AIS, "nearest", AT, AT, (), 900, ReadAs("catalogue", "utc"))), 40),
    ],
)
def test_five_thousand_rows_are_answered_at_once(query: Query, limit_ms: int) -> None:
    scenario = large()
    spent = []
    for _ in range(15):
        began = time.perf_counter()
        evaluate(scenario, query)
        spent.append((time.perf_counter() - began) * 1000)
    assert min(spent) < limit_ms, spent
