"""The true moments: what a clue and the reveal say must follow from the rows by the source's own clock rule."""

from typing import Final

from thebridge.authoring.checks.formats import is_utc
from thebridge.authoring.examination import Examination
from thebridge.engine.queries.times import possible_instants, read_written, to_local
from thebridge.engine.scenario import Clue, Dataset

SLACK_SECONDS: Final = 60


def check_times(exam: Examination) -> None:
    """Notes moments that the data do not show, and a reveal out of order."""
    for path, clue in exam.each(Clue):
        span = span_of(exam, clue)
        if span is not None and clue.at_utc is not None and is_utc(clue.at_utc) and not _is_in(clue.at_utc, span):
            message = (
                f"By its source's clock rule the rows of this clue are not at {clue.at_utc} "
                f"({to_local(clue.at_utc)}). Correct the moment, the rows or the clock rule."
            )
            exam.problem((*path, "at_utc"), "moment_not_in_data", message)
    _check_reveal(exam)


def _check_reveal(exam: Examination) -> None:
    last = ""
    for number, moment in enumerate(exam.scenario.debrief.reveal):
        path = ("debrief", "reveal", number, "at_utc")
        if moment.at_utc < last:
            exam.warning(path, "reveal_out_of_order", "This moment comes before the one above it. Put them in order.")
        elif moment.at_utc == last:
            message = "The moment above it is the same one. Correct one of them, or make the two one line."
            exam.warning(path, "reveal_twice", message)
        last = max(last, moment.at_utc)
        clue = None if moment.clue is None else exam.scenario.clue_by_id[moment.clue]
        span = None if clue is None else span_of(exam, clue)
        if span is None or clue is None or not is_utc(moment.at_utc) or moment.at_utc == clue.at_utc:
            continue
        if not _is_in(moment.at_utc, span):
            message = f"The rows of clue {clue.id!r} show another moment. Correct one of the two."
            exam.warning(path, "reveal_not_in_data", message)


def span_of(exam: Examination, clue: Clue) -> tuple[float, float] | None:
    """The first and last moment that a clue's rows may stand for, or None when they tell none."""
    source, table = exam.scenario.source_by_id.get(clue.source), exam.scenario.tables.get(clue.source)
    if not isinstance(source, Dataset) or table is None:
        return None
    columns = [number for number, column in enumerate(source.columns) if column.kind == "time"]
    rows = [row for row in map(table.row, clue.rows) if row is not None]
    cells = [row[number] for row in rows for number in columns]
    found = [one for cell in cells for one in possible_instants(cell, "catalogue", source.catalogue)]
    return (min(found), max(found)) if found else None


def _is_in(moment: str, span: tuple[float, float]) -> bool:
    written = read_written(moment)
    return written is not None and span[0] - SLACK_SECONDS <= written.instant <= span[1] + SLACK_SECONDS
