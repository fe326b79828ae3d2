"""Since when who is there, from heartbeats alone."""

from thebridge.engine.ids import PlayerId
from thebridge.rooms.attendance import Attendance, Sign

ANN, BOB = PlayerId("ann"), PlayerId("bob")


def person(state: str, at: str | None = None) -> dict[str, str | None]:
    return {"state": state, "looking_at": at}


def test_a_state_counts_from_its_change_and_a_look_from_its_own() -> None:
    attendance = Attendance()
    attendance.hear([ANN], {ANN: person("active", "p1")}, 10.0)
    attendance.hear([ANN], {ANN: person("active", "p2")}, 20.0)
    assert attendance.signs(50.0) == {ANN: Sign("active", 40.0, 30.0)}
    attendance.hear([ANN], {ANN: person("away", "p2")}, 60.0)
    assert attendance.signs(61.0) == {ANN: Sign("away", 1.0, 1.0)}


def test_somebody_of_whom_nothing_is_heard_is_gone() -> None:
    attendance = Attendance()
    attendance.hear([ANN, BOB], {ANN: person("active")}, 5.0)
    assert attendance.signs(15.0)[BOB] == Sign("gone", 10.0, 10.0)


def test_who_left_the_room_is_forgotten() -> None:
    attendance = Attendance()
    attendance.hear([ANN, BOB], {}, 5.0)
    attendance.hear([BOB], {}, 6.0)
    assert list(attendance.signs(7.0)) == [BOB]
