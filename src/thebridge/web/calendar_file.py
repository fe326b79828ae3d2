"""An appointment as a calendar file (RFC 5545), with the rules of its own time zone, so that every calendar agrees."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

LINE_BYTES: Final = 74
_LOCAL: Final = "%Y%m%dT%H%M%S"


@dataclass(frozen=True, slots=True)
class Appointment:
    """What stands in the calendar. `sequence` grows when it changes."""

    uid: str
    title: str
    text: str
    link: str
    starts_at: datetime
    minutes: int
    zone: str
    sequence: int = 0


def write_calendar(one: Appointment, now: datetime) -> bytes:
    """The file, in lines as the standard wants them."""
    zone = ZoneInfo(one.zone)
    starts, ends = (at.astimezone(zone) for at in (one.starts_at, one.starts_at + timedelta(minutes=one.minutes)))
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//The Bridge//Sessions//EN",
        "METHOD:PUBLISH",
        "BEGIN:VTIMEZONE",
        f"TZID:{one.zone}",
        *_rules(zone, one.starts_at),
        "END:VTIMEZONE",
        "BEGIN:VEVENT",
        f"UID:{one.uid}",
        f"SEQUENCE:{one.sequence}",
        f"DTSTAMP:{now.astimezone(UTC).strftime(_LOCAL)}Z",
        f"DTSTART;TZID={one.zone}:{starts.strftime(_LOCAL)}",
        f"DTEND;TZID={one.zone}:{ends.strftime(_LOCAL)}",
        f"SUMMARY:{_escape(one.title)}",
        f"DESCRIPTION:{_escape(one.text)}",
        f"URL:{one.link}",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "".join(f"{_fold(line)}\r\n" for line in lines).encode()


def _rules(zone: ZoneInfo, around: datetime) -> list[str]:
    """The offset that holds half a year before the appointment, and each change until half a year after it."""
    at = (around - timedelta(days=190)).astimezone(UTC).replace(minute=0, second=0, microsecond=0)
    first = at.astimezone(zone)
    lines = _rule(datetime(1970, 1, 1), first.utcoffset(), first)  # noqa: DTZ001 - written as local time
    while at < around + timedelta(days=190):
        before, after = at.astimezone(zone), (at + timedelta(hours=1)).astimezone(zone)
        if before.utcoffset() != after.utcoffset():
            # The face of the clock at which it changes, read with the offset that held until then.
            face = (at + timedelta(hours=1) + (before.utcoffset() or timedelta())).replace(tzinfo=None)
            lines += _rule(face, before.utcoffset(), after)
        at += timedelta(hours=1)
    return lines


def _rule(face: datetime, before: timedelta | None, after: datetime) -> list[str]:
    kind = "DAYLIGHT" if after.dst() else "STANDARD"
    return [
        f"BEGIN:{kind}",
        f"DTSTART:{face.strftime(_LOCAL)}",
        f"TZOFFSETFROM:{_offset(before)}",
        f"TZOFFSETTO:{_offset(after.utcoffset())}",
        f"TZNAME:{after.tzname()}",
        f"END:{kind}",
    ]


def _offset(offset: timedelta | None) -> str:
    minutes = round((offset or timedelta()).total_seconds() / 60)
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}{abs(minutes) % 60:02}"


def _escape(text: str) -> str:
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    return text.replace("\r\n", "\\n").replace("\n", "\\n")


def _fold(line: str) -> str:
    """Lines of at most 75 bytes; a continued one begins with a space. No letter is cut in two."""
    parts, size = [""], 0
    for sign in line:
        length = len(sign.encode())
        if size + length > LINE_BYTES:
            parts.append(" ")
            size = 1
        parts[-1] += sign
        size += length
    return "\r\n".join(parts)
