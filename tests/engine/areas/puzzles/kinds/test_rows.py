from dataclasses import replace

import pytest

from tests.engine.areas.puzzles.kinds.examples import ROWS
from tests.engine.areas.puzzles.warehouse import LEVELS, SCENARIO, TEXTS, item
from thebridge.engine.areas.puzzles.kinds.kind import Draft
from thebridge.engine.areas.puzzles.kinds.rows import judge, naive, place, public
from thebridge.engine.refusals import Refused


def picked(*rows: str) -> Draft:
    return {item(row): "in" for row in rows}


def test_a_row_of_the_dataset_is_in() -> None:
    assert place(ROWS, item("L2"), "in", None, SCENARIO.tables) == "in"
    with pytest.raises(Refused, match="row_unknown"):
        place(ROWS, item("L99"), "in", None, SCENARIO.tables)
    with pytest.raises(Refused, match="row_unknown"):
        place(ROWS, item("x" * 81), "in", None)
    with pytest.raises(Refused, match="value_unfit"):
        place(ROWS, item("L2"), "out", None, SCENARIO.tables)


@pytest.mark.parametrize(
    ("rows", "feedback"),
    [
        (("L2", "L5"), ()),
        (("L2",), ("rows_some_missing",)),
        (("L2", "L5", "L1"), ("rows_some_do_not_belong",)),
        (("L2", "L1"), ("rows_some_do_not_belong_and_some_missing",)),
        (("L1", "L3"), ("rows_not_yet",)),
        (("L2", "L4"), ("text:shown-but-not-hidden",)),
    ],
)
def test_exactly_the_rows_it_is_about_settle(rows: tuple[str, ...], feedback: tuple[str, ...]) -> None:
    judgement = judge(ROWS, picked(*rows))
    assert (judgement.is_settled, judgement.feedback) == (not feedback, feedback)
    assert judgement.options == tuple(sorted(rows))


def test_more_rows_than_allowed_are_not_judged() -> None:
    with pytest.raises(Refused) as refused:
        judge(ROWS, picked("L1", "L2", "L3", "L4"))
    assert (refused.value.code, refused.value.details) == ("rows_too_many", {"limit": 3})


def test_the_dataset_and_the_limit_are_seen() -> None:
    assert public(ROWS, TEXTS) == {"source": LEVELS, "at_most": 3}
    assert naive(replace(ROWS, naive=())) is None
