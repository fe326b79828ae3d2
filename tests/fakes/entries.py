"""Entries as a room would write them."""

from datetime import UTC, datetime, timedelta

from thebridge.engine.areas.seats.words import ReadySet
from thebridge.engine.entry import Entry
from thebridge.engine.ids import Author, CommandId, PlayerId

STARTS_AT = datetime(2026, 5, 4, 9, 30, 0, 123456, tzinfo=UTC)


def make_entry(seq: int, *events: object, command: str = "", by: str = "p1") -> Entry:
    """Entry `seq`, a second after the one before it."""
    command_id = CommandId(command or f"command-{seq}")
    at = STARTS_AT + timedelta(seconds=seq)
    return Entry(seq, at, Author(by), command_id, "digest", events or (ReadySet(PlayerId(by), is_ready=True),))
