"""What every kind of puzzle part can do, and what the kinds share in judging."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Generic, Protocol, TypeVar

from thebridge.engine.areas.puzzles.words import DraftValue
from thebridge.engine.ids import FeedbackCode, ItemId, SourceId, TextKey
from thebridge.engine.refusals import Refused
from thebridge.engine.scenario import Part, Table
from thebridge.engine.texts import Texts

Draft = Mapping[ItemId, DraftValue]
Tables = Mapping[SourceId, Table]
NO_TABLES: Final[Tables] = {}

ACCEPTED: Final = ItemId("accepted")
OTHER: Final = ItemId("other")
TEXTS_LIMIT: Final = 2
"""How many of the author's texts one judgement says at most: more would not be read."""

P = TypeVar("P", bound=Part)
P_contra = TypeVar("P_contra", bound=Part, contravariant=True)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Judgement:
    """`is_settled`: the team may go on. `options` are the ids that conditions and evidence may ask for."""

    is_settled: bool
    feedback: tuple[FeedbackCode, ...] = ()
    options: tuple[ItemId, ...] = ()


class Place(Protocol[P_contra]):
    """A hand's value for one item, made regular. Refuses `item_unknown`, `value_unfit`, `row_unknown`."""

    def __call__(
        self, part: P_contra, item: ItemId, value: DraftValue, text: str | None, tables: Tables = ..., /
    ) -> DraftValue: ...


class Judge(Protocol[P_contra]):
    """What the draft is worth and what kind of mistake is in it. Refuses `answer_incomplete`."""

    def __call__(self, part: P_contra, draft: Draft, tables: Tables = ..., /) -> Judgement: ...


class Public(Protocol[P_contra]):
    """What a player gets to see of the part, beside its prompt. Nothing in it tells the answer."""

    def __call__(self, part: P_contra, texts: Texts, /) -> dict[str, Any]: ...


class Right(Protocol[P_contra]):
    """A draft that settles the part."""

    def __call__(self, part: P_contra, tables: Tables = ..., /) -> Draft: ...


class Naive(Protocol[P_contra]):
    """The draft of somebody who takes everything at face value, or None when the author declared none."""

    def __call__(self, part: P_contra, tables: Tables = ..., /) -> Draft | None: ...


@dataclass(frozen=True, slots=True)
class Kind(Generic[P]):
    """One kind of puzzle part. `tables` matter only to kinds that are done on a dataset."""

    part: type[P]
    place: Place[P]
    judge: Judge[P]
    public: Public[P]
    right: Right[P]
    naive: Naive[P]
    takes_text: bool = False
    """The value comes from a person's own words."""


def said(text: TextKey) -> FeedbackCode:
    """The feedback that an author wrote for this mistake."""
    return FeedbackCode(f"text:{text}")


def feedback(texts: Iterable[TextKey | None], otherwise: str) -> tuple[FeedbackCode, ...]:
    """The author's texts when there are any, else the kind's own code."""
    known = dict.fromkeys(text for text in texts if text is not None)
    return tuple(said(text) for text in list(known)[:TEXTS_LIMIT]) or (FeedbackCode(otherwise),)


def extent(count: int, total: int) -> str:
    """How much does not fit yet, in a word: one, some, most."""
    if count == 1:
        return "one"
    return "most" if count * 2 > total else "some"


def mistake(number: int) -> ItemId:
    """The option that names the author's mistake number `number`, from 0."""
    return ItemId(f"mistake:{number}")


def require_filled(draft: Draft, items: Iterable[ItemId]) -> None:
    """Refuses a draft in which items are still empty."""
    missing = sum(not _is_filled(draft.get(item)) for item in items)
    if missing:
        raise Refused("answer_incomplete", missing=missing)


def _is_filled(value: DraftValue | None) -> bool:
    return value is not None and value != ""


def require_item(item: ItemId, known: Collection[ItemId]) -> None:
    """Refuses an item that the part does not have."""
    if item not in known:
        raise Refused("item_unknown")


def one_of(value: DraftValue, known: Collection[str]) -> ItemId:
    """The value as one of the known ids."""
    if not isinstance(value, str) or value not in known:
        raise Refused("value_unfit")
    return ItemId(value)


def several_of(value: DraftValue, known: Sequence[ItemId]) -> tuple[ItemId, ...]:
    """The value as some of the known ids, each once, in their own order."""
    if isinstance(value, str | float | int) or not set(value) <= set(known):
        raise Refused("value_unfit")
    return tuple(one for one in known if one in value)


def chosen_ids(value: DraftValue | None) -> tuple[ItemId, ...]:
    """The ids in a value of a draft, be it one or several."""
    if isinstance(value, str):
        return (ItemId(value),)
    return tuple(ItemId(one) for one in value) if isinstance(value, tuple) else ()


class HasId(Protocol):
    """Something of a part that a player can move or choose."""

    @property
    def id(self) -> ItemId: ...


H = TypeVar("H", bound=HasId)


def shuffled(items: Sequence[H], salt: str) -> tuple[H, ...]:
    """The items in an order of their own that is always the same, and never the one they were written in."""
    mixed = tuple(sorted(items, key=lambda item: hashlib.sha256(f"{salt}/{item.id}".encode()).digest()))
    return (*mixed[1:], *mixed[:1]) if mixed == tuple(items) else mixed
