"""Incidents of the bridge over twelve months, and the contractor's visits that follow sensor outages."""

import random
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from clocks import local, offset, utc, with_offset
from people import RUBEN
from tables import Cell, Table, chance, numbered

DAYTIME_PARTS = (("barrier", "B", 4), ("drive", "D", 2), ("signal", "L", 6), ("control", "C", 2), ("power", "P", 2))
CATEGORY_WEIGHTS = (35, 20, 20, 15, 10)
SENSORS = 6


@dataclass(frozen=True, slots=True)
class Month:
    """How a month must come out: counts per group, minutes of downtime by definition v2 and v3, visits."""

    first: date
    days: int
    night: int
    sensor_by_day: int
    sensor_by_night: int
    other: int
    down_v2: int
    down_v3: int
    visits: int


MONTHS = (
    Month(date(2025, 11, 1), 30, 8, 6, 8, 14, 1600, 182, 2),
    Month(date(2025, 12, 1), 31, 8, 5, 8, 14, 1702, 190, 2),
    Month(date(2026, 1, 1), 31, 8, 7, 8, 15, 1791, 201, 2),
    Month(date(2026, 2, 1), 28, 7, 6, 7, 13, 1768, 176, 2),
    Month(date(2026, 3, 1), 31, 8, 6, 8, 14, 2281, 188, 2),
    Month(date(2026, 4, 1), 30, 9, 7, 9, 14, 2336, 179, 3),
    Month(date(2026, 5, 1), 31, 10, 8, 10, 14, 2630, 194, 3),
    Month(date(2026, 6, 1), 30, 11, 9, 11, 13, 2811, 168, 3),
    Month(date(2026, 7, 1), 31, 12, 10, 12, 14, 3207, 185, 4),
    Month(date(2026, 8, 1), 31, 13, 11, 14, 15, 3530, 197, 4),
    Month(date(2026, 9, 1), 30, 15, 13, 16, 14, 3802, 173, 5),
    Month(date(2026, 10, 1), 23, 16, 13, 17, 12, 3295, 141, 6),
)


@dataclass(frozen=True, slots=True)
class Outage:
    """One incident: what failed, from when, for how many minutes."""

    started: datetime
    minutes: int
    category: str
    component: str

    @property
    def ended(self) -> datetime:
        """The moment it worked again."""
        return self.started + timedelta(minutes=self.minutes)


@dataclass(frozen=True, slots=True)
class Visit:
    """One visit of the contractor and the outage it belongs to."""

    arrived: datetime
    left: datetime
    outage: Outage


LAST_OUTAGE = Outage(utc("2026-10-23 11:05:00"), 160, "sensor", "S-2")
LAST_VISIT = Visit(utc("2026-10-23 12:50:00"), utc("2026-10-23 14:40:00"), LAST_OUTAGE)
PLANNED_CHECK_IN = date(2026, 5, 1)


def union_minutes(outages: list[Outage]) -> int:
    """Minutes during which at least one outage ran."""
    total = 0
    reached: datetime | None = None
    for outage in sorted(outages, key=lambda one: (one.started, one.ended)):
        begin = outage.started if reached is None else max(reached, outage.started)
        if outage.ended > begin:
            total += int((outage.ended - begin).total_seconds()) // 60
            reached = outage.ended
    return total


def is_left_out_by_v3(outage: Outage) -> bool:
    """Whether definition v3 does not count it: category sensor, or started between 22:00 and 06:00."""
    hour = (outage.started + offset(outage.started)).hour
    return outage.category == "sensor" or hour >= 22 or hour < 6


