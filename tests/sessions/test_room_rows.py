"""Where a room stands while it sleeps."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.fakes.sessions import make_package, open_service
from thebridge.engine.ids import RoomId
from thebridge.errors import AppError
from thebridge.sessions.model import SessionPlan
from thebridge.sessions.room_rows import RoomRows


async def test_rooms_with_something_to_come_are_found_the_most_urgent_first(tmp_path: Path) -> None:
    async with open_service(tmp_path) as given:
        rooms = [room.id for room in (await given.open_session("A", "B", "C", "D", "E", "F")).rooms]
        rows, now = RoomRows(given.database), given.clock.now()
        await rows.save(
            {
                rooms[0]: ("play", now + timedelta(minutes=2)),
                rooms[1]: ("play", now + timedelta(minutes=1)),
                rooms[2]: ("play", None),
                rooms[3]: ("closed", now),
                rooms[4]: ("lobby", now + timedelta(seconds=30)),
                rooms[5]: ("lobby", now + timedelta(days=1)),
            }
        )
        assert list(await rows.list_due(now + timedelta(minutes=1))) == [rooms[4], rooms[1], rooms[0]]


async def test_a_room_that_was_alive_lately_may_be_left_to_whoever_keeps_it_so(tmp_path: Path) -> None:
    async with open_service(tmp_path) as given:
        rooms = [room.id for room in (await given.open_session("A", "B", "C")).rooms]
        rows, now = RoomRows(given.database), given.clock.now()
        await rows.save(dict.fromkeys(rooms, ("play", now)))
        await rows.mark_alive([rooms[0]], now)
        await rows.mark_alive([rooms[1]], now - timedelta(seconds=30))
        silent_since = now - timedelta(seconds=10)
        assert set(await rows.list_due(now)) == set(rooms)
        assert set(await rows.list_due(now, silent_since)) == {rooms[1], rooms[2]}


async def test_rooms_that_play_and_were_alive_later_than_now_or_never_are_found(tmp_path: Path) -> None:
    async with open_service(tmp_path) as given:
        rooms = [room.id for room in (await given.open_session("A", "B", "C", "D")).rooms]
        rows, now = RoomRows(given.database), given.clock.now()
        await rows.save({room: ("play" if room != rooms[3] else "debrief", None) for room in rooms})
        later = now + timedelta(hours=1)
        await rows.mark_alive([rooms[0], rooms[3]], later)
        await rows.mark_alive([rooms[1]], now - timedelta(seconds=1))
        assert await rows.list_alive_after(now) == {rooms[0]: later, rooms[2]: None}


async def test_a_session_that_starts_by_itself_is_due_then(tmp_path: Path) -> None:
    async with open_service(tmp_path) as given:
        starts_at = given.clock.now() + timedelta(hours=1)
        plan = SessionPlan("default", ("A",), 6, starts_at=starts_at)
        session = await given.service.open_session(plan, make_package())
        rows = RoomRows(given.database)
        assert list(await rows.list_due(given.clock.now())) == []
        assert list(await rows.list_due(starts_at)) == [session.rooms[0].id]


async def test_when_a_room_was_last_awake_is_kept(tmp_path: Path) -> None:
    async with open_service(tmp_path) as given:
        rooms = [room.id for room in (await given.open_session("A", "B")).rooms]
        rows = RoomRows(given.database)
        await rows.mark_alive(rooms[:1], given.clock.now())
        assert [(await rows.get(room)).alive_at for room in rooms] == [given.clock.now(), None]


async def test_a_room_that_is_not_there_is_unknown(tmp_path: Path) -> None:
    async with open_service(tmp_path) as given:
        with pytest.raises(AppError, match="room_unknown"):
            await RoomRows(given.database).get(RoomId("none"))
