from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.areas.puzzles.kinds.examples import ORDER
from tests.engine.areas.puzzles.warehouse import TEXTS, item
from thebridge.engine.areas.puzzles.kinds.kind import Draft
from thebridge.engine.areas.puzzles.kinds.order import judge, naive, order_of, place, public, right
from thebridge.engine.refusals import Refused

NAMES = [one.id for one in ORDER.items]


def ranked(*names: str) -> Draft:
    return {item(name): float(rank) for rank, name in enumerate(names)}


@given(st.permutations(NAMES))
def test_only_the_order_as_written_settles(names: list[str]) -> None:
    assert judge(ORDER, ranked(*names)).is_settled == (names == NAMES)


@given(st.lists(st.floats(-1e6, 1e6), min_size=4, max_size=4, unique=True))
def test_any_ranks_that_rise_settle(ranks: list[float]) -> None:
    assert judge(ORDER, dict(zip(NAMES, sorted(ranks), strict=True))).is_settled


def test_a_rank_is_a_number_that_has_an_end() -> None:
    assert place(ORDER, item("door"), 2, None) == 2.0
    for value in (float("nan"), float("inf"), "2", ("2",)):
        with pytest.raises(Refused, match="value_unfit"):
            place(ORDER, item("door"), value, None)


def test_an_item_that_nobody_moved_stands_where_the_players_see_it() -> None:
    shown = [one["id"] for one in public(ORDER, TEXTS)["items"]]
    assert order_of(ORDER, {item(shown[0]): 0.0}) == shown
    assert order_of(ORDER, {item(shown[0]): 9.0}) == [*shown[1:], shown[0]]


def test_the_order_that_players_first_see_is_not_the_right_one() -> None:
    assert [one["id"] for one in public(ORDER, TEXTS)["items"]] != NAMES
    assert public(ORDER, TEXTS)["markers"] == ["early", "late"]


def test_the_author_says_which_mistake_it_is() -> None:
    assert judge(ORDER, naive(ORDER) or {}).feedback == ("text:which-clock-has-the-ship",)


@pytest.mark.parametrize(
    ("names", "code"),
    [
        (["ship", "post", "blow", "door"], "order_reversed"),
        (["blow", "door", "post", "ship"], "order_almost"),
        (["post", "door", "blow", "ship"], "order_not_yet"),
    ],
)
def test_without_a_text_it_says_how_far_the_order_is(names: list[str], code: str) -> None:
    assert judge(replace(ORDER, mistakes=()), ranked(*names)).feedback == (code,)


def test_a_part_without_naive_ranks_has_no_naive_draft() -> None:
    plain = replace(ORDER, items=tuple(replace(one, naive_rank=None) for one in ORDER.items))
    assert naive(plain) is None
    assert judge(plain, right(plain)).is_settled
