"""Beside each row what another dataset says: by an equal value, or by the nearest time."""

from bisect import bisect_left
from collections.abc import Callable
from operator import itemgetter
from typing import Final, NamedTuple

from thebridge.engine.ids import Cell, ColumnId
from thebridge.engine.queries.cells import write_number
from thebridge.engine.queries.shape import Frame, Lookup, Reading, ResultColumn, ResultRow
from thebridge.engine.queries.tables import columns_of, dataset_of, rows_of
from thebridge.engine.queries.times import possible_instants
from thebridge.engine.refusals import Refused
from thebridge.engine.scenario import Catalogue, Dataset, Scenario

SECONDS: Final = ResultColumn(ColumnId("lookup.seconds"), None, "number")
"""How many seconds later the other row is."""
COUNT: Final = ResultColumn(ColumnId("lookup.count"), None, "number")
"""How many rows of the other dataset have the same value; the first is shown."""

_Cells = tuple[Cell, ...]


class _Other(NamedTuple):
    """The other dataset: its rows, where its shared column stands, and which columns are shown."""

    dataset: Dataset
    rows: list[ResultRow]
    shared: int
    shown: tuple[int, ...]
    columns: tuple[ResultColumn, ...]


def look_up(scenario: Scenario, frame: Frame, lookup: Lookup, catalogue: Catalogue) -> Frame:
    """The rows of `frame` with the columns of the other dataset behind them; what is not found stays empty."""
    at = frame.place(lookup.column)
    if at is None:
        raise Refused("query_unfit", field="lookup.column")
    other = _other(scenario, lookup)
    if lookup.mode == "key":
        return _by_key(frame, at, other)
    if frame.columns[at].kind != "time":
        raise Refused("query_unfit", field="lookup.column")
    return _by_nearest(frame, at, other, lookup, catalogue)


def _other(scenario: Scenario, lookup: Lookup) -> _Other:
    dataset = dataset_of(scenario, lookup.source)
    columns = columns_of(dataset)
    places = {column.id: at for at, column in enumerate(columns)}
    if lookup.other_column not in places:
        raise Refused("query_unfit", field="lookup.other_column")
    if lookup.mode == "nearest" and columns[places[lookup.other_column]].kind != "time":
        raise Refused("query_unfit", field="lookup.other_column")
    wanted = lookup.other_show or (dataset.key,)
    if any(column not in places for column in wanted):
        raise Refused("query_unfit", field="lookup.other_show")
    shown = tuple(places[column] for column in dict.fromkeys(wanted))
    named = tuple(_named(dataset, columns[at]) for at in shown)
    return _Other(dataset, rows_of(scenario, dataset), places[lookup.other_column], shown, named)


def _named(dataset: Dataset, column: ResultColumn) -> ResultColumn:
    return ResultColumn(ColumnId(f"{dataset.id}.{column.id}"), column.title, column.kind)


def _by_key(frame: Frame, at: int, other: _Other) -> Frame:
    found: dict[str, list[ResultRow]] = {}
    for row in other.rows:
        found.setdefault(row.cells[other.shared].strip().casefold(), []).append(row)
    found.pop("", None)
    blank = (*_blank(other), Cell("0"))
    rows = []
    for row in frame.rows:
        same = found.get(row.cells[at].strip().casefold())
        cells = blank if same is None else (*_shown(other, same[0]), Cell(str(len(same))))
        rows.append(ResultRow(row.key, row.cells + cells))
    return Frame((*frame.columns, *other.columns, COUNT), rows)


def _by_nearest(frame: Frame, at: int, other: _Other, lookup: Lookup, catalogue: Catalogue) -> Frame:
    nearest = _nearest_in(other, lookup)
    blank = (*_blank(other), Cell(""))
    rows, unclear = [], 0
    for row in frame.rows:
        moments = possible_instants(row.cells[at], lookup.read_as.this, catalogue)
        unclear += len(moments) > 1
        found = nearest(moments[0]) if len(moments) == 1 else None
        rows.append(ResultRow(row.key, row.cells + (blank if found is None else found)))
    return Frame((*frame.columns, *other.columns, SECONDS), rows, unclear)


def _nearest_in(other: _Other, lookup: Lookup) -> Callable[[float], _Cells | None]:
    timed = _timed(other, lookup.read_as.other)
    moments, shown = [moment for moment, _ in timed], [cells for _, cells in timed]
    limit = float("inf") if lookup.within_seconds is None else lookup.within_seconds

    def nearest(moment: float) -> _Cells | None:
        at = bisect_left(moments, moment)
        if at == len(moments) or (at and moment - moments[at - 1] <= moments[at] - moment):
            at -= 1
        if at < 0:
            return None
        apart = moments[at] - moment
        return (*shown[at], Cell(write_number(apart))) if -limit <= apart <= limit else None

    return nearest


def _timed(other: _Other, reading: Reading) -> list[tuple[float, _Cells]]:
    """What is shown of the rows whose time stands for one moment, in order of it."""
    timed = []
    for row in other.rows:
        moments = possible_instants(row.cells[other.shared], reading, other.dataset.catalogue)
        if len(moments) == 1:
            timed.append((moments[0], _shown(other, row)))
    return sorted(timed, key=itemgetter(0))


def _shown(other: _Other, row: ResultRow) -> _Cells:
    return tuple([row.cells[at] for at in other.shown])


def _blank(other: _Other) -> _Cells:
    return (Cell(""),) * len(other.shown)
