from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.areas.puzzles.kinds.examples import NUMBER, TIME
from tests.engine.areas.puzzles.warehouse import TEXTS
from thebridge.engine.areas.puzzles.kinds.number import VALUE, judge, naive, place, public, read_number
from thebridge.engine.refusals import Refused


@pytest.mark.parametrize(
    ("value", "settled"), [(91.2, True), (91.25, True), (91.15, True), (91.3, False), (91.1, False)]
)
def test_a_number_settles_within_the_tolerance(value: float, settled: bool) -> None:
    assert judge(NUMBER, {VALUE: value}).is_settled == settled


@pytest.mark.parametrize(
    ("value", "feedback", "option"),
    [
        (99.6, "text:v3", "mistake:0"),
        (95.0, "number_too_high", "other"),
        (80.0, "number_too_low", "other"),
        (0.912, "number_other_scale", "other"),
        (9120.0, "number_other_scale", "other"),
    ],
)
def test_a_number_that_does_not_fit_tells_what_kind_of_mistake_it_is(value: float, feedback: str, option: str) -> None:
    judgement = judge(NUMBER, {VALUE: value})
    assert (judgement.feedback, judgement.options) == ((feedback,), (option,))


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("01:47:20", "time_zone_like_error"),
        ("02:47:30", "time_zone_like_error"),
        ("23:47:20", "time_zone_like_error"),
        ("01:10", "time_too_late"),
        ("23:58", "time_too_early"),
    ],
)
def test_a_time_that_is_off_by_whole_hours_is_told_apart_also_around_midnight(value: str, code: str) -> None:
    assert judge(TIME, {VALUE: place(TIME, VALUE, value, None)}).feedback == (code,)


def test_a_time_near_the_answer_across_midnight_settles() -> None:
    midnight = replace(TIME, answer="00:00:05")
    assert judge(midnight, {VALUE: place(midnight, VALUE, "23:59:50", None)}).is_settled


@pytest.mark.parametrize(
    ("written", "is_time", "number"),
    [
        ("91,2", False, 91.2),
        (" 12 ", False, 12.0),
        (7, False, 7.0),
        ("00:47:20", True, 2840.0),
        ("2:05", True, 7500.0),
        (2840, True, 2840.0),
        ("00:47:20", False, None),
        ("24:00:00", True, None),
        ("10:60:00", True, None),
        (86400, True, None),
        ("soon", True, None),
        ("nan", False, None),
        ("inf", False, None),
    ],
)
def test_what_people_write_is_read_as_a_number_or_a_time(
    written: float | str, is_time: bool, number: float | None
) -> None:
    assert read_number(written, is_time=is_time) == number


@given(st.integers(0, 86_399))
def test_every_second_of_the_day_is_read_back(second: int) -> None:
    written = f"{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}"
    assert read_number(written, is_time=True) == second


def test_what_is_no_number_is_refused_in_the_words_of_the_question() -> None:
    with pytest.raises(Refused, match="number_unfit"):
        place(NUMBER, VALUE, "many", None)
    with pytest.raises(Refused, match="time_unfit"):
        place(TIME, VALUE, "late", None)


def test_an_author_cannot_ask_for_what_is_no_number() -> None:
    with pytest.raises(ValueError, match="is not a time"):
        replace(TIME, answer="at night")


def test_the_unit_is_seen() -> None:
    assert public(NUMBER, TEXTS) == {"unit": "percent", "is_time": False}
    assert public(TIME, TEXTS) == {"unit": None, "is_time": True}
    assert naive(replace(NUMBER, naive=None)) is None
