"""Every id that is used is given somewhere, in its own place, and once."""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any, Final

from thebridge.authoring.answers import options_in
from thebridge.authoring.examination import Examination, nearest
from thebridge.authoring.walk import Name
from thebridge.engine.areas.accusation.conclusion import options_of as options_of_accusation
from thebridge.engine.areas.puzzles.kinds.links import NONE, LeftItem, LinksPart
from thebridge.engine.areas.puzzles.kinds.mark import MarkPart
from thebridge.engine.areas.puzzles.kinds.order import OrderMistake, OrderPart
from thebridge.engine.areas.puzzles.kinds.rows import RowsMistake, RowsPart
from thebridge.engine.areas.puzzles.kinds.sets import INTERSECTION, MemberSet, SetsPart
from thebridge.engine.areas.puzzles.kinds.sort import SortItem, SortPart
from thebridge.engine.ids import SourceId
from thebridge.engine.scenario import (
    AccusationPart,
    Accused,
    Answered,
    AnswerEffect,
    AnswerIs,
    Chosen,
    Clue,
    Dataset,
    Dilemma,
    Document,
    OptionIs,
    Proof,
    Puzzle,
    Question,
)

WORDS: Final[Mapping[str, str]] = {
    "ActId": "act",
    "RoleId": "role",
    "DepartmentId": "department",
    "CastId": "character",
    "SourceId": "source",
    "ClueId": "clue",
    "PuzzleId": "puzzle",
    "DilemmaId": "dilemma",
    "HappeningId": "happening",
    "MatterId": "matter to report",
    "ReportKindId": "kind of report",
    "VoteId": "vote",
    "QuestionId": "question",
    "GoalId": "goal",
    "RuleId": "evidence rule",
    "EndingId": "ending",
}
"""Ids that are known in the whole scenario, and what each names."""
SCOPED: Final[Mapping[str, str]] = {
    "PassageId": "passage",
    "ColumnId": "column",
    "RowKey": "row",
    "PartId": "part",
    "ItemId": "item or option",
    "OptionId": "option",
}
"""Ids that are known only within the thing that gives them."""
SLUG: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,59}")

Known = Collection[str] | None
"""What may be named; None when that cannot be said because another name is broken."""


def check_references(exam: Examination) -> None:
    """Notes every id that leads nowhere, is given twice, or is not plain."""
    declared: dict[str, set[str]] = defaultdict(set)
    for name in exam.names:
        if name.is_declared:
            declared[name.kind].add(name.value)
    for name in exam.names:
        if name.is_declared:
            _check_slug(exam, name)
        elif name.kind in WORDS:
            _check_known(exam, name, WORDS[name.kind], declared[name.kind])
        elif name.kind in SCOPED:
            _check_known(exam, name, SCOPED[name.kind], known_to(name, exam))
    _check_twice(exam)
    _check_rows_of_clues(exam)


def _check_known(exam: Examination, name: Name, word: str, known: Known) -> None:
    if known is not None and name.value not in known:
        message = f"There is no {word} {name.value!r} here. {nearest(name.value, known)}"
        exam.problem(name.path, "id_unknown", message)


def _check_slug(exam: Examination, name: Name) -> None:
    if name.kind == "ColumnId":
        return  # a column has the name that the CSV gives it
    if not SLUG.fullmatch(name.value):
        message = f"{name.value!r} is no id. Use letters, digits, - and _ only, at most 60."
        exam.problem(name.path, "id_unfit", message)


def _check_twice(exam: Examination) -> None:
    seen: set[tuple[Any, ...]] = set()
    proofs = ((("proofs", number, "id"), one.id) for number, one in enumerate(exam.scenario.proofs))
    named = ((name.path, name.value) for name in exam.names if name.is_declared)
    for path, value in (*named, *proofs):
        # The ids of one list; of a request's fields those of the whole part: conditions do not name the field.
        scope = path[:-4] if len(path) > 4 and path[-5:-2:2] == ("fields", "options") else path[:-2]
        if (scope, value) in seen:
            exam.problem(path, "id_twice", f"The id {value!r} is given twice. Give each its own.")
        seen.add((scope, value))


# --- ids that are known only within their owner ---


def known_to(name: Name, exam: Examination) -> Known:
    """What a scoped name may be."""
    return RULES[(type(name.owners[-1]), name.field)](name, exam)


def _ids(things: Iterable[Any]) -> frozenset[str]:
    return frozenset(str(thing.id) for thing in things)


def _puzzle(name: Name, exam: Examination) -> Puzzle | None:
    owner = name.owners[-1]
    if isinstance(owner, AnswerEffect):
        return name.owner(Puzzle)
    return next((one for one in exam.scenario.puzzles if one.id == owner.puzzle), None)


def _parts_of_puzzle(name: Name, exam: Examination) -> Known:
    puzzle = _puzzle(name, exam)
    return None if puzzle is None else _ids(puzzle.parts)


def _options_of_answer(name: Name, exam: Examination) -> Known:
    puzzle = _puzzle(name, exam)
    parts = () if puzzle is None else puzzle.parts
    part = next((one for one in parts if one.id == name.owners[-1].part), None)
    return None if part is None else options_in(part)


