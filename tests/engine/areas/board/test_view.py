from dataclasses import replace
from typing import Any

from tests.engine.queries.night import ADA, BEN, DATASETS, LETTER, LOG, SCENARIO, TEXTS, key
from thebridge.engine.areas.board.view import (
    PinsContext,
    Unusable,
    board_section,
    links_section,
    notes_section,
    pins_section,
)
from thebridge.engine.areas.board.words import BoardState, Link, Note, Pin
from thebridge.engine.ids import (
    ActId,
    CastId,
    Cell,
    ClueId,
    ColumnId,
    LinkId,
    NoteId,
    PassageId,
    Personal,
    PinId,
    RowKey,
)
from thebridge.engine.memo import Memo

FOUND = Pin(
    PinId("pin-1"),
    LOG,
    (RowKey("8812"),),
    (ColumnId("row"), ColumnId("ais.ship"), ColumnId("lookup.seconds")),
    ((Cell("8812"), Cell("Tessa"), Cell("60")),),
    {"source": "log"},
    None,
    Personal("look"),
    ADA,
    (CastId("ilse"),),
    (ClueId("lonely"),),
    7,
)
GIVEN = Pin(PinId("pin-2"), LETTER, (), (), (), None, PassageId("second"), None, None, clues=(ClueId("slip"),), seq=8)
STATE = BoardState(pins={FOUND.id: FOUND, GIVEN.id: GIVEN}, established={ClueId("lonely"): FOUND.id})


def pins(unusable: Unusable | None = None, state: BoardState = STATE) -> dict[str, Any]:
    return pins_section(SCENARIO, state, TEXTS, PinsContext({ADA: "Ada"}, unusable or {}), Memo())


def test_a_found_pin_tells_all_about_itself() -> None:
    assert pins()["pin-1"] == {
        "seq": 7,
        "source": "log",
        "source_title": "log-title",
        "department": "security",
        "rows": ["8812"],
        "columns": [
            {"id": "row", "title": "row-title"},
            {"id": "ais.ship", "title": "ship-title"},
            {"id": "lookup.seconds", "title": ""},
        ],
        "values": [["8812", "Tessa", "60"]],
        "passage_text": None,
        "caption": "look",
        "player": ADA,
        "name": "Ada",
        "is_given": False,
        "suspects": ["ilse"],
        "clues": [{"says": "lonely-says", "supports": ["ilse"], "clears": [], "at_utc": None}],
        "is_unusable": None,
    }


def test_a_given_pin_is_nobodys_and_shows_its_passage() -> None:
    given = pins()["pin-2"]
    assert (given["player"], given["name"], given["is_given"]) == (None, "", True)
    assert given["passage_text"] == "second-text"


def test_a_pin_of_a_player_whose_name_is_not_told_has_none() -> None:
    state = replace(STATE, pins={FOUND.id: replace(FOUND, player=BEN)})
    assert pins(state=state)["pin-1"]["name"] == ""


def test_a_pin_is_unusable_by_its_source_or_by_what_it_shows() -> None:
    assert pins({(LOG, None): key("why")})["pin-1"]["is_unusable"] == "why"
    assert pins({(LOG, ClueId("lonely")): key("why")})["pin-1"]["is_unusable"] == "why"
    assert pins({(LOG, ClueId("twice")): key("why")})["pin-1"]["is_unusable"] is None


def test_the_moment_of_a_clue_is_told_once_the_author_lets_it() -> None:
    dated = replace(STATE, pins={FOUND.id: replace(FOUND, clues=(ClueId("twice"),))})
    told = pins_section(SCENARIO, dated, TEXTS, PinsContext({}, {}), Memo())
    untold = pins_section(SCENARIO, dated, TEXTS, PinsContext({}, {}, frozenset({ClueId("twice")})), Memo())
    assert told["pin-1"]["clues"][0]["at_utc"] == "2026-10-25T00:46Z"
    assert untold["pin-1"]["clues"][0]["at_utc"] is None


def test_a_coded_cell_is_shown_as_the_author_calls_it() -> None:
    log = DATASETS[0]
    labelled = replace(log, columns=(replace(log.columns[0], labels={"8812": key("the-opening")}), *log.columns[1:]))
    scenario = replace(SCENARIO, sources=(labelled, *SCENARIO.sources[1:]))
    section = pins_section(scenario, STATE, TEXTS, PinsContext({}, {}), Memo())
    assert section["pin-1"]["values"] == [["the-opening", "Tessa", "60"]]
    assert section["pin-1"]["rows"] == ["8812"]


def test_nothing_of_a_clue_that_no_pin_shows_is_seen() -> None:
    everything = repr([pins(), board_section(SCENARIO, STATE, TEXTS, [ActId("one")])])
    assert "twice" not in everything


def test_the_stays_bear_numbers_and_the_acts_to_come_no_names() -> None:
    section = board_section(SCENARIO, STATE, TEXTS, [ActId("one")])
    assert section == {
        "established": 1,
        "total": 3,
        "stays": [
            {"clue": "1", "act": "one", "is_lit": True},
            {"clue": "2", "act": "one", "is_lit": False},
            {"clue": "3", "act": None, "is_lit": False},
        ],
        "groups": [{"act": "one", "title": "one-title", "lit": 1, "total": 2}],
    }


def test_a_given_clue_lights_no_stay() -> None:
    section = board_section(SCENARIO, STATE, TEXTS, [ActId("one"), ActId("two")])
    assert section["groups"][1] == {"act": "two", "title": "two-title", "lit": 0, "total": 1}


def test_links_and_notes_are_told_as_they_stand() -> None:
    link = Link(LinkId("link-1"), FOUND.id, GIVEN.id, "contradicts", BEN)
    note = Note(NoteId("note-1"), FOUND.id, Personal("who?"), BEN)
    state = BoardState(links={link.id: link}, notes={note.id: note})
    assert links_section(state) == {
        "link-1": {"first": "pin-1", "second": "pin-2", "relation": "contradicts", "player": BEN}
    }
    assert notes_section(state) == {"note-1": {"pin": "pin-1", "text": "who?", "player": BEN}}
