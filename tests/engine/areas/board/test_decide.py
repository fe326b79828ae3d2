from dataclasses import replace
from typing import Any

import pytest

from tests.engine.queries.night import ADA, AIS, BEN, DOORS, LETTER, LOG, SCENARIO, facts
from thebridge.engine.areas.board.decide import (
    erase_note,
    give_clue,
    link_pins,
    pin_passage,
    pin_rows,
    tag_pin,
    unlink,
    unpin,
    write_note,
)
from thebridge.engine.areas.board.evolve import evolve
from thebridge.engine.areas.board.words import (
    BoardState,
    ClueEstablished,
    EraseNote,
    Link,
    LinkPins,
    LinkRemoved,
    Note,
    NoteErased,
    NoteWritten,
    Pin,
    PinPassage,
    PinPlaced,
    PinRemoved,
    PinRows,
    PinsLinked,
    PinTagged,
    Relation,
    Shown,
    TagPin,
    Unlink,
    Unpin,
    WriteNote,
)
from thebridge.engine.ids import (
    CastId,
    ClueId,
    ColumnId,
    LinkId,
    NoteId,
    PassageId,
    Personal,
    PinId,
    RowKey,
    SourceId,
)
from thebridge.engine.queries import Group, Query, query_shown
from thebridge.engine.refusals import Refused

EMPTY = BoardState()
FACTS = facts(sources={ADA: frozenset({LOG, DOORS, LETTER}), BEN: frozenset({AIS})})
FIRST, SECOND = PinId("pin-1"), PinId("pin-2")


def after(state: BoardState, *events: object, seq: int = 3) -> BoardState:
    for event in events:
        state = evolve(state, event, seq)
    return state


def pinned(state: BoardState, *keys: str, seq: int = 12, source: SourceId = LOG) -> tuple[object, ...]:
    rows = tuple(RowKey(key) for key in keys)
    shown = query_shown(SCENARIO, source, rows, None)
    return pin_rows(SCENARIO, state, PinRows(ADA, source, rows), replace(FACTS, seq=seq), shown)


def a_pin(pin: PinId) -> Pin:
    return Pin(pin, LOG, (RowKey(f"row of {pin}"),), (), (), None, None, None, ADA)


TWO_PINS = BoardState(pins={FIRST: a_pin(FIRST), SECOND: a_pin(SECOND)})


def refusal(call: Any, *arguments: Any) -> Refused:
    with pytest.raises(Refused) as refused:
        call(*arguments)
    return refused.value


def test_a_pin_stores_the_rows_as_they_were_shown_and_establishes_what_they_show() -> None:
    placed, *established = pinned(EMPTY, "8812", "8821")
    assert isinstance(placed, PinPlaced)
    assert (placed.pin, placed.rows, placed.player) == ("pin-12", ("8812", "8821"), ADA)
    assert placed.columns == ("row", "at", "event", "mode")
    assert placed.values[0] == ("8812", "2026-10-25 02:46:00", "open", "local")
    assert placed.clues == ("lonely", "twice")
    assert established == [ClueEstablished(ClueId("lonely"), placed.pin), ClueEstablished(ClueId("twice"), placed.pin)]


def test_a_clue_is_established_once() -> None:
    state = after(EMPTY, *pinned(EMPTY, "8812"))
    placed, *established = pinned(state, "8812", "8821", seq=13)
    assert isinstance(placed, PinPlaced)
    assert placed.clues == ("lonely", "twice")
    assert established == [ClueEstablished(ClueId("twice"), placed.pin)]


def test_a_clue_that_was_said_stays_established_when_its_pin_goes() -> None:
    state = after(EMPTY, *pinned(EMPTY, "8812"))
    state = after(state, *unpin(SCENARIO, state, Unpin(BEN, PinId("pin-12")), FACTS))
    assert state.pins == {}
    assert state.established == {"lonely": "pin-12"}
    assert len(pinned(state, "8812", seq=14)) == 1


def test_the_same_rows_in_whatever_order_are_pinned_once() -> None:
    state = after(EMPTY, *pinned(EMPTY, "8812", "8821"))
    assert refusal(pinned, state, "8821", "8812") == Refused("already_pinned", pin="pin-12")
    assert pinned(state, "8821") != ()


