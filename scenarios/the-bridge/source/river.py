"""The bridge log, the ships that passed, and the dashboard that CR-318 makes of the log."""

import random
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from clocks import local, utc, wall, zulu
from tables import Cell, Table, chance, numbered

BRIDGE = "BR-01"
FIRST_EVENING = date(2026, 7, 27)
THE_EVENING = date(2026, 10, 24)
FIRST_ROW_OF_THE_NIGHT = 8801
PASSAGES = 420
SHIPS = (
    "Albatros", "Ambulant", "Avondster", "Bever", "Boreas", "Citadel", "De Goede Hoop", "Dageraad", "Doggersbank",
    "Elisabeth", "Fortuna", "Gerarda", "Goudvis", "Helena", "IJsvogel", "Jacoba", "Kiewit", "Leliveld", "Linge 5",
    "Margriet", "Meander", "Nooit Volmaakt", "Oosterlicht", "Panta Rhei", "Regenboog", "Rietvink", "Salamander",
    "Stella", "Tureluur", "Vertrouwen", "Vrijheid", "Waterwolf", "Wilhelmus", "Zeearend", "Zilvermeeuw",
)

Step = tuple[datetime, str, str, str]

# True UTC of the night of 24 to 25 October: moment, event, mode in force, who or what started an opening.
THE_NIGHT: tuple[tuple[str, str, str, str], ...] = (
    ("24 22:30:00", "barriers_down", "afstand", ""),
    ("24 22:51:30", "signal", "afstand", ""),
    ("24 22:52:00", "open", "afstand", "operator"),
    ("24 22:58:20", "close", "afstand", ""),
    ("24 23:40:30", "signal", "afstand", ""),
    ("24 23:41:00", "open", "afstand", "operator"),
    ("24 23:47:10", "close", "afstand", ""),
    ("24 23:57:00", "self_test", "afstand", ""),
    ("25 00:43:50", "door_contact", "afstand", ""),
    ("25 00:44:30", "mode_change", "lokaal", ""),
    ("25 00:45:20", "bell", "lokaal", ""),
    ("25 00:46:00", "open", "lokaal", "panel"),
    ("25 00:52:10", "close", "lokaal", ""),
    ("25 00:53:30", "mode_change", "afstand", ""),
    ("25 00:54:30", "door_contact", "afstand", ""),
    ("25 00:57:00", "self_test", "afstand", ""),
    ("25 01:12:00", "self_test", "afstand", ""),
    ("25 01:31:00", "notice", "afstand", ""),
    ("25 01:44:30", "bell", "afstand", ""),
    ("25 01:45:30", "signal", "afstand", ""),
    ("25 01:46:00", "open", "afstand", "automatic"),
    ("25 01:52:40", "close", "afstand", ""),
    ("25 02:57:00", "self_test", "afstand", ""),
    ("25 03:09:00", "notice", "afstand", ""),
    ("25 03:22:30", "bell", "afstand", ""),
    ("25 03:23:30", "signal", "afstand", ""),
    ("25 03:24:00", "open", "afstand", "automatic"),
    ("25 03:30:10", "close", "afstand", ""),
    ("25 03:57:00", "self_test", "afstand", ""),
    ("25 04:30:30", "signal", "afstand", ""),
    ("25 04:31:00", "open", "afstand", "operator"),
    ("25 04:37:20", "close", "afstand", ""),
    ("25 05:00:00", "barriers_up", "afstand", ""),
)

# Passage start and end (UTC), ship, length in m, air draught in m, direction.
THE_SHIPS: tuple[tuple[str, str, str, int, float, str], ...] = (
    ("24 22:55:10", "24 22:57:20", "Aurelia", 62, 26.5, "east"),
    ("24 23:44:00", "24 23:46:10", "Noordster", 48, 23.0, "west"),
    ("25 01:48:30", "25 01:51:00", "Zwarte Zwaan", 71, 31.0, "east"),
    ("25 02:44:30", "25 02:46:20", "Linge 3", 86, 7.5, "west"),
    ("25 02:49:10", "25 02:51:00", "Hoop op Zegen", 55, 8.2, "east"),
    ("25 03:27:20", "25 03:29:10", "Tessa", 39, 19.0, "west"),
    ("25 04:34:00", "25 04:36:10", "Grote Beer", 80, 22.4, "east"),
)

# Two earlier nights on which the bridge crew tested the local post, without an opening: begin and end (UTC).
CREW_IN_POST = (
    (utc("2026-10-06 21:10:20"), utc("2026-10-06 21:33:10")),
    (utc("2026-10-15 03:05:40"), utc("2026-10-15 03:31:20")),
)


@dataclass(frozen=True, slots=True)
class Opening:
    """One ordinary opening of an earlier night."""

    opened: datetime
    closed: datetime
    started_by: str


def of_the_night(text: str) -> datetime:
    """Read "25 00:46:00" as UTC in October 2026."""
    return utc(f"2026-10-{text}")


