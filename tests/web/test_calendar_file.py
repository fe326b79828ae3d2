"""The calendar file, read back by a small reader of the standard."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thebridge.web.calendar_file import Appointment, write_calendar

NOW = datetime(2026, 5, 4, 9, 30, tzinfo=UTC)
Lines = list[tuple[str, str]]


def read_lines(written: bytes) -> Lines:
    text = written.decode()
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    unfolded = text.replace("\r\n ", "").strip().split("\r\n")
    return [(line.partition(":")[0], line.partition(":")[2]) for line in unfolded]


def value(lines: Lines, name: str) -> str:
    return next(said for known, said in lines if known.partition(";")[0] == name)


def unescape(text: str) -> str:
    return re.sub(r"\\(.)", lambda match: "\n" if match[1] == "n" else match[1], text)


def moment(lines: Lines, name: str) -> datetime:
    """A local moment of the event, by the rules that the file itself gives."""
    rules = []
    for at, (known, said) in enumerate(lines):
        if known == "BEGIN" and said in ("STANDARD", "DAYLIGHT"):
            inside = lines[at : at + 6]
            rules.append((datetime.fromisoformat(value(inside, "DTSTART")), value(inside, "TZOFFSETTO")))
    event = lines[lines.index(("BEGIN", "VEVENT")) :]
    face = datetime.fromisoformat(value(event, name))
    offset = max(rule for rule in rules if rule[0] <= face)[1]
    minutes = int(offset[1:3]) * 60 + int(offset[3:5])
    return (face - timedelta(minutes=-minutes if offset[0] == "-" else minutes)).replace(tzinfo=UTC)


def make(starts_at: datetime, zone: str, title: str = "Het dubbele uur", text: str = "a") -> Appointment:
    return Appointment("1@x", title, text, "http://x/j/ABCD0123", starts_at, 105, zone)


@pytest.mark.parametrize("zone", ["Europe/Amsterdam", "UTC", "America/New_York", "Asia/Kolkata", "Africa/Johannesburg"])
@pytest.mark.parametrize("month", range(1, 13))
def test_every_calendar_finds_the_same_moment(zone: str, month: int) -> None:
    starts_at = datetime(2031, month, 15, 12, 0, tzinfo=UTC)
    lines = read_lines(write_calendar(make(starts_at, zone), NOW))
    assert moment(lines, "DTSTART") == starts_at
    assert moment(lines, "DTEND") == starts_at + timedelta(minutes=105)
    assert [said for known, said in lines if known == "BEGIN"][:2] == ["VCALENDAR", "VTIMEZONE"]
    assert (f"DTSTART;TZID={zone}") in [known for known, _ in lines]


@given(st.text(alphabet=st.characters(exclude_categories=["Cc", "Cs"]) | st.just("\n"), max_size=300))
def test_any_text_comes_out_as_it_went_in(text: str) -> None:
    lines = read_lines(write_calendar(make(datetime(2031, 7, 1, 12, tzinfo=UTC), "UTC", text, text), NOW))
    event = lines[lines.index(("BEGIN", "VEVENT")) :]
    assert unescape(value(event, "SUMMARY")) == text
    assert unescape(value(event, "DESCRIPTION")) == text
