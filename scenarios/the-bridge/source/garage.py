"""The garage at the south quay, the pool cars in it and the projects they are booked on."""

from datetime import date, datetime, time, timedelta

from clocks import local, utc, with_offset
from tables import Cell, Table, chance, numbered

EXITS = 61
NIGHT_FROM = utc("2026-10-24 20:00:00")
NIGHT_MINUTES = 9 * 60
BOOKINGS = 80
CARS = tuple(f"P-{number:02d}" for number in range(1, 11))
PROJECTS = ("4402", "4405", "4408", "4411", "4416", "4419", "4425", "4430", "4433")

# The exits of the demanded ten minutes, and of the same ten minutes an hour later.
FIXED_EXITS: tuple[tuple[str, str], ...] = (
    ("2026-10-25 00:51:12", "QA-3127"),
    ("2026-10-25 00:53:40", "QD-8016"),
    ("2026-10-25 00:58:40", "P-07"),
    ("2026-10-25 01:51:55", "QF-2290"),
    ("2026-10-25 01:57:20", "P-03"),
    ("2026-10-24 20:36:15", "P-05"),
)
# Nothing else leaves in these spans, so the demanded ten minutes hold three exits in either hour's reading.
KEPT_FREE = (
    (utc("2026-10-25 00:49:00"), utc("2026-10-25 01:01:00")),
    (utc("2026-10-25 01:49:00"), utc("2026-10-25 02:01:00")),
)

Booking = tuple[datetime, datetime, datetime, str, str]

FIXED_BOOKINGS: tuple[Booking, ...] = (
    (utc("2026-10-24 16:30:00"), utc("2026-10-25 07:00:00"), utc("2026-10-25 06:12:00"), "P-07", "4411"),
    (utc("2026-10-25 01:30:00"), utc("2026-10-25 05:00:00"), utc("2026-10-25 04:48:00"), "P-03", "4425"),
    (utc("2026-10-24 20:30:00"), utc("2026-10-25 02:30:00"), utc("2026-10-25 02:11:00"), "P-05", "4416"),
)


def garage_exits() -> Table:
    """All exits of the night, 22:00 to 06:00 local; the operator hands over only what is demanded."""
    dice = chance("garage_exits")
    exits = [(utc(at), plate) for at, plate in FIXED_EXITS]
    plates = {plate for _at, plate in exits}
    while len(exits) < EXITS:
        # More cars leave early in the evening than deep in the night.
        at = NIGHT_FROM + timedelta(seconds=int(60 * NIGHT_MINUTES * dice.random() ** 1.6))
        plate = f"Q{dice.choice('ABDEFGHK')}-{dice.randint(1000, 9999)}"
        if plate not in plates and not any(begin <= at <= end for begin, end in KEPT_FREE):
            exits.append((at, plate))
            plates.add(plate)
    rows: list[tuple[Cell, ...]] = [(with_offset(at), plate) for at, plate in sorted(exits)]
    return Table("garage_exits", ("id", "exit_time", "plate"), numbered("GX", rows, 3))


def pool_bookings() -> Table:
    """Three weeks of pool cars: by day at most one booking a car, and three in the night itself."""
    dice = chance("pool_bookings")
    found = list(FIXED_BOOKINGS)
    days = [date(2026, 10, 5) + timedelta(days=number) for number in range(19)]
    slots = [(day, car) for day in days if day.weekday() < 5 for car in CARS]
    for day, car in dice.sample(slots, BOOKINGS - len(found)):
        start = local(day, time(dice.randint(7, 12), dice.choice((0, 15, 30, 45))))
        end = start + timedelta(minutes=15 * dice.randint(4, 20))
        back = end - timedelta(minutes=dice.randint(2, 28))
        found.append((start, end, back, car, dice.choice(PROJECTS)))
    rows: list[tuple[Cell, ...]] = [
        (car, with_offset(start), with_offset(end), with_offset(back), project)
        for start, end, back, car, project in sorted(found)
    ]
    columns = ("id", "car", "booked_from", "booked_until", "returned_at", "project")
    return Table("pool_bookings", columns, numbered("PB", rows, 3))


def project_register() -> Table:
    """What each project number stands for."""
    return Table("project_register", ("project", "name", "department"), [
        ("4402", "counting", "Mobiliteit"),
        ("4405", "cycle_routes", "Mobiliteit"),
        ("4408", "street", "Handhaving"),
        ("4411", "steering", "Asset Management"),
        ("4416", "waterway", "Havendienst"),
        ("4419", "data_quality", "De Datawerf"),
        ("4425", "upkeep", "Maintenance"),
        ("4430", "workplaces", "Facilities"),
        ("4433", "visits", "Bestuursdienst"),
    ])