def _passages(name: Name, exam: Examination) -> Known:
    source = exam.scenario.source_by_id.get(name.owners[-1].source)
    if source is None:
        return None
    return _ids(source.passages) if isinstance(source, Document) else frozenset()


def _own_columns(name: Name, _exam: Examination) -> Known:
    return _ids(name.owner(Dataset).columns)


def _columns_of_mark(name: Name, exam: Examination) -> Known:
    source = exam.scenario.source_by_id.get(name.owner(MarkPart).source)
    if source is None:
        return None
    return _ids(source.columns) if isinstance(source, Dataset) else frozenset()


def _rows_of_part(name: Name, exam: Examination) -> Known:
    return _row_keys(exam, name.owner(RowsPart).source)


def _row_keys(exam: Examination, source: SourceId) -> Known:
    """The keys of a dataset's rows; nothing can be said while its file cannot be read."""
    table = exam.scenario.tables.get(source)
    if table is not None:
        return table.index.keys()
    return frozenset() if isinstance(exam.scenario.source_by_id.get(source), Document) else None


def _parts_of_accusation(_name: Name, exam: Examination) -> Known:
    return _ids(() if exam.scenario.accusation is None else exam.scenario.accusation.parts)


def _parts_of_proof(name: Name, exam: Examination) -> Known:
    is_of_puzzle = name.owner(Proof).puzzle is not None
    return _parts_of_puzzle(name, exam) if is_of_puzzle else _parts_of_accusation(name, exam)


def _options_of_accused(name: Name, exam: Examination) -> Known:
    accusation = exam.scenario.accusation
    parts = () if accusation is None else accusation.parts
    part = next((one for one in parts if one.id == name.owners[-1].part), None)
    return None if part is None else options_of_accusation(exam.scenario, part)


def _own_accusation_options(name: Name, exam: Examination) -> Known:
    return options_of_accusation(exam.scenario, name.owner(AccusationPart))


def _options_of_dilemma(name: Name, exam: Examination) -> Known:
    owner = name.owners[-1]
    if isinstance(owner, Dilemma):
        return _ids(owner.options)
    card = next((one for one in exam.scenario.dilemmas if one.id == owner.dilemma), None)
    return None if card is None else _ids(card.options)


def _bins(name: Name, _exam: Examination) -> Known:
    return _ids(name.owner(SortPart).bins)


def _ordered(name: Name, _exam: Examination) -> Known:
    return _ids(name.owner(OrderPart).items)


def _right_items(name: Name, _exam: Examination) -> Known:
    part = name.owner(LinksPart)
    return _ids(part.right) | ({NONE} if part.allow_none else set())


def _candidates(name: Name, _exam: Examination) -> Known:
    return _ids(name.owner(SetsPart).candidates)


def _naive_sets(name: Name, _exam: Examination) -> Known:
    part = name.owner(SetsPart)
    is_key = name.path[-2] == "naive"
    return _ids(part.sets) | {INTERSECTION} if is_key else _ids(part.candidates)


RULES: Final[Mapping[tuple[type, str], Callable[[Name, Examination], Known]]] = {
    (Clue, "passage"): _passages,
    (Dataset, "key"): _own_columns,
    (Dataset, "chart_x"): _own_columns,
    (Dataset, "chart_y"): _own_columns,
    (MarkPart, "x"): _columns_of_mark,
    (MarkPart, "y"): _columns_of_mark,
    (RowsPart, "answer"): _rows_of_part,
    (RowsPart, "naive"): _rows_of_part,
    (RowsMistake, "row"): _rows_of_part,
    (Answered, "part"): _parts_of_puzzle,
    (Answered, "option"): _options_of_answer,
    (AnswerIs, "part"): _parts_of_puzzle,
    (AnswerIs, "option"): _options_of_answer,
    (AnswerEffect, "part"): _parts_of_puzzle,
    (Proof, "part"): _parts_of_proof,
    (AnswerEffect, "option"): _options_of_answer,
    (Accused, "part"): _parts_of_accusation,
    (Accused, "options"): _options_of_accused,
    (AccusationPart, "right"): _own_accusation_options,
    (Chosen, "option"): _options_of_dilemma,
    (OptionIs, "option"): _options_of_dilemma,
    (Dilemma, "default"): _options_of_dilemma,
    (Question, "best"): lambda name, _exam: _ids(name.owner(Question).options),
    (SortItem, "bin"): _bins,
    (SortItem, "naive"): _bins,
    (OrderMistake, "first"): _ordered,
    (OrderMistake, "second"): _ordered,
    (LeftItem, "right"): _right_items,
    (LeftItem, "naive"): _right_items,
    (MemberSet, "members"): _candidates,
    (SetsPart, "naive"): _naive_sets,
}
"""For each field of a scoped id: what it may name."""


def _check_rows_of_clues(exam: Examination) -> None:
    for number, clue in enumerate(exam.scenario.clues):
        known = _row_keys(exam, clue.source) if clue.rows else None
        for at, row in enumerate(clue.rows):
            if known is not None and row not in known:
                message = f"The source {clue.source!r} has no row {row!r}. {nearest(row, known)}"
                exam.problem(("clues", number, "rows", at), "row_unknown", message)
