from dataclasses import replace

import pytest

from tests.engine.areas.puzzles.kinds.examples import CHOICE, CHOICES
from tests.engine.areas.puzzles.warehouse import TEXTS
from thebridge.engine.areas.puzzles.kinds.choice import CHOICE as ITEM
from thebridge.engine.areas.puzzles.kinds.choice import judge, naive, place, public, right
from thebridge.engine.refusals import Refused


def test_one_option_is_chosen_or_several_in_the_order_written() -> None:
    assert place(CHOICE, ITEM, "wait", None) == "wait"
    assert place(CHOICES, ITEM, ("b", "a", "b"), None) == ("a", "b")
    assert place(CHOICES, ITEM, "b", None) == ("b",)
    for part, value in ((CHOICE, "none"), (CHOICE, ("ask",)), (CHOICES, ("a", "none")), (CHOICES, 3.0)):
        with pytest.raises(Refused, match="value_unfit"):
            place(part, ITEM, value, None)


@pytest.mark.parametrize(
    ("option", "is_settled", "feedback"),
    [
        ("ask", True, ()),
        ("wait", True, ("text:it-waits",)),
        ("trust", False, ("text:who-made-the-list",)),
        ("blame", False, ("choice_not_yet",)),
    ],
)
def test_an_option_settles_when_it_is_right_or_accepted(
    option: str, is_settled: bool, feedback: tuple[str, ...]
) -> None:
    judgement = judge(CHOICE, {ITEM: option})
    assert (judgement.is_settled, judgement.feedback, judgement.options) == (is_settled, feedback, (option,))


@pytest.mark.parametrize(
    ("chosen", "feedback"),
    [
        (("a", "b"), ("text:a-is-right",)),
        (("a", "b", "d"), ("text:a-is-right",)),
        (("d",), ()),
    ],
)
def test_all_right_options_settle_also_beside_accepted_ones(chosen: tuple[str, ...], feedback: tuple[str, ...]) -> None:
    judgement = judge(CHOICES, {ITEM: chosen})
    assert (judgement.is_settled, judgement.feedback) == (True, feedback)


@pytest.mark.parametrize(
    ("chosen", "code"),
    [
        (("a",), "choice_some_missing"),
        (("a", "d"), "choice_some_missing"),
        (("a", "b", "c"), "choice_some_do_not_fit"),
        (("a", "c"), "choice_some_do_not_fit_and_some_missing"),
    ],
)
def test_several_options_tell_whether_too_much_or_too_little_was_chosen(chosen: tuple[str, ...], code: str) -> None:
    judgement = judge(CHOICES, {ITEM: chosen})
    assert (judgement.is_settled, judgement.feedback) == (False, (code,))


def test_nothing_chosen_is_not_an_answer() -> None:
    with pytest.raises(Refused, match="answer_incomplete"):
        judge(CHOICES, {ITEM: ()})


def test_options_stand_as_written() -> None:
    assert [one["id"] for one in public(CHOICE, TEXTS)["options"]] == ["ask", "wait", "trust", "blame"]


def test_a_choice_without_a_right_option_is_settled_by_the_first_that_settles() -> None:
    free = replace(CHOICE, options=CHOICE.options[1:2])
    assert right(free) == {ITEM: "wait"}
    assert naive(free) is None