def test_groups_of_the_same_name_from_another_question_may_be_pinned_too() -> None:
    first, second = (Query(LOG, group=Group(ColumnId(by))) for by in ("event", "mode"))

    def pin(state: BoardState, query: Query) -> tuple[object, ...]:
        shown = replace(query_shown(SCENARIO, LOG, (), query), rows=(RowKey("group:x"),), values=(("x", "1"),))  # type: ignore[arg-type]
        return pin_rows(SCENARIO, state, PinRows(ADA, LOG, (), query), FACTS, shown)

    state = after(EMPTY, *pin(EMPTY, first))
    assert refusal(pin, state, first).code == "already_pinned"
    assert len(pin(state, second)) == 1


def test_a_row_that_only_looks_like_a_group_is_unknown_without_a_question() -> None:
    shown = Shown((), (RowKey("group:x"),), (("x",),))  # type: ignore[arg-type]
    assert refusal(pin_rows, SCENARIO, EMPTY, PinRows(ADA, LOG, ()), FACTS, shown).code == "pin_row_unknown"


@pytest.mark.parametrize("source", [AIS, SourceId("nothing")])
def test_a_source_that_the_player_may_not_open_cannot_be_pinned(source: SourceId) -> None:
    shown = Shown((), (RowKey("A1"),), ((),))
    assert refusal(pin_rows, SCENARIO, EMPTY, PinRows(ADA, source, ()), FACTS, shown) == Refused("source_unknown")
    passage = PinPassage(ADA, source, PassageId("first"))
    assert refusal(pin_passage, SCENARIO, EMPTY, passage, FACTS) == Refused("source_unknown")


def test_a_pin_shows_nothing_looked_up_in_a_source_that_its_player_may_not_open() -> None:
    shown = Shown((), (RowKey("8812"),), ((),), {"source": "log", "lookup": {"source": "ais"}})
    assert refusal(pin_rows, SCENARIO, EMPTY, PinRows(ADA, LOG, ()), FACTS, shown) == Refused("source_unknown")


@pytest.mark.parametrize(
    ("rows", "code"),
    [((), "pin_empty"), (("nothing",), "pin_row_unknown"), (tuple(map(str, range(201))), "pin_too_large")],
)
def test_a_pin_has_rows_that_exist_and_not_too_many(rows: tuple[str, ...], code: str) -> None:
    shown = Shown((), tuple(RowKey(row) for row in rows), ())
    assert refusal(pin_rows, SCENARIO, EMPTY, PinRows(ADA, LOG, ()), FACTS, shown).code == code


def test_a_document_has_no_rows_to_pin() -> None:
    shown = Shown((), (RowKey("first"),), ((),))
    assert refusal(pin_rows, SCENARIO, EMPTY, PinRows(ADA, LETTER, ()), FACTS, shown).code == "pin_row_unknown"


def test_a_caption_is_trimmed_may_be_left_out_and_has_its_length() -> None:
    def caption(text: str) -> Any:
        shown = query_shown(SCENARIO, LOG, (RowKey("8812"),), None)
        command = PinRows(ADA, LOG, (RowKey("8812"),), None, Personal(text))
        placed = pin_rows(SCENARIO, EMPTY, command, FACTS, shown)[0]
        assert isinstance(placed, PinPlaced)
        return placed.caption

    assert caption("  look  ") == "look"
    assert caption("   ") is None
    assert refusal(caption, "x" * 121) == Refused("text_too_long", limit=120)


def test_a_passage_is_pinned_once_and_establishes_its_clue() -> None:
    command = PinPassage(ADA, LETTER, PassageId("second"))
    placed, established = pin_passage(SCENARIO, EMPTY, command, FACTS)
    assert isinstance(placed, PinPlaced)
    assert (placed.passage, placed.rows, placed.columns) == ("second", (), ())
    assert established == ClueEstablished(ClueId("slip"), placed.pin)
    state = after(EMPTY, placed, established)
    assert refusal(pin_passage, SCENARIO, state, command, FACTS) == Refused("already_pinned", pin="pin-12")


@pytest.mark.parametrize(("source", "passage"), [(LETTER, "third"), (LOG, "first")])
def test_a_passage_that_is_not_there_cannot_be_pinned(source: SourceId, passage: str) -> None:
    command = PinPassage(ADA, source, PassageId(passage))
    assert refusal(pin_passage, SCENARIO, EMPTY, command, FACTS).code == "passage_unknown"


