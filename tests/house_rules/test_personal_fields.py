"""A free text in an event says that it is somebody's: else erasing a person would pass it by."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any, Literal, NewType, get_args, get_origin, get_type_hints

import pytest

from thebridge.engine.areas.puzzles.words import DraftValue
from thebridge.engine.ids import Personal, PlayerId
from thebridge.journal.events import EVENTS

# "Event.field" -> why its plain text is nobody's own words.
EXCEPTIONS = {
    "ItemPlaced.value": "the id of an item or bin, or a form that the judge made; own words stand in `text`",
    "PinPlaced.query": "a closed typed shape of column ids and values of the dataset",
    "ViewShared.query": "a closed typed shape of column ids and values of the dataset",
    "RoomOpened.names": "the keys are ids of the cast and places; the values are marked",
}


def unmarked(event: type) -> Iterator[str]:
    """Fields in which free text could stand without a mark."""
    hints = get_type_hints(event)
    yield from (one.name for one in fields(event) if has_free_text(hints[one.name]))


def has_free_text(hint: Any) -> bool:
    if hint in (str, Any, DraftValue):
        return True
    if isinstance(hint, NewType) or get_origin(hint) is Literal:
        return False
    if isinstance(hint, type) and is_dataclass(hint):
        return any(unmarked(hint))
    return any(has_free_text(one) for one in get_args(hint))


@pytest.mark.parametrize("event", [event for events in EVENTS.values() for event in events])
def test_every_text_of_an_event_is_an_id_or_marked_personal(event: type) -> None:
    found = [f"{event.__name__}.{name}" for name in unmarked(event)]
    assert [name for name in found if name not in EXCEPTIONS] == []


def test_every_exception_is_still_needed() -> None:
    found = {f"{event.__name__}.{name}" for events in EVENTS.values() for event in events for name in unmarked(event)}
    assert set(EXCEPTIONS) == found


@pytest.mark.parametrize(
    ("hint", "is_free"),
    [
        (str, True),
        (str | None, True),
        (tuple[str, ...], True),
        (Mapping[PlayerId, str], True),
        (Any, True),
        (Personal | None, False),
        (tuple[PlayerId, ...], False),
        (Literal["a", "b"], False),
        (float, False),
    ],
)
def test_a_planted_free_text_is_seen(hint: Any, is_free: bool) -> None:
    assert has_free_text(hint) is is_free
