"""Results as files: CSV, XLSX and JSON Lines, with the same rows as the page. No cell is ever a formula."""

import csv
import json
from collections.abc import Callable, Iterable, Sequence
from io import BytesIO, StringIO
from typing import Final

from thebridge.web.results_tables import Row, Table

Cell = str | int | float | None
HEAD: Final = (
    "selection", "scenario", "from", "to", "unit", "session", "goal",
    "section", "id", "title", "moment", "status", "teams", "name", "text", "count", "of",
    "low", "median", "high",
)  # fmt: skip
"""The columns. They are called the same in every language, so that a sheet made of them goes on working."""
FORMULA_SIGNS: Final = ("=", "+", "-", "@", "\t", "\r")


def write_rows(tables: Sequence[Table], asked: tuple[str, ...]) -> list[tuple[Cell, ...]]:
    """The figures, one a row: each count, each spread, and what is hidden. `asked`: the selection and its filters."""
    return [(*asked, table.section, *cells) for table in tables for row in table.rows for cells in _cells(row)]


def _cells(row: Row) -> Iterable[tuple[Cell, ...]]:
    told: tuple[Cell, ...] = (row.item, row.title, row.when)
    if not row.teams:
        yield (*told, "hidden", *[None] * 8)
    for bar in row.bars:
        yield (*told, "shown", row.teams, bar.name, bar.text, bar.count, row.of, None, None, None)
    if row.spread is not None:
        yield (*told, "shown", row.teams, *[None] * 4, row.spread.low, row.spread.median, row.spread.high)


def write_csv(rows: Sequence[tuple[Cell, ...]]) -> bytes:
    """Comma-separated, with a mark by which spreadsheets read it as UTF-8."""
    made = StringIO()
    writer = csv.writer(made)
    writer.writerow(HEAD)
    writer.writerows([[_safe(cell) for cell in row] for row in rows])
    return made.getvalue().encode("utf-8-sig")


def write_xlsx(rows: Sequence[tuple[Cell, ...]]) -> bytes:
    """A workbook of one sheet. A text is written as a text, whatever it begins with."""
    import xlsxwriter

    made = BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        sheet = book.add_worksheet("results")
        for number, row in enumerate((HEAD, *rows)):
            for column, cell in enumerate(row):
                if isinstance(cell, str):
                    sheet.write_string(number, column, str(_safe(cell)))
                elif cell is not None:
                    sheet.write_number(number, column, cell)
        sheet.freeze_panes(1, 0)
    return made.getvalue()


def write_jsonl(rows: Sequence[tuple[Cell, ...]]) -> bytes:
    """One JSON object a line."""
    lines = (json.dumps(dict(zip(HEAD, row, strict=True)), ensure_ascii=False) for row in rows)
    return "".join(f"{line}\n" for line in lines).encode()


def _safe(cell: Cell) -> Cell:
    """A text that a spreadsheet could take for a formula gets a sign before it that makes it a text."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA_SIGNS) else cell


FILES: Final[dict[str, tuple[str, Callable[[Sequence[tuple[Cell, ...]]], bytes]]]] = {
    "csv": ("text/csv; charset=utf-8", write_csv),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", write_xlsx),
    "jsonl": ("application/x-ndjson", write_jsonl),
}
