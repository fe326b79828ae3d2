"""The words of pages, refusals and errors in each language.

Keys are flat, `{name}` is filled in, and `count` chooses between `one` and `other`. Each part of the product keeps its
words in files of its own, `static/i18n/parts/<owner>.<language>.json`; here they are one table.
"""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

LANGUAGES: Final = ("nl", "en")
DEFAULT_LANGUAGE: Final = "nl"
FOREIGN_LANGUAGE: Final = "en"
"""For people whose browser asks for languages that we do not have."""

Text = str | Mapping[str, str]
_PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*)\}")
_WEIGHT = re.compile(r"^\s*([a-zA-Z-]{1,20}|\*)\s*(?:;\s*q=([01](?:\.\d{0,3})?))?\s*$")


class Translations:
    """Every text of every language, read once at start."""

    def __init__(self, texts: Mapping[str, Mapping[str, Text]]) -> None:
        self._texts = texts

    def all_of(self, language: str) -> Mapping[str, Text]:
        """Every text of one language: what a live page takes along."""
        return self._texts[language]

    def knows(self, key: str) -> bool:
        """Whether there is a text for this key."""
        return key in self._texts[DEFAULT_LANGUAGE]

    def t(self, language: str, key: str, **values: object) -> str:
        """The text of a key with its values filled in; the key itself when there is none."""
        text = self._texts[language].get(key, key)
        if not isinstance(text, str):
            text = text["one" if values.get("count") == 1 else "other"]
        return _PLACEHOLDER.sub(lambda match: str(values.get(match[1], match[0])), text)

    def refusal(self, language: str, code: str, details: Mapping[str, object]) -> str:
        """What a person reads when the rules say no, or when something went wrong."""
        for family in ("refusal", "error"):
            if self.knows(f"{family}.{code}"):
                return self.t(language, f"{family}.{code}", **details)
        return self.t(language, "refusal.other")


def load_translations(folder: Path) -> Translations:
    """Reads every part."""
    return Translations({language: _merge(_parts(folder, language)) for language in LANGUAGES})


def find_doubles(folder: Path) -> list[str]:
    """Keys that two parts claim, each with the later file: a mistake of ours."""
    found: list[str] = []
    for language in LANGUAGES:
        known: set[str] = set()
        for path in _parts(folder, language):
            keys = set(_read(path))
            found += [f"{path.name}: {key}" for key in sorted(keys & known)]
            known |= keys
    return found


def _parts(folder: Path, language: str) -> list[Path]:
    return sorted(folder.glob(f"*.{language}.json"))


def _read(path: Path) -> dict[str, Text]:
    found: dict[str, Text] = json.loads(path.read_text(encoding="utf-8"))
    return found


def _merge(parts: list[Path]) -> Mapping[str, Text]:
    merged: dict[str, Text] = {}
    for path in parts:
        merged |= _read(path)
    return merged


def choose_language(wished: str | None, remembered: str | None, accepted: str | None) -> str:
    """The language of a page: what the address asks for, what was chosen before, then what the browser prefers."""
    for language in (wished, remembered):
        if language in LANGUAGES:
            return language
    if not accepted:
        return DEFAULT_LANGUAGE
    return _preferred(accepted) or FOREIGN_LANGUAGE


def _preferred(accepted: str) -> str | None:
    weighed: list[tuple[float, int, str]] = []
    for place, part in enumerate(accepted.split(",")[:20]):
        match = _WEIGHT.match(part)
        if match is None:
            continue
        language = DEFAULT_LANGUAGE if match[1] == "*" else match[1].lower().split("-")[0]
        weight = 1.0 if match[2] is None else float(match[2])
        if language in LANGUAGES and weight > 0:
            weighed.append((-weight, place, language))
    return min(weighed)[2] if weighed else None
