"""What is written can be read, exactly; what is not known is refused."""

import ast
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from pathlib import Path
from types import UnionType
from typing import Any, Literal, NewType, Union, get_args, get_origin, get_type_hints

import pytest

from thebridge import engine
from thebridge.engine.areas.acts.words import EffectDelayed, RoomOpened
from thebridge.engine.areas.puzzles.words import ItemPlaced, SubmitAnswer
from thebridge.engine.areas.seats.words import Player, PlayerJoined
from thebridge.engine.ids import ItemId, Language, PartId, Personal, PlayerId, PuzzleId
from thebridge.journal.codec import JournalUnreadable, decode_events, digest_of, encode_events, kind_of
from thebridge.journal.events import EVENTS

ALL_EVENTS = [event for events in EVENTS.values() for event in events]
HANDED_OVER = {"Shown": "what a query showed, for the board to decide with"}
JOINED = PlayerJoined(PlayerId("p1"), Personal("Noor"), Language("nl"), is_bot=False)


def example(hint: Any) -> Any:
    """Some value of a type, with everything optional filled in."""
    if isinstance(hint, NewType):
        return example(hint.__supertype__)
    if hint is Any:
        return {"column": "code", "values": [1, 2.5, None, "é"]}
    if is_dataclass(hint) and isinstance(hint, type):
        return hint(**{one.name: example(one_hint) for one, one_hint in hinted(hint) if one.default is MISSING})
    origin, given = get_origin(hint), get_args(hint)
    if origin is Literal:
        return given[-1]
    if origin in (Union, UnionType):
        return example(given[0])
    if origin is tuple:
        return (example(given[0]), example(given[0]))
    if origin is Mapping or (isinstance(origin, type) and issubclass(origin, Mapping)):
        return {str(example(given[0])): example(given[1])}
    return {str: "a “text” – é", int: 3, float: 2.5, bool: True, type(None): None}[hint]


def hinted(event: type) -> list[tuple[Any, Any]]:
    hints = get_type_hints(event)
    return [(one, hints[one.name]) for one in fields(event)]


@pytest.mark.parametrize("event", ALL_EVENTS, ids=lambda event: event.__name__)
def test_every_event_comes_back_as_it_was(event: type) -> None:
    filled = event(**{one.name: example(hint) for one, hint in hinted(event)})
    assert decode_events(encode_events((filled,))) == (filled,)


@pytest.mark.parametrize(
    "effect", get_args(get_type_hints(EffectDelayed)["effect"]), ids=lambda effect: effect.__name__
)
def test_a_delayed_effect_of_every_kind_comes_back_as_it_was(effect: type) -> None:
    event = EffectDelayed(1, example(effect), 60.0)
    assert decode_events(encode_events((event,))) == (event,)


@pytest.mark.parametrize("value", ["bin-1", 4.5, ("a", "b"), None])
def test_a_draft_value_keeps_its_kind(value: Any) -> None:
    event = ItemPlaced(PuzzleId("p"), PartId("a"), ItemId("i"), value, None, PlayerId("p1"))
    [back] = decode_events(encode_events((event,)))
    assert back == event
    assert type(back.value) is type(value)


@pytest.mark.parametrize(
    "content",
    [
        b'[["player_vanished",1,{"player":"p1"}]]',
        b'[["player_left",2,{"player":"p1","reason":"left"}]]',
        b'[["player_left",1,{"player":"p1","reason":"left","why":"x"}]]',
        b'[["player_left",1,{"player":"p1"}]]',
        b'[["player_left",1,{"player":7,"reason":"left"}]]',
        b'[["effect_delayed",1,{"number":1,"effect":{"kind":"fire","happening":"h","x":1},"due_seconds":1}]]',
        b'[["effect_delayed",1,{"number":1,"effect":{"kind":"explode"},"due_seconds":1}]]',
        b'[["player_left",1]]',
        b"not json",
    ],
)
def test_what_is_not_known_is_refused(content: bytes) -> None:
    with pytest.raises(JournalUnreadable):
        decode_events(content)


def test_a_field_that_came_later_and_has_a_default_may_be_absent() -> None:
    [event] = decode_events(b'[["moment_noted",1,{"rule":"r"}]]')
    assert event.missed == 0


def test_what_is_no_event_cannot_be_recorded() -> None:
    with pytest.raises(TypeError, match="SubmitAnswer"):
        encode_events((SubmitAnswer(PlayerId("p1"), PuzzleId("p"), PartId("a")),))


def test_events_keep_their_order() -> None:
    events = (JOINED, RoomOpened(Personal("Team"), {"bridge_name": Personal("Lift")}, 1.0, has_limits=True))
    assert decode_events(encode_events(events)) == events


def test_equal_commands_have_equal_digests_and_others_do_not() -> None:
    one = SubmitAnswer(PlayerId("p1"), PuzzleId("p"), PartId("a"))
    assert digest_of(one) == digest_of(SubmitAnswer(PlayerId("p1"), PuzzleId("p"), PartId("a")))
    assert digest_of(one) != digest_of(SubmitAnswer(PlayerId("p1"), PuzzleId("p"), PartId("b")))


def test_every_event_has_a_kind_of_its_own() -> None:
    assert len({kind_of(event) for event in ALL_EVENTS}) == len(ALL_EVENTS)


def words_of(area: str) -> dict[str, type]:
    module = __import__(f"thebridge.engine.areas.{area}.words", fromlist=["words"])
    return {name: one for name, one in vars(module).items() if is_dataclass(one) and one.__module__ == module.__name__}  # type: ignore[misc]


def parts_of(hint: Any) -> set[type]:
    """Every dataclass that a type is made of."""
    found = {hint} if isinstance(hint, type) and is_dataclass(hint) else set()
    inner = [one for _, one in hinted(hint)] if found else get_args(hint)
    return found.union(*(parts_of(one) for one in inner)) if inner else found


@pytest.mark.parametrize("area", EVENTS)
def test_every_word_of_an_area_is_an_event_of_the_table_or_a_command_or_a_part_of_the_state(area: str) -> None:
    words = words_of(area)
    states = set().union(*(parts_of(one) for name, one in words.items() if name.endswith("State")))
    commands = {one for one in words.values() if fields(one)[:1] and fields(one)[0].name == "by"} - set(EVENTS[area])
    unknown = {one for name, one in words.items() if name not in HANDED_OVER} - states - commands - set(EVENTS[area])
    assert not unknown, f"put them in journal/events.py: {sorted(one.__name__ for one in unknown)}"


def test_every_event_that_the_engine_makes_or_follows_is_in_the_table() -> None:
    known = {event.__name__ for event in ALL_EVENTS}
    words = {name for area in EVENTS for name in words_of(area)}
    used = set()
    for path in Path(next(iter(engine.__path__))).rglob("evolve.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.MatchClass) and isinstance(node.cls, ast.Name):
                used.add(node.cls.id)
    assert used & words <= known
    assert len(used & words) > 0


def test_a_part_of_the_state_is_no_event() -> None:
    assert Player not in ALL_EVENTS
