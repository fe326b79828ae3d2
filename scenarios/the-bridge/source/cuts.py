"""Datasets that are a cut of another one: what a holder would deliver for one question."""

from datetime import datetime

from tables import Cell, Table

SEPTEMBER = "2026-09"


def garage_exits_window(exits: Table) -> Table:
    """What the operator delivers on the demand as it was meant: ten minutes of summer time."""
    return Table("garage_exits_window", exits.columns, [row for row in _ten_minutes(exits) if "+02:00" in str(row[1])])


def garage_exits_hours(exits: Table) -> Table:
    """What the operator delivers when nobody says which of the two hours is meant: both."""
    return Table("garage_exits_hours", exits.columns, _ten_minutes(exits))


def _ten_minutes(exits: Table) -> list[tuple[Cell, ...]]:
    return [row for row in exits.rows if "2026-10-25T02:50" <= str(row[1])[:16] < "2026-10-25T03:00"]


def sensor_outages(incidents: Table) -> Table:
    """The outages of category sensor, which De Datawerf shows before the rest."""
    rows = [(row[0], *row[2:]) for row in incidents.rows if row[1] == "sensor"]
    return Table("sensor_outages", (incidents.columns[0], *incidents.columns[2:]), rows)


def incidents_september(incidents: Table) -> Table:
    """The outages of one month, with the minutes that each adds by the old and by the new definition.

    Minutes in which an earlier outage of the same definition still lasts add nothing, so a plain sum is the union.
    """
    month = [row for row in incidents.rows if str(row[3]).startswith(SEPTEMBER)]
    counted: dict[str, set[int]] = {"v2": set(), "v3": set()}
    rows: list[tuple[Cell, ...]] = []
    for row in month:
        new = {version: len(_minutes(row) - seen) for version, seen in counted.items()}
        left_out = row[1] == "sensor" or not "06:00" <= str(row[3])[11:16] < "22:00"
        counted["v2"] |= _minutes(row)
        if not left_out:
            counted["v3"] |= _minutes(row)
        rows.append((*row, new["v2"], 0 if left_out else new["v3"]))
    return Table("incidents_september", (*incidents.columns, "adds_v2", "adds_v3"), rows)


def _minutes(row: tuple[Cell, ...]) -> set[int]:
    start, end = (int(datetime.fromisoformat(str(cell)).timestamp()) // 60 for cell in row[3:5])
    return set(range(start, end))
