"""Doors of the bridge, the key cabinet and the badges of the control room."""

import random
from datetime import date, datetime, time, timedelta

from clocks import door, local, utc, wall, with_offset
from outages import Visit, visits
from people import COR
from river import CREW_IN_POST, Opening, ordinary_openings
from tables import Cell, Table, chance, numbered

DOORS_FROM = date(2026, 10, 1)
DOORS_UNTIL = date(2026, 10, 24)
CREW = ("M-031", "M-044", "M-052")
OPERATORS = {COR: "C-012", "Wim Ooms": "C-014", "Karin Slot": "C-015", "Bram Heuvel": "C-021"}
NIGHTS_FROM = date(2026, 10, 9)
THE_EVENING = date(2026, 10, 24)
CORS_SHIFT = utc("2026-10-24 20:45:00")

Pass = tuple[datetime, str, str, str]

# True UTC of the night: the contractor's badge, the steward's badge, and the crew that found her.
THE_NIGHT: tuple[Pass, ...] = (
    (utc("2026-10-24 21:41:10"), "cellar", "M-044", "in"),
    (utc("2026-10-24 22:19:40"), "cellar", "M-044", "out"),
    (utc("2026-10-25 00:31:20"), "cellar", "K-117", "in"),
    (utc("2026-10-25 00:36:05"), "cellar", "N-204", "in"),
    (utc("2026-10-25 00:40:40"), "cellar", "K-117", "out"),
    (utc("2026-10-25 00:43:50"), "local_post", "K-117", "in"),
    (utc("2026-10-25 00:54:30"), "local_post", "K-117", "out"),
    (utc("2026-10-25 05:39:20"), "cellar", "M-031", "in"),
    (utc("2026-10-25 05:42:50"), "cellar", "M-031", "out"),
)


def visits_with_badge() -> list[Visit]:
    """The contractor's visits within the period of the door log."""
    return [one for one in visits() if one.arrived >= local(DOORS_FROM, time(0, 0))]


def _crew_passes(dice: random.Random) -> list[Pass]:
    """Daytime work of the crew; at night they were in the local post twice, as the bridge log shows too."""
    passes: list[Pass] = []
    free_from = {badge: local(DOORS_FROM, time(7, 0)) for badge in CREW}
    while True:
        badge = min(CREW, key=lambda one: (free_from[one], one))
        if free_from[badge].date() >= DOORS_UNTIL:
            break
        begin = free_from[badge] + timedelta(seconds=dice.randint(5 * 60, 130 * 60))
        seconds_of_work = dice.randint(4 * 60, 55 * 60)
        end = begin + timedelta(seconds=seconds_of_work)
        if begin.weekday() >= 5 or end.hour >= 15:
            free_from[badge] = local(begin.date() + timedelta(days=1), time(7, dice.randint(0, 40)))
            continue
        place = dice.choices(("machine_room", "store", "cellar", "local_post"), (40, 30, 18, 12))[0]
        passes += [(begin, place, badge, "in"), (end, place, badge, "out")]
        free_from[badge] = end + timedelta(minutes=dice.randint(75, 320))
    for begin, end in CREW_IN_POST:
        passes += [(begin, "local_post", "M-031", "in"), (end, "local_post", "M-031", "out")]
    return passes


def _contractor_passes(dice: random.Random) -> list[Pass]:
    passes: list[Pass] = []
    for visit in visits_with_badge():
        begin = visit.arrived + timedelta(seconds=dice.randint(60, 300))
        end = visit.left - timedelta(seconds=dice.randint(60, 300))
        passes += [(begin, "cellar", "K-117", "in"), (end, "cellar", "K-117", "out")]
    return passes


def door_log() -> Table:
    """Badge passes of October in the door system's own time."""
    dice = chance("door_log")
    passes = sorted([*_crew_passes(dice), *_contractor_passes(dice), *THE_NIGHT])
    rows: list[tuple[Cell, ...]] = [
        (door(at), place, badge, direction) for at, place, badge, direction in passes
    ]
    return Table("door_log", ("id", "recorded_time", "door", "badge", "direction"), numbered("DL", rows))


