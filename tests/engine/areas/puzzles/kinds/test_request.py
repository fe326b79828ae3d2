from dataclasses import replace

import pytest

from tests.engine.areas.puzzles.kinds.examples import REQUEST
from tests.engine.areas.puzzles.warehouse import TEXTS, item
from thebridge.engine.areas.puzzles.kinds.kind import Draft
from thebridge.engine.areas.puzzles.kinds.request import judge, naive, place, public, right
from thebridge.engine.refusals import Refused


def asked(window: str, columns: str) -> Draft:
    return {item("window"): window, item("columns"): columns}


def test_a_field_holds_one_of_its_own_options() -> None:
    assert place(REQUEST, item("window"), "night", None) == "night"
    with pytest.raises(Refused, match="value_unfit"):
        place(REQUEST, item("window"), "plate", None)


@pytest.mark.parametrize(
    ("window", "columns", "is_settled", "feedback"),
    [
        ("minutes", "plate", True, ()),
        ("night", "plate", True, ("text:much-to-read",)),
        ("year", "plate", False, ("text:more-than-needed",)),
        ("minutes", "everything", False, ("request_one_not_yet",)),
        ("year", "everything", False, ("text:more-than-needed",)),
    ],
)
def test_a_request_settles_when_every_field_does(
    window: str, columns: str, is_settled: bool, feedback: tuple[str, ...]
) -> None:
    judgement = judge(REQUEST, asked(window, columns))
    assert (judgement.is_settled, judgement.feedback) == (is_settled, feedback)
    assert judgement.options == (window, columns)


def test_a_field_left_open_is_not_sent() -> None:
    with pytest.raises(Refused) as refused:
        judge(REQUEST, {item("window"): "night"})
    assert refused.value.details == {"missing": 1}


def test_what_a_hasty_team_asks_fills_up_with_what_is_right() -> None:
    assert naive(REQUEST) == asked("night", "plate")
    assert right(REQUEST) == asked("minutes", "plate")
    assert naive(replace(REQUEST, fields=REQUEST.fields[1:])) is None


def test_fields_and_options_stand_as_written() -> None:
    shown = public(REQUEST, TEXTS)["fields"]
    assert [[option["id"] for option in field["options"]] for field in shown] == [
        ["night", "minutes", "year"],
        ["plate", "everything"],
    ]
