"""The table of events stands in order."""

import re

from thebridge.journal.events import EVENTS, VERSIONS

PAST = re.compile(
    r"(?:ed|Cast|Undone|Written|Given|Shown|Left|Set|Said|Dealt|Placed|Taken|Chosen|Withdrawn|Sent|Arose|Came|Unusable|Closed)$"
)


def test_each_event_stands_once_under_its_own_area() -> None:
    for area, events in EVENTS.items():
        assert {event.__module__ for event in events} == {f"thebridge.engine.areas.{area}.words"}
        assert len(set(events)) == len(events)


def test_an_event_is_named_for_what_happened() -> None:
    assert [event.__name__ for events in EVENTS.values() for event in events if not PAST.search(event.__name__)] == []


def test_only_known_events_have_another_version_than_one() -> None:
    assert set(VERSIONS) <= {event for events in EVENTS.values() for event in events}
