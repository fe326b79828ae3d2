"""Every puzzle accepts its own answer, and does not accept the one at face value."""

from collections.abc import Iterator

from thebridge.authoring.examination import Examination
from thebridge.authoring.strict_yaml import Path
from thebridge.engine.areas.puzzles.kinds import KINDS
from thebridge.engine.areas.puzzles.kinds.choice import ChoicePart
from thebridge.engine.areas.puzzles.kinds.kind import OTHER
from thebridge.engine.areas.puzzles.kinds.links import LinksPart
from thebridge.engine.areas.puzzles.kinds.mark import MarkPart
from thebridge.engine.areas.puzzles.kinds.number import NumberPart, read_number
from thebridge.engine.areas.puzzles.kinds.order import OrderPart
from thebridge.engine.areas.puzzles.kinds.request import RequestPart
from thebridge.engine.areas.puzzles.kinds.rows import RowsPart
from thebridge.engine.areas.puzzles.kinds.sort import SortPart
from thebridge.engine.areas.puzzles.kinds.text import TextPart, outcome, plain
from thebridge.engine.refusals import Refused
from thebridge.engine.scenario import Dataset, Part, Puzzle


def check_puzzles(exam: Examination) -> None:
    """Notes parts that cannot be answered, answers that are not in the data, and puzzles that teach nothing."""
    for path, puzzle in exam.each(Puzzle):
        for number, part in enumerate(puzzle.parts):
            at = (*path, "parts", number)
            if _is_well_formed(exam, at, part) and not _is_settled_by_right(exam, part):
                message = "The part does not accept its own answer. Correct the answer or the items."
                exam.problem(at, "answer_refused", message)
            for where in mistakes_that_fit(exam, part):
                message = "What stands here as a mistake is the right answer. Correct one of the two."
                exam.problem((*at, *where), "mistake_is_right", message)
        _check_naive(exam, path, puzzle)


def _is_well_formed(exam: Examination, path: Path, part: Part) -> bool:
    """Whether the part has an answer at all; what is missing is noted."""
    before = len(exam.loaded.problems)
    match part:
        case ChoicePart():
            if not any(option.right or option.settles for option in part.options):
                exam.problem((*path, "options"), "answer_missing", "No option is right or settles. Mark one.")
        case RequestPart():
            for number, field in enumerate(part.fields):
                if not any(option.right or option.settles for option in field.options):
                    message = "No option of this field is right or settles. Mark one."
                    exam.problem((*path, "fields", number, "options"), "answer_missing", message)
        case RowsPart():
            _check_rows(exam, path, part)
        case MarkPart():
            _check_mark(exam, path, part)
        case TextPart():
            _check_text(exam, path, part)
    return len(exam.loaded.problems) == before


def _check_rows(exam: Examination, path: Path, part: RowsPart) -> None:
    if not part.answer or len(part.answer) > part.at_most:
        message = f"The answer has {len(part.answer)} rows; 1 to {part.at_most} may be picked. Change one of the two."
        exam.problem((*path, "answer"), "answer_missing", message)


def _check_mark(exam: Examination, path: Path, part: MarkPart) -> None:
    source, table = exam.scenario.source_by_id.get(part.source), exam.scenario.tables.get(part.source)
    if not isinstance(source, Dataset):
        exam.problem((*path, "source"), "id_unknown", "A mark is set in a chart. Name a dataset.")
        return
    if (source.chart_x, source.chart_y) != (part.x, part.y):
        message = "The dataset's own chart shows other columns. Make chart_x and chart_y of the dataset the same."
        exam.problem((*path, "x"), "chart_unfit", message)
    if table is None:
        return
    cells = {row[table.columns.index(part.x)] for row in table.rows}
    named = [((*path, "answer"), part.answer), *([((*path, "naive"), part.naive)] if part.naive is not None else [])]
    named += [((*path, "mistakes", number, "value"), one.value) for number, one in enumerate(part.mistakes)]
    for at, value in named:
        if value not in cells:
            message = f"No row has {value!r} in column {part.x!r}. Copy the cell as the CSV has it."
            exam.problem(at, "cell_unknown", message)


