"""What people answered for themselves is handed over to nobody but themselves."""

from datetime import UTC, datetime

from thebridge.engine.areas.talk.words import LineSaid
from thebridge.engine.areas.votes.words import VoteCast
from thebridge.engine.entry import Entry
from thebridge.engine.ids import (
    Author,
    CommandId,
    Language,
    LineId,
    OptionId,
    Personal,
    PlayerId,
    RoomId,
    SessionId,
    VoteId,
)
from thebridge.privacy.person_export import export_person
from thebridge.sessions.model import Seat, SeatId

AT = datetime(2026, 5, 4, tzinfo=UTC)
NOOR, SAM = PlayerId("noor"), PlayerId("sam")
SEAT = Seat(SeatId("seat"), NOOR, RoomId("room"), SessionId("session"), "default", "Zwaan", Language("nl"), False)
EVENTS = [
    (NOOR, LineSaid(LineId("1"), NOOR, Personal("mine"))),
    (SAM, LineSaid(LineId("2"), SAM, Personal("theirs"))),
    (NOOR, VoteCast(VoteId("first"), NOOR, OptionId("a"), 3)),
    (SAM, VoteCast(VoteId("first"), SAM, OptionId("b"), 3)),
]
ENTRIES = [
    Entry(seq, AT, Author(by), CommandId(str(seq)), "", (event,)) for seq, (by, event) in enumerate(EVENTS, start=1)
]


def test_only_what_is_theirs_is_handed_over() -> None:
    kept = export_person(SEAT, ENTRIES, is_for_themselves=True)
    assert [one["seq"] for one in kept["entries"]] == [1, 3]
    assert kept["seat"]["name"] == "Zwaan"


def test_own_answers_are_told_to_themselves_only_and_counted_for_others() -> None:
    kept = export_person(SEAT, ENTRIES, is_for_themselves=False)
    assert [one["seq"] for one in kept["entries"]] == [1]
    assert kept["own_answers"] == 1
    assert "option" not in str(kept)
