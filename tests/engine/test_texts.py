"""Texts with the names of this session."""

from thebridge.engine.ids import TextKey
from thebridge.engine.texts import Texts

TEXTS = Texts({TextKey("a"): "Hallo {bep}, {missed} over {onbekend}"}, {"bep": "Bep"})


def test_names_and_values_are_filled_in_and_an_unknown_name_stays() -> None:
    assert TEXTS.get(TextKey("a"), missed=3) == "Hallo Bep, 3 over {onbekend}"


def test_a_value_goes_before_a_name() -> None:
    assert TEXTS.get(TextKey("a"), bep="Anna").startswith("Hallo Anna")


def test_a_key_without_text_is_shown_itself_and_no_key_is_nothing() -> None:
    assert TEXTS.get(TextKey("gone")) == "gone"
    assert TEXTS.get(None) == ""
