"""Accounts, laptops and the VPN log, with the row numbers of the night fixed."""

import random
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from clocks import local, utc, wall
from people import BY_NAME, COR, ILSE, MAARTEN, NOOR, SERVICE_LAPTOP, SHARED_ACCOUNT, STAFF, THIJS
from tables import Cell, Table, chance

FIRST_ROW = 4891
NIGHT_ROW = 5087
ROWS = 300
NIGHT_STAFF = ("Femke Bol", "Daan Rook", "Gerda Pol", "Erik Tuin")
DAY_STAFF = (NOOR, THIJS, MAARTEN, COR, "Anouk Prins", "Joost Lam", "Tineke Baas", "Rob Kamp", "Els Dam",
             "Wim Ooms", "Karin Slot", "Bram Heuvel")
EARLY_STAFF = ("Tineke Baas", "Els Dam", "Rob Kamp", "Anouk Prins", "Joost Lam")


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the VPN log at its true moment."""

    at: datetime
    event: str
    holder: str
    line: str
    shared_on: str = ""

    def row(self) -> tuple[Cell, ...]:
        """The line as the log writes it, without its number."""
        if self.shared_on:
            return (wall(self.at), self.event, SHARED_ACCOUNT, "", self.shared_on, self.line)
        employee = BY_NAME[self.holder]
        return (wall(self.at), self.event, employee.account, employee.name, employee.device, self.line)


# UTC, event, holder (the account's), line. From row 5087 on; the order is the order of the log.
THE_NIGHT: tuple[tuple[str, str, str, str], ...] = (
    ("24 23:06:10", "login", SHARED_ACCOUNT, "mobile"),
    ("24 23:11:40", "logout", SHARED_ACCOUNT, "mobile"),
    ("24 23:21:14", "renew", "Femke Bol", "home"),
    ("24 23:24:52", "renew", "Daan Rook", "home"),
    ("24 23:33:05", "renew", "Gerda Pol", "mobile"),
    ("24 23:37:41", "renew", "Erik Tuin", "home"),
    ("24 23:51:20", "renew", "Femke Bol", "home"),
    ("25 00:01:37", "logout", "Daan Rook", "home"),
    ("25 00:03:11", "renew", "Gerda Pol", "mobile"),
    ("25 00:07:44", "renew", "Erik Tuin", "home"),
    ("25 00:21:26", "renew", "Femke Bol", "home"),
    ("25 00:33:17", "renew", "Gerda Pol", "mobile"),
    ("25 00:37:48", "renew", "Erik Tuin", "home"),
    ("25 00:39:05", "login", "Daan Rook", "home"),
    ("25 00:40:33", "logout", "Femke Bol", "home"),
    ("25 00:41:30", "logout", "Gerda Pol", "mobile"),
    ("25 00:52:02", "login", "Femke Bol", "home"),
    ("25 00:58:31", "login", "Gerda Pol", "mobile"),
    ("25 01:01:07", "renew", "Erik Tuin", "home"),
    ("25 01:02:40", "logout", "Erik Tuin", "home"),
    ("25 01:03:15", "login", "Erik Tuin", "home"),
    ("25 01:05:58", "logout", "Gerda Pol", "mobile"),
    ("25 01:08:22", "login", "Gerda Pol", "mobile"),
    ("25 01:09:05", "renew", "Daan Rook", "home"),
    ("25 01:14:49", "logout", "Erik Tuin", "home"),
    ("25 01:15:31", "login", "Erik Tuin", "home"),
    ("25 01:22:02", "renew", "Femke Bol", "home"),
    ("25 01:27:18", "logout", "Daan Rook", "home"),
    ("25 01:30:44", "logout", "Femke Bol", "home"),
    ("25 01:33:09", "login", "Femke Bol", "home"),
    ("25 01:36:20", "login", "Daan Rook", "home"),
    ("25 01:38:22", "renew", "Gerda Pol", "mobile"),
    ("25 01:39:26", "renew", "Erik Tuin", "home"),
    ("25 01:40:12", "login", ILSE, "home"),
    ("25 01:41:44", "logout", "Gerda Pol", "mobile"),
    ("25 01:43:27", "logout", "Erik Tuin", "home"),
    ("25 02:03:09", "renew", "Femke Bol", "home"),
    ("25 02:06:20", "renew", "Daan Rook", "home"),
    ("25 02:21:55", "logout", ILSE, "home"),
    ("25 02:33:09", "renew", "Femke Bol", "home"),
    ("25 02:36:20", "renew", "Daan Rook", "home"),
    ("25 03:04:51", "login", "Gerda Pol", "mobile"),
    ("25 03:06:20", "logout", "Daan Rook", "home"),
    ("25 03:31:10", "logout", "Femke Bol", "home"),
    ("25 03:34:51", "logout", "Gerda Pol", "mobile"),
)


def _night() -> list[Step]:
    steps: list[Step] = []
    for at, event, holder, line in THE_NIGHT:
        shared_on = BY_NAME[ILSE].device if holder == SHARED_ACCOUNT else ""
        steps.append(Step(utc(f"2026-10-{at}"), event, holder, line, shared_on))
    return steps


def _session(dice: random.Random, start: datetime, name: str) -> list[Step]:
    line = "mobile" if dice.random() < 0.2 else "home"
    end = start + timedelta(seconds=dice.randint(40 * 60, 215 * 60))
    return [Step(start, "login", name, line), Step(end, "logout", name, line)]


def _days(dice: random.Random) -> list[Step]:
    """Working days before the night, and the session of the night staff that begins on Saturday evening."""
    steps: list[Step] = []
    for day in range(18, 25):
        is_weekend = date(2026, 10, day).weekday() >= 5
        for name in DAY_STAFF:
            for hour in (8, 13):
                if dice.random() < (0.12 if is_weekend else 0.75):
                    start = local(date(2026, 10, day), time(hour, dice.randint(0, 59), dice.randint(0, 59)))
                    steps += _session(dice, start, name)
    for day, hour in ((21, 9), (22, 15), (23, 10)):
        start = local(date(2026, 10, day), time(hour, dice.randint(0, 59), dice.randint(0, 59)))
        steps.append(Step(start, "login", SHARED_ACCOUNT, "office", SERVICE_LAPTOP))
        steps.append(Step(start + timedelta(minutes=19), "logout", SHARED_ACCOUNT, "office", SERVICE_LAPTOP))
    for name in NIGHT_STAFF:
        start = local(date(2026, 10, 24), time(22, dice.randint(20, 58), dice.randint(0, 59)))
        steps.append(Step(start, "login", name, "mobile" if name == "Gerda Pol" else "home"))
    return sorted(steps, key=lambda step: (step.at, step.holder))


def _morning(dice: random.Random, count: int) -> list[Step]:
    """Renewals and logins of Sunday morning until the room opens at 09:00."""
    steps: list[Step] = []
    for number, name in enumerate((*EARLY_STAFF, *NIGHT_STAFF)):
        at = utc("2026-10-25 03:50:00") + timedelta(seconds=dice.randint(0, 2400) + 480 * number)
        line = "home" if number % 3 else "mobile"
        steps.append(Step(at, "login", name, line))
        while (at := at + timedelta(seconds=1800)) < utc("2026-10-25 07:55:00"):
            steps.append(Step(at, "renew", name, line))
    steps.sort(key=lambda step: (step.at, step.holder))
    return steps[:count]


def vpn_log() -> Table:
    """Logins, renewals and logouts; append-only, local wall clock without offset."""
    dice = chance("vpn_log")
    before = _days(dice)[FIRST_ROW - NIGHT_ROW:]
    night = _night()
    steps = before + night + _morning(dice, ROWS - len(before) - len(night))
    rows: list[tuple[Cell, ...]] = [
        (FIRST_ROW + number, *step.row()) for number, step in enumerate(steps)
    ]
    return Table("vpn_log", ("row", "local_time", "event", "account", "holder", "device", "line"), rows)


def accounts() -> Table:
    """Personal accounts with their holder, and the shared one without."""
    rows: list[tuple[Cell, ...]] = [
        (one.account, "personal", one.name, one.department) for one in sorted(STAFF, key=lambda one: one.account)
    ]
    rows.append((SHARED_ACCOUNT, "shared", "", "Brugbeheer"))
    return Table("accounts", ("account", "kind", "holder", "department"), rows)


def device_register() -> Table:
    """Which laptop is in whose name, since when; the service laptop is in nobody's name."""
    rows: list[tuple[Cell, ...]] = [
        (one.device, "laptop", one.name, one.department, one.since)
        for one in sorted(STAFF, key=lambda one: one.device)
    ]
    rows.append((SERVICE_LAPTOP, "service_laptop", "", "Brugbeheer", "2022-04-04"))
    rows.sort()
    return Table("device_register", ("device", "kind", "holder", "department", "since"), rows)
