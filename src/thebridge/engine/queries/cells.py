"""Cells by the kind of their column: what they compare as, and which of them a filter keeps."""

import math
from collections.abc import Callable, Sequence
from datetime import time
from typing import Any, Final, NamedTuple, TypeVar

from thebridge.engine.queries.shape import ColumnKind, Filter
from thebridge.engine.queries.times import Written, read_written
from thebridge.engine.refusals import Refused

DAY_SECONDS: Final = 86_400
_DATE_LENGTH: Final = 10
_Fits = Callable[[str], bool]
_Value = TypeVar("_Value")


def read_number(cell: str) -> float | None:
    """A cell as a number, with a point or a comma, or None when it is none."""
    try:
        number = float(cell.replace(",", "."))
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def write_number(number: float) -> str:
    """A number as people write it: at most three decimals, none without need."""
    if number == int(number):
        return str(int(number))
    return f"{round(number, 3) + 0.0:.3f}".rstrip("0").rstrip(".")


def comparable(cells: Sequence[str], kind: ColumnKind) -> list[Any]:
    """What each cell of one column sorts as. None: a cell that is empty or does not read as its kind."""
    if kind == "number":
        return [read_number(cell) for cell in cells]
    if kind == "time":
        return _comparable_times([read_written(cell) for cell in cells])
    return [cell.casefold() if cell else None for cell in cells]


def _comparable_times(times: list[Written | None]) -> list[float | None]:
    """Moments when every time has its offset, else what stands there."""
    if all(one is None or one.offset is not None for one in times):
        return [None if one is None else one.instant for one in times]
    return [None if one is None else one.face for one in times]


def fits(one: Filter, kind: ColumnKind, path: str) -> _Fits:
    """Whether a filter keeps a cell. `path` names the filter when its value does not suit the column."""
    if one.op == "is_empty":
        return lambda cell: not cell.strip()
    if one.op == "contains":
        part = one.value.strip().casefold()
        return lambda cell: part in cell.casefold()
    if one.op == "is_not":
        is_it = _by_kind(Filter(one.column, "is", one.value), kind, path)
        return lambda cell: not is_it(cell)
    return _by_kind(one, kind, path)


def _by_kind(one: Filter, kind: ColumnKind, path: str) -> _Fits:
    if kind == "number":
        return _fits_number(one, path)
    if kind == "time":
        return _fits_time(one, path)
    low, high = one.value.strip().casefold(), one.value2.strip().casefold()
    return lambda cell: _is_within(one.op, cell.strip().casefold(), low, high)


def _is_within(op: str, value: Any, low: Any, high: Any) -> bool:
    if op == "is":
        return bool(value == low)
    if op == "at_least":
        return bool(value >= low)
    if op == "at_most":
        return bool(value <= low)
    return bool(low <= value <= high)


def _fits_number(one: Filter, path: str) -> _Fits:
    low = _require(read_number(one.value), f"{path}.value")
    high = _require(read_number(one.value2), f"{path}.value2") if one.op == "between" else low

    def fit(cell: str) -> bool:
        number = read_number(cell)
        return number is not None and _is_within(one.op, number, low, high)

    return fit


class _Stretch(NamedTuple):
    """A time that a person typed: from its first to its last second; a day is long, a moment is not."""

    first: Written
    seconds: float


def _fits_time(one: Filter, path: str) -> _Fits:
    values = [(one.value, f"{path}.value")]
    if one.op == "between":
        values.append((one.value2, f"{path}.value2"))
    hours = [_read_time_of_day(value) for value, _ in values]
    if None not in hours:
        return _fits_time_of_day(one, [hour for hour in hours if hour is not None])
    stretches = [_require(_read_stretch(value), where) for value, where in values]

    def fit(cell: str) -> bool:
        written = read_written(cell)
        return written is not None and _is_in_stretch(one.op, written, stretches)

    return fit


def _is_in_stretch(op: str, written: Written, stretches: list[_Stretch]) -> bool:
    """Compares moments where both sides have an offset, else what stands there."""
    after = [_seconds_after(written, one.first) for one in stretches]
    if op == "is":
        return 0 <= after[0] < max(stretches[0].seconds, 1)
    if op == "at_most":
        return after[0] <= 0 or after[0] < _day_or_nothing(stretches[0])
    if op == "at_least":
        return after[0] >= 0
    return after[0] >= 0 and (after[1] <= 0 or after[1] < _day_or_nothing(stretches[1]))


def _seconds_after(written: Written, other: Written) -> float:
    if written.offset is None or other.offset is None:
        return written.face - other.face
    return written.instant - other.instant


def _day_or_nothing(stretch: _Stretch) -> float:
    """A day as an end means its last second; a minute as an end means its first."""
    return stretch.seconds if stretch.seconds >= DAY_SECONDS else 0


def _read_stretch(value: str) -> _Stretch | None:
    text = value.strip()
    written = read_written(text)
    if written is None:
        return None
    if len(text) <= _DATE_LENGTH:
        return _Stretch(written, DAY_SECONDS)
    return _Stretch(written, 60 if text.count(":") == 1 else 1)


def _fits_time_of_day(one: Filter, hours: list[_Stretch]) -> _Fits:
    low, high = hours[0].first.face, hours[-1].first.face

    def fit(cell: str) -> bool:
        written = read_written(cell)
        if written is None:
            return False
        second = written.face % DAY_SECONDS
        if one.op == "is":
            return low <= second < low + hours[0].seconds
        if one.op == "between" and low > high:  # a night: from the evening past midnight
            return second >= low or second <= high
        return _is_within(one.op, second, low, high)

    return fit


def _read_time_of_day(value: str) -> _Stretch | None:
    text = value.strip()
    if ":" not in text or len(text) > len("00:00:00"):
        return None
    try:
        clock = time.fromisoformat(text)
    except ValueError:
        return None
    second = clock.hour * 3600 + clock.minute * 60 + clock.second
    return _Stretch(Written(second, None), 60 if text.count(":") == 1 else 1)


def _require(value: _Value | None, path: str) -> _Value:
    if value is None:
        raise Refused("query_unfit", field=path)
    return value
