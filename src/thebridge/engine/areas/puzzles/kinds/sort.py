"""Lay each item in the bin where it belongs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

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


@dataclass(frozen=True)
class Bin(Authored):
    """A place to lay items in."""

    id: ItemId
    text: TextKey


@dataclass(frozen=True)
class SortItem(Authored):
    """`feedback` is said when the item lies in another bin than its own."""

    id: ItemId
    text: TextKey
    bin: ItemId
    naive: ItemId | None = None
    feedback: TextKey | None = None


@dataclass(frozen=True)
class SortPart(Part):
    """Items to lay in bins. The draft: the bin of each item."""

    bins: tuple[Bin, ...]
    items: tuple[SortItem, ...]
    kind: Literal["sort"] = "sort"


def place(part: SortPart, item: ItemId, value: DraftValue, text: str | None, tables: Tables = NO_TABLES) -> DraftValue:
    """The bin that the item is laid in."""
    require_item(item, [one.id for one in part.items])
    return one_of(value, [one.id for one in part.bins])


def judge(part: SortPart, draft: Draft, tables: Tables = NO_TABLES) -> Judgement:
    """Every item lies in its own bin."""
    require_filled(draft, [item.id for item in part.items])
    misplaced = [item for item in part.items if draft[item.id] != item.bin]
    if not misplaced:
        return Judgement(is_settled=True)
    otherwise = f"sort_{extent(len(misplaced), len(part.items))}_misplaced"
    return Judgement(is_settled=False, feedback=feedback((item.feedback for item in misplaced), otherwise))


def public(part: SortPart, texts: Texts) -> dict[str, Any]:
    """Bins as written; items mixed."""
    return {
        "bins": [{"id": one.id, "text": texts.get(one.text)} for one in part.bins],
        "items": [{"id": one.id, "text": texts.get(one.text)} for one in shuffled(part.items, part.id)],
    }


def right(part: SortPart, tables: Tables = NO_TABLES) -> Draft:
    """Each item in its own bin."""
    return {item.id: item.bin for item in part.items}


def naive(part: SortPart, tables: Tables = NO_TABLES) -> Draft | None:
    """Each item where a hasty eye lays it."""
    if all(item.naive is None for item in part.items):
        return None
    return {item.id: item.naive or item.bin for item in part.items}


KIND = Kind(SortPart, place, judge, public, right, naive)
