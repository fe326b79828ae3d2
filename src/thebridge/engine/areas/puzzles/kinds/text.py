"""Write a short answer."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Any, Final, Literal

from thebridge.engine.areas.puzzles.kinds.kind import (
    ACCEPTED,
    NO_TABLES,
    OTHER,
    Draft,
    Judgement,
    Kind,
    Tables,
    mistake,
    require_filled,
    require_item,
    said,
)
from thebridge.engine.areas.puzzles.words import DraftValue
from thebridge.engine.ids import FeedbackCode, ItemId, TextKey
from thebridge.engine.refusals import Refused
from thebridge.engine.scenario import Part
from thebridge.engine.scenario.authored import Authored
from thebridge.engine.texts import Texts

TEXT: Final = ItemId("text")
_NOT_A_SIGN = re.compile(r"[\W_]")
_STROKES: Final = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe"})
"""Letters that a keyboard may lack and that Unicode does not take apart."""


@dataclass(frozen=True)
class TextMistake(Authored):
    """Forms that a known mistake leads to."""

    forms: tuple[str, ...]
    text: TextKey


@dataclass(frozen=True)
class TextPart(Part):
    """A short answer in own words. The draft: `text`, what the words come to (accepted, other, mistake:<n>)."""

    accepts: tuple[str, ...]
    mistakes: tuple[TextMistake, ...] = ()
    naive: str | None = None
    max_length: int = 80
    kind: Literal["text"] = "text"


def plain(words: str) -> str:
    """The letters and digits of the words, without capitals and accents: K-117, k 117 and K117 are the same."""
    whole = unicodedata.normalize("NFKD", words).casefold().translate(_STROKES)
    return _NOT_A_SIGN.sub("", unicodedata.normalize("NFKD", whole))


def outcome(part: TextPart, words: str) -> ItemId:
    """What the words come to."""
    written = plain(words)
    if written in {plain(form) for form in part.accepts}:
        return ACCEPTED
    for number, one in enumerate(part.mistakes):
        if written in {plain(form) for form in one.forms}:
            return mistake(number)
    return OTHER


def place(part: TextPart, item: ItemId, value: DraftValue, text: str | None, tables: Tables = NO_TABLES) -> DraftValue:
    """What the words come to; the value that was sent does not matter."""
    require_item(item, (TEXT,))
    if not text:
        raise Refused("text_empty")
    if len(text) > part.max_length:
        raise Refused("text_too_long", limit=part.max_length)
    return outcome(part, text)


def judge(part: TextPart, draft: Draft, tables: Tables = NO_TABLES) -> Judgement:
    """The words are one of the accepted forms."""
    require_filled(draft, (TEXT,))
    found = ItemId(str(draft[TEXT]))
    if found == ACCEPTED:
        return Judgement(is_settled=True, options=(found,))
    for number, one in enumerate(part.mistakes):
        if found == mistake(number):
            return Judgement(is_settled=False, feedback=(said(one.text),), options=(found,))
    return Judgement(is_settled=False, feedback=(FeedbackCode("text_not_yet"),), options=(found,))


def public(part: TextPart, texts: Texts) -> dict[str, Any]:
    """How much may be written."""
    return {"max_length": part.max_length}


def right(part: TextPart, tables: Tables = NO_TABLES) -> Draft:
    """Accepted words, such as the first form."""
    return {TEXT: ACCEPTED}


def naive(part: TextPart, tables: Tables = NO_TABLES) -> Draft | None:
    """What the words of somebody who did not look come to."""
    return None if part.naive is None else {TEXT: outcome(part, part.naive)}


KIND = Kind(TextPart, place, judge, public, right, naive, takes_text=True)