def _check_text(exam: Examination, path: Path, part: TextPart) -> None:
    if not any(plain(form) for form in part.accepts):
        exam.problem((*path, "accepts"), "answer_missing", "No form is accepted. Add one with letters or digits.")
    taken = {plain(form) for form in part.accepts}
    for number, mistake in enumerate(part.mistakes):
        for form in mistake.forms:
            if plain(form) in taken:
                message = f"The form {form!r} stands here twice, or is accepted. Take it out."
                exam.problem((*path, "mistakes", number), "form_twice", message)
            taken.add(plain(form))
    if part.naive is not None and outcome(part, part.naive) == OTHER:
        message = f"Nothing tells what is the matter with {part.naive!r}. Add it as a mistake with a text."
        exam.warning((*path, "naive"), "naive_without_text", message)


def mistakes_that_fit(exam: Examination, part: Part) -> Iterator[Path]:
    """Where the part calls something a mistake, or naive, that is its own right answer."""
    match part:
        case NumberPart() | MarkPart():
            values = [one.value for one in part.mistakes] if isinstance(part, NumberPart) else _values(part)
            yield from (("mistakes", at) for at, value in enumerate(values) if _is_settled(exam, part, value))
            if part.naive is not None and _is_settled(exam, part, part.naive):
                yield ("naive",)
        case RowsPart():
            yield from (("mistakes", number) for number, one in enumerate(part.mistakes) if one.row in part.answer)
        case OrderPart():
            at = {item.id: number for number, item in enumerate(part.items)}
            pairs = enumerate((at.get(one.first, -1), at.get(one.second, 0)) for one in part.mistakes)
            yield from (("mistakes", number) for number, (first, second) in pairs if first >= second)
        case SortPart():
            yield from (("items", number, "naive") for number, one in enumerate(part.items) if one.naive == one.bin)
        case LinksPart():
            yield from (("left", number, "naive") for number, one in enumerate(part.left) if one.naive == one.right)
        case ChoicePart():
            yield from (("options", number) for number, one in enumerate(part.options) if one.right and one.naive)


def _values(part: MarkPart) -> list[float | str]:
    return [one.value for one in part.mistakes]


def _is_settled(exam: Examination, part: NumberPart | MarkPart, value: float | str) -> bool:
    """Whether this number, or the row with this cell, is accepted."""
    if isinstance(part, NumberPart):
        found: float | str | None = read_number(value, is_time=part.is_time)
    else:
        found = _row_with(exam, part, value)
    if found is None:
        return False
    kind = KINDS[part.kind]
    draft = dict.fromkeys(kind.right(part, exam.scenario.tables), found)
    return bool(kind.judge(part, draft, exam.scenario.tables).is_settled)


def _row_with(exam: Examination, part: MarkPart, value: float | str) -> str | None:
    """The key of the first row that has this cell on the chart's line."""
    table = exam.scenario.tables.get(part.source)
    if table is None or part.x not in table.columns:
        return None
    at = table.columns.index(part.x)
    return next((key for key, number in table.index.items() if table.rows[number][at] == value), None)


def _is_settled_by_right(exam: Examination, part: Part) -> bool:
    kind = KINDS[part.kind]  # type: ignore[attr-defined]
    try:
        return bool(kind.judge(part, kind.right(part, exam.scenario.tables), exam.scenario.tables).is_settled)
    except (Refused, ValueError, KeyError, IndexError):
        return False


def _check_naive(exam: Examination, path: Path, puzzle: Puzzle) -> None:
    """At least one part names what somebody answers at face value, and that does not settle it."""
    differing = [part for part in puzzle.parts if _naive_differs(exam, part)]
    if not differing and puzzle.same_as_naive is None:
        message = "No part has a naive answer that differs from the right one. Name it, or say why in same_as_naive."
        exam.problem((*path, "parts"), "naive_same", message)


def _naive_differs(exam: Examination, part: Part) -> bool:
    kind, tables = KINDS[part.kind], exam.scenario.tables  # type: ignore[attr-defined]
    try:
        naive = kind.naive(part, tables)
        return naive is not None and dict(naive) != dict(kind.right(part, tables))
    except (Refused, ValueError, KeyError, IndexError):
        return False
