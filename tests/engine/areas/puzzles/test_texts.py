"""Every code that these areas can say has a text in both languages."""

import json
import re
from pathlib import Path

import pytest

import thebridge.engine.areas.puzzles as area

AREAS = Path(area.__path__[0]).parent
PARTS = Path(__file__).parents[4] / "static" / "i18n" / "parts"
OWN = ("puzzles", "talk", "votes")
_KINDS = "sort|order|choice|number|time|text|mark|rows|links|sets|request"
_FEEDBACK = re.compile(rf'"((?:{_KINDS})_[a-z_]*(?:\{{[^}}]*\}}_[a-z_]*)?)"')


def texts(language: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for name in OWN:
        found |= json.loads((PARTS / f"engine_{name}.{language}.json").read_text(encoding="utf-8"))
    return found


def sources(*names: str) -> str:
    return "\n".join(path.read_text("utf-8") for name in names for path in (AREAS / name).rglob("*.py"))


def refusals() -> set[str]:
    source = sources(*OWN)
    return set(re.findall(r'Refused\(\s*"(\w+)"', source)) | {"time_unfit", "number_unfit"}


def feedback() -> set[str]:
    codes: set[str] = set()
    kinds = sources("puzzles/kinds")
    for code in _FEEDBACK.findall(kinds):
        extents = ("one", "some", "most") if "{" in code else ("",)
        codes |= {re.sub(r"\{[^}]*\}", extent, code) for extent in extents}
    return codes - refusals()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_refusal_and_every_feedback_has_its_text_and_no_text_is_left_over(language: str) -> None:
    wanted = {f"refusal.{code}" for code in refusals()} | {f"feedback.{code}" for code in feedback()}
    assert set(texts(language)) == wanted


def test_both_languages_fill_in_the_same_values() -> None:
    dutch, english = texts("nl"), texts("en")
    for key, text in dutch.items():
        assert set(re.findall(r"\{\w+\}", text)) == set(re.findall(r"\{\w+\}", english[key])), key


@pytest.mark.parametrize(("language", "word"), [("nl", r"\bfout|\bverkeerd|!"), ("en", r"\bwrong|\berror|\bmistake|!")])
def test_no_text_blames(language: str, word: str) -> None:
    assert [key for key, text in texts(language).items() if re.search(word, text, re.IGNORECASE)] == []
