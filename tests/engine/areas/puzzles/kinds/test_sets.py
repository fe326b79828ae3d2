from dataclasses import replace

import pytest

from tests.engine.areas.puzzles.kinds.examples import SETS
from tests.engine.areas.puzzles.warehouse import TEXTS, item
from thebridge.engine.areas.puzzles.kinds.sets import INTERSECTION, judge, naive, place, public, right
from thebridge.engine.refusals import Refused

READERS, HOLDERS = item("readers"), item("holders")


def test_members_are_kept_once_in_the_order_of_the_candidates() -> None:
    assert place(SETS, READERS, ("ilse", "cor", "ilse"), None) == ("cor", "ilse")
    assert place(SETS, INTERSECTION, (), None) == ()
    for value in ("ilse", 1.0, ("nobody",)):
        with pytest.raises(Refused, match="value_unfit"):
            place(SETS, READERS, value, None)


def test_the_right_sets_share_what_the_intersection_holds() -> None:
    assert right(SETS)[INTERSECTION] == ("ilse",)
    judgement = judge(SETS, right(SETS))
    assert (judgement.is_settled, judgement.options) == (True, ("ilse",))


@pytest.mark.parametrize(
    ("where", "who", "feedback"),
    [
        (READERS, ("ilse",), "sets_some_missing"),
        (READERS, ("cor", "bas", "ilse"), "sets_some_do_not_belong"),
        (READERS, ("bas", "ilse"), "sets_some_do_not_belong_and_some_missing"),
        (HOLDERS, ("ilse",), "text:ask-who-left"),
        (INTERSECTION, (), "sets_intersection_not_yet"),
        (INTERSECTION, ("bas", "ilse"), "sets_intersection_not_yet"),
    ],
)
def test_what_does_not_fit_is_told_by_its_kind(where: str, who: tuple[str, ...], feedback: str) -> None:
    judgement = judge(SETS, {**right(SETS), item(where): who})
    assert (judgement.is_settled, judgement.feedback) == (False, (feedback,))


def test_an_empty_set_is_an_answer_and_a_set_that_nobody_filled_is_not() -> None:
    apart = replace(SETS, sets=(replace(SETS.sets[0], members=(item("cor"),)), SETS.sets[1]))
    assert right(apart)[INTERSECTION] == ()
    assert judge(apart, right(apart)).is_settled
    with pytest.raises(Refused, match="answer_incomplete"):
        judge(SETS, {READERS: ("cor",)})


def test_candidates_are_seen_and_members_are_not() -> None:
    shown = public(SETS, TEXTS)
    assert [one["id"] for one in shown["candidates"]] == ["cor", "bas", "ilse"]
    assert shown["sets"][0] == {"id": "readers", "text": "readers", "source": None}
    assert naive(replace(SETS, naive=None)) is None
