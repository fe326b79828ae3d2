"""One row for each value, or for each stretch of time."""

from datetime import datetime
from functools import lru_cache
from typing import Final

from thebridge.engine.ids import Cell, ColumnId, RowKey
from thebridge.engine.queries.cells import comparable, read_number, write_number
from thebridge.engine.queries.shape import BUCKET_LIMIT_MINUTES, Frame, Group, Measure, ResultColumn, ResultRow
from thebridge.engine.queries.times import REMEMBERED
from thebridge.engine.refusals import Refused

COUNT: Final = ResultColumn(ColumnId("group.count"), None, "number")
_DATE_LENGTH: Final = 10


def grouped(frame: Frame, group: Group) -> Frame:
    """The groups in the order of their values."""
    at = frame.place(group.by)
    if at is None:
        raise Refused("query_unfit", field="group.by")
    if group.bucket_minutes is not None:
        _require_bucket(group.bucket_minutes, frame.columns[at])
    members: dict[str, list[ResultRow]] = {}
    for row in frame.rows:
        cell = row.cells[at]
        value = cell if group.bucket_minutes is None else _bucket(cell, group.bucket_minutes)
        members.setdefault(value, []).append(row)
    columns, measure = _columns(frame, at, group)
    rows = [
        ResultRow(RowKey(f"group:{value}"), _cells(frame, value, members[value], group, measure))
        for value in _in_order(members, frame.columns[at])
    ]
    return Frame(columns, rows, frame.unclear)


def _require_bucket(minutes: int, column: ResultColumn) -> None:
    if column.kind != "time" or not 1 <= minutes <= BUCKET_LIMIT_MINUTES:
        raise Refused("query_unfit", field="group.bucket_minutes")


def _columns(frame: Frame, at: int, group: Group) -> tuple[tuple[ResultColumn, ...], int | None]:
    """The columns of the answer, and where the measured column stands."""
    columns = (frame.columns[at], *((COUNT,) if group.count else ()))
    if group.measure is None:
        return columns, None
    measured = frame.place(group.measure.column)
    if measured is None or not _is_measurable(frame.columns[measured], group.measure):
        raise Refused("query_unfit", field="group.measure")
    name = ColumnId(f"group.{group.measure.fn}")
    return (*columns, ResultColumn(name, None, frame.columns[measured].kind)), measured


def _is_measurable(column: ResultColumn, measure: Measure) -> bool:
    return column.kind == "number" or (column.kind == "time" and measure.fn in ("min", "max"))


def _cells(frame: Frame, value: str, rows: list[ResultRow], group: Group, measured: int | None) -> tuple[Cell, ...]:
    cells = (Cell(value), *((Cell(str(len(rows))),) if group.count else ()))
    if group.measure is None or measured is None:
        return cells
    found = [row.cells[measured] for row in rows]
    return (*cells, Cell(_measured(found, frame.columns[measured], group.measure)))


def _measured(cells: list[Cell], column: ResultColumn, measure: Measure) -> str:
    if column.kind == "time":
        readable = [(one, cell) for one, cell in zip(comparable(cells, "time"), cells, strict=True) if one is not None]
        if not readable:
            return ""
        return (min if measure.fn == "min" else max)(readable, key=lambda pair: float(pair[0]))[1]
    numbers = [number for number in map(read_number, cells) if number is not None]
    if not numbers:
        return ""
    match measure.fn:
        case "sum":
            return write_number(sum(numbers))
        case "mean":
            return write_number(sum(numbers) / len(numbers))
        case "min":
            return write_number(min(numbers))
        case "max":
            return write_number(max(numbers))


@lru_cache(maxsize=REMEMBERED)
def _bucket(cell: str, minutes: int) -> str:
    """The start of the stretch that a time falls in, counted from midnight and written as the source writes times."""
    try:
        moment = datetime.fromisoformat(cell)
    except ValueError:
        return ""
    since = (moment.hour * 60 + moment.minute) // minutes * minutes
    start = moment.replace(hour=since // 60, minute=since % 60, second=0, microsecond=0)
    if len(cell) <= _DATE_LENGTH:
        return cell
    written = start.isoformat(sep=cell[_DATE_LENGTH], timespec="seconds")
    return written.replace("+00:00", "Z") if cell.endswith("Z") else written


def _in_order(members: dict[str, list[ResultRow]], column: ResultColumn) -> list[str]:
    """The values in the order of their kind, the empty one and unreadable ones last."""
    values = list(members)
    pairs = list(zip(comparable(values, column.kind), values, strict=True))
    readable = sorted((one for one in pairs if one[0] is not None), key=lambda pair: pair[0])
    return [*(value for _, value in readable), *sorted(value for one, value in pairs if one is None)]
