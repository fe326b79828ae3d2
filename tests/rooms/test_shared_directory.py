"""Directories of several processes: each room is served by whoever needs it, and kept running by one at least."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.fakes.rooms import Page, make_services
from tests.fakes.rules import LEAD, player
from tests.fakes.sessions import Opened, open_service
from tests.rooms.test_directory import START, crash, load_rules
from thebridge.engine.areas.clock.words import OutageCompensated
from thebridge.engine.ids import RoomId
from thebridge.rooms.bus import MemoryBus, Order
from thebridge.rooms.directory import ELSEWHERE_SECONDS, Directory
from thebridge.rooms.outbox import ROOM_GONE
from thebridge.rooms.room import RoomServices
from thebridge.sessions.room_rows import RoomRows


@asynccontextmanager
async def process(given: Opened, bus: MemoryBus) -> AsyncIterator[Directory]:
    """One of several."""
    services = make_services(given.journal, given.clock)
    shared = RoomServices(services.journal, bus, services.now, services.notice_text)
    async with Directory(RoomRows(given.database), load_rules, shared, is_shared=True) as directory:
        yield directory


async def start_playing(given: Opened, directory: Directory) -> RoomId:
    """A room that plays, awake in this process and said to be alive."""
    room_id = (await given.open_session()).rooms[0].id
    await directory.submit(room_id, START)
    await directory.beat()
    return room_id


async def test_a_room_that_another_process_keeps_alive_is_left_to_it(tmp_path: Path) -> None:
    async with open_service(tmp_path) as given, process(given, MemoryBus()) as one, process(given, MemoryBus()) as two:
        await start_playing(given, one)
        assert await two.serve_running() == 0
        given.clock.move(ELSEWHERE_SECONDS - 1)
        assert await two.serve_running() == 0


async def test_a_room_whose_process_is_gone_is_taken_over_and_its_time_given_back(tmp_path: Path) -> None:
    async with open_service(tmp_path) as given, process(given, MemoryBus()) as two:
        async with process(given, MemoryBus()) as one:
            room_id = await start_playing(given, one)
            await crash(one)
        given.clock.move(ELSEWHERE_SECONDS + 1)
        assert await two.serve_running() == 1
        [entry] = await given.journal.read(room_id, after=2)
        assert entry.events == (OutageCompensated(ELSEWHERE_SECONDS + 1),)


async def test_who_wakes_a_room_that_is_alive_elsewhere_gives_no_time_back(tmp_path: Path) -> None:
    async with open_service(tmp_path) as given, process(given, MemoryBus()) as one, process(given, MemoryBus()) as two:
        room_id = await start_playing(given, one)
        given.clock.move(4)
        room = await two.wake(room_id)
        assert room.seq == 2


async def test_people_are_shared_with_every_beat(tmp_path: Path) -> None:
    class Listening(MemoryBus):
        def __init__(self) -> None:
            super().__init__()
            self.said: list[object] = []

        def share_people(self, room: RoomId, people: object) -> None:
            self.said.append(people)

        def people_elsewhere(self, room: RoomId) -> dict[str, dict[str, object]]:
            return {"sam": {"state": "away", "looking_at": None}}

    bus = Listening()
    async with open_service(tmp_path) as given, process(given, bus) as directory:
        room = await directory.wake((await given.open_session()).rooms[0].id)
        page = Page(room.connect(player("noor")))
        await directory.beat()
        assert bus.said[-1] == {"noor": {"state": "active", "looking_at": None}}
        page.read_now()
        assert set(page.messages[-1]["people"]) == {"noor", "sam"}


async def test_a_reload_reaches_every_process_and_each_reloads_once(tmp_path: Path) -> None:
    bus = MemoryBus()
    async with open_service(tmp_path) as given, process(given, bus) as one, process(given, bus) as two:
        room_id = await start_playing(given, one)
        pages = [Page((await directory.wake(room_id)).connect(LEAD)) for directory in (one, two)]
        for page in pages:
            page.read_now()
        await one.reload(room_id)
        for page in pages:
            await asyncio.wait_for(page.read(), 5)
            assert page.snapshots == 2


async def test_a_turn_is_asked_of_the_other_process_and_not_of_oneself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bus, asked = MemoryBus(), list[str]()
    async with open_service(tmp_path) as given, process(given, bus) as one, process(given, bus) as two:
        room_id = await start_playing(given, one)
        rooms = [await directory.wake(room_id) for directory in (one, two)]
        for name, room in zip(("one", "two"), rooms, strict=True):
            monkeypatch.setattr(room._turns, "ask", lambda _now, name=name: asked.append(name))
        await rooms[0]._ask_for_a_turn()
        assert asked == ["two"]


async def test_a_room_that_is_gone_is_closed_everywhere_and_orders_for_others_change_nothing(tmp_path: Path) -> None:
    bus = MemoryBus()
    async with open_service(tmp_path) as given, process(given, bus) as one, process(given, bus) as two:
        room_id = await start_playing(given, one)
        outbox = (await two.wake(room_id)).connect(LEAD)
        await bus.order(Order("close", "another"))
        await bus.order(Order("revoke", room_id))
        assert outbox.close_code is None
        await one.close_everywhere(room_id)
        assert await asyncio.wait_for(outbox.wait_closed(), 5) == ROOM_GONE
        assert one.awake == ()
