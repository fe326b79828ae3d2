import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.queries.night import AIS, LOG
from thebridge.engine.ids import ColumnId
from thebridge.engine.queries import (
    Filter,
    Group,
    Lookup,
    Measure,
    Query,
    ReadAs,
    Sort,
    as_query,
    from_plain,
    is_page_of,
    to_plain,
)
from thebridge.engine.refusals import Refused

AT = ColumnId("at")
WHOLE = Query(
    LOG,
    filters=(Filter(AT, "between", "02:00", "03:00"), Filter(ColumnId("ais.ship"), "is_empty")),
    sort=(Sort(AT, descending=True),),
    group=Group(AT, count=False, measure=Measure(ColumnId("row"), "max"), bucket_minutes=5),
    lookup=Lookup(AIS, "nearest", AT, AT, (ColumnId("ship"),), 900, ReadAs("plus2", "utc")),
    offset=5,
    limit=20,
)

columns = st.sampled_from([AT, ColumnId("row"), ColumnId("ais.ship")])
queries = st.builds(
    Query,
    source=st.just(LOG),
    filters=st.lists(
        st.builds(Filter, columns, st.sampled_from(["is", "contains", "is_empty"]), st.text()), max_size=3
    ).map(tuple),
    sort=st.lists(st.builds(Sort, columns, st.booleans()), max_size=3).map(tuple),
    group=st.none() | st.builds(Group, columns, st.booleans(), st.none() | st.builds(Measure, columns, st.just("sum"))),
    lookup=st.none() | st.builds(Lookup, st.just(AIS), st.just("key"), columns, columns),
    offset=st.integers(0, 50),
)


@given(queries)
def test_a_query_comes_back_from_plain_data_as_it_was(query: Query) -> None:
    assert from_plain(json.loads(json.dumps(to_plain(query)))) == query


def test_a_whole_query_comes_back_too_and_what_is_usual_is_left_out() -> None:
    assert from_plain(to_plain(WHOLE)) == WHOLE
    assert to_plain(Query(LOG)) == {"source": "log"}
    assert to_plain(Query(LOG, group=Group(AT))) == {"source": "log", "group": {"by": "at"}}


def test_a_query_may_come_as_one_or_as_plain_data() -> None:
    assert as_query(WHOLE) is WHOLE
    assert as_query({"source": "log"}) == Query(LOG)


@pytest.mark.parametrize(
    ("plain", "field"),
    [
        ({"source": "log", "colour": 1}, "colour"),
        ({}, "source"),
        ({"source": 5}, "source"),
        ({"source": "log", "limit": True}, "limit"),
        ({"source": "log", "limit": "9"}, "limit"),
        ({"source": "log", "filters": {}}, "filters"),
        ({"source": "log", "filters": [{"column": "at", "op": "like"}]}, "filters.0.op"),
        ({"source": "log", "filters": [{"column": "at", "op": "is", "x": 1}]}, "filters.0.x"),
        ({"source": "log", "filters": [{"op": "is"}]}, "filters.0.column"),
        ({"source": "log", "filters": [{"column": "at", "op": "is", "value": "x" * 201}]}, "filters.0.value"),
        ({"source": "log", "filters": [{"column": "at", "op": "is_empty"}] * 13}, "filters"),
        ({"source": "log", "sort": [{"column": "at", "descending": 1}]}, "sort.0.descending"),
        ({"source": "log", "group": []}, "group"),
        ({"source": "log", "group": {"by": "at", "measure": {"column": "at", "fn": "median"}}}, "group.measure.fn"),
        ({"source": "log", "lookup": {"source": "ais", "mode": "key", "column": "at"}}, "lookup.other_column"),
        ([], ""),
    ],
)
def test_what_does_not_fit_the_shape_is_refused_by_name(plain: Any, field: str) -> None:
    with pytest.raises(Refused) as refused:
        from_plain(plain)
    assert refused.value == Refused("query_unfit", field=field)


def test_an_absent_group_may_be_written_as_null() -> None:
    assert from_plain({"source": "log", "group": None}) == Query(LOG)


def test_whoever_is_shown_a_view_may_turn_its_pages_and_nothing_else() -> None:
    shown = to_plain(WHOLE)
    assert is_page_of(shown, from_plain({**shown, "offset": 40, "limit": 10}))
    assert not is_page_of(shown, from_plain({**shown, "sort": []}))
    assert not is_page_of(shown, Query(LOG))
