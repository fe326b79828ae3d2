from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.areas.puzzles.kinds.examples import LINKS, P
from tests.engine.areas.puzzles.warehouse import TEXTS, item, key
from thebridge.engine.areas.puzzles.kinds.links import (
    LeftItem,
    LinksPart,
    RightItem,
    judge,
    naive,
    place,
    public,
    right,
)
from thebridge.engine.refusals import Refused


def test_a_left_item_is_linked_to_a_right_one_or_to_none_where_that_is_allowed() -> None:
    assert place(LINKS, item("8809"), "heron", None) == "heron"
    assert place(LINKS, item("8809"), "none", None) == "none"
    with pytest.raises(Refused, match="value_unfit"):
        place(replace(LINKS, allow_none=False), item("8809"), "none", None)


@pytest.mark.parametrize(
    ("changes", "feedback"),
    [
        ({}, ()),
        ({"8812": "heron"}, ("links_something_has_no_partner",)),
        ({"8809": "none"}, ("links_something_has_a_partner",)),
        ({"8809": "heron"}, ("links_one_not_yet",)),
        ({"8809": "heron", "8812": "eel"}, ("links_most_not_yet",)),
        ({"8821": "swan"}, ("text:look-at-the-order-of-rows",)),
    ],
)
def test_every_link_must_fit_and_the_kind_of_mistake_is_told(
    changes: dict[str, str], feedback: tuple[str, ...]
) -> None:
    draft = {**right(LINKS), **{item(left): other for left, other in changes.items()}}
    judgement = judge(LINKS, draft)
    assert (judgement.is_settled, judgement.feedback) == (not changes, feedback)


@given(st.integers(2, 8))
def test_the_two_sides_never_face_each_other_in_pairs(count: int) -> None:
    left = tuple(LeftItem(item(f"l{n}"), key("l"), item(f"r{n}")) for n in range(count))
    part = LinksPart(P, key("p"), left, tuple(RightItem(item(f"r{n}"), key("r")) for n in range(count)))
    shown = public(part, TEXTS)
    pairs = zip(shown["left"], shown["right"], strict=True)
    assert any(one["id"][1:] != other["id"][1:] for one, other in pairs)


def test_a_part_without_naive_links_has_no_naive_draft() -> None:
    assert naive(replace(LINKS, left=LINKS.left[:1])) is None
