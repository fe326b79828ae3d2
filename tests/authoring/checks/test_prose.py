"""Advice on how texts read."""

import pytest

from tests.authoring.folder import Folder
from thebridge.authoring.checks.prose import count_words, sentences_of


def test_sentences_end_at_points_paragraphs_and_items_of_a_list() -> None:
    text = "Een zin. Nog een?\n\nEen alinea zonder punt\n\n- een ding\n- nog een\n\n**Aan:** depot\n**Van:** Bep"
    assert sentences_of(text) == [
        "Een zin.",
        "Nog een?",
        "Een alinea zonder punt",
        "een ding",
        "nog een",
        "Aan:** depot",
        "Van:** Bep",
    ]


def test_times_and_amounts_are_words_and_do_not_end_a_sentence() -> None:
    assert sentences_of("Om 13.20 uur woog hij 4,2 kilo.") == ["Om 13.20 uur woog hij 4,2 kilo."]
    assert count_words("Om 13.20 uur woog hij 4,2 kilo.") == 7


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("De lijst wordt elke dag door iemand gemaakt.", "sentence_passive"),
        ("De sleutels werden niet teruggebracht.", "sentence_passive"),
        ("Wij faciliteren dit middels een workflow.", "jargon"),
        ("Kom snel!", "text_shouts"),
    ],
)
def test_advice_is_given_on_dutch(text: str, code: str) -> None:
    folder = Folder().edit("text/nl.yaml", "  at_once: Meteen", f"  at_once: {text}")
    assert code in folder.codes()
    assert folder.check().is_good


@pytest.mark.parametrize(
    "text", ["Het wordt donker.", "Hij werd boos op zijn baas.", "Je kunt dit worden.", "Hij ziet ![plaatje](x)."]
)
def test_what_only_looks_like_it_is_left_alone(text: str) -> None:
    assert Folder().edit("text/nl.yaml", "  at_once: Meteen", f"  at_once: {text}").codes() == set()


def test_english_is_not_measured_by_dutch_rules() -> None:
    text = "worden gemaakt " * 12
    assert Folder().edit("text/en.yaml", "  at_once: At once", f"  at_once: {text}").codes() == set()


def test_a_long_document_is_told() -> None:
    folder = Folder().edit("text/nl.yaml", '    weight: "1', '    weight: "' + "Taart. " * 121 + "1")
    assert folder.told("document_long").is_warning


def test_too_many_documents_for_one_player_are_told() -> None:
    text = Folder().text("sources.yaml")
    receipt = text[
        text.index("  - kind: document\n    id: receipt") : text.index("  - kind: dataset\n    id: badge_log")
    ]
    copies = [receipt.replace("id: receipt", f"id: receipt_{number}") for number in range(12)]
    folder = Folder().write("more.yaml", "sources:\n" + "".join(copies))
    assert folder.told("too_much_to_read").line == folder.line("scenario.yaml", '"5":')
