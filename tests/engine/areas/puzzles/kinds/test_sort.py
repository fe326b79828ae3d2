from dataclasses import replace

import pytest

from tests.engine.areas.puzzles.kinds.examples import SORT
from tests.engine.areas.puzzles.warehouse import TEXTS, item
from thebridge.engine.areas.puzzles.kinds.sort import judge, naive, place, public, right
from thebridge.engine.refusals import Refused

FACT, GUESS = item("fact"), item("guess")


def test_an_item_lies_in_a_bin_of_the_part() -> None:
    assert place(SORT, item("scan"), "guess", None) == GUESS
    with pytest.raises(Refused, match="value_unfit"):
        place(SORT, item("scan"), "scan", None)


def test_every_item_must_lie_somewhere() -> None:
    with pytest.raises(Refused) as refused:
        judge(SORT, {item("scan"): FACT})
    assert refused.value.details == {"missing": 3}


def test_the_author_says_what_is_with_a_misplaced_item() -> None:
    assert judge(SORT, {**right(SORT), item("score"): FACT}).feedback == ("text:an-opinion-of-a-list",)


@pytest.mark.parametrize(
    ("misplaced", "code"),
    [
        (["scan"], "sort_one_misplaced"),
        (["scan", "bell"], "sort_some_misplaced"),
        (["scan", "bell", "motive"], "sort_most_misplaced"),
    ],
)
def test_without_a_text_it_says_how_much_is_misplaced(misplaced: list[str], code: str) -> None:
    other = {FACT: GUESS, GUESS: FACT}
    draft = dict(right(SORT))
    for name in misplaced:
        draft[item(name)] = other[item(str(draft[item(name)]))]
    assert judge(SORT, draft).feedback == (code,)


def test_bins_stand_as_written_and_items_do_not() -> None:
    shown = public(SORT, TEXTS)
    assert [one["id"] for one in shown["bins"]] == ["fact", "guess"]
    assert [one["id"] for one in shown["items"]] != [one.id for one in SORT.items]


def test_a_part_without_a_naive_bin_has_no_naive_draft() -> None:
    assert naive(replace(SORT, items=SORT.items[:1])) is None
