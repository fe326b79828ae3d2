"""Say who is in each set, and who is in all of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

from thebridge.engine.areas.puzzles.kinds.kind import (
    NO_TABLES,
    Draft,
    Judgement,
    Kind,
    Tables,
    chosen_ids,
    feedback,
    require_filled,
    require_item,
    several_of,
)
from thebridge.engine.areas.puzzles.words import DraftValue
from thebridge.engine.ids import FeedbackCode, ItemId, SourceId, TextKey
from thebridge.engine.scenario import Part
from thebridge.engine.scenario.authored import Authored
from thebridge.engine.texts import Texts

INTERSECTION: Final = ItemId("intersection")


@dataclass(frozen=True)
class MemberSet(Authored):
    """A set and who is in it. `feedback` is said when its members are not these."""

    id: ItemId
    text: TextKey
    members: tuple[ItemId, ...]
    source: SourceId | None = None
    feedback: TextKey | None = None


@dataclass(frozen=True)
class Candidate(Authored):
    """Who or what may be in a set."""

    id: ItemId
    text: TextKey


@dataclass(frozen=True)
class SetsPart(Part):
    """Sets to fill and to intersect. The draft: for each set and for `intersection` the ids that are in it."""

    sets: tuple[MemberSet, ...]
    candidates: tuple[Candidate, ...]
    naive: Mapping[ItemId, tuple[ItemId, ...]] | None = None
    """As a draft, by set and `intersection`; what is not named is as it should be."""
    kind: Literal["sets"] = "sets"


def place(part: SetsPart, item: ItemId, value: DraftValue, text: str | None, tables: Tables = NO_TABLES) -> DraftValue:
    """Who is in the set, in the order of the candidates."""
    require_item(item, _items(part))
    return several_of(value, [one.id for one in part.candidates])


def _items(part: SetsPart) -> tuple[ItemId, ...]:
    return (*(one.id for one in part.sets), INTERSECTION)


def _in_all(sets: list[set[ItemId]]) -> set[ItemId]:
    return set.intersection(*sets) if sets else set()


def judge(part: SetsPart, draft: Draft, tables: Tables = NO_TABLES) -> Judgement:
    """Each set has its members, and the intersection those of all sets."""
    require_filled(draft, _items(part))
    given = {item: set(chosen_ids(draft[item])) for item in _items(part)}
    options = chosen_ids(draft[INTERSECTION])
    apart = [one for one in part.sets if given[one.id] != set(one.members)]
    if apart:
        texts = (one.feedback for one in apart)
        return Judgement(is_settled=False, feedback=feedback(texts, _what(apart, given)), options=options)
    if given[INTERSECTION] != _in_all([set(one.members) for one in part.sets]):
        return Judgement(is_settled=False, feedback=(FeedbackCode("sets_intersection_not_yet"),), options=options)
    return Judgement(is_settled=True, options=options)


def _what(apart: list[MemberSet], given: dict[ItemId, set[ItemId]]) -> str:
    is_missing = any(set(one.members) - given[one.id] for one in apart)
    has_others = any(given[one.id] - set(one.members) for one in apart)
    if is_missing and has_others:
        return "sets_some_do_not_belong_and_some_missing"
    return "sets_some_missing" if is_missing else "sets_some_do_not_belong"


def public(part: SetsPart, texts: Texts) -> dict[str, Any]:
    """The sets without their members, and the candidates."""
    return {
        "sets": [{"id": one.id, "text": texts.get(one.text), "source": one.source} for one in part.sets],
        "candidates": [{"id": one.id, "text": texts.get(one.text)} for one in part.candidates],
    }


def right(part: SetsPart, tables: Tables = NO_TABLES) -> Draft:
    """Each set with its members, and what they share."""
    order = [one.id for one in part.candidates]
    shared = _in_all([set(one.members) for one in part.sets])
    members = {one.id: tuple(who for who in order if who in one.members) for one in part.sets}
    return {**members, INTERSECTION: tuple(who for who in order if who in shared)}


def naive(part: SetsPart, tables: Tables = NO_TABLES) -> Draft | None:
    """The sets as they seem at face value."""
    return None if part.naive is None else {**right(part), **part.naive}


KIND = Kind(SetsPart, place, judge, public, right, naive)
