from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.areas.puzzles.kinds.examples import TEXT
from tests.engine.areas.puzzles.warehouse import TEXTS
from thebridge.engine.areas.puzzles.kinds.text import TEXT as ITEM
from thebridge.engine.areas.puzzles.kinds.text import judge, naive, outcome, place, plain, public
from thebridge.engine.refusals import Refused


@pytest.mark.parametrize("words", ["K-117", "k117", " K 117 ", "Pas K-117.", "pás  k‑117"])
def test_capitals_accents_signs_and_spaces_do_not_matter(words: str) -> None:
    assert place(TEXT, ITEM, "", words) == "accepted"


@pytest.mark.parametrize(("words", "same"), [("Løvland", "lovland"), ("Straße", "STRASSE"), ("Éva", "eva")])
def test_letters_that_a_keyboard_lacks_may_be_written_plainly(words: str, same: str) -> None:
    assert plain(words) == plain(same)


@given(st.text(max_size=20))
def test_making_words_plain_twice_changes_nothing_more(words: str) -> None:
    assert plain(plain(words)) == plain(words)


def test_a_known_mistake_is_told_apart_from_any_other_words() -> None:
    assert outcome(TEXT, "k711") == "mistake:0"
    assert judge(TEXT, {ITEM: "mistake:0"}).feedback == ("text:swapped",)
    assert judge(TEXT, {ITEM: "other"}).feedback == ("text_not_yet",)
    assert judge(TEXT, {ITEM: "other"}).options == ("other",)


def test_the_value_that_is_sent_beside_the_words_does_not_matter() -> None:
    assert place(TEXT, ITEM, "accepted", "Ruben") == "other"


@pytest.mark.parametrize(("words", "code"), [(None, "text_empty"), ("", "text_empty"), ("x" * 21, "text_too_long")])
def test_words_must_be_there_and_fit(words: str | None, code: str) -> None:
    with pytest.raises(Refused, match=code):
        place(TEXT, ITEM, "", words)


def test_how_much_may_be_written_is_seen() -> None:
    assert public(TEXT, TEXTS) == {"max_length": 20}
    assert naive(replace(TEXT, naive=None)) is None
