from dataclasses import replace

import pytest

from tests.engine.areas.puzzles.kinds.examples import MARK
from tests.engine.areas.puzzles.warehouse import LEVELS, SCENARIO, TEXTS, item
from thebridge.engine.areas.puzzles.kinds.mark import MARK as ITEM
from thebridge.engine.areas.puzzles.kinds.mark import judge, naive, place, public, right
from thebridge.engine.ids import ColumnId
from thebridge.engine.refusals import Refused

TABLES = SCENARIO.tables
BY_ROW = replace(MARK, x=ColumnId("id"), answer="L3", tolerance=1, mistakes=(), naive="L6")


def test_a_mark_is_a_row_of_the_chart() -> None:
    assert place(MARK, ITEM, "L2", None, TABLES) == "L2"
    with pytest.raises(Refused, match="row_unknown"):
        place(MARK, ITEM, "L99", None, TABLES)
    with pytest.raises(Refused, match="value_unfit"):
        place(MARK, ITEM, 2.0, None, TABLES)


@pytest.mark.parametrize(
    ("row", "feedback"),
    [("L2", ()), ("L5", ("text:another-day",)), ("L4", ("time_zone_like_error",))],
)
def test_a_mark_on_a_line_of_time_is_measured_in_seconds(row: str, feedback: tuple[str, ...]) -> None:
    judgement = judge(MARK, {ITEM: row}, TABLES)
    assert (judgement.is_settled, judgement.feedback) == (row == "L2", feedback)


@pytest.mark.parametrize(("answer", "code"), [("02:10", "mark_look_earlier"), ("02:50", "mark_look_later")])
def test_a_mark_beside_the_answer_is_told_where_to_look(answer: str, code: str) -> None:
    part = replace(MARK, answer=f"2026-03-01T{answer}:00Z")
    assert judge(part, {ITEM: "L2"}, TABLES).feedback == (code,)


@pytest.mark.parametrize(("row", "is_settled"), [("L1", False), ("L2", True), ("L4", True), ("L5", False)])
def test_a_mark_on_a_line_of_anything_else_is_measured_in_rows(row: str, is_settled: bool) -> None:
    assert judge(BY_ROW, {ITEM: row}, TABLES).is_settled == is_settled


def test_a_number_is_not_taken_for_an_hour() -> None:
    levels = replace(MARK, x=ColumnId("level"), answer="2", tolerance=0, mistakes=())
    assert judge(levels, {ITEM: "L2"}, TABLES).is_settled
    assert not judge(levels, {ITEM: "L1"}, TABLES).is_settled


def test_the_right_mark_is_the_row_nearest_to_the_answer() -> None:
    between = replace(MARK, answer="2026-03-01T03:29:40Z")
    assert right(between, TABLES) == {ITEM: "L3"}
    assert right(MARK) == {ITEM: MARK.answer}
    assert naive(MARK, TABLES) == {item("mark"): "L4"}
    assert naive(replace(MARK, naive=None), TABLES) is None


def test_a_cell_that_is_nowhere_fits_nothing() -> None:
    assert not judge(replace(BY_ROW, answer="L99"), {ITEM: "L2"}, TABLES).is_settled
    assert judge(replace(BY_ROW, answer="L99"), {ITEM: "L99"}).is_settled


def test_the_chart_to_mark_is_seen() -> None:
    assert public(MARK, TEXTS) == {"source": LEVELS, "x": "time", "y": "level"}
