"""What a generated dataset is, and how it becomes a file."""

import csv
import random
from dataclasses import dataclass
from pathlib import Path

SEED = "the-bridge-2026-10-25"

Cell = str | int | float


@dataclass(frozen=True, slots=True)
class Table:
    """One dataset: its name, its columns and its rows in the order of the source."""

    name: str
    columns: tuple[str, ...]
    rows: list[tuple[Cell, ...]]


def chance(name: str) -> random.Random:
    """The own random stream of one dataset, so a change in one leaves the others as they are."""
    return random.Random(f"{SEED}:{name}")


def numbered(prefix: str, rows: list[tuple[Cell, ...]], width: int = 4) -> list[tuple[Cell, ...]]:
    """Put a row key before each row."""
    return [(f"{prefix}-{number:0{width}d}", *row) for number, row in enumerate(rows, start=1)]


def write(table: Table, folder: Path) -> None:
    """Write one dataset as CSV."""
    with (folder / f"{table.name}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(table.columns)
        writer.writerows(table.rows)
