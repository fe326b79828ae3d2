"""The words of every page, in both languages, whole."""

import json
import re
from pathlib import Path

import pytest

from tests.house_rules.checkout import STATIC, find_files
from thebridge.web.i18n import LANGUAGES, Translations, choose_language, find_doubles, load_translations
from thebridge.web.messages import LEAD_MESSAGES

PARTS = STATIC / "i18n" / "parts"
OWNERS = sorted({path.name.split(".")[0] for path in PARTS.glob("*.json")})


def read(owner: str, language: str) -> dict[str, str | dict[str, str]]:
    path = PARTS / f"{owner}.{language}.json"
    found: dict[str, str | dict[str, str]] = json.loads(path.read_text(encoding="utf-8"))
    return found


def placeholders(text: str | dict[str, str]) -> set[str]:
    texts = [text] if isinstance(text, str) else list(text.values())
    return {name for one in texts for name in re.findall(r"\{(\w+)\}", one)}


@pytest.mark.parametrize("owner", OWNERS)
def test_both_languages_say_the_same_things(owner: str) -> None:
    dutch, english = read(owner, "nl"), read(owner, "en")
    assert set(dutch) == set(english)
    for key, text in dutch.items():
        assert type(text) is type(english[key]), key
        assert placeholders(text) == placeholders(english[key]), key


@pytest.mark.parametrize("owner", OWNERS)
def test_no_text_shouts_and_none_is_empty(owner: str) -> None:
    for language in LANGUAGES:
        for key, text in read(owner, language).items():
            for one in [text] if isinstance(text, str) else text.values():
                assert one.strip(), key
                assert "!" not in one, key


CODE = re.compile(r'(?:Refused|AppError|_refuse\(batch,)\(?\s*"([a-z_]+)"')


def test_whatever_is_refused_has_words() -> None:
    texts = load_translations(PARTS)
    sources = [path for path in find_files("src/thebridge", "*.py") if "cli" not in path.parts]
    codes = {code for path in sources for code in CODE.findall(path.read_text(encoding="utf-8"))}
    assert len(codes) > 50
    assert {code for code in codes if not texts.knows(f"refusal.{code}") and not texts.knows(f"error.{code}")} == set()


def test_whatever_a_lead_does_is_told_in_words_of_its_own() -> None:
    texts = load_translations(PARTS)
    kinds = {str(message.__struct_config__.tag) for message in LEAD_MESSAGES}
    in_the_lobby = {"lock", "unlock", "move_player"}
    assert {kind for kind in kinds | in_the_lobby if not texts.knows(f"lead.said.{kind}")} == set()


def test_whatever_closes_a_line_for_good_has_words() -> None:
    texts = load_translations(PARTS)
    final = re.compile(r"const FINAL = .*?\(\{(.*?)\}\)")
    told = [path.read_text(encoding="utf-8") for path in find_files("static/js/live", "*.js")]
    reasons = {reason for text in told for found in final.findall(text) for reason in re.findall(r'"(\w+)"', found)}
    assert reasons >= {"removed", "replaced", "room_gone"}
    assert all(texts.knows(f"connection.{reason}.{part}") for reason in reasons for part in ("title", "text"))


def test_no_key_stands_in_two_parts() -> None:
    assert find_doubles(PARTS) == []


def test_a_key_that_two_parts_claim_is_told(tmp_path: Path) -> None:
    for owner in ("a", "b"):
        (tmp_path / f"{owner}.nl.json").write_text('{"x": "y"}', encoding="utf-8")
    assert find_doubles(tmp_path) == ["b.nl.json: x"]


def test_all_parts_are_one_table() -> None:
    texts = load_translations(PARTS)
    assert texts.knows("join.title")
    assert set(texts.all_of("nl")) == set(texts.all_of("en"))


TEXTS = Translations(
    {
        "nl": {
            "hi": "Dag {name}",
            "n": {"one": "{count} tui", "other": "{count} tuien"},
            "refusal.full": "Vol {limit}",
        },
        "en": {"hi": "Hello {name}", "n": {"one": "{count} stay", "other": "{count} stays"}, "refusal.other": "No"},
    }
)


def test_values_are_filled_in_and_what_is_unknown_shows_itself() -> None:
    assert TEXTS.t("nl", "hi", name="{name}") == "Dag {name}"
    assert TEXTS.t("en", "hi") == "Hello {name}"
    assert TEXTS.t("en", "absent.key") == "absent.key"
    assert [TEXTS.t("nl", "n", count=count) for count in (0, 1, 2)] == ["0 tuien", "1 tui", "2 tuien"]


def test_a_refusal_has_a_text_even_when_nobody_wrote_one() -> None:
    assert TEXTS.refusal("nl", "full", {"limit": 3}) == "Vol 3"
    assert TEXTS.refusal("en", "never_heard_of", {}) == "No"


@pytest.mark.parametrize(
    ("wished", "remembered", "accepted", "language"),
    [
        ("en", "nl", "nl", "en"),
        ("xx", "en", "nl", "en"),
        (None, "<script>", "en-GB,en;q=0.9", "en"),
        (None, None, "nl-NL,nl;q=0.9,en;q=0.8", "nl"),
        (None, None, "en;q=0.4, nl;q=0.5", "nl"),
        (None, None, "de-DE,de;q=0.9", "en"),
        (None, None, "de, *;q=0.1", "nl"),
        (None, None, "nl;q=0, en;q=0.1", "en"),
        (None, None, "nl;q=bad;;;,,", "en"),
        (None, None, None, "nl"),
    ],
)
def test_the_language_is_what_was_asked_then_chosen_then_preferred(
    wished: str | None, remembered: str | None, accepted: str | None, language: str
) -> None:
    assert choose_language(wished, remembered, accepted) == language
