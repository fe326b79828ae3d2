"""A wall clock that is set back while the server is away costs no room its time."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from tests.fakes.entries import make_entry
from tests.fakes.times import MovedClock
from tests.web.served import new_server
from thebridge.engine.areas.acts.words import StartPlay
from thebridge.engine.areas.seats.words import JoinRoom
from thebridge.engine.ids import CLOCK, CommandId, Language, Personal, PlayerId, RoomId
from thebridge.engine.viewer import Viewer
from thebridge.journal.memory import MemoryJournal
from thebridge.rooms.set_back import MOST, find_moment
from thebridge.rooms.steady_clock import SteadyClock
from thebridge.sessions.model import SessionSettings

NOW = MovedClock().now()
ROOM = RoomId("r")
LATER = NOW + timedelta(hours=2)


class Known:
    """The stored signs of life."""

    def __init__(self, alive: Mapping[RoomId, datetime | None]) -> None:
        self._alive = alive

    async def list_alive_after(self, at: datetime) -> Mapping[RoomId, datetime | None]:
        return {room: alive for room, alive in self._alive.items() if alive is None or alive > at}


async def journal_until(at: datetime) -> MemoryJournal:
    journal = MemoryJournal()
    await journal.append(ROOM, [replace(make_entry(1), at=NOW), replace(make_entry(2, command="2"), at=at)])
    return journal


async def test_time_goes_on_from_the_last_sign_of_a_room_that_plays() -> None:
    journal = await journal_until(LATER)
    assert await find_moment(Known({ROOM: LATER - timedelta(seconds=5)}), journal, NOW) == LATER
    assert await find_moment(Known({ROOM: LATER + timedelta(seconds=5)}), journal, NOW) == LATER + timedelta(seconds=5)
    assert await find_moment(Known({ROOM: None}), journal, NOW) == LATER


async def test_a_clock_that_was_not_set_back_is_right() -> None:
    journal = await journal_until(NOW - timedelta(seconds=3))
    assert await find_moment(Known({ROOM: NOW - timedelta(seconds=3)}), journal, NOW) == NOW
    assert await find_moment(Known({ROOM: None}), journal, NOW) == NOW
    assert await find_moment(Known({}), journal, NOW) == NOW


async def test_a_clock_that_was_wrong_by_weeks_is_not_followed() -> None:
    assert await find_moment(Known({ROOM: NOW + 2 * MOST}), MemoryJournal(), NOW) == NOW


async def test_a_room_plays_on_where_it_was_though_the_computer_came_back_two_hours_earlier(tmp_path: Path) -> None:
    ahead = new_server(tmp_path)
    ahead._clock.carry_on_from(SteadyClock().now() + timedelta(hours=2))
    async with ahead.running():
        session = await ahead.open_session("warm-up", "default", ("Blauw",), SessionSettings())
        room = await ahead.get_room(session.rooms[0].id)
        await ahead.submit(room, CommandId("1"), JoinRoom(PlayerId("p-1"), Personal("Zwaan"), Language("nl")))
        await ahead.submit(room, CommandId("2"), StartPlay(CLOCK))
        await ahead.directory.beat()
    async with new_server(tmp_path).running() as server:
        room = await server.get_room(session.rooms[0].id)
        assert timedelta(0) <= server.now() - room.state.clock.anchor_at < timedelta(minutes=1)
        snapshot = json.loads(room.connect(Viewer("lead", "nl")).take_now()[0].encoded)
        assert snapshot["now_ms"] >= snapshot["view"]["clock"]["anchor_ms"]
