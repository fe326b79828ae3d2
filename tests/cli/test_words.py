"""What the command line says."""

from thebridge.cli.words import SENTENCES, explain, explain_setting
from thebridge.errors import AppError


def test_a_sentence_says_what_to_do_with_the_details_in_it() -> None:
    said = explain(AppError("port_in_use", port=8000, host="127.0.0.1"))
    assert said == "Port 8000 on 127.0.0.1 is taken. Stop what listens there, or choose another with --port."


def test_an_error_without_a_sentence_is_its_code_with_the_details() -> None:
    assert explain(AppError("never_heard_of", a=1)) == "never_heard_of (a=1)"


def test_a_setting_is_called_by_the_name_that_an_operator_sets() -> None:
    assert explain_setting({"loc": ("port",), "msg": "Value error, too high"}) == "THEBRIDGE_PORT: too high"
    assert explain_setting({"loc": (), "msg": "Value error, it cannot be"}) == "it cannot be"


def test_every_sentence_ends_and_blames_nobody() -> None:
    for sentence in SENTENCES.values():
        assert sentence.endswith(".")
        assert "!" not in sentence
