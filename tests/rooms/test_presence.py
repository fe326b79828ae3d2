"""Who is there."""

from tests.fakes.rules import LEAD, player
from thebridge.rooms.outbox import Outbox
from thebridge.rooms.presence import SILENT_SECONDS, Presence


class Seconds:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_who_comes_is_active_and_who_goes_is_gone() -> None:
    presence, outbox = Presence(Seconds()), Outbox(player("noor"))
    presence.came(outbox)
    assert presence.people() == {"noor": {"state": "active", "looking_at": None}}
    presence.went(outbox)
    assert presence.people() == {"noor": {"state": "gone", "looking_at": None}}


def test_a_page_that_is_silent_is_away_although_its_connection_stands() -> None:
    seconds = Seconds()
    presence, outbox = Presence(seconds), Outbox(player("noor"))
    presence.came(outbox)
    seconds.now = SILENT_SECONDS + 1
    assert presence.people()["noor"]["state"] == "away"
    presence.hear(outbox, "active", "board")
    assert presence.people() == {"noor": {"state": "active", "looking_at": "board"}}


def test_one_of_two_pages_that_is_active_counts() -> None:
    presence, first, second = Presence(Seconds()), Outbox(player("noor")), Outbox(player("noor"))
    presence.came(first)
    presence.came(second)
    presence.hear(first, "active", "board")
    presence.hear(second, "away", None)
    assert presence.people() == {"noor": {"state": "active", "looking_at": "board"}}
    presence.went(first)
    assert presence.people()["noor"]["state"] == "away"


def test_news_is_told_once() -> None:
    presence, outbox = Presence(Seconds()), Outbox(player("noor"))
    presence.came(outbox)
    assert presence.news() is not None
    assert presence.news() is None
    presence.hear(outbox, "active", "board")
    assert presence.news() is not None


def test_who_is_no_player_has_no_presence() -> None:
    presence, outbox = Presence(Seconds()), Outbox(LEAD)
    presence.came(outbox)
    presence.hear(outbox, "active", "x" * 500)
    presence.went(outbox)
    assert presence.people() == {}


def test_people_on_other_processes_are_told_with_our_own() -> None:
    presence, outbox = Presence(Seconds()), Outbox(player("noor"))
    presence.came(outbox)
    presence.news()
    presence.hear_elsewhere({"sam": {"state": "away", "looking_at": None}})
    assert presence.news() == {
        "noor": {"state": "active", "looking_at": None},
        "sam": {"state": "away", "looking_at": None},
    }
    assert presence.people_here() == {"noor": {"state": "active", "looking_at": None}}
    presence.went(outbox)
    presence.hear_elsewhere({"noor": {"state": "active", "looking_at": "board"}})
    assert presence.people() == {"noor": {"state": "active", "looking_at": "board"}}


def test_what_a_page_looks_at_has_a_limit() -> None:
    presence, outbox = Presence(Seconds()), Outbox(player("noor"))
    presence.came(outbox)
    presence.hear(outbox, "active", "x" * 500)
    assert len(presence.people()["noor"]["looking_at"]) == 80
