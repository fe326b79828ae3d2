"""Give a number, or a time of the day."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
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
from thebridge.engine.areas.puzzles.words import DraftValue
from thebridge.engine.ids import FeedbackCode, ItemId, TextKey
from thebridge.engine.refusals import Refused
from thebridge.engine.scenario import Part
from thebridge.engine.scenario.authored import Authored
from thebridge.engine.texts import Texts

VALUE: Final = ItemId("value")
DAY: Final = 86_400
HOUR: Final = 3_600
HALF_MINUTE: Final = 30
_TIME = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}(?:\.\d+)?))?")

Reading = float | str
"""A number, or a time of the day as HH:MM:SS or HH:MM."""


@dataclass(frozen=True)
class NumberMistake(Authored):
    """A number that a known mistake leads to."""

    value: Reading
    text: TextKey
    tolerance: float = 0.0


@dataclass(frozen=True)
class NumberPart(Part):
    """A number to find. The draft: `value`, for a time of the day in seconds."""

    answer: Reading
    tolerance: float = 0.0
    unit: TextKey | None = None
    is_time: bool = False
    mistakes: tuple[NumberMistake, ...] = ()
    naive: Reading | None = None
    kind: Literal["number"] = "number"

    def __post_init__(self) -> None:
        for reading in (self.answer, self.naive, *(one.value for one in self.mistakes)):
            if reading is not None and read_number(reading, is_time=self.is_time) is None:
                raise ValueError(f"{reading!r} is not a {'time HH:MM:SS' if self.is_time else 'number'}")


def read_number(reading: Reading, *, is_time: bool) -> float | None:
    """The number that was written, a time in seconds of the day; None when it is none."""
    if isinstance(reading, str):
        time = _TIME.fullmatch(reading.strip()) if is_time else None
        if time is not None:
            hours, minutes, seconds = int(time[1]), int(time[2]), float(time[3] or 0)
            return hours * HOUR + minutes * 60 + seconds if hours < 24 and minutes < 60 and seconds < 60 else None
        try:
            reading = float(reading.strip().replace(",", "."))
        except ValueError:
            return None
    is_fit = math.isfinite(reading) and (not is_time or 0 <= reading < DAY)
    return float(reading) if is_fit else None


def _number(part: NumberPart, reading: Reading) -> float:
    found = read_number(reading, is_time=part.is_time)
    assert found is not None, "read when the part was made"
    return found


def place(
    part: NumberPart, item: ItemId, value: DraftValue, text: str | None, tables: Tables = NO_TABLES
) -> DraftValue:
    """The number, from a number or from what was written."""
    require_item(item, (VALUE,))
    found = None if isinstance(value, tuple) else read_number(value, is_time=part.is_time)
    if found is None:
        raise Refused("time_unfit" if part.is_time else "number_unfit")
    return found


def judge(part: NumberPart, draft: Draft, tables: Tables = NO_TABLES) -> Judgement:
    """The number is within the tolerance of the answer."""
    require_filled(draft, (VALUE,))
    value = draft[VALUE]
    assert isinstance(value, float), "made regular when it was placed"
    if abs(_distance(part, value, part.answer)) <= part.tolerance + 1e-9:
        return Judgement(is_settled=True, options=(ACCEPTED,))
    for number, one in enumerate(part.mistakes):
        if abs(_distance(part, value, one.value)) <= one.tolerance + 1e-9:
            return Judgement(is_settled=False, feedback=(said(one.text),), options=(mistake(number),))
    return Judgement(is_settled=False, feedback=(FeedbackCode(_what(part, value)),), options=(OTHER,))


def _distance(part: NumberPart, value: float, reading: Reading) -> float:
    """How far the value lies above; around midnight a time is near the other side."""
    distance = value - _number(part, reading)
    return (distance + DAY / 2) % DAY - DAY / 2 if part.is_time else distance


def _what(part: NumberPart, value: float) -> str:
    distance = _distance(part, value, part.answer)
    if part.is_time:
        if is_whole_hours(distance, part.tolerance):
            return "time_zone_like_error"
        return "time_too_late" if distance > 0 else "time_too_early"
    answer = _number(part, part.answer)
    if any(abs(value * scale - answer) <= part.tolerance + 1e-9 for scale in (100, 1000, 0.01, 0.001)):
        return "number_other_scale"
    return "number_too_high" if distance > 0 else "number_too_low"


def is_whole_hours(distance: float, tolerance: float) -> bool:
    """Whether times lie one or more whole hours apart, as a mistaken time zone makes them."""
    hours = round(distance / HOUR)
    return hours != 0 and abs(distance - hours * HOUR) <= max(min(tolerance, HALF_MINUTE), 1.0)


def public(part: NumberPart, texts: Texts) -> dict[str, Any]:
    """What is asked for: a time, or a number of a unit."""
    return {"unit": None if part.unit is None else texts.get(part.unit), "is_time": part.is_time}


def right(part: NumberPart, tables: Tables = NO_TABLES) -> Draft:
    """The answer itself."""
    return {VALUE: _number(part, part.answer)}


def naive(part: NumberPart, tables: Tables = NO_TABLES) -> Draft | None:
    """The number at face value."""
    return None if part.naive is None else {VALUE: _number(part, part.naive)}


KIND = Kind(NumberPart, place, judge, public, right, naive)
