"""Put the items in order."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Literal

from thebridge.engine.areas.puzzles.kinds.kind import (
    NO_TABLES,
    Draft,
    Judgement,
    Kind,
    Tables,
    feedback,
    require_item,
    shuffled,
)
from thebridge.engine.areas.puzzles.words import DraftValue
from thebridge.engine.ids import ItemId, TextKey
from thebridge.engine.refusals import Refused
from thebridge.engine.scenario import Part
from thebridge.engine.scenario.authored import Authored
from thebridge.engine.texts import Texts


@dataclass(frozen=True)
class OrderItem(Authored):
    """An item of the line. `naive_rank`: where it seems to stand at face value."""

    id: ItemId
    text: TextKey
    naive_rank: float | None = None


@dataclass(frozen=True)
class OrderMistake(Authored):
    """Said when `first`, which comes before `second`, stands after it."""

    first: ItemId
    second: ItemId
    text: TextKey


@dataclass(frozen=True)
class OrderPart(Part):
    """Items written in their right order. The draft: the rank of each item; a lower rank stands first.

    An item that no hand has moved stands at its place in the public list (0, 1, 2...); equal ranks stand by id.
    """

    items: tuple[OrderItem, ...]
    mistakes: tuple[OrderMistake, ...] = ()
    markers: tuple[TextKey, ...] = ()
    """Labels along the line, such as what its two ends mean."""
    kind: Literal["order"] = "order"


def place(part: OrderPart, item: ItemId, value: DraftValue, text: str | None, tables: Tables = NO_TABLES) -> DraftValue:
    """The rank that the item gets."""
    require_item(item, [one.id for one in part.items])
    if isinstance(value, str | tuple) or not math.isfinite(value):
        raise Refused("value_unfit")
    return float(value)


def judge(part: OrderPart, draft: Draft, tables: Tables = NO_TABLES) -> Judgement:
    """The items stand in the order they were written in."""
    if not any(item.id in draft for item in part.items):
        raise Refused("answer_incomplete", missing=len(part.items))
    wanted = [item.id for item in part.items]
    standing = order_of(part, draft)
    if standing == wanted:
        return Judgement(is_settled=True)
    at = {item: number for number, item in enumerate(standing)}
    texts = (one.text for one in part.mistakes if at[one.first] > at[one.second])
    return Judgement(is_settled=False, feedback=feedback(texts, _what(standing, wanted)))


def order_of(part: OrderPart, draft: Draft) -> list[ItemId]:
    """The items as they stand on the line."""
    ranks = {item.id: float(number) for number, item in enumerate(shuffled(part.items, part.id))}
    ranks.update({item: value for item, value in draft.items() if isinstance(value, float)})
    return sorted(ranks, key=lambda item: (ranks[item], item))


def _what(standing: list[ItemId], wanted: list[ItemId]) -> str:
    if standing == wanted[::-1] and len(wanted) > 2:
        return "order_reversed"
    apart = [number for number, item in enumerate(standing) if item != wanted[number]]
    is_one_pair = len(apart) == 2 and apart[1] - apart[0] == 1
    return "order_almost" if is_one_pair and len(wanted) > 2 else "order_not_yet"


def public(part: OrderPart, texts: Texts) -> dict[str, Any]:
    """The items, mixed."""
    return {
        "items": [{"id": one.id, "text": texts.get(one.text)} for one in shuffled(part.items, part.id)],
        "markers": [texts.get(marker) for marker in part.markers],
    }


def right(part: OrderPart, tables: Tables = NO_TABLES) -> Draft:
    """The items as written."""
    return {item.id: float(number) for number, item in enumerate(part.items)}


def naive(part: OrderPart, tables: Tables = NO_TABLES) -> Draft | None:
    """The order at face value."""
    if all(item.naive_rank is None for item in part.items):
        return None
    ranks = {item.id: item.naive_rank for item in part.items}
    return {item: float(number) if rank is None else float(rank) for number, (item, rank) in enumerate(ranks.items())}


KIND = Kind(OrderPart, place, judge, public, right, naive)
