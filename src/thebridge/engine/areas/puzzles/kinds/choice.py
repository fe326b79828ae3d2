"""Choose one option, or several."""

from __future__ import annotations

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
    one_of,
    require_filled,
    require_item,
    said,
    several_of,
)
from thebridge.engine.areas.puzzles.words import DraftValue
from thebridge.engine.ids import ItemId, TextKey
from thebridge.engine.refusals import Refused
from thebridge.engine.scenario import Part
from thebridge.engine.scenario.authored import Authored
from thebridge.engine.texts import Texts

CHOICE: Final = ItemId("choice")


@dataclass(frozen=True)
class ChoiceOption(Authored):
    """`settles`: accepted without being right, for a choice that has consequences instead of a judge."""

    id: ItemId
    text: TextKey
    right: bool = False
    settles: bool = False
    naive: bool = False
    feedback: TextKey | None = None


@dataclass(frozen=True)
class ChoicePart(Part):
    """Options to choose from. The draft: `choice`, the id of the option, or the ids when `multiple`."""

    options: tuple[ChoiceOption, ...]
    multiple: bool = False
    revisable: bool = False
    """The team may answer again after the puzzle is solved."""
    kind: Literal["choice"] = "choice"


def place(
    part: ChoicePart, item: ItemId, value: DraftValue, text: str | None, tables: Tables = NO_TABLES
) -> DraftValue:
    """The chosen option, or the chosen options in the order written."""
    require_item(item, (CHOICE,))
    known = [option.id for option in part.options]
    if not part.multiple:
        return one_of(value, known)
    return several_of((value,) if isinstance(value, str) else value, known)


def judge(part: ChoicePart, draft: Draft, tables: Tables = NO_TABLES) -> Judgement:
    """Settled by the right options (those that settle may stand beside them), or by options that all settle."""
    require_filled(draft, (CHOICE,))
    ids = chosen_ids(draft[CHOICE])
    if not ids:
        raise Refused("answer_incomplete", missing=1)
    chosen = [option for option in part.options if option.id in ids]
    if _is_settled(part, chosen):
        texts = tuple(said(option.feedback) for option in chosen if option.feedback is not None)
        return Judgement(is_settled=True, feedback=texts, options=ids)
    # What an author says of a right option would tell that it is right: only the others speak while it is not settled.
    others = (option.feedback for option in chosen if not option.right)
    return Judgement(is_settled=False, feedback=feedback(others, _what(part, chosen)), options=ids)


def _is_settled(part: ChoicePart, chosen: list[ChoiceOption]) -> bool:
    if not part.multiple:
        return any(option.right or option.settles for option in chosen)
    if all(option.settles for option in chosen):
        return True
    all_right = all(option in chosen for option in part.options if option.right)
    return all_right and all(option.right or option.settles for option in chosen)


def _what(part: ChoicePart, chosen: list[ChoiceOption]) -> str:
    if not part.multiple:
        return "choice_not_yet"
    is_missing = any(option.right and option not in chosen for option in part.options)
    has_others = any(not option.right and not option.settles for option in chosen)
    if is_missing and has_others:
        return "choice_some_do_not_fit_and_some_missing"
    return "choice_some_missing" if is_missing else "choice_some_do_not_fit"


def public(part: ChoicePart, texts: Texts) -> dict[str, Any]:
    """The options as written."""
    return {
        "multiple": part.multiple,
        "options": [{"id": option.id, "text": texts.get(option.text)} for option in part.options],
    }


def right(part: ChoicePart, tables: Tables = NO_TABLES) -> Draft:
    """The right option or options; a choice without a right one is settled by the first that settles."""
    ids = tuple(option.id for option in part.options if option.right)
    ids = ids or tuple(option.id for option in part.options if option.settles)[:1]
    return {CHOICE: ids if part.multiple else ids[0]}


def naive(part: ChoicePart, tables: Tables = NO_TABLES) -> Draft | None:
    """What somebody chooses who did not look."""
    ids = tuple(option.id for option in part.options if option.naive)
    if not ids:
        return None
    return {CHOICE: ids if part.multiple else ids[0]}


KIND = Kind(ChoicePart, place, judge, public, right, naive)
