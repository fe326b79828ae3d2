from dataclasses import replace

import pytest

from tests.engine.queries.night import AIS, LOG, SCENARIO
from thebridge.engine.ids import ColumnId, RowKey
from thebridge.engine.queries import Filter, Group, Lookup, Query, query_shown, to_plain
from thebridge.engine.refusals import Refused
from thebridge.engine.scenario import Table

AT = ColumnId("at")
OPENINGS = Query(LOG, (Filter(ColumnId("event"), "is", "open"),))


def rows(*keys: str) -> tuple[RowKey, ...]:
    return tuple(RowKey(key) for key in keys)


def test_named_rows_are_shown_as_the_source_has_them() -> None:
    shown = query_shown(SCENARIO, LOG, rows("8812", "8812"), None)
    assert shown.columns == ("row", "at", "event", "mode")
    assert (shown.rows, shown.values) == (("8812",), (("8812", "2026-10-25 02:46:00", "open", "local"),))
    assert shown.query is None


def test_a_query_alone_shows_all_that_it_gives_whatever_page_is_open() -> None:
    shown = query_shown(SCENARIO, LOG, (), replace(OPENINGS, limit=1))
    assert shown.rows == ("8803", "8806", "8812", "8821", "8827", "8831")
    assert shown.query == to_plain(replace(OPENINGS, limit=1))


def test_named_rows_of_a_query_carry_what_was_looked_up_beside_them() -> None:
    query = Query(LOG, lookup=Lookup(AIS, "nearest", AT, AT, (ColumnId("ship"),)))
    shown = query_shown(SCENARIO, LOG, rows("8803"), to_plain(query))
    assert shown.columns[-2:] == ("ais.ship", "lookup.seconds")
    assert shown.rows == ("8803",)


def test_groups_can_be_shown() -> None:
    assert query_shown(SCENARIO, LOG, (), Query(LOG, group=Group(ColumnId("event")))).rows == (
        "group:contact",
        "group:open",
    )


def test_nothing_named_and_nothing_asked_shows_nothing() -> None:
    assert query_shown(SCENARIO, LOG, (), None).rows == ()


def test_rows_that_the_query_does_not_give_are_unknown() -> None:
    with pytest.raises(Refused) as refused:
        query_shown(SCENARIO, LOG, rows("8809"), OPENINGS)
    assert refused.value.code == "pin_row_unknown"


def test_a_query_over_another_source_does_not_fit() -> None:
    with pytest.raises(Refused) as refused:
        query_shown(SCENARIO, AIS, (), OPENINGS)
    assert refused.value == Refused("query_unfit", field="source")


def test_more_rows_than_a_pin_holds_are_refused() -> None:
    many = tuple((str(at), "", "open", "") for at in range(201))
    scenario = replace(SCENARIO, tables={LOG: Table(SCENARIO.tables[LOG].columns, many, {})})
    with pytest.raises(Refused) as refused:
        query_shown(scenario, LOG, (), OPENINGS)
    assert refused.value == Refused("pin_too_large", limit=200)