def cabinet_log() -> Table:
    """The key cabinet of Asset Management: what was taken or returned, and with which PIN."""
    dice = chance("cabinet_log")
    steps: list[tuple[datetime, str, str, str]] = [(utc("2026-10-24 16:05:00"), "K-117", "taken", "PIN 3")]
    for visit in visits_with_badge():
        steps.append((visit.arrived - timedelta(minutes=dice.randint(25, 50)), "K-117", "taken", "PIN 1"))
        back = visit.left + timedelta(minutes=60)
        steps.append((back, "K-117", "returned", "PIN 1"))
    for day, item, pin in ((2, "K-120", "PIN 2"), (6, "K-121", "PIN 3"), (8, "K-120", "PIN 2"), (13, "K-120", "PIN 2"),
                           (15, "K-121", "PIN 3"), (19, "K-120", "PIN 2"), (22, "K-122", "PIN 2")):
        taken = local(date(2026, 10, day), time(9, dice.randint(0, 59), dice.randint(0, 59)))
        steps.append((taken, item, "taken", pin))
        steps.append((taken + timedelta(seconds=dice.randint(3600, 20000)), item, "returned", pin))
    rows: list[tuple[Cell, ...]] = [(wall(at), item, action, pin) for at, item, action, pin in sorted(steps)]
    return Table("cabinet_log", ("id", "local_time", "item", "action", "pin"), numbered("KC", rows, 3))


def _shifts() -> list[tuple[datetime, str]]:
    """Who has which shift of eight hours; at night one operator alone."""
    names = ("Bram Heuvel", "Karin Slot", "Wim Ooms", COR)
    shifts: list[tuple[datetime, str]] = []
    for number in range((THE_EVENING - NIGHTS_FROM).days + 1):
        day = NIGHTS_FROM + timedelta(days=number)
        at_night = names[number // 4]
        if number:
            rested = [name for name in names if name not in (at_night, names[(number - 1) // 4])]
            shifts.append((local(day, time(6, 45)), rested[number % 2]))
            shifts.append((local(day, time(14, 45)), rested[1 - number % 2]))
        shifts.append((local(day, time(22, 45)), at_night))
    return shifts


def _break_of(dice: random.Random, start: datetime, openings: list[Opening]) -> tuple[datetime, datetime]:
    while True:
        leave = start + timedelta(seconds=dice.randint(2 * 3600, 5 * 3600))
        back = leave + timedelta(seconds=dice.randint(300, 1100))
        margin = timedelta(minutes=20)
        if all(one.closed + margin < leave or one.opened - margin > back for one in openings):
            return leave, back


def control_room_badges() -> Table:
    """Who went in and out of the control room, and who opened cabinet Noord on the other bank."""
    dice = chance("control_room_badges")
    openings = ordinary_openings()
    passes: list[Pass] = []
    for number, (start, name) in enumerate(_shifts()):
        leave, back = _break_of(dice, start, openings)
        cabinet: tuple[datetime, datetime] | None = None
        if start == CORS_SHIFT:
            leave, back = utc("2026-10-25 00:38:00"), utc("2026-10-25 00:57:00")
            cabinet = utc("2026-10-25 00:43:10"), utc("2026-10-25 00:52:30")
        elif number % 9 == 4:
            back = leave + timedelta(minutes=18)
            cabinet = leave + timedelta(minutes=5), back - timedelta(minutes=5)
        end = start + timedelta(hours=9 if start == CORS_SHIFT else 8)
        passes += [
            (start - timedelta(seconds=dice.randint(120, 540)), "control_room", name, "in"),
            (leave, "control_room", name, "out"), (back, "control_room", name, "in"),
            (end + timedelta(seconds=dice.randint(60, 420)), "control_room", name, "out"),
        ]
        if cabinet:
            passes += [(cabinet[0], "cabinet_north", name, "in"), (cabinet[1], "cabinet_north", name, "out")]
    rows: list[tuple[Cell, ...]] = [
        (with_offset(at), place, OPERATORS[name], name, direction) for at, place, name, direction in sorted(passes)
    ]
    columns = ("id", "time", "reader", "badge", "holder", "direction")
    return Table("control_room_badges", columns, numbered("CB", rows, 3))
