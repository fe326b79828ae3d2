"""Link what belongs together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final, Literal

from thebridge.engine.areas.puzzles.kinds.kind import (
    NO_TABLES,
    Draft,
    Judgement,
    Kind,
    Tables,
    extent,
    feedback,
    one_of,
    require_filled,
    require_item,
    shuffled,
)
from thebridge.engine.areas.puzzles.words import DraftValue
from thebridge.engine.ids import ItemId, TextKey
from thebridge.engine.scenario import Part
from thebridge.engine.scenario.authored import Authored
from thebridge.engine.texts import Texts

NONE: Final = ItemId("none")


@dataclass(frozen=True)
class LeftItem(Authored):
    """`right` is the item it belongs to, or `none`. `feedback` is said when it is linked to another."""

    id: ItemId
    text: TextKey
    right: ItemId
    naive: ItemId | None = None
    feedback: TextKey | None = None


@dataclass(frozen=True)
class RightItem(Authored):
    """What left items may belong to."""

    id: ItemId
    text: TextKey


@dataclass(frozen=True)
class LinksPart(Part):
    """Items to link. The draft: for each left item a right one, or `none`."""

    left: tuple[LeftItem, ...]
    right: tuple[RightItem, ...]
    allow_none: bool = False
    kind: Literal["links"] = "links"


def place(part: LinksPart, item: ItemId, value: DraftValue, text: str | None, tables: Tables = NO_TABLES) -> DraftValue:
    """The right item that the left one is linked to."""
    require_item(item, [one.id for one in part.left])
    known = [one.id for one in part.right]
    return one_of(value, [*known, NONE] if part.allow_none else known)


def judge(part: LinksPart, draft: Draft, tables: Tables = NO_TABLES) -> Judgement:
    """Every left item is linked to what it belongs to."""
    require_filled(draft, [one.id for one in part.left])
    apart = [one for one in part.left if draft[one.id] != one.right]
    if not apart:
        return Judgement(is_settled=True)
    texts = (one.feedback for one in apart)
    return Judgement(is_settled=False, feedback=feedback(texts, _what(part, draft, apart)))


def _what(part: LinksPart, draft: Draft, apart: list[LeftItem]) -> str:
    if all(one.right == NONE for one in apart):
        return "links_something_has_no_partner"
    if all(draft[one.id] == NONE for one in apart):
        return "links_something_has_a_partner"
    return f"links_{extent(len(apart), len(part.left))}_not_yet"


def public(part: LinksPart, texts: Texts) -> dict[str, Any]:
    """The left side as authored, the right one mixed, so that they do not face each other in pairs."""
    left = part.left
    right = shuffled(part.right, f"{part.id}/right")
    if len(right) > 1 and all(one.right == other.id for one, other in zip(left, right, strict=False)):
        right = (*right[1:], *right[:1])
    return {
        "left": [{"id": one.id, "text": texts.get(one.text)} for one in left],
        "right": [{"id": one.id, "text": texts.get(one.text)} for one in right],
        "allow_none": part.allow_none,
    }


def right(part: LinksPart, tables: Tables = NO_TABLES) -> Draft:
    """Each left item with what it belongs to."""
    return {one.id: one.right for one in part.left}


def naive(part: LinksPart, tables: Tables = NO_TABLES) -> Draft | None:
    """Each left item with what it seems to belong to."""
    if all(one.naive is None for one in part.left):
        return None
    return {one.id: one.naive or one.right for one in part.left}


KIND = Kind(LinksPart, place, judge, public, right, naive)
