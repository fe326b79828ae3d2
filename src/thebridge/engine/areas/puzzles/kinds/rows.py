"""Pick the rows of a dataset that it is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final, Literal

from thebridge.engine.areas.puzzles.kinds.kind import (
    NO_TABLES,
    Draft,
    Judgement,
    Kind,
    Tables,
    feedback,
)
from thebridge.engine.areas.puzzles.words import DraftValue
from thebridge.engine.ids import ItemId, RowKey, SourceId, TextKey
from thebridge.engine.refusals import Refused
from thebridge.engine.scenario import Part
from thebridge.engine.scenario.authored import Authored
from thebridge.engine.texts import Texts

IN: Final = "in"
KEY_LENGTH: Final = 80


@dataclass(frozen=True)
class RowsMistake(Authored):
    """Said when this row was picked."""

    row: RowKey
    text: TextKey


@dataclass(frozen=True)
class RowsPart(Part):
    """Rows to pick. The draft: `in` for the key of each picked row."""

    source: SourceId
    answer: tuple[RowKey, ...]
    at_most: int = 20
    mistakes: tuple[RowsMistake, ...] = ()
    naive: tuple[RowKey, ...] = ()
    kind: Literal["rows"] = "rows"


def place(part: RowsPart, item: ItemId, value: DraftValue, text: str | None, tables: Tables = NO_TABLES) -> DraftValue:
    """The row is in."""
    table = tables.get(part.source)
    if len(item) > KEY_LENGTH or (table is not None and table.row(item) is None):
        raise Refused("row_unknown")
    if value != IN:
        raise Refused("value_unfit")
    return IN


def judge(part: RowsPart, draft: Draft, tables: Tables = NO_TABLES) -> Judgement:
    """Exactly the rows of the answer are in."""
    if not draft:
        raise Refused("answer_incomplete", missing=1)
    if len(draft) > part.at_most:
        raise Refused("rows_too_many", limit=part.at_most)
    picked, wanted = set(draft), {ItemId(row) for row in part.answer}
    options = tuple(sorted(picked))
    if picked == wanted:
        return Judgement(is_settled=True, options=options)
    texts = (one.text for one in part.mistakes if ItemId(one.row) in picked)
    return Judgement(is_settled=False, feedback=feedback(texts, _what(picked, wanted)), options=options)


def _what(picked: set[ItemId], wanted: set[ItemId]) -> str:
    if picked < wanted:
        return "rows_some_missing"
    if picked > wanted:
        return "rows_some_do_not_belong"
    return "rows_some_do_not_belong_and_some_missing" if picked & wanted else "rows_not_yet"


def public(part: RowsPart, texts: Texts) -> dict[str, Any]:
    """Which dataset, and how many rows at most."""
    return {"source": part.source, "at_most": part.at_most}


def right(part: RowsPart, tables: Tables = NO_TABLES) -> Draft:
    """The rows of the answer."""
    return {ItemId(row): IN for row in part.answer}


def naive(part: RowsPart, tables: Tables = NO_TABLES) -> Draft | None:
    """The rows that somebody picks at face value."""
    return {ItemId(row): IN for row in part.naive} or None


KIND = Kind(RowsPart, place, judge, public, right, naive)
