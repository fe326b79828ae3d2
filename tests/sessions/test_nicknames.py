"""Names: what is none, and which two look alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thebridge.errors import AppError
from thebridge.sessions.nicknames import clean_name, clean_text, is_confusable


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Stille Zwaan", "stille  zwaan"),
        ("Otter", "Оttеr"),  # Cyrillic letters
        ("Otter", "Ot\u200bter"),
        ("Otter", "Ｏtter"),
        ("Otter", "0tter"),
        ("Bil", "Bi1"),
        ("Ömer", "Omer"),
        ("Marn", "Mam"),
        ("Otter!", "Otter"),
    ],
)
def test_names_that_people_would_mix_up_are_one(one: str, other: str) -> None:
    assert is_confusable(one, other)


@pytest.mark.parametrize(("one", "other"), [("Otter", "Oter"), ("Zwaan", "Zwaan 2"), ("🦢", "🦦"), ("李", "王")])
def test_other_names_stay_apart(one: str, other: str) -> None:
    assert not is_confusable(one, other)


@pytest.mark.parametrize("text", ["", "  ", "\u200b\u200d", "\u3164", "\u2800 \u2800", "...", "́"])
def test_a_name_of_which_nothing_is_seen_is_none(text: str) -> None:
    with pytest.raises(AppError) as refused:
        clean_name(text, 24)
    assert refused.value.code == "text_empty"


@pytest.mark.parametrize("text", ["Facilitator", "fаcilitator", "Begeleider", "B e g e l e i d e r"])
def test_nobody_plays_as_the_facilitator(text: str) -> None:
    with pytest.raises(AppError) as refused:
        clean_name(text, 24)
    assert refused.value.code == "name_reserved"


@given(st.text(max_size=40))
def test_whatever_is_typed_is_a_clean_name_or_refused(text: str) -> None:
    cleaned, code = "", ""
    try:
        cleaned = clean_name(text, 24)
    except AppError as error:
        code = error.code
    assert code in ("", "text_empty", "text_too_long", "name_reserved")
    if not code:
        assert cleaned == cleaned.strip()
        assert 1 <= len(cleaned) <= 24
        assert clean_text(cleaned, 24) == cleaned
