"""What is kept of one person, to hand over: the seat, and every entry that holds something of theirs."""

from collections.abc import Iterable
from typing import Any, Final

import msgspec

from thebridge.engine.areas.votes.words import QuestionAnswered, VoteCast
from thebridge.engine.entry import Entry
from thebridge.engine.ids import PlayerId
from thebridge.journal.codec import kind_of
from thebridge.sessions.model import Seat

OWN_ANSWERS: Final = (VoteCast, QuestionAnswered)
FORMAT: Final = 1


def export_person(seat: Seat, entries: Iterable[Entry], *, is_for_themselves: bool) -> dict[str, Any]:
    """As plain data. What people answered for themselves is told to nobody but themselves."""
    written, own = [], 0
    for entry in entries:
        theirs = [event for event in entry.events if is_of(event, entry, seat.player)]
        own += sum(isinstance(event, OWN_ANSWERS) for event in theirs)
        shown = [event for event in theirs if is_for_themselves or not isinstance(event, OWN_ANSWERS)]
        if shown:
            events = [{"kind": kind_of(type(event)), **msgspec.to_builtins(event)} for event in shown]
            written.append({"seq": entry.seq, "at": entry.at.isoformat(), "events": events})
    return {
        "format": FORMAT,
        "seat": {"id": seat.id, "name": seat.name, "language": seat.language, "is_removed": seat.is_removed},
        "session": seat.session,
        "room": seat.room,
        "player": seat.player,
        "entries": written,
        "own_answers": own,
        "own_answers_are_included": is_for_themselves,
    }


def is_of(event: Any, entry: Entry, player: PlayerId) -> bool:
    """Whether an event is about this person, or came of what this person did."""
    return player in (str(entry.by), getattr(event, "player", None))
