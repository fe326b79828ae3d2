"""What a page may say is read once, at the door; whatever else comes gets a code."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts import protocol_types
from tests.house_rules.checkout import STATIC
from thebridge.engine.areas.board.words import PinRows
from thebridge.engine.areas.puzzles.words import PlaceItem
from thebridge.engine.areas.seats.words import RenamePlayer
from thebridge.errors import AppError
from thebridge.web import messages
from thebridge.web.messages import LEAD_READER, PLAYER_READER, Heartbeat, Hello, decode_object, read_id

SAY = '{"kind":"say","id":"1","text":%s}'
NOT_JSON = {
    "nothing": "",
    "a lone bracket": "{",
    "NaN": SAY % "NaN",
    "Infinity": SAY % "-Infinity",
    "a lone surrogate": SAY % r'"\ud800"',
    "half a surrogate pair": SAY % r'"\ud800\u0041"',
    "a raw lone surrogate": SAY % '"\ud800"',
    "a NUL": SAY % r'"a\u0000b"',
    "a raw NUL": SAY % '"\x00"',
    "a name that stands twice": '{"kind":"say","id":"1","text":"a","text":"b"}',
    "an author that stands twice": '{"kind":"say","kind":"say","id":"1","text":"a"}',
    "deep lists": "[" * 60_000,
    "deep objects": '{"a":' * 9_000,
    "a deep value": '{"kind":"share_view","id":"1","source":"s","query":' + "[" * 100_000,
    "a comment": '{"kind":"say","id":"1","text":"a"} // b',
}
NOT_OURS = {
    "null": "null",
    "a list": "[]",
    "a text": '"say"',
    "a number": "1",
    "an empty object": "{}",
    "no kind": '{"id":"1","text":"a"}',
    "a kind that is a number": '{"kind":5,"id":"1"}',
    "an unknown kind": '{"kind":"win","id":"1"}',
    "a lead's kind": '{"kind":"end_play","id":"1"}',
    "the clock's kind": '{"kind":"tick","id":"1"}',
    "no id": '{"kind":"say","text":"a"}',
    "an empty id": '{"kind":"say","id":"","text":"a"}',
    "a long id": json.dumps({"kind": "say", "id": "x" * 41, "text": "a"}),
    "an id that is a number": '{"kind":"say","id":1,"text":"a"}',
    "an unknown field": '{"kind":"say","id":"1","text":"a","score":100}',
    "an author of its own": '{"kind":"say","id":"1","text":"a","by":"lead:x"}',
    "another player's name": '{"kind":"rename_player","id":"1","name":"a","player":"p2"}',
    "a field left out": '{"kind":"say","id":"1"}',
    "a number of 5,000 digits": '{"kind":"place_item","id":"1","puzzle":"a","part":"b","item":"c","value":%s}'
    % ("9" * 5000),
    "a number beyond floats": '{"kind":"place_item","id":"1","puzzle":"a","part":"b","item":"c","value":1e999}',
    "a list where a text belongs": SAY % "[]",
    "a text beyond all rules": SAY % json.dumps("x" * 4001),
    "a list beyond all rules": json.dumps({"kind": "pin_rows", "id": "1", "source": "s", "rows": ["r"] * 401}),
}


def code_of(text: str) -> str:
    with pytest.raises(AppError) as refused:
        PLAYER_READER.decode(text)
    return refused.value.code


@pytest.mark.parametrize("case", NOT_JSON)
def test_what_is_no_sound_json_is_malformed(case: str) -> None:
    assert code_of(NOT_JSON[case]) == "message_malformed"


@pytest.mark.parametrize("case", NOT_OURS)
def test_what_is_no_message_of_a_player_is_unfit(case: str) -> None:
    assert code_of(NOT_OURS[case]) == "message_unfit"


@given(st.text())
def test_no_text_at_all_gets_further_than_a_code(text: str) -> None:
    with pytest.raises(AppError):
        PLAYER_READER.decode(text)
    assert read_id(text) is None


def test_backslashes_that_a_person_writes_are_words() -> None:
    assert PLAYER_READER.decode(SAY % r'"\\u0000"').text == r"\u0000"


def test_a_message_becomes_its_command_by_the_one_who_sits_there() -> None:
    said = PLAYER_READER.decode('{"kind":"place_item","id":"1","puzzle":"p","part":"a","item":"i","value":["x","y"]}')
    command = PLAYER_READER.to_command(said, "p1")
    assert command == PlaceItem("p1", "p", "a", "i", ("x", "y"))  # type: ignore[arg-type]


def test_a_pin_may_come_with_its_question_as_plain_data() -> None:
    said = PLAYER_READER.decode('{"kind":"pin_rows","id":"1","source":"s","rows":[],"query":{"source":"s"}}')
    assert PLAYER_READER.to_command(said, "p1") == PinRows("p1", "s", (), {"source": "s"})  # type: ignore[arg-type]


def test_a_player_renames_nobody_else() -> None:
    said = PLAYER_READER.decode('{"kind":"rename_player","id":"1","name":"Zwaan"}')
    assert PLAYER_READER.to_command(said, "p1") == RenamePlayer("p1", "p1", "Zwaan")  # type: ignore[arg-type]
    said = LEAD_READER.decode('{"kind":"rename_player","id":"1","player":"p2","name":"Zwaan"}')
    assert LEAD_READER.to_command(said, "lead:x").player == "p2"


def test_a_connection_says_hello_and_that_it_lives() -> None:
    assert PLAYER_READER.decode('{"kind":"hello","id":"1","epoch":null,"since":null}') == Hello("1")
    said = LEAD_READER.decode('{"kind":"heartbeat","id":"1","state":"away","looking_at":null}')
    assert said == Heartbeat("1", "away")


def test_the_sender_of_something_unfit_learns_which_one_it_was() -> None:
    assert read_id('{"kind":"win","id":"7"}') == "7"
    assert read_id('{"kind":"win","id":7}') is None
    assert read_id('{"id":"7","a":' + "[" * 100_000) is None
    assert read_id("\ud800") is None


def test_a_question_to_a_table_is_plain_data_and_nothing_else() -> None:
    assert decode_object('{"source":"s","limit":5}') == {"source": "s", "limit": 5}
    for text in ("[]", "NaN", '{"a":1,"a":2}', '{"a":1e999}', '{"a":' * 20, '{"source":"\\ud800"}'):
        with pytest.raises(AppError):
            decode_object(text)


def test_every_command_on_the_wire_has_a_name_of_its_own() -> None:
    for commands in (messages.PLAYER_COMMANDS, messages.LEAD_COMMANDS):
        names = [messages.kind_of(one) for one in commands]
        assert len(set(names)) == len(names)
    assert messages.kind_of(PlaceItem) == "place_item"


def test_the_types_of_the_page_are_those_of_the_wire() -> None:
    committed = (STATIC / "js" / "types" / "protocol.d.ts").read_text(encoding="utf-8")
    assert committed == protocol_types.write_types(), "run scripts/protocol_types.py and commit the result"
