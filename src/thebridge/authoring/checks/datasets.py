"""The sources' contents: cells read as their column, clocks fit the times, clues stand where they say."""

from typing import Final

from thebridge.authoring.examination import Examination, listed
from thebridge.authoring.problems import Problem
from thebridge.authoring.strict_yaml import Path
from thebridge.engine.areas.board.clues import SHOWING_ROWS_LIMIT
from thebridge.engine.ids import ColumnId
from thebridge.engine.queries.cells import read_number
from thebridge.engine.queries.times import Written, read_written
from thebridge.engine.scenario import Catalogue, Clue, Column, Dataset, Document, Source, Table

TOLD_LIMIT: Final = 5
DATE_LENGTH: Final = 10


def check_datasets(exam: Examination) -> None:
    """Notes what of the sources does not fit what is said of it."""
    for number, source in enumerate(exam.scenario.sources):
        path: Path = ("sources", number)
        _check_catalogue(exam, path, source)
        if isinstance(source, Dataset):
            _check_chart(exam, path, source)
            if source.id in exam.scenario.tables:
                _check_cells(exam, path, source)
        elif source.body is None and not source.passages and source.picture is None:
            message = "The document has no body, no passage and no picture. Add what there is to read."
            exam.problem(path, "document_empty", message)
    for path, clue in exam.each(Clue):
        _check_clue(exam, path, clue)
    _check_unread_files(exam)


def _check_catalogue(exam: Examination, path: Path, source: Source) -> None:
    entry = source.catalogue
    is_fixed = entry.clock_rule == "fixed"
    if not is_fixed and (entry.fixed_offset_minutes or entry.drift_seconds):
        message = "Only clock_rule: fixed has an offset and a drift. Change the rule or take them out."
        exam.problem((*path, "catalogue", "clock_rule"), "clock_unfit", message)
    if isinstance(source, Document):
        return
    table = exam.scenario.tables.get(source.id)
    for column in source.columns if table is not None else ():
        if column.kind == "time" and table is not None:
            _check_clock(exam, path, entry, _cells(table, column.id))


def _check_clock(exam: Examination, path: Path, entry: Catalogue, cells: list[str]) -> None:
    written = [read_written(cell) for cell in cells if len(cell) > DATE_LENGTH]
    unfit = [one for one in written if one is not None and not _fits(entry, one)]
    where = (*path, "catalogue", "clock_rule")
    if unfit and entry.clock_rule == "none":
        message = "The dataset has times, but its clock rule is none. Say how its clock runs."
        exam.warning(where, "clock_missing", message)
    elif unfit:
        has = "an offset" if unfit[0].offset is not None else "no offset"
        message = (
            f"{len(unfit)} times have {has}, which clock_rule {entry.clock_rule} does not expect. Change the rule."
        )
        exam.problem(where, "clock_unfit", message)


def _fits(entry: Catalogue, written: Written) -> bool:
    match entry.clock_rule:
        case "offset":
            return written.offset is not None
        case "local":
            return written.offset is None
        case "utc":
            return not written.offset
        case "fixed":
            return written.offset in (None, entry.fixed_offset_minutes * 60)
        case _:
            return False


def _cells(table: Table, column: ColumnId) -> list[str]:
    at = table.columns.index(column)
    return [row[at] for row in table.rows]


def _check_chart(exam: Examination, path: Path, source: Dataset) -> None:
    has_axes = source.chart_x is not None and source.chart_y is not None
    if (source.chart != "none") != has_axes:
        message = "A chart needs chart_x and chart_y, and these need a chart. Add or take out what is missing."
        exam.problem((*path, "chart"), "chart_unfit", message)
    kinds = {column.id: column.kind for column in source.columns}
    if source.chart_y is not None and kinds.get(source.chart_y, "number") != "number":
        exam.problem((*path, "chart_y"), "chart_unfit", "What is drawn must be a number. Name a column of numbers.")


def _check_cells(exam: Examination, path: Path, source: Dataset) -> None:
    table = exam.scenario.tables[source.id]
    for number, column in enumerate(source.columns):
        cells = _cells(table, column.id)
        unfit = [at for at, cell in enumerate(cells) if cell and not _reads(cell, column)]
        for at in unfit[:TOLD_LIMIT]:
            message = (
                f"{cells[at]!r} in column {column.id!r} is no {column.kind}. Change the cell or the column's kind."
            )
            exam.loaded.problems.append(Problem(f"data/{source.file}", at + 2, "cell_unfit", message))
        absent = sorted(set(column.labels) - set(cells))
        if absent:
            message = f"No cell of {column.id!r} is {listed(absent)}. Take these labels out or change them."
            exam.warning((*path, "columns", number, "labels", absent[0]), "label_unused", message)


def _reads(cell: str, column: Column) -> bool:
    if column.kind == "number":
        return read_number(cell) is not None
    return column.kind != "time" or read_written(cell) is not None


def _check_clue(exam: Examination, path: Path, clue: Clue) -> None:
    if bool(clue.rows) == (clue.passage is not None):
        message = "A clue is shown by rows of a dataset or by a passage of a document. Name one of the two."
        exam.problem(path, "clue_unfit", message)
    if len(clue.rows) > SHOWING_ROWS_LIMIT or len(set(clue.rows)) != len(clue.rows):
        message = f"A clue has at most {SHOWING_ROWS_LIMIT} rows, each once. Name fewer."
        exam.problem((*path, "rows"), "clue_too_wide", message)
    if clue.dated_when is not None and clue.at_utc is None:
        message = "Without at_utc there is no moment to tell later. Add it, or take dated_when out."
        exam.problem((*path, "dated_when"), "clue_unfit", message)


def _check_unread_files(exam: Examination) -> None:
    read = {f"data/{source.file}" for source in exam.scenario.sources if isinstance(source, Dataset)}
    for name in exam.loaded.files:
        if name.startswith("data/") and name not in read:
            message = "No dataset reads this file. Take it out, or move it to source/."
            exam.loaded.problems.append(Problem(name, 0, "file_unused", message, is_warning=True))
