"""Erasing one person from a room's record: only values marked `Personal` are replaced; numbers, ids and order stay.

Their own words and names go as a whole. Where others wrote their name, the name goes. No rule branches on such a value,
so the record plays back to the same game.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, Final, get_args, get_type_hints

from thebridge.engine.areas.seats.words import PlayerJoined, PlayerRenamed
from thebridge.engine.entry import Entry
from thebridge.engine.ids import Personal, PlayerId
from thebridge.journal.events import EVENTS

REDACTED: Final = Personal("—")


def redact(entries: Iterable[Entry], player: PlayerId) -> tuple[Entry, ...]:
    """The entries that change, as they must stand from now on."""
    known = tuple(entries)
    names = _names_pattern(known, player)
    changed = ((entry, _redact_entry(entry, player, names)) for entry in known)
    return tuple(after for before, after in changed if after is not before)


def personal_fields(event_type: type) -> tuple[str, ...]:
    """The fields of an event that hold somebody's own words or name."""
    return _PERSONAL[event_type]


def _holds_personal(hint: Any) -> bool:
    return hint is Personal or any(_holds_personal(one) for one in get_args(hint))


_PERSONAL = {
    event: tuple(name for name, hint in get_type_hints(event).items() if _holds_personal(hint))
    for events in EVENTS.values()
    for event in events
}


def _names_pattern(entries: tuple[Entry, ...], player: PlayerId) -> "re.Pattern[str] | None":
    """Every name that the player ever had here, as whole words."""
    names = {
        str(event.name)
        for entry in entries
        for event in entry.events
        if isinstance(event, PlayerJoined | PlayerRenamed) and event.player == player and event.name != REDACTED
    }
    longest_first = sorted((re.escape(name) for name in names if name.strip()), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(longest_first)})(?!\w)", re.IGNORECASE) if longest_first else None


def _redact_entry(entry: Entry, player: PlayerId, names: "re.Pattern[str] | None") -> Entry:
    events = tuple(_redact_event(event, entry, player, names) for event in entry.events)
    if all(after is before for before, after in zip(entry.events, events, strict=True)):
        return entry
    # The digest was taken over the words too: a short name could be guessed from it.
    return replace(entry, events=events, digest="")


def _redact_event(event: Any, entry: Entry, player: PlayerId, names: "re.Pattern[str] | None") -> Any:
    is_theirs = player in (entry.by, getattr(event, "player", None))
    new = {name: _redact_value(getattr(event, name), is_theirs, names) for name in personal_fields(type(event))}
    new = {name: value for name, value in new.items() if value != getattr(event, name)}
    return replace(event, **new) if new else event


def _redact_value(value: Any, is_theirs: bool, names: "re.Pattern[str] | None") -> Any:
    if isinstance(value, str):
        if is_theirs:
            return REDACTED
        return names.sub(REDACTED, value) if names else value
    if isinstance(value, Mapping):
        return {key: _redact_value(one, is_theirs, names) for key, one in value.items()}
    if isinstance(value, tuple):
        return tuple(_redact_value(one, is_theirs, names) for one in value)
    return value
