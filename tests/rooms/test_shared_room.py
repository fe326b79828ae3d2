"""A room that several processes serve: one order, one look for many wake-ups, and a turn for who lost a race."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from tests.fakes.databases import open_database
from tests.fakes.entries import make_entry
from tests.fakes.rooms import ROOM, Page, as_json, make_services, open_room, send, send_later
from tests.fakes.rules import LEAD, FakeRules, say
from tests.fakes.times import MovedClock
from tests.rooms.test_room import HeldJournal
from thebridge.engine.areas.acts.words import StartPlay
from thebridge.engine.areas.seats.words import PlayerJoined
from thebridge.engine.entry import Entry
from thebridge.engine.ids import CLOCK, Language, Personal, PlayerId, RoomId
from thebridge.engine.refusals import Refused
from thebridge.journal.memory import MemoryJournal
from thebridge.journal.sqlite import SqliteJournal
from thebridge.rooms import turns
from thebridge.rooms.owned_tasks import OwnedTasks
from thebridge.rooms.room import Room
from thebridge.rooms.rules import view_for


async def test_two_processes_on_one_room_make_one_order(tmp_path: Path) -> None:
    async with open_database(tmp_path) as database, OwnedTasks() as tasks:
        rooms = []
        for _process in range(2):
            room = Room(ROOM, FakeRules(), make_services(SqliteJournal(database)))
            await room.load()
            tasks.start(room.run(), "room")
            rooms.append(room)
        pages = [Page(room.connect(LEAD)) for room in rooms]
        sending = [send_later(rooms[n % 2], say("noor", f"{n}"), f"c{n}") for n in range(60)]
        sending += [send_later(rooms[(n + 1) % 2], say("noor", f"{n}"), f"c{n}") for n in range(60)]
        answers = await asyncio.gather(*sending)
        assert answers[:60] == answers[60:]
        assert sorted(answer.seq for answer in answers[:60]) == list(range(1, 61))
        for room, page in zip(rooms, pages, strict=True):
            await room.catch_up()
            page.read_now()
            assert page.seq == 60
            assert page.view == as_json(view_for(FakeRules(), room.state, LEAD))
        assert rooms[0].state == rooms[1].state
        for room in rooms:
            await room.stop()


async def test_a_wake_up_makes_a_room_read_what_others_recorded() -> None:
    services = make_services()
    async with open_room(services) as room:
        page = Page(room.connect(LEAD))
        page.read_now()
        joined = PlayerJoined(PlayerId("noor"), Personal("Noor"), Language("nl"), is_bot=False)
        await services.journal.append(ROOM, [make_entry(1, joined)])
        await services.bus.tell(ROOM, 1)
        assert [message["seq"] for message in await page.read()] == [1]
        assert room.seq == 1


async def test_many_wake_ups_at_once_are_one_look_into_the_journal(monkeypatch: pytest.MonkeyPatch) -> None:
    services = make_services()
    async with open_room(services) as room:
        reads, read = list[int](), services.journal.read

        async def counting(room_id: RoomId, after: int = 0) -> tuple[Entry, ...]:
            reads.append(after)
            return await read(room_id, after)

        monkeypatch.setattr(services.journal, "read", counting)
        await services.journal.append(ROOM, [make_entry(seq) for seq in range(1, 51)])
        for seq in range(1, 51):
            await services.bus.tell(ROOM, seq)
        await room.catch_up()
        assert room.seq == 50
        assert len(reads) == 2, "one for the wake-ups, one for the test"


async def test_a_room_that_loses_every_race_says_that_it_is_busy() -> None:
    class Contested(MemoryJournal):
        async def append(self, room: RoomId, entries: Sequence[Entry]) -> None:
            seq = entries[0].seq
            await super().append(room, [make_entry(seq, command=f"other-{seq}")])
            await super().append(room, entries)

    async with open_room(make_services(Contested())) as room:
        with pytest.raises(Refused) as refused:
            await send(room, say("noor", "a"), "c1")
        assert refused.value.code == "room_busy"


async def test_of_two_processes_that_never_rest_the_slower_one_has_its_turn() -> None:
    class Slow(MemoryJournal):
        """The same entries, but a process that takes its time over them."""

        def __init__(self, shared: MemoryJournal) -> None:
            super().__init__()
            self._rooms = shared._rooms

        async def append(self, room: RoomId, entries: Sequence[Entry]) -> None:
            for _turn in range(8):
                await asyncio.sleep(0)
            await super().append(room, entries)

    journal = HeldJournal()
    services = make_services(journal)
    shared = services.bus
    async with open_room(services) as quick, open_room(replace(services, journal=Slow(journal))) as slow:
        for room in (quick, slow):
            shared.obey(lambda order, room=room: room.give_way() if order.kind == "give_way" else None)  # type: ignore[misc]
        is_over = asyncio.Event()

        async def never_rest() -> None:
            number = 0
            while not is_over.is_set():
                number += 1
                await asyncio.gather(*(send(quick, say("noor", "a"), f"quick-{number}-{n}") for n in range(2)))

        resting = asyncio.ensure_future(never_rest())
        try:
            for number in range(20):
                await send(slow, say("piet", "b"), f"slow-{number}")
        finally:
            is_over.set()
            await resting
        said = [entry.command_id for entry in await journal.read(ROOM) if entry.command_id.startswith("slow")]
        assert said == [f"slow-{number}" for number in range(20)]


async def test_what_comes_while_a_room_gives_way_is_recorded_after_the_other_with_the_rest(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(turns, "OWED_SECONDS", 60.0)
    journal = HeldJournal()
    services = make_services(journal)
    async with open_room(services) as room:
        room.give_way()
        first = send_later(room, say("noor", "b"), "c2")
        await asyncio.sleep(0.01)
        second = send_later(room, say("noor", "c"), "c3")
        await asyncio.sleep(0.01)
        assert not first.done()
        await services.journal.append(ROOM, [make_entry(1, command="other")])
        await services.bus.tell(ROOM, 1)
        async with asyncio.timeout(10):
            assert [(await first).seq, (await second).seq] == [2, 3]
        assert journal.appends == [1, 2]


async def test_a_turn_that_was_taken_before_anybody_told_of_it_is_not_owed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "OWED_SECONDS", 60.0)
    services = make_services()
    async with open_room(services) as room:
        room.give_way()
        await services.journal.append(ROOM, [make_entry(1, command="other")])
        await room.catch_up()
        await services.bus.tell(ROOM, 1)
        async with asyncio.timeout(10):
            assert (await send(room, say("noor", "b"), "c2")).seq == 2


async def test_two_processes_make_one_thing_happen_once() -> None:
    clock, journal = MovedClock(), MemoryJournal()
    services = [make_services(journal, clock) for _ in range(2)]
    async with open_room(services[0]) as one, open_room(services[1]) as other:
        await send(one, StartPlay(CLOCK), "start")
        await other.catch_up()
        clock.move(61)
        one.start_alarm()
        other.start_alarm()
        while not (one.seq == other.seq == 2):
            await asyncio.sleep(0.01)
            await one.catch_up()
            await other.catch_up()
        assert [entry.command_id for entry in await journal.read(ROOM)] == ["start", "clock:tick:1"]
