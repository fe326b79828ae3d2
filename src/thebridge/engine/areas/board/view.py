"""What is seen of the area *board*: a clue shows itself only by a pin that shows it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from thebridge.engine.areas.board.words import BoardState, Pin
from thebridge.engine.ids import ActId, CastId, ClueId, ColumnId, PinId, PlayerId, SourceId, TextKey
from thebridge.engine.memo import Memo
from thebridge.engine.scenario import Clue, Column, Dataset, Document, Scenario, Source
from thebridge.engine.texts import Texts

Unusable = Mapping[tuple[SourceId, ClueId | None], TextKey]
"""What became unusable as evidence: a whole source, or with a clue that clue alone."""


def board_section(
    scenario: Scenario, state: BoardState, texts: Texts, opened_acts: Collection[ActId]
) -> dict[str, Any]:
    """The stays of the bridge. They bear running numbers; an act that is not open yet has no name here."""
    return {
        "established": sum(clue.id in state.established for clue in scenario.clues),
        "total": len(scenario.clues),
        "stays": [
            {
                "clue": str(number),
                "act": clue.act if clue.act in opened_acts else None,
                "is_lit": clue.id in state.established,
            }
            for number, clue in enumerate(scenario.clues, start=1)
        ],
        "groups": [
            _group(scenario, state, act.id, texts.get(act.title)) for act in scenario.acts if act.id in opened_acts
        ],
    }


def _group(scenario: Scenario, state: BoardState, act: ActId, title: str) -> dict[str, Any]:
    clues = [clue for clue in scenario.clues if clue.act == act]
    lit = sum(clue.id in state.established for clue in clues)
    return {"act": act, "title": title, "lit": lit, "total": len(clues)}


@dataclass(frozen=True, slots=True)
class PinsContext:
    """What pins need of other areas.

    The players' names, what became unusable, and the clues whose time is not told yet.
    """

    names: Mapping[PlayerId, str]
    unusable: Unusable
    undated: Collection[ClueId] = ()
    unheard: Collection[CastId] = ()
    """The cast of whom the team has not heard yet."""


def pins_section(
    scenario: Scenario, state: BoardState, texts: Texts, context: PinsContext, memo: Memo
) -> dict[str, Any]:
    """Every pin on the board, with the clues that it shows."""
    around = (texts, context.names, context.unusable, frozenset(context.undated), frozenset(context.unheard))

    def show(pin: PinId) -> dict[str, Any]:
        return _pin(scenario, state.pins[pin], texts, context)

    return memo.recall_each("pins", state.pins, around, show)


def _pin(scenario: Scenario, pin: Pin, texts: Texts, context: PinsContext) -> dict[str, Any]:
    return _shown(scenario.source_by_id, pin, texts) | {
        "department": scenario.department_of_source[pin.source],
        "name": _name(pin, context),
        "is_unusable": _why_unusable(pin, texts, context.unusable),
        "clues": [_clue(scenario.clue_by_id[clue], texts, context) for clue in pin.clues],
    }


def _name(pin: Pin, context: PinsContext) -> str:
    return "" if pin.player is None else context.names.get(pin.player, "")


def _shown(sources: Mapping[SourceId, Source], pin: Pin, texts: Texts) -> dict[str, Any]:
    source = sources[pin.source]
    authored = [_column(sources, source, column) for column in pin.columns]
    return {
        "seq": pin.seq,
        "source": pin.source,
        "source_title": texts.get(source.title),
        "rows": list(pin.rows),
        "columns": [
            {"id": column, "title": "" if known is None else texts.get(known.title)}
            for column, known in zip(pin.columns, authored, strict=True)
        ],
        "values": _labelled(authored, pin, texts),
        "passage_text": _passage_text(source, pin, texts),
        "caption": pin.caption,
        "player": pin.player,
        "is_given": pin.is_given,
        "suspects": list(pin.suspects),
    }


def _why_unusable(pin: Pin, texts: Texts, unusable: Unusable) -> str | None:
    places: tuple[ClueId | None, ...] = (None, *pin.clues)
    reasons = (unusable.get((pin.source, clue)) for clue in places)
    return next((texts.get(reason) for reason in reasons if reason is not None), None)


def _clue(clue: Clue, texts: Texts, context: PinsContext) -> dict[str, Any]:
    return {
        "says": texts.get(clue.says),
        "supports": [one for one in clue.supports if one not in context.unheard],
        "clears": [one for one in clue.clears if one not in context.unheard],
        "at_utc": None if clue.id in context.undated else clue.at_utc,
    }


def _labelled(authored: list[Column | None], pin: Pin, texts: Texts) -> list[list[str]]:
    """The rows as shown, each coded cell as the author calls it."""
    labels = [{} if column is None else column.labels for column in authored]
    if not any(labels):
        return [list(row) for row in pin.values]
    return [
        [texts.get(coded[cell]) if cell in coded else cell for coded, cell in zip(labels, row, strict=True)]
        for row in pin.values
    ]


def _column(sources: Mapping[SourceId, Source], source: Source, column: ColumnId) -> Column | None:
    """The authored column, also of a looked-up `<source>.<column>`; None for our own `group.*` and `lookup.*`."""
    owner, dot, name = column.rpartition(".")
    found = sources.get(SourceId(owner)) if dot else source
    columns = found.columns if isinstance(found, Dataset) else ()
    return next((one for one in columns if one.id == name), None)


def _passage_text(source: Source, pin: Pin, texts: Texts) -> str | None:
    if pin.passage is None or not isinstance(source, Document):
        return None
    return next(texts.get(passage.text) for passage in source.passages if passage.id == pin.passage)


def links_section(state: BoardState) -> dict[str, Any]:
    """The links between pins."""
    return {
        link.id: {"first": link.first, "second": link.second, "relation": link.relation, "player": link.player}
        for link in state.links.values()
    }


def notes_section(state: BoardState) -> dict[str, Any]:
    """The notes on the board and at its pins."""
    return {note.id: {"pin": note.pin, "text": note.text, "player": note.player} for note in state.notes.values()}
