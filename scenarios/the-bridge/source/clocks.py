"""Every clock of the city's systems, as a function from true UTC to what the system writes down."""

from datetime import UTC, date, datetime, time, timedelta

SUMMER_STARTS = datetime(2026, 3, 29, 1, tzinfo=UTC)
SUMMER_ENDS = datetime(2026, 10, 25, 1, tzinfo=UTC)
DOOR_ZONE = timedelta(hours=2)
DOOR_FAST = timedelta(minutes=4)


def utc(text: str) -> datetime:
    """Read "2026-10-25 00:46:00" as UTC."""
    return datetime.strptime(text, "%Y-%m-%d %H:%M:%S").replace(tzinfo=UTC)


def offset(moment: datetime) -> timedelta:
    """The local offset in force at this moment."""
    return timedelta(hours=2 if SUMMER_STARTS <= moment < SUMMER_ENDS else 1)


def local(day: date, clock: time) -> datetime:
    """The UTC moment of a local wall time outside the hour that happens twice."""
    wall_time = datetime.combine(day, clock, tzinfo=UTC)
    return wall_time - offset(wall_time - timedelta(hours=1))


def wall(moment: datetime) -> str:
    """Local wall clock without offset: what bridge log, VPN log and dashboard write."""
    return (moment + offset(moment)).strftime("%Y-%m-%d %H:%M:%S")


def with_offset(moment: datetime) -> str:
    """Local time that carries its offset."""
    hours = int(offset(moment).total_seconds() // 3600)
    return (moment + offset(moment)).strftime("%Y-%m-%dT%H:%M:%S") + f"+{hours:02d}:00"


def zulu(moment: datetime) -> str:
    """UTC with a Z."""
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def door(moment: datetime) -> str:
    """The door system: fixed UTC+2 and four minutes fast."""
    return (moment + DOOR_ZONE + DOOR_FAST).strftime("%Y-%m-%d %H:%M:%S")
