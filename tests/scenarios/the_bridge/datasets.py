"""The datasets of The Double Hour as a test reads them: rows as text, and each clock made true."""

import csv
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

SCENARIO = Path(__file__).resolve().parents[3] / "scenarios" / "the-bridge"
DATA = SCENARIO / "data"
SOURCE = SCENARIO / "source"

Row = dict[str, str]
SUMMER = timedelta(hours=2)
WINTER = timedelta(hours=1)
MINUTE = timedelta(minutes=1)
LAST_SUMMER_ROW = {"bridge_log": 8816, "vpn_log": 5104}


@cache
def rows(name: str) -> list[Row]:
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def where(name: str, **values: str) -> list[Row]:
    return [row for row in rows(name) if all(row[column] == value for column, value in values.items())]


def at(text: str) -> datetime:
    """UTC in the night: "24 23:06:10"."""
    return datetime.strptime(f"2026-10-{text}+0000", "%Y-%m-%d %H:%M:%S%z")


def aware(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    assert moment.tzinfo is not None
    return moment.astimezone(UTC)


def plain(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def door_utc(row: Row) -> datetime:
    return plain(row["recorded_time"]) - SUMMER - 4 * MINUTE


def log_utc(name: str, row: Row) -> datetime:
    """Local wall time made true by the order of the rows."""
    return plain(row["local_time"]) - (SUMMER if int(row["row"]) <= LAST_SUMMER_ROW[name] else WINTER)


def bridge(number: int) -> Row:
    [row] = where("bridge_log", row=str(number))
    return row


def vpn(number: int) -> Row:
    [row] = where("vpn_log", row=str(number))
    return row
