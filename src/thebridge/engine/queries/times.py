"""Times as sources wrote them, and the moments they may stand for. Offsets are arithmetic here; nothing is loaded."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Final, Literal, NamedTuple, assert_never

from thebridge.engine.ids import Cell
from thebridge.engine.queries.shape import Reading
from thebridge.engine.refusals import Refused
from thebridge.engine.scenario import Catalogue

Season = Literal["summer", "winter"]

_EPOCH: Final = datetime(1970, 1, 1)  # noqa: DTZ001 - a time as written has no zone; that is what the puzzles are about
REMEMBERED: Final = 16_384
"""How many readings are kept: the cells of a scenario do not change, and the same ones are read again and again."""
_FIXED_READING: Final = {"utc": 0, "plus1": 3600, "plus2": 7200}


@dataclass(frozen=True, slots=True)
class LocalClock:
    """A local time with summer time from the last Sunday of March to that of October, both at 01:00 UTC."""

    summer_minutes: int = 120
    winter_minutes: int = 60


LOCAL: Final = LocalClock()


class Written(NamedTuple):
    """A time as written: its face in seconds as if it were UTC, and the offset in seconds that stands beside it."""

    face: float
    offset: float | None

    @property
    def instant(self) -> float:
        """The moment; without an offset, the face itself."""
        return self.face - (self.offset or 0.0)


@lru_cache(maxsize=REMEMBERED)
def read_written(cell: str) -> Written | None:
    """A cell as a time, or None when it is none."""
    try:
        moment = datetime.fromisoformat(cell)
    except ValueError:
        return None
    offset = moment.utcoffset()
    face = (moment.replace(tzinfo=None) - _EPOCH).total_seconds()
    return Written(face, None if offset is None else offset.total_seconds())


def possible_instants(cell: str, reading: Reading, catalogue: Catalogue) -> tuple[float, ...]:
    """The moments a cell may stand for: none, one, or in the hour that comes twice two, the one of summer first."""
    written = read_written(cell)
    if written is None:
        return ()
    if reading == "as_recorded":
        return (written.instant,)
    if reading == "catalogue":
        return _by_rule(catalogue, written, LOCAL)
    return (written.face - _FIXED_READING[reading],)


def _by_rule(catalogue: Catalogue, written: Written, zone: LocalClock) -> tuple[float, ...]:
    match catalogue.clock_rule:
        case "none":
            return ()
        case "offset":
            return () if written.offset is None else (written.instant,)
        case "utc":
            return (written.instant,)
        case "fixed":
            offset = catalogue.fixed_offset_minutes * 60 if written.offset is None else written.offset
            return (written.face - offset - catalogue.drift_seconds,)
        case "local":
            return _of_local(written.face, zone) if written.offset is None else (written.instant,)
        case _:
            assert_never(catalogue.clock_rule)


@lru_cache(maxsize=REMEMBERED)
def _of_local(face: float, zone: LocalClock) -> tuple[float, ...]:
    summer, winter = face - zone.summer_minutes * 60, face - zone.winter_minutes * 60
    possible = (*((summer,) if _is_summer(summer) else ()), *(() if _is_summer(winter) else (winter,)))
    return possible or (winter,)  # in spring an hour is left out: a clock that shows it was not put forward yet


def _is_summer(instant: float) -> bool:
    starts, ends = _summer_of((_EPOCH + timedelta(seconds=instant)).year)
    return starts <= instant < ends


@lru_cache(maxsize=64)
def _summer_of(year: int) -> tuple[float, float]:
    return _change(year, 3), _change(year, 10)


def _change(year: int, month: int) -> float:
    """01:00 UTC of the last Sunday of a month of 31 days."""
    day = 31 - (date(year, month, 31).weekday() + 1) % 7
    return (datetime(year, month, day, 1) - _EPOCH).total_seconds()  # noqa: DTZ001 - as above


def to_utc(catalogue: Catalogue, cell: Cell, season: Season | None = None, zone: LocalClock = LOCAL) -> str:
    """The clock tool: a time in UTC by the rule of its catalogue entry. `season` counts only in the double hour."""
    if catalogue.clock_rule == "none":
        raise Refused("clock_no_times")
    written = read_written(cell)
    possible = () if written is None else _by_rule(catalogue, written, zone)
    if not possible:
        raise Refused("clock_unreadable")
    if len(possible) == 1:
        return f"{_iso(possible[0])}Z"
    if season is None:
        raise Refused("clock_needs_season")
    return f"{_iso(possible[0] if season == 'summer' else possible[1])}Z"


def to_local(utc: str, zone: LocalClock = LOCAL) -> str:
    """A moment in UTC as local time with its offset."""
    written = read_written(utc)
    if written is None:
        raise Refused("clock_unreadable")
    minutes = zone.summer_minutes if _is_summer(written.instant) else zone.winter_minutes
    hours, rest = divmod(abs(minutes), 60)
    return f"{_iso(written.instant + minutes * 60)}{'-' if minutes < 0 else '+'}{hours:02}:{rest:02}"


def _iso(seconds: float) -> str:
    return (_EPOCH + timedelta(seconds=seconds)).isoformat(timespec="seconds")
