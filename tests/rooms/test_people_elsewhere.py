"""Who is there, as several processes say."""

from thebridge.engine.ids import RoomId
from thebridge.rooms.bus import People
from thebridge.rooms.people_elsewhere import FORGET_SECONDS, PeopleElsewhere, merge_people

ROOM = RoomId("room")


def one(state: str, looking_at: str | None = None) -> People:
    return {"noor": {"state": state, "looking_at": looking_at}}


class Seconds:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_the_more_present_of_two_counts() -> None:
    assert merge_people(one("gone"), one("active", "board")) == one("active", "board")
    assert merge_people(one("active", "puzzle"), one("active", "board")) == one("active", "puzzle")
    assert merge_people(one("active"), one("away")) == one("active")
    assert merge_people({}, one("away")) == one("away")


def test_what_processes_said_last_holds() -> None:
    elsewhere = PeopleElsewhere(Seconds())
    assert elsewhere.hear("a", {ROOM: one("active")})
    assert not elsewhere.hear("a", {})
    assert elsewhere.people(ROOM) == one("active")
    elsewhere.hear("b", {ROOM: {"sam": {"state": "away", "looking_at": None}}})
    elsewhere.hear("a", {ROOM: one("gone")})
    assert elsewhere.people(ROOM) == {**one("gone"), "sam": {"state": "away", "looking_at": None}}
    assert elsewhere.people(RoomId("other")) == {}


def test_a_process_that_ends_or_is_silent_takes_its_people_with_it() -> None:
    seconds = Seconds()
    elsewhere = PeopleElsewhere(seconds)
    elsewhere.hear("a", {ROOM: one("active")})
    elsewhere.left("a")
    elsewhere.left("a")
    assert elsewhere.people(ROOM) == {}
    elsewhere.hear("b", {ROOM: one("active")})
    seconds.now = FORGET_SECONDS
    elsewhere.forget_silent()
    assert elsewhere.people(ROOM) == one("active")
    seconds.now += 1
    elsewhere.forget_silent()
    assert elsewhere.people(ROOM) == {}
    assert elsewhere.hear("b", {}), "it is new again, so it is told everything"
