"""Entries as rows of a table, and what both databases do with them in the same way."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, Final, TypeAlias

from sqlalchemy import Select, delete, func, select, update
from sqlalchemy.orm import Session

from thebridge.engine.entry import Entry
from thebridge.engine.ids import Author, CommandId, PlayerId, RoomId
from thebridge.journal.codec import decode_events, encode_events
from thebridge.journal.protocol import Head
from thebridge.journal.redaction import redact
from thebridge.journal.tables import JournalEntry, Stream

Values: TypeAlias = tuple[int, int, str, str, str, bytes]
"""seq, microseconds since 1970, author, command id, digest, events."""

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND: Final = timedelta(microseconds=1)
_COLUMNS: Final = (
    JournalEntry.seq,
    JournalEntry.at_us,
    JournalEntry.author,
    JournalEntry.command_id,
    JournalEntry.digest,
    JournalEntry.events,
)


def values_of(entry: Entry) -> Values:
    """What is stored of an entry."""
    at_us = (entry.at - _EPOCH) // _MICROSECOND
    return entry.seq, at_us, entry.by, entry.command_id, entry.digest, encode_events(entry.events)


def entry_of(row: Any) -> Entry:
    """The entry of a stored row."""
    seq, at_us, author, command_id, digest, events = row
    at = _EPOCH + timedelta(microseconds=at_us)
    return Entry(seq, at, Author(author), CommandId(command_id), digest, decode_events(events))


def select_after(room: RoomId, after: int) -> Select[int, int, str, str, str, bytes]:
    """The room's rows above `after`, in order."""
    return (
        select(*_COLUMNS)
        .join(Stream, Stream.id == JournalEntry.stream_id)
        .where(Stream.room == room, JournalEntry.seq > after)
        .order_by(JournalEntry.seq)
    )


def find_heads(session: Session, rooms: Sequence[RoomId]) -> dict[RoomId, Head]:
    """How far each of these rooms has come."""
    last = (
        select(JournalEntry.seq)
        .where(JournalEntry.stream_id == Stream.id)
        .order_by(JournalEntry.seq.desc())
        .limit(1)
        .scalar_subquery()
    )
    found = session.execute(select(Stream.room, func.coalesce(last, 0), Stream.erasures).where(Stream.room.in_(rooms)))
    return {RoomId(room): Head(seq, erasures) for room, seq, erasures in found}


def redact_rows(session: Session, room: RoomId, player: PlayerId) -> int:
    """Replaces what the player wrote and their names, and counts the erasure, so that other processes notice it."""
    changed = redact((entry_of(row) for row in session.execute(select_after(room, 0))), player)
    stream = select(Stream.id).where(Stream.room == room).scalar_subquery()
    for entry in changed:
        session.execute(
            update(JournalEntry)
            .where(JournalEntry.stream_id == stream, JournalEntry.seq == entry.seq)
            .values(digest=entry.digest, events=encode_events(entry.events))
        )
    if changed:
        session.execute(update(Stream).where(Stream.room == room).values(erasures=Stream.erasures + 1))
    return len(changed)


def delete_rows(session: Session, room: RoomId) -> None:
    """Takes the room's stream away, with its entries."""
    session.execute(delete(Stream).where(Stream.room == room))
