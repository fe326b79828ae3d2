"""Which values go when a person is erased."""

from tests.fakes.entries import make_entry
from thebridge.engine.areas.acts.words import RoomOpened
from thebridge.engine.areas.board.words import NoteWritten
from thebridge.engine.areas.seats.words import PlayerJoined
from thebridge.engine.areas.talk.words import CallAnswered, HelpCalled
from thebridge.engine.ids import Author, CallId, Language, NoteId, Personal, PlayerId
from thebridge.journal.events import EVENTS
from thebridge.journal.redaction import REDACTED, personal_fields, redact

NOOR = PlayerId("p1")
JOINED = make_entry(1, PlayerJoined(NOOR, Personal("Noor"), Language("nl"), is_bot=False))


def test_words_about_nobody_stay() -> None:
    note = make_entry(2, NoteWritten(NoteId("n"), None, Personal("Look at the bridge"), PlayerId("p2")), by="p2")
    assert [entry.seq for entry in redact([JOINED, note], NOOR)] == [1]


def test_a_lead_who_names_the_player_keeps_the_rest_of_the_words() -> None:
    answer = make_entry(3, CallAnswered(CallId("c"), Author("lead:x"), Personal("Noor, look again")), by="lead:x")
    call = make_entry(2, HelpCalled(CallId("c"), NOOR, None))
    [_, changed] = redact([JOINED, call, answer], NOOR)
    assert changed.events[0].text == "—, look again"


def test_names_inside_a_mapping_go_too() -> None:
    opened = make_entry(2, RoomOpened(Personal("Team Noor"), {"x": Personal("noor")}, 1.0, has_limits=True), by="clock")
    [_, changed] = redact([JOINED, opened], NOOR)
    assert changed.events[0].team == "Team —"
    assert changed.events[0].names == {"x": REDACTED}


def test_the_digest_of_erased_words_goes_with_them() -> None:
    [changed] = redact([JOINED], NOOR)
    assert changed.digest == ""


def test_a_name_with_signs_in_it_is_taken_as_it_is() -> None:
    joined = make_entry(1, PlayerJoined(NOOR, Personal("a.b (x)"), Language("nl"), is_bot=False))
    note = make_entry(2, NoteWritten(NoteId("n"), None, Personal("ask a.b (x) or aXb"), PlayerId("p2")), by="p2")
    [_, changed] = redact([joined, note], NOOR)
    assert changed.events[0].text == "ask — or aXb"


def test_some_events_are_personal_and_most_are_not() -> None:
    personal = {event.__name__ for events in EVENTS.values() for event in events if personal_fields(event)}
    assert {"PlayerJoined", "LineSaid", "NoteWritten", "PinPlaced", "RoomOpened"} <= personal
    assert not personal & {"PlayerLeft", "VoteCast", "RolesDealt"}
