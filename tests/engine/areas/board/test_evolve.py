from tests.engine.queries.night import ADA, BEN, LOG
from thebridge.engine.areas.board.evolve import evolve
from thebridge.engine.areas.board.words import (
    BoardState,
    ClueEstablished,
    LinkRemoved,
    Note,
    NoteErased,
    NoteWritten,
    PinPlaced,
    PinRemoved,
    PinsLinked,
    PinTagged,
)
from thebridge.engine.ids import CastId, ClueId, LinkId, NoteId, Personal, PinId, RowKey

FIRST, SECOND = PinId("pin-1"), PinId("pin-2")


def placed(pin: PinId) -> PinPlaced:
    rows = (RowKey("8812"),)
    return PinPlaced(pin, LOG, rows, (), (), None, None, None, ADA, (ClueId("lonely"),))


def after(*events: object) -> BoardState:
    state = BoardState()
    for seq, event in enumerate(events, start=1):
        state = evolve(state, event, seq)
    return state


def test_an_event_of_another_area_leaves_the_same_object() -> None:
    state = BoardState()
    assert evolve(state, object(), 1) is state


def test_a_pin_knows_the_entry_that_put_it_there_and_what_it_shows() -> None:
    state = after(placed(FIRST), placed(SECOND), ClueEstablished(ClueId("lonely"), FIRST))
    assert (state.pins[SECOND].seq, state.pins[SECOND].clues) == (2, ("lonely",))
    assert state.established == {"lonely": FIRST}


def test_a_pin_takes_its_links_and_notes_with_it() -> None:
    state = after(
        placed(FIRST),
        placed(SECOND),
        PinsLinked(LinkId("link-3"), FIRST, SECOND, "supports", ADA),
        NoteWritten(NoteId("note-4"), FIRST, Personal("who?"), ADA),
        NoteWritten(NoteId("note-5"), None, Personal("free"), ADA),
        PinRemoved(FIRST),
    )
    assert list(state.pins) == [SECOND]
    assert state.links == {}
    assert list(state.notes) == ["note-5"]


def test_links_notes_and_suspects_change_one_by_one() -> None:
    state = after(
        placed(FIRST),
        placed(SECOND),
        PinTagged(FIRST, (CastId("ilse"),)),
        PinsLinked(LinkId("link-4"), FIRST, SECOND, "same_as", BEN),
        NoteWritten(NoteId("note-5"), None, Personal("who?"), ADA),
        NoteWritten(NoteId("note-5"), None, Personal("when?"), BEN),
    )
    assert state.pins[FIRST].suspects == ("ilse",)
    assert state.notes[NoteId("note-5")] == Note(NoteId("note-5"), None, Personal("when?"), BEN)
    assert evolve(state, LinkRemoved(LinkId("link-4")), 9).links == {}
    assert evolve(state, NoteErased(NoteId("note-5")), 9).notes == {}
