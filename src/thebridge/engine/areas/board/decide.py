"""What the area *board* allows."""

from collections.abc import Mapping
from typing import Final

from thebridge.engine.areas.board.clues import clues_of_passage, clues_of_rows, rows_beside
from thebridge.engine.areas.board.words import (
    BoardState,
    ClueEstablished,
    EraseNote,
    LinkPins,
    LinkRemoved,
    NoteErased,
    NoteWritten,
    Pin,
    PinPassage,
    PinPlaced,
    PinRemoved,
    PinRows,
    PinsLinked,
    PinTagged,
    Shown,
    TagPin,
    Unlink,
    Unpin,
    WriteNote,
)
from thebridge.engine.circumstances import Facts
from thebridge.engine.ids import Cell, ClueId, ColumnId, LinkId, NoteId, Personal, PinId, PlayerId, RowKey, SourceId
from thebridge.engine.refusals import Refused
from thebridge.engine.scenario import Clue, Dataset, Document, Scenario, Source

PINS_LIMIT: Final = 120
LINKS_LIMIT: Final = 200
NOTES_LIMIT: Final = 200
PIN_ROWS_LIMIT: Final = 200
CAPTION_LIMIT: Final = 120
NOTE_LIMIT: Final = 280
_GROUP: Final = "group:"
_RELATIONS: Final = frozenset({"supports", "contradicts", "same_as"})


def pin_rows(scenario: Scenario, state: BoardState, command: PinRows, facts: Facts, shown: Shown) -> tuple[object, ...]:
    """Put rows on the board as `queries.query_shown` says they were shown."""
    _require_source(command.by, command.source, facts)
    lookup = (shown.query or {}).get("lookup")
    if isinstance(lookup, Mapping):
        _require_source(command.by, SourceId(str(lookup.get("source"))), facts)
    _require_rows(scenario, command.source, shown)
    for pin in state.pins.values():
        if _shows_the_same(pin, command.source, shown):
            raise Refused("already_pinned", pin=pin.id)
    _require_room_for_pin(state)
    placed = PinPlaced(
        pin=PinId(f"pin-{facts.seq}"),
        source=command.source,
        rows=shown.rows,
        columns=shown.columns,
        values=shown.values,
        query=shown.query,
        passage=None,
        caption=_caption(command.caption),
        player=command.by,
        clues=clues_of_rows(scenario, command.source, shown.rows, rows_beside(state, command.source)),
    )
    return (placed, *_established(state, placed))


def pin_passage(scenario: Scenario, state: BoardState, command: PinPassage, facts: Facts) -> tuple[object, ...]:
    """Put a passage of a document on the board."""
    _require_source(command.by, command.source, facts)
    document = _find_source(scenario, command.source)
    passages = document.passages if isinstance(document, Document) else ()
    if all(passage.id != command.passage for passage in passages):
        raise Refused("passage_unknown")
    for pin in state.pins.values():
        if not pin.is_given and (pin.source, pin.passage) == (command.source, command.passage):
            raise Refused("already_pinned", pin=pin.id)
    _require_room_for_pin(state)
    placed = PinPlaced(
        pin=PinId(f"pin-{facts.seq}"),
        source=command.source,
        rows=(),
        columns=(),
        values=(),
        query=None,
        passage=command.passage,
        caption=None,
        player=command.by,
        clues=clues_of_passage(scenario, command.source, command.passage),
    )
    return (placed, *_established(state, placed))


def unpin(
    scenario: Scenario, state: BoardState, command: Unpin, facts: Facts, held: frozenset[PinId] = frozenset()
) -> tuple[object, ...]:
    """Take a pin off the board. What was given stays, and so do the pins `held` by an accusation that was sent."""
    if _require_pin(state, command.pin).is_given:
        raise Refused("pin_is_given")
    if command.pin in held:
        raise Refused("pin_in_accusation")
    return (PinRemoved(command.pin),)


def tag_pin(scenario: Scenario, state: BoardState, command: TagPin, facts: Facts) -> tuple[object, ...]:
    """File a pin under suspects, or under none."""
    pin = _require_pin(state, command.pin)
    suspects = [one.id for one in scenario.cast if one.is_suspect]
    if any(one not in suspects for one in command.suspects):
        raise Refused("suspect_unknown")
    tagged = tuple(one for one in suspects if one in command.suspects)
    return () if tagged == pin.suspects else (PinTagged(command.pin, tagged),)


def link_pins(scenario: Scenario, state: BoardState, command: LinkPins, facts: Facts) -> tuple[object, ...]:
    """Draw a link between two pins; a pair has each relation once."""
    _require_pin(state, command.first)
    _require_pin(state, command.second)
    if command.first == command.second:
        raise Refused("link_needs_two")
    if command.relation not in _RELATIONS:
        raise Refused("relation_unknown")
    pair = {command.first, command.second}
    for link in state.links.values():
        if {link.first, link.second} == pair and link.relation == command.relation:
            raise Refused("already_linked")
    if len(state.links) >= LINKS_LIMIT:
        raise Refused("links_full", limit=LINKS_LIMIT)
    link_id = LinkId(f"link-{facts.seq}")
    return (PinsLinked(link_id, command.first, command.second, command.relation, command.by),)