def _start(dice: random.Random, month: Month, at_night: bool) -> datetime:
    # The first day and the last two days stay free: nothing crosses a month, and the last two hold the closing ones.
    day = month.first + timedelta(days=dice.randint(1, month.days - 4))
    if at_night:
        minute = dice.choice((dice.randint(22 * 60, 24 * 60 - 1), dice.randint(0, 5 * 60 + 59)))
    else:
        minute = dice.randint(6 * 60 + 30, 21 * 60 + 30)
    if day == date(2026, 3, 29) and minute < 240:
        minute += 240 - 60
    return local(day, time(minute // 60, minute % 60))


def _other_part(dice: random.Random) -> tuple[str, str]:
    category, letter, count = dice.choices(DAYTIME_PARTS, CATEGORY_WEIGHTS)[0]
    return category, f"{letter}-{dice.randint(1, count)}"


def _close(outages: list[Outage], aim: int, closing: Outage, others: list[Outage]) -> list[Outage]:
    """Stretch the closing outage until the union is exactly what the month must show."""
    minutes = aim - union_minutes(outages + others)
    return [*outages, Outage(closing.started, minutes, closing.category, closing.component)]


def _scaled(drafts: list[Outage], aim: int, others: list[Outage]) -> list[Outage]:
    """Shorten or lengthen all alike until the union stays a little under the aim."""
    factor = 1.0
    while True:
        tried = [Outage(o.started, max(3, round(o.minutes * factor)), o.category, o.component) for o in drafts]
        missing = aim - union_minutes(tried + others)
        if aim // 40 + 4 <= missing <= aim // 12 + 12:
            return tried
        factor *= 1.01 if missing > aim // 12 + 12 else 0.99


def _month(dice: random.Random, month: Month) -> list[Outage]:
    counted = [
        Outage(_start(dice, month, False), dice.randint(5, 22), *_other_part(dice)) for _ in range(month.other - 1)
    ]
    second_last = month.first + timedelta(days=month.days - 2)
    closing = Outage(local(second_last, time(10, 12)), 0, "barrier", "B-2")
    counted = _close(_scaled(counted, month.down_v3, []), month.down_v3, closing, [])
    left_out = [
        Outage(_start(dice, month, True), dice.randint(30, 120), *_other_part(dice)) for _ in range(month.night)
    ]
    fixed = [LAST_OUTAGE] if month is MONTHS[-1] else []
    by_day = month.sensor_by_day - 1 - len(fixed)
    for at_night, count in ((False, by_day), (True, month.sensor_by_night)):
        left_out += [
            Outage(_start(dice, month, at_night), dice.randint(30, 120), "sensor", f"S-{dice.randint(1, SENSORS)}")
            for _ in range(count)
        ]
    last = month.first + timedelta(days=month.days - 1)
    closing = Outage(local(last, time(6, 41) if fixed else time(13, 17)), 0, "sensor", "S-4")
    left_out = _close(_scaled(left_out, month.down_v2, counted + fixed), month.down_v2, closing, counted + fixed)
    return counted + left_out + fixed


def outages() -> list[Outage]:
    """All incidents in order of their start."""
    dice = chance("incidents")
    found: list[Outage] = []
    for month in MONTHS:
        found += _month(dice, month)
    return sorted(found, key=lambda one: (one.started, one.component))


def _is_alone(outage: Outage, sensors: list[Outage]) -> bool:
    return all(one is outage or abs(one.started - outage.started) > timedelta(hours=5) for one in sensors)


def visits() -> list[Visit]:
    """Visits of the contractor: all but one come one to three hours after a sensor outage began."""
    dice = chance("contractor_visits")
    sensors = [one for one in outages() if one.category == "sensor"]
    found = [LAST_VISIT]
    for month in MONTHS:
        end = month.first + timedelta(days=month.days)
        alone = [
            one for one in sensors
            if month.first <= one.started.date() < end and one != LAST_OUTAGE and _is_alone(one, sensors)
        ]
        count = month.visits - (month is MONTHS[-1])
        for number, outage in enumerate(sorted(dice.sample(alone, count), key=lambda one: one.started)):
            minutes = dice.randint(64, 176)
            if month.first == PLANNED_CHECK_IN and number == 1:
                minutes = -35
            arrived = outage.started + timedelta(minutes=minutes)
            found.append(Visit(arrived, arrived + timedelta(minutes=dice.randint(35, 110)), outage))
    return sorted(found, key=lambda one: one.arrived)


def incident_ids() -> dict[Outage, str]:
    """The row key of each incident."""
    return {outage: f"INC-{number:04d}" for number, outage in enumerate(outages(), start=1)}


def incidents() -> Table:
    """Twelve months of incidents."""
    rows: list[tuple[Cell, ...]] = [
        (key, one.category, one.component, with_offset(one.started), with_offset(one.ended), one.minutes)
        for one, key in incident_ids().items()
    ]
    return Table("incidents", ("id", "category", "component", "started_at", "ended_at", "minutes"), rows)


def contractor_visits() -> Table:
    """Visits of Kabelwacht with the incident each one belongs to."""
    keys = incident_ids()
    rows: list[tuple[Cell, ...]] = [
        (with_offset(one.arrived), with_offset(one.left), "Kabelwacht", RUBEN, "K-117", keys[one.outage])
        for one in visits()
    ]
    columns = ("id", "arrived_at", "left_at", "firm", "technician", "badge", "incident")
    return Table("contractor_visits", columns, numbered("CV", rows, 3))
