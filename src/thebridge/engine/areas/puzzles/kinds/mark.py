"""Mark a place in a chart."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Literal

from thebridge.engine.areas.puzzles.kinds.kind import (
    ACCEPTED,
    NO_TABLES,
    OTHER,
    Draft,
    Judgement,
    Kind,
    Tables,
    mistake,
    require_filled,
    require_item,
    said,
)
from thebridge.engine.areas.puzzles.kinds.number import is_whole_hours
from thebridge.engine.areas.puzzles.words import DraftValue
from thebridge.engine.ids import ColumnId, FeedbackCode, ItemId, SourceId, TextKey
from thebridge.engine.refusals import Refused
from thebridge.engine.scenario import Part
from thebridge.engine.scenario.authored import Authored
from thebridge.engine.texts import Texts

MARK: Final = ItemId("mark")
_SOME_DAY: Final = "2000-01-01"


@dataclass(frozen=True)
class MarkMistake(Authored):
    """A place, as a cell of `x`, that a known mistake leads to."""

    value: str
    text: TextKey
    tolerance: float = 0.0


@dataclass(frozen=True)
class MarkPart(Part):
    """A place to mark in the chart of `y` over `x`. The draft: `mark`, the key of the row.

    Where `x` holds times, `tolerance` counts seconds, else rows. Without its table a row's key stands for its cell.
    """

    source: SourceId
    x: ColumnId
    y: ColumnId
    answer: str
    """A cell of `x`."""
    tolerance: float = 0.0
    mistakes: tuple[MarkMistake, ...] = ()
    naive: str | None = None
    """A cell of `x`."""
    kind: Literal["mark"] = "mark"


def place(part: MarkPart, item: ItemId, value: DraftValue, text: str | None, tables: Tables = NO_TABLES) -> DraftValue:
    """The key of the marked row."""
    require_item(item, (MARK,))
    if not isinstance(value, str):
        raise Refused("value_unfit")
    table = tables.get(part.source)
    if table is not None and table.row(value) is None:
        raise Refused("row_unknown")
    return value


def judge(part: MarkPart, draft: Draft, tables: Tables = NO_TABLES) -> Judgement:
    """The mark is within the tolerance of the answer."""
    require_filled(draft, (MARK,))
    cell = _cell(part, str(draft[MARK]), tables)
    if abs(_distance(part, cell, part.answer, tables)) <= part.tolerance:
        return Judgement(is_settled=True, options=(ACCEPTED,))
    for number, one in enumerate(part.mistakes):
        if abs(_distance(part, cell, one.value, tables)) <= one.tolerance:
            return Judgement(is_settled=False, feedback=(said(one.text),), options=(mistake(number),))
    return Judgement(is_settled=False, feedback=(FeedbackCode(_what(part, cell, tables)),), options=(OTHER,))


def _what(part: MarkPart, cell: str, tables: Tables) -> str:
    distance = _distance(part, cell, part.answer, tables)
    if _time(cell) is not None and is_whole_hours(distance, part.tolerance):
        return "time_zone_like_error"
    return "mark_look_earlier" if distance > 0 else "mark_look_later"


def _cell(part: MarkPart, key: str, tables: Tables) -> str:
    table = tables.get(part.source)
    row = None if table is None else table.row(key)
    return key if table is None or row is None else row[table.columns.index(part.x)]


def _key(part: MarkPart, cell: str, tables: Tables) -> str:
    """The key of the row that stands nearest to a cell of `x`."""
    table = tables.get(part.source)
    if table is None or not table.index:
        return cell
    exact = _row_number(part, cell, tables)
    if exact is not None:
        return next(key for key, number in table.index.items() if number == exact)
    return min(table.index, key=lambda key: abs(_distance(part, _cell(part, key, tables), cell, tables)))


def _distance(part: MarkPart, cell: str, other: str, tables: Tables) -> float:
    """How far `cell` comes after `other`: seconds between times, else rows; endless for a cell that is not there."""
    first, second = _time(cell), _time(other)
    if first is not None and second is not None and (first.tzinfo is None) == (second.tzinfo is None):
        return (first - second).total_seconds()
    at, wanted = _row_number(part, cell, tables), _row_number(part, other, tables)
    if at is None or wanted is None:
        return 0.0 if cell == other else float("inf")
    return at - wanted


def _row_number(part: MarkPart, cell: str, tables: Tables) -> int | None:
    table = tables.get(part.source)
    if table is None:
        return None
    column = table.columns.index(part.x)
    return next((number for number, row in enumerate(table.rows) if row[column] == cell), None)


def _time(cell: str) -> datetime | None:
    """The moment that a cell tells: a date and a time, or a time of one day."""
    if ":" not in cell:
        return None
    for written in (cell, f"{_SOME_DAY} {cell}"):
        try:
            return datetime.fromisoformat(written)
        except ValueError:
            continue
    return None


def public(part: MarkPart, texts: Texts) -> dict[str, Any]:
    """Which chart to mark."""
    return {"source": part.source, "x": part.x, "y": part.y}


def right(part: MarkPart, tables: Tables = NO_TABLES) -> Draft:
    """The row nearest to the answer."""
    return {MARK: _key(part, part.answer, tables)}


def naive(part: MarkPart, tables: Tables = NO_TABLES) -> Draft | None:
    """The row that somebody marks who takes the chart at face value."""
    return None if part.naive is None else {MARK: _key(part, part.naive, tables)}


KIND = Kind(MarkPart, place, judge, public, right, naive)
