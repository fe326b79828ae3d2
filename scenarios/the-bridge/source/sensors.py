"""What counted and measured that night: deck and quay counters, the vibration sensor, the courier's own trace."""

import math
import random
from datetime import datetime, timedelta

from clocks import utc, with_offset, zulu
from river import THE_NIGHT, of_the_night
from tables import Cell, Table, chance, numbered

COUNTERS = ("deck_north", "deck_south", "quay_north", "quay_south")
DAY_STARTS = utc("2026-10-24 22:00:00")
BINS = 300
CLOSED = (utc("2026-10-24 22:30:00"), utc("2026-10-25 05:00:00"))
FOUND = utc("2026-10-25 05:40:00")
MEASURED_UNTIL = utc("2026-10-25 08:00:00")

# Bin start (UTC), counter: walkers to the bridge, walkers from it, cyclists to it, cyclists from it.
SEEN: dict[tuple[datetime, str], tuple[int, int, int, int]] = {
    (utc("2026-10-25 00:25:00"), "quay_south"): (1, 0, 0, 0),
    (utc("2026-10-25 00:30:00"), "quay_south"): (1, 0, 0, 0),
    (utc("2026-10-25 00:55:00"), "quay_south"): (0, 1, 0, 0),
    (utc("2026-10-25 00:40:00"), "deck_north"): (0, 0, 1, 0),
    (utc("2026-10-25 00:50:00"), "deck_north"): (0, 0, 0, 1),
    (utc("2026-10-24 22:50:00"), "quay_north"): (2, 0, 0, 0),
    (utc("2026-10-24 22:55:00"), "quay_north"): (0, 2, 0, 0),
    (utc("2026-10-24 23:15:00"), "quay_north"): (1, 0, 1, 0),
    (utc("2026-10-24 23:20:00"), "quay_north"): (0, 1, 0, 1),
    (utc("2026-10-25 05:35:00"), "quay_south"): (2, 0, 0, 0),
}

VIBRATION_FROM = utc("2026-10-24 23:00:00")
VIBRATION_ROWS = 6 * 360
THE_BLOW = {
    utc("2026-10-25 00:47:10"): 3.0,
    utc("2026-10-25 00:47:20"): 9.4,
    utc("2026-10-25 00:47:30"): 5.2,
    utc("2026-10-25 00:47:40"): 3.1,
    utc("2026-10-25 00:47:50"): 1.9,
}

# Where the courier was: moment (UTC), metres east and metres north of the middle of the bridge.
COURIER_PATH: tuple[tuple[str, int, int], ...] = (
    ("00:15:00", 950, 2960), ("00:22:00", 420, 3310), ("00:29:30", 600, 2324), ("00:34:00", 600, 2324),
    ("00:44:00", 6, 62), ("00:53:00", 6, 62), ("01:04:00", 1210, 1820), ("01:14:30", 1490, 2630),
)
COURIER_ROWS = 120


def _ordinary_count(dice: random.Random, at: datetime, counter: str) -> tuple[int, int, int, int]:
    if counter.startswith("deck"):
        late, busy = (1, 2), (6, 11)
    else:
        late, busy = (1, 0), (4, 3)
    hour = ((at - DAY_STARTS) // timedelta(hours=1)) - 1
    walkers, cyclists = busy if 9 <= hour < 20 else late
    return (dice.randint(0, walkers), dice.randint(0, walkers), dice.randint(0, cyclists), dice.randint(0, cyclists))


def _count(dice: random.Random, at: datetime, counter: str) -> tuple[int, int, int, int]:
    ordinary = _ordinary_count(dice, at, counter)
    if (at, counter) in SEEN:
        return SEEN[at, counter]
    is_police_line = FOUND <= at < MEASURED_UNTIL and counter.startswith("deck")
    if CLOSED[0] <= at < CLOSED[1] or is_police_line:
        return (0, 0, 0, 0)
    return ordinary


def deck_counts() -> Table:
    """Four counters over the 25 hours of 25 October; what is not yet measured holds the expected number."""
    dice = chance("deck_counts")
    rows: list[tuple[Cell, ...]] = []
    for number in range(BINS):
        at = DAY_STARTS + timedelta(minutes=5 * number)
        quality = "measured" if at < MEASURED_UNTIL else "expected"
        for counter in COUNTERS:
            rows.append((counter, with_offset(at), *_count(dice, at, counter), quality))
    columns = ("id", "counter", "bin_start", "walkers_to_bridge", "walkers_from_bridge", "cyclists_to_bridge",
               "cyclists_from_bridge", "quality")
    return Table("deck_counts", columns, numbered("DC", rows))


def _moves() -> list[tuple[datetime, datetime]]:
    """When the leaf of the bridge moves: 80 seconds up from the start, 80 seconds down before the end."""
    moves: list[tuple[datetime, datetime]] = []
    for at, event, _mode, _started_by in THE_NIGHT:
        moment = of_the_night(at)
        if event == "open":
            moves.append((moment, moment + timedelta(seconds=80)))
        elif event == "close":
            moves.append((moment - timedelta(seconds=80), moment))
    return moves


def vibration() -> Table:
    """The pier's vibration every ten seconds over six hours of the night."""
    dice = chance("vibration")
    moves = _moves()
    rows: list[tuple[Cell, ...]] = []
    for number in range(VIBRATION_ROWS):
        at = VIBRATION_FROM + timedelta(seconds=10 * number)
        level = dice.randint(2, 6) / 10
        if any(begin <= at <= end for begin, end in moves):
            level = dice.randint(12, 29) / 10
        rows.append((zulu(at), THE_BLOW.get(at, level)))
    return Table("vibration", ("id", "time", "level_mm_s"), numbered("VB", rows))


def _place_at(at: datetime) -> tuple[float, float, bool]:
    points = [(utc(f"2026-10-25 {clock}"), east, north) for clock, east, north in COURIER_PATH]
    legs = list(zip(points, points[1:], strict=False))
    legs.sort(key=lambda leg: leg[0][1:] != leg[1][1:])  # where he stands still, he stands still to the last second
    for (begin, east, north), (end, next_east, next_north) in legs:
        if begin <= at <= end:
            part = (at - begin) / (end - begin)
            stands = (east, north) == (next_east, next_north)
            return east + part * (next_east - east), north + part * (next_north - north), stands
    raise ValueError(at)


def courier_trace() -> Table:
    """The courier's own trace, every thirty seconds for one hour; metres from the middle of the bridge."""
    dice = chance("courier_trace")
    rows: list[tuple[Cell, ...]] = []
    before: tuple[int, int] | None = None
    for number in range(COURIER_ROWS):
        at = utc("2026-10-25 00:15:00") + timedelta(seconds=30 * number)
        east, north, stands = _place_at(at)
        spread = 0 if stands else 4
        spot = (round(east) + dice.randint(-spread, spread), round(north) + dice.randint(-spread, spread))
        metres = math.dist(spot, before) if before else 0.0
        before = spot
        speed = round(metres / 30 * 3.6, 1)
        rows.append((zulu(at), spot[0], spot[1], round(math.hypot(*spot)), speed))
    columns = ("id", "time", "east_m", "north_m", "distance_to_bridge_m", "speed_kmh")
    return Table("courier_trace", columns, numbered("CT", rows, 3))
