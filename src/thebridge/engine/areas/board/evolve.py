"""How the slice of the area *board* follows from its events."""

from dataclasses import replace

from thebridge.engine.areas.board.words import (
    BoardState,
    ClueEstablished,
    Link,
    LinkRemoved,
    Note,
    NoteErased,
    NoteWritten,
    Pin,
    PinPlaced,
    PinRemoved,
    PinsLinked,
    PinTagged,
)
from thebridge.engine.ids import PinId


def evolve(state: BoardState, event: object, seq: int) -> BoardState:
    """The slice after one event; any other area's event leaves the same object."""
    match event:
        case PinPlaced():
            return replace(state, pins={**state.pins, event.pin: _pin(event, seq)})
        case ClueEstablished():
            return replace(state, established={**state.established, event.clue: event.pin})
        case PinRemoved():
            return _without_pin(state, event.pin)
        case PinTagged():
            tagged = replace(state.pins[event.pin], suspects=event.suspects)
            return replace(state, pins={**state.pins, event.pin: tagged})
        case PinsLinked():
            link = Link(event.link, event.first, event.second, event.relation, event.player)
            return replace(state, links={**state.links, event.link: link})
        case LinkRemoved():
            return replace(state, links={one: link for one, link in state.links.items() if one != event.link})
        case NoteWritten():
            note = Note(event.note, event.pin, event.text, event.player)
            return replace(state, notes={**state.notes, event.note: note})
        case NoteErased():
            return replace(state, notes={one: note for one, note in state.notes.items() if one != event.note})
        case _:
            return state


def _pin(event: PinPlaced, seq: int) -> Pin:
    return Pin(
        id=event.pin,
        source=event.source,
        rows=event.rows,
        columns=event.columns,
        values=event.values,
        query=event.query,
        passage=event.passage,
        caption=event.caption,
        player=event.player,
        clues=event.clues,
        seq=seq,
    )


def _without_pin(state: BoardState, pin: PinId) -> BoardState:
    """The board without a pin, its links and its notes; what it established stays."""
    return replace(
        state,
        pins={one: kept for one, kept in state.pins.items() if one != pin},
        links={one: link for one, link in state.links.items() if pin not in (link.first, link.second)},
        notes={one: note for one, note in state.notes.items() if note.pin != pin},
    )