def test_a_full_board_takes_no_more_pins_but_still_takes_what_is_given() -> None:
    full = BoardState(pins={PinId(f"pin-{at}"): a_pin(PinId(f"pin-{at}")) for at in range(120)})
    assert refusal(pinned, full, "8812") == Refused("board_full", limit=120)
    passage = PinPassage(ADA, LETTER, PassageId("first"))
    assert refusal(pin_passage, SCENARIO, full, passage, FACTS).code == "board_full"
    assert len(give_clue(SCENARIO, full, ClueId("lonely"), 40)) == 1


def test_a_given_clue_is_a_pin_that_lights_nothing() -> None:
    (placed,) = give_clue(SCENARIO, EMPTY, ClueId("twice"), 40)
    assert isinstance(placed, PinPlaced)
    assert (placed.pin, placed.player, placed.clues) == ("pin-40-twice", None, ("twice",))
    assert [row[0] for row in placed.values] == ["8812", "8821"]
    state = after(EMPTY, placed)
    assert state.established == {}
    assert state.pins[placed.pin].is_given


def test_a_given_passage_needs_no_rows() -> None:
    (placed,) = give_clue(SCENARIO, EMPTY, ClueId("slip"), 40)
    assert isinstance(placed, PinPlaced)
    assert (placed.passage, placed.columns, placed.values) == ("second", (), ())


def test_several_clues_given_in_one_entry_get_pins_of_their_own() -> None:
    pins = [event.pin for clue in ("lonely", "twice") for event in give_clue(SCENARIO, EMPTY, ClueId(clue), 40)]  # type: ignore[attr-defined]
    assert len(set(pins)) == 2


def test_what_the_team_found_or_was_given_is_not_given_again() -> None:
    found = after(EMPTY, *pinned(EMPTY, "8812"))
    assert give_clue(SCENARIO, found, ClueId("lonely"), 40) == ()
    unpinned = after(found, PinRemoved(PinId("pin-12")))
    assert give_clue(SCENARIO, unpinned, ClueId("lonely"), 40) == ()
    given = after(EMPTY, *give_clue(SCENARIO, EMPTY, ClueId("lonely"), 40))
    assert give_clue(SCENARIO, given, ClueId("lonely"), 41) == ()


def test_a_team_may_pin_itself_what_it_was_given_and_then_it_counts() -> None:
    given = after(EMPTY, *give_clue(SCENARIO, EMPTY, ClueId("lonely"), 40))
    assert pinned(given, "8812")[1:] == (ClueEstablished(ClueId("lonely"), PinId("pin-12")),)
    passage = after(EMPTY, *give_clue(SCENARIO, EMPTY, ClueId("slip"), 40))
    assert len(pin_passage(SCENARIO, passage, PinPassage(ADA, LETTER, PassageId("second")), FACTS)) == 2


def test_anyone_may_take_a_pin_down_but_not_what_was_given_or_sent() -> None:
    assert unpin(SCENARIO, TWO_PINS, Unpin(BEN, FIRST), FACTS) == (PinRemoved(FIRST),)
    assert refusal(unpin, SCENARIO, TWO_PINS, Unpin(BEN, PinId("x")), FACTS).code == "pin_unknown"
    held = frozenset({FIRST})
    assert refusal(unpin, SCENARIO, TWO_PINS, Unpin(BEN, FIRST), FACTS, held).code == "pin_in_accusation"
    given = after(EMPTY, *give_clue(SCENARIO, EMPTY, ClueId("lonely"), 40))
    assert refusal(unpin, SCENARIO, given, Unpin(BEN, PinId("pin-40-lonely")), FACTS).code == "pin_is_given"


def test_a_pin_is_filed_under_suspects_in_the_order_of_the_cast() -> None:
    ilse, cor = CastId("ilse"), CastId("cor")
    assert tag_pin(SCENARIO, TWO_PINS, TagPin(ADA, FIRST, (cor, ilse, cor)), FACTS) == (PinTagged(FIRST, (ilse, cor)),)
    assert tag_pin(SCENARIO, TWO_PINS, TagPin(ADA, FIRST, ()), FACTS) == ()
    assert refusal(tag_pin, SCENARIO, TWO_PINS, TagPin(ADA, FIRST, (CastId("bas"),)), FACTS).code == "suspect_unknown"