def unlink(scenario: Scenario, state: BoardState, command: Unlink, facts: Facts) -> tuple[object, ...]:
    """Take a link away."""
    if command.link not in state.links:
        raise Refused("link_unknown")
    return (LinkRemoved(command.link),)


def write_note(scenario: Scenario, state: BoardState, command: WriteNote, facts: Facts) -> tuple[object, ...]:
    """Write a note, or another text for one: the last hand wins."""
    text = _text(command.text, NOTE_LIMIT)
    if command.note is not None:
        note = state.notes.get(command.note)
        if note is None:
            raise Refused("note_unknown")
        return (NoteWritten(note.id, note.pin, text, command.by),)
    if command.pin is not None:
        _require_pin(state, command.pin)
    if len(state.notes) >= NOTES_LIMIT:
        raise Refused("notes_full", limit=NOTES_LIMIT)
    return (NoteWritten(NoteId(f"note-{facts.seq}"), command.pin, text, command.by),)


def erase_note(scenario: Scenario, state: BoardState, command: EraseNote, facts: Facts) -> tuple[object, ...]:
    """Erase a note."""
    if command.note not in state.notes:
        raise Refused("note_unknown")
    return (NoteErased(command.note),)


def give_clue(scenario: Scenario, state: BoardState, clue: ClueId, seq: int) -> tuple[object, ...]:
    """For consequences: a clue that the team has not is put on the board as given. It lights no stay."""
    if clue in state.established or any(clue in pin.clues for pin in state.pins.values()):
        return ()
    authored = scenario.clue_by_id[clue]
    columns, values = _as_recorded(scenario, authored)
    return (
        PinPlaced(
            pin=PinId(f"pin-{seq}-{clue}"),
            source=authored.source,
            rows=tuple(RowKey(row) for row in authored.rows),
            columns=columns,
            values=values,
            query=None,
            passage=authored.passage,
            caption=None,
            player=None,
            clues=(clue,),
        ),
    )


def _as_recorded(scenario: Scenario, clue: Clue) -> tuple[tuple[ColumnId, ...], tuple[tuple[Cell, ...], ...]]:
    """The rows of a clue as its source has them."""
    source = _find_source(scenario, clue.source)
    if not isinstance(source, Dataset) or not clue.rows:
        return (), ()
    table = scenario.tables[clue.source]
    places = [table.columns.index(column.id) for column in source.columns]
    rows = [table.rows[table.index[key]] for key in clue.rows]
    return tuple(column.id for column in source.columns), tuple(tuple(Cell(row[at]) for at in places) for row in rows)


def _established(state: BoardState, placed: PinPlaced) -> tuple[object, ...]:
    return tuple(ClueEstablished(clue, placed.pin) for clue in placed.clues if clue not in state.established)


def _require_source(player: PlayerId, source: SourceId, facts: Facts) -> None:
    if source not in facts.sources.get(player, frozenset()):
        raise Refused("source_unknown")


def _require_rows(scenario: Scenario, source: SourceId, shown: Shown) -> None:
    if not isinstance(_find_source(scenario, source), Dataset):
        raise Refused("pin_row_unknown")
    if not shown.rows:
        raise Refused("pin_empty")
    if len(shown.rows) > PIN_ROWS_LIMIT:
        raise Refused("pin_too_large", limit=PIN_ROWS_LIMIT)
    known = scenario.tables[source].index
    if any(row not in known and not (shown.query and row.startswith(_GROUP)) for row in shown.rows):
        raise Refused("pin_row_unknown")


def _shows_the_same(pin: Pin, source: SourceId, shown: Shown) -> bool:
    """Whether a pin of the team's own shows these rows; the same names of groups may come from another question."""
    if pin.is_given or pin.source != source or set(pin.rows) != set(shown.rows):
        return False
    has_groups = any(row.startswith(_GROUP) for row in shown.rows)
    return not has_groups or pin.query == shown.query


def _require_pin(state: BoardState, pin: PinId) -> Pin:
    found = state.pins.get(pin)
    if found is None:
        raise Refused("pin_unknown")
    return found


def _require_room_for_pin(state: BoardState) -> None:
    if len(state.pins) >= PINS_LIMIT:
        raise Refused("board_full", limit=PINS_LIMIT)


def _find_source(scenario: Scenario, source: SourceId) -> Source | None:
    return next((one for one in scenario.sources if one.id == source), None)


def _caption(text: Personal | None) -> Personal | None:
    """A caption may be left out: an empty one is none."""
    return None if text is None or not text.strip() else _text(text, CAPTION_LIMIT)


def _text(text: Personal, limit: int) -> Personal:
    stripped = text.strip()
    if not stripped:
        raise Refused("text_empty")
    if len(stripped) > limit:
        raise Refused("text_too_long", limit=limit)
    return Personal(stripped)