def ordinary_openings() -> list[Opening]:
    """The openings of the 89 nights before, at least half an hour apart, none while the crew tests the post."""
    dice = chance("openings")
    found: list[Opening] = []
    for night in range((THE_EVENING - FIRST_EVENING).days):
        begin = local(FIRST_EVENING + timedelta(days=night), time(22, 0))
        for minute in _minutes(dice, dice.choices((1, 2, 3, 4), (22, 46, 26, 6))[0]):
            opened = begin + timedelta(minutes=minute)
            closed = opened + timedelta(seconds=10 * dice.randint(31, 45))
            started_by = "automatic" if dice.random() < 0.2 else "operator"
            if not any(start - timedelta(minutes=30) < opened < end + timedelta(minutes=30)
                       for start, end in CREW_IN_POST):
                found.append(Opening(opened, closed, started_by))
    return found


def _minutes(dice: random.Random, count: int) -> list[int]:
    chosen: list[int] = []
    while len(chosen) < count:
        minute = dice.randint(18, 500)
        if all(abs(minute - other) >= 30 for other in chosen):
            chosen.append(minute)
    return sorted(chosen)


def _steps_of(opening: Opening) -> list[Step]:
    before = [("bell", 90), ("signal", 30)]
    if opening.started_by == "automatic":
        before.insert(0, ("notice", 900))
    steps: list[Step] = [
        (opening.opened - timedelta(seconds=seconds), event, "afstand", "") for event, seconds in before
    ]
    steps.append((opening.opened, "open", "afstand", opening.started_by))
    steps.append((opening.closed, "close", "afstand", ""))
    return steps


def _crew_steps() -> list[Step]:
    steps: list[Step] = []
    for begin, end in CREW_IN_POST:
        steps += [
            (begin, "door_contact", "afstand", ""),
            (begin + timedelta(seconds=40), "mode_change", "lokaal", ""),
            (begin + timedelta(seconds=620), "self_test", "lokaal", ""),
            (end - timedelta(seconds=90), "mode_change", "afstand", ""),
            (end, "door_contact", "afstand", ""),
        ]
    return steps


def bridge_log() -> Table:
    """Ninety nights of the bridge, numbered so that the night begins at row 8801."""
    dice = chance("bridge_log")
    steps = _crew_steps()
    for opening in ordinary_openings():
        steps += _steps_of(opening)
    for night in range((THE_EVENING - FIRST_EVENING).days):
        if dice.random() < 0.45:
            begin = local(FIRST_EVENING + timedelta(days=night), time(22, 0))
            steps.append((begin + timedelta(minutes=dice.randint(1, 530)), "self_test", "afstand", ""))
    steps.sort()
    first = FIRST_ROW_OF_THE_NIGHT - len(steps)
    steps += [(of_the_night(at), event, mode, started_by) for at, event, mode, started_by in THE_NIGHT]
    rows: list[tuple[Cell, ...]] = [
        (first + number, BRIDGE, wall(at), event, mode, started_by)
        for number, (at, event, mode, started_by) in enumerate(steps)
    ]
    return Table("bridge_log", ("row", "bridge", "local_time", "event", "mode", "started_by"), rows)


def dashboard_openings(log: Table) -> Table:
    """The openings of the log after CR-318: same bridge, same local start minute, keep the last."""
    kept: dict[tuple[str, str], tuple[str, str, str]] = {}
    start: str = ""
    for _row, bridge, at, event, _mode, _started_by in log.rows:
        if event == "open":
            start = str(at)
        elif event == "close":
            kept[(str(bridge), start[:16])] = (str(bridge), start, str(at))
    rows: list[tuple[Cell, ...]] = []
    for bridge_name, start, end in kept.values():
        seconds = (utc(end) - utc(start)).total_seconds()
        rows.append((bridge_name, start, end, round(seconds / 60, 1)))
    rows.sort(key=lambda row: str(row[1]))
    return Table("dashboard_openings", ("id", "bridge", "opened_at", "closed_at", "minutes_open"),
                 numbered("BB", rows, 3))


def ais() -> Table:
    """Passages of ships over 20 m: a tall one with each ordinary opening, low ones in between."""
    dice = chance("ais")
    found: list[tuple[datetime, datetime, str, int, float, str]] = [
        (of_the_night(start), of_the_night(end), ship, length, draught, way)
        for start, end, ship, length, draught, way in THE_SHIPS
    ]
    for opening in ordinary_openings():
        start = opening.opened + timedelta(seconds=10 * dice.randint(10, 18))
        end = start + timedelta(seconds=10 * dice.randint(7, 11))
        draught = dice.randint(140, 330) / 10
        found.append((start, end, dice.choice(SHIPS), dice.randint(24, 95), draught, dice.choice(("east", "west"))))
    while len(found) < PASSAGES:
        night = FIRST_EVENING + timedelta(days=dice.randrange((THE_EVENING - FIRST_EVENING).days))
        start = local(night, time(21, 30)) + timedelta(seconds=10 * dice.randrange(3300))
        end = start + timedelta(seconds=10 * dice.randint(8, 14))
        draught = dice.randint(48, 96) / 10
        found.append((start, end, dice.choice(SHIPS), dice.randint(22, 110), draught, dice.choice(("east", "west"))))
    rows: list[tuple[Cell, ...]] = [
        (zulu(start), zulu(end), ship, length, draught, way) for start, end, ship, length, draught, way in sorted(found)
    ]
    columns = ("id", "passage_start", "passage_end", "ship", "length_m", "air_draught_m", "direction")
    return Table("ais", columns, numbered("AIS", rows))
