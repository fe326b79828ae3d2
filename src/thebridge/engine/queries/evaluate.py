"""The answer to a query. A thousand people may ask at once: one pass, no copies of cells, nothing kept."""

from collections.abc import Callable, Sequence

from thebridge.engine.queries.cells import comparable, fits
from thebridge.engine.queries.grouping import grouped
from thebridge.engine.queries.lookup import look_up
from thebridge.engine.queries.shape import PAGE_LIMIT, Filter, Frame, Query, Result, ResultRow, Sort
from thebridge.engine.queries.tables import columns_of, dataset_of, rows_of
from thebridge.engine.refusals import Refused
from thebridge.engine.scenario import Scenario


def evaluate(scenario: Scenario, query: Query) -> Result:
    """One page of the answer. Who may see the datasets of `sources_of(query)` has been checked."""
    if query.offset < 0:
        raise Refused("query_unfit", field="offset")
    if not 1 <= query.limit <= PAGE_LIMIT:
        raise Refused("query_unfit", field="limit")
    frame = all_rows(scenario, query)
    page = frame.rows[query.offset : query.offset + query.limit]
    return Result(frame.columns, tuple(page), len(frame.rows), frame.unclear)


def all_rows(scenario: Scenario, query: Query) -> Frame:
    """The whole answer, without pages."""
    dataset = dataset_of(scenario, query.source)
    frame = Frame(columns_of(dataset), rows_of(scenario, dataset))
    own, looked_up, of_groups = _by_step(query.filters)
    frame = _kept(frame, own)
    if query.lookup is not None:
        frame = look_up(scenario, frame, query.lookup, dataset.catalogue)
    frame = _kept(frame, looked_up)
    if query.group is not None:
        frame = grouped(frame, query.group)
    frame = _kept(frame, of_groups)
    return _sorted(frame, query.sort)


_Numbered = Sequence[tuple[int, Filter]]


def _by_step(filters: tuple[Filter, ...]) -> tuple[_Numbered, _Numbered, _Numbered]:
    """The filters of the dataset's own columns, of looked-up ones, and of groups: each kept as early as can be."""
    own: list[tuple[int, Filter]] = []
    looked_up: list[tuple[int, Filter]] = []
    of_groups: list[tuple[int, Filter]] = []
    for numbered in enumerate(filters):
        column = numbered[1].column
        step = of_groups if column.startswith("group.") else looked_up if "." in column else own
        step.append(numbered)
    return own, looked_up, of_groups


def _kept(frame: Frame, filters: _Numbered) -> Frame:
    """The rows that every filter keeps."""
    rows = frame.rows
    for number, one in filters:
        at = frame.place(one.column)
        if at is None:
            raise Refused("query_unfit", field=f"filters.{number}.column")
        rows = _keep(rows, at, fits(one, frame.columns[at].kind, f"filters.{number}"))
    return frame if rows is frame.rows else Frame(frame.columns, rows, frame.unclear)


def _keep(rows: list[ResultRow], at: int, is_kept: Callable[[str], bool]) -> list[ResultRow]:
    return [row for row in rows if is_kept(row.cells[at])]


def _sorted(frame: Frame, sorts: tuple[Sort, ...]) -> Frame:
    """Sorted by the first column, within it by the next. What is empty or unreadable comes last either way."""
    rows = frame.rows
    for number, sort in reversed(list(enumerate(sorts))):
        at = frame.place(sort.column)
        if at is None:
            raise Refused("query_unfit", field=f"sort.{number}.column")
        keys = comparable([row.cells[at] for row in rows], frame.columns[at].kind)
        pairs = list(zip(keys, rows, strict=True))
        readable = sorted((one for one in pairs if one[0] is not None), key=lambda one: one[0], reverse=sort.descending)
        rows = [row for _, row in (*readable, *(one for one in pairs if one[0] is None))]
    return frame if rows is frame.rows else Frame(frame.columns, rows, frame.unclear)
