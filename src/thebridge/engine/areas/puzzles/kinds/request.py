"""Complete a request, field by field; what was asked for is what arrives."""

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
    said,
)
from thebridge.engine.areas.puzzles.words import DraftValue
from thebridge.engine.ids import ItemId, TextKey
from thebridge.engine.scenario import Part
from thebridge.engine.scenario.authored import Authored
from thebridge.engine.texts import Texts


@dataclass(frozen=True)
class FieldOption(Authored):
    """`settles`: accepted without being right; `on_answer` says what follows. Its id is unique in the part."""

    id: ItemId
    text: TextKey
    right: bool = False
    settles: bool = False
    naive: bool = False
    feedback: TextKey | None = None


@dataclass(frozen=True)
class RequestField(Authored):
    """One gap of the request."""

    id: ItemId
    text: TextKey
    options: tuple[FieldOption, ...]


@dataclass(frozen=True)
class RequestPart(Part):
    """A request to complete. The draft: for each field the id of an option."""

    fields: tuple[RequestField, ...]
    revisable: bool = False
    """The team may ask again after the puzzle is solved."""
    kind: Literal["request"] = "request"


def place(
    part: RequestPart, item: ItemId, value: DraftValue, text: str | None, tables: Tables = NO_TABLES
) -> DraftValue:
    """The option that fills the field."""
    require_item(item, [field.id for field in part.fields])
    field = next(field for field in part.fields if field.id == item)
    return one_of(value, [option.id for option in field.options])


def judge(part: RequestPart, draft: Draft, tables: Tables = NO_TABLES) -> Judgement:
    """Settled when every field holds an option that is right or settles."""
    require_filled(draft, [field.id for field in part.fields])
    chosen = [option for field in part.fields for option in field.options if option.id == draft[field.id]]
    options = tuple(option.id for option in chosen)
    apart = [option for option in chosen if not (option.right or option.settles)]
    if not apart:
        texts = tuple(said(option.feedback) for option in chosen if option.feedback is not None)
        return Judgement(is_settled=True, feedback=texts, options=options)
    otherwise = f"request_{extent(len(apart), len(part.fields))}_not_yet"
    said_of = feedback((option.feedback for option in apart), otherwise)
    return Judgement(is_settled=False, feedback=said_of, options=options)


def public(part: RequestPart, texts: Texts) -> dict[str, Any]:
    """The fields and their options as written."""
    return {
        "fields": [
            {
                "id": field.id,
                "text": texts.get(field.text),
                "options": [{"id": option.id, "text": texts.get(option.text)} for option in field.options],
            }
            for field in part.fields
        ]
    }


def right(part: RequestPart, tables: Tables = NO_TABLES) -> Draft:
    """The right option of each field; where none is right, the first that settles."""
    return {field.id: _right_of(field) for field in part.fields}


def _right_of(field: RequestField) -> ItemId:
    ranked = sorted(field.options, key=lambda option: (not option.right, not option.settles))
    return ranked[0].id


def naive(part: RequestPart, tables: Tables = NO_TABLES) -> Draft | None:
    """What somebody asks for who does not think about what is needed."""
    hasty = {field.id: option.id for field in part.fields for option in field.options if option.naive}
    return {**right(part), **hasty} if hasty else None


KIND = Kind(RequestPart, place, judge, public, right, naive)