def test_two_pins_have_each_relation_once_in_whatever_direction() -> None:
    linked = link_pins(SCENARIO, TWO_PINS, LinkPins(ADA, FIRST, SECOND, "supports"), FACTS)
    assert linked == (PinsLinked(LinkId("link-12"), FIRST, SECOND, "supports", ADA),)
    state = after(TWO_PINS, *linked)
    back = LinkPins(BEN, SECOND, FIRST, "supports")
    assert refusal(link_pins, SCENARIO, state, back, FACTS).code == "already_linked"
    assert len(link_pins(SCENARIO, state, LinkPins(BEN, SECOND, FIRST, "contradicts"), FACTS)) == 1


@pytest.mark.parametrize(
    ("first", "second", "relation", "code"),
    [
        (FIRST, FIRST, "supports", "link_needs_two"),
        (FIRST, PinId("x"), "supports", "pin_unknown"),
        (PinId("x"), FIRST, "supports", "pin_unknown"),
        (FIRST, SECOND, "likes", "relation_unknown"),
    ],
)
def test_a_link_joins_two_pins_of_the_board(first: PinId, second: PinId, relation: Relation, code: str) -> None:
    assert refusal(link_pins, SCENARIO, TWO_PINS, LinkPins(ADA, first, second, relation), FACTS).code == code


def test_links_have_a_limit_and_can_be_taken_away() -> None:
    many = {
        LinkId(f"link-{at}"): Link(LinkId(f"link-{at}"), PinId("a"), PinId("b"), "supports", ADA) for at in range(200)
    }
    full = replace(TWO_PINS, links=many)
    command = LinkPins(ADA, FIRST, SECOND, "supports")
    assert refusal(link_pins, SCENARIO, full, command, FACTS) == Refused("links_full", limit=200)
    assert unlink(SCENARIO, full, Unlink(BEN, LinkId("link-3")), FACTS) == (LinkRemoved(LinkId("link-3")),)
    assert refusal(unlink, SCENARIO, EMPTY, Unlink(BEN, LinkId("link-3")), FACTS).code == "link_unknown"


def test_a_note_is_written_on_the_board_or_at_a_pin() -> None:
    note = NoteId("note-12")
    free = WriteNote(ADA, Personal(" who? "))
    assert write_note(SCENARIO, TWO_PINS, free, FACTS) == (NoteWritten(note, None, Personal("who?"), ADA),)
    at_pin = WriteNote(ADA, Personal("who?"), FIRST)
    assert write_note(SCENARIO, TWO_PINS, at_pin, FACTS) == (NoteWritten(note, FIRST, Personal("who?"), ADA),)
    nowhere = WriteNote(ADA, Personal("who?"), PinId("x"))
    assert refusal(write_note, SCENARIO, TWO_PINS, nowhere, FACTS).code == "pin_unknown"


def test_anyone_may_write_a_note_anew_and_it_stays_where_it_is() -> None:
    note = Note(NoteId("note-1"), FIRST, Personal("who?"), ADA)
    state = replace(TWO_PINS, notes={note.id: note})
    again = WriteNote(BEN, Personal("when?"), SECOND, note.id)
    assert write_note(SCENARIO, state, again, FACTS) == (NoteWritten(note.id, FIRST, Personal("when?"), BEN),)
    assert erase_note(SCENARIO, state, EraseNote(BEN, note.id), FACTS) == (NoteErased(note.id),)
    gone = WriteNote(BEN, Personal("when?"), None, NoteId("x"))
    assert refusal(write_note, SCENARIO, state, gone, FACTS).code == "note_unknown"
    assert refusal(erase_note, SCENARIO, state, EraseNote(BEN, NoteId("x")), FACTS).code == "note_unknown"


def test_notes_say_something_are_not_too_long_and_have_a_limit() -> None:
    assert refusal(write_note, SCENARIO, EMPTY, WriteNote(ADA, Personal("  ")), FACTS).code == "text_empty"
    long = WriteNote(ADA, Personal("x" * 281))
    assert refusal(write_note, SCENARIO, EMPTY, long, FACTS) == Refused("text_too_long", limit=280)
    many = {NoteId(f"note-{at}"): Note(NoteId(f"note-{at}"), None, Personal("x"), ADA) for at in range(200)}
    full = replace(EMPTY, notes=many)
    assert refusal(write_note, SCENARIO, full, WriteNote(ADA, Personal("x")), FACTS) == Refused("notes_full", limit=200)
    assert len(write_note(SCENARIO, full, WriteNote(ADA, Personal("x"), None, NoteId("note-3")), FACTS)) == 1
