"""Rooms wake when they are needed or due, sleep when they are not, and lose nobody any time."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.fakes.rooms import Page, make_services
from tests.fakes.rules import LEAD, PLAY_LASTS, FakeRules, join, say
from tests.fakes.sessions import Opened, open_service
from thebridge.engine.areas.acts.words import StartPlay
from thebridge.engine.areas.clock.words import OutageCompensated, PauseRoom
from thebridge.engine.ids import CLOCK, Author, CommandId, RoomId
from thebridge.engine.refusals import Refused
from thebridge.errors import AppError
from thebridge.rooms.directory import Directory
from thebridge.rooms.outbox import BROKEN, RESTARTING, ROOM_GONE
from thebridge.rooms.submission import Accepted, Submission
from thebridge.sessions.model import RoomRecord
from thebridge.sessions.room_rows import RoomRows


async def load_rules(record: RoomRecord) -> FakeRules:
    return FakeRules()


@asynccontextmanager
async def process(given: Opened, *, idle_seconds: float = 300.0) -> AsyncIterator[Directory]:
    """One life of the server."""
    services = make_services(given.journal, given.clock)
    directory = Directory(RoomRows(given.database), load_rules, services, idle_seconds=idle_seconds)
    async with directory:
        yield directory


async def crash(directory: Directory) -> None:
    """The process is gone without a word: no drain, no last sign of life."""
    directory._is_draining = True
    directory.tasks.cancel_all()
    await asyncio.sleep(0)


def command(command_id: str, what: object) -> Submission:
    return Submission.of(CommandId(command_id), what)


START = command("start", StartPlay(CLOCK))


async def test_a_room_that_wakes_for_the_first_time_is_opened(tmp_path: Path) -> None:
    async with open_service(tmp_path) as given:
        session = await given.open_session()
        async with process(given) as directory:
            room = await directory.wake(session.rooms[0].id)
            assert room.standing.stage == "lobby"
            [entry] = await given.journal.read(room.id)
            assert (entry.command_id, entry.by) == ("clock:open", CLOCK)
            assert entry.events[0].team == "Blue"
            await directory.beat()
            assert (await given.service.get_room(room.id)).stage == "lobby"


async def test_many_who_need_a_room_at_once_get_the_same_one(tmp_path: Path) -> None:
    async with open_service(tmp_path) as given:
        session = await given.open_session()
        async with process(given) as directory:
            rooms = await asyncio.gather(*(directory.wake(session.rooms[0].id) for _ in range(20)))
            assert len({id(room) for room in rooms}) == 1
            assert directory.awake == (rooms[0],)
            assert directory.find(session.rooms[0].id) is rooms[0]
            assert len(await given.journal.read(rooms[0].id)) == 1


async def test_a_room_that_is_not_there_is_unknown_to_everyone_who_asks(tmp_path: Path) -> None:
    async with open_service(tmp_path) as given, process(given) as directory:
        results = await asyncio.gather(*(directory.wake(RoomId("none")) for _ in range(3)), return_exceptions=True)
        assert [str(result) for result in results] == ["room_unknown"] * 3
        assert directory.tasks.failures == 0


async def test_a_scenario_that_cannot_be_loaded_is_told_and_can_be_tried_again(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_service(tmp_path) as given:
        session = await given.open_session()
        async with process(given) as directory:

            async def fail(record: RoomRecord) -> FakeRules:
                raise RuntimeError("planted")

            monkeypatch.setattr(directory, "_load_rules", fail)
            with caplog.at_level(logging.CRITICAL), pytest.raises(RuntimeError):
                await directory.wake(session.rooms[0].id)
            monkeypatch.setattr(directory, "_load_rules", load_rules)
            await directory.wake(session.rooms[0].id)


async def test_after_a_restart_a_running_room_is_served_on_and_the_outage_is_given_back(tmp_path: Path) -> None:
    async with open_service(tmp_path) as given:
        session = await given.open_session()
        room_id = session.rooms[0].id
        async with process(given) as directory:
            await directory.submit(room_id, START)
            ends_at = (await directory.wake(room_id)).due_at
            assert ends_at == given.clock.now() + PLAY_LASTS
            given.clock.move(10)
            await directory.beat()
            await crash(directory)
        given.clock.move(3600)
        async with process(given) as directory:
            assert await directory.serve_running() == 1
            [room] = directory.awake
            [entry] = await given.journal.read(room_id, after=2)
            assert entry.command_id == "clock:outage:2"
            assert entry.events == (OutageCompensated(3600.0),)
            assert room.due_at is not None
            assert ends_at is not None
            assert (room.due_at - ends_at).total_seconds() == 3600


async def test_after_an_orderly_restart_only_the_pause_between_is_given_back(tmp_path: Path) -> None:
    async with open_service(tmp_path) as given:
        session = await given.open_session()
        room_id = session.rooms[0].id
        async with process(given) as directory:
            await directory.submit(room_id, START)
            given.clock.move(30)
        given.clock.move(7)
        async with process(given) as directory:
            await directory.serve_running()
            entries = await given.journal.read(room_id, after=2)
            assert [entry.events for entry in entries] == [(OutageCompensated(7.0),)]


async def test_a_room_whose_clock_stood_still_lost_no_time(tmp_path: Path) -> None:
    async with open_service(tmp_path) as given:
        session = await given.open_session()
        room_id = session.rooms[0].id
        async with process(given) as directory:
            await directory.submit(room_id, START)
            await directory.submit(room_id, command("pause", PauseRoom(Author("lead:x"))))
        given.clock.move(3600)
        async with process(given) as directory:
            await directory.wake(room_id)
            assert len(await given.journal.read(room_id)) == 3


async def test_a_second_restart_gives_nothing_back_twice(tmp_path: Path) -> None:
    async with open_service(tmp_path) as given:
        session = await given.open_session()
        room_id = session.rooms[0].id
        async with process(given) as directory:
            await directory.submit(room_id, START)
        for _restart in range(2):
            given.clock.move(100)
            async with process(given) as directory:
                await directory.serve_running()
        given_back = [entry.events[0].seconds for entry in await given.journal.read(room_id, after=2)]
        assert given_back == [100.0, 100.0]


async def test_what_became_due_during_the_outage_waits_for_the_time_given_back(tmp_path: Path) -> None:
    async with open_service(tmp_path) as given:
        session = await given.open_session()
        async with process(given) as directory:
            await directory.submit(session.rooms[0].id, START)
            await directory.beat()
            await crash(directory)
        given.clock.move(PLAY_LASTS.total_seconds() * 2)
        async with process(given) as directory:
            await directory.serve_running()
            await asyncio.sleep(0.05)
            assert directory.awake[0].state.clock.phase == "running"


async def test_one_room_that_cannot_wake_keeps_no_other_asleep(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_service(tmp_path) as given:
        session = await given.open_session("A", "B")
        async with process(given) as directory:
            for room in session.rooms:
                await directory.submit(room.id, START)
        async with process(given) as directory:

            async def fail_for_one(record: RoomRecord) -> FakeRules:
                if record.team == "A":
                    raise RuntimeError("planted")
                return FakeRules()

            monkeypatch.setattr(directory, "_load_rules", fail_for_one)
            with caplog.at_level(logging.CRITICAL):
                assert await directory.serve_running() == 1
            assert [room.id for room in directory.awake] == [session.rooms[1].id]


async def test_draining_tells_everyone_and_finishes_what_waits(tmp_path: Path) -> None:
    async with open_service(tmp_path) as given:
        session = await given.open_session()
        room_id = session.rooms[0].id
        async with process(given) as directory:
            room = await directory.wake(room_id)
            page = Page(room.connect(LEAD))
            page.read_now()
            loop = asyncio.get_running_loop()
            sending = [loop.create_task(room.submit(command(f"c{n}", say("noor", f"{n}")))) for n in range(30)]
            await asyncio.sleep(0)
            await directory.drain()
            assert [type(answer) for answer in await asyncio.gather(*sending)] == [Accepted] * 30
            page.read_now()
            assert ("notice", "server_restarting in nl") in [(m["kind"], m.get("text")) for m in page.messages]
            assert len(page.view["chat"]) == 30
            assert page.outbox.close_code == RESTARTING
            assert directory.is_draining
            with pytest.raises(AppError, match="server_restarting"):
                await directory.wake(room_id)
            with pytest.raises(Refused, match="server_restarting"):
                await room.submit(command("late", say("noor", "late")))


async def test_a_room_that_is_called_while_the_server_ends_is_no_error(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with open_service(tmp_path) as given:
        session = await given.open_session()
        async with process(given) as directory:
            await directory.submit(session.rooms[0].id, START)
            await directory.beat()
        async with process(given) as directory:
            await directory.drain()
            assert await directory.serve_running() == 0
    assert [record for record in caplog.records if record.levelname == "ERROR"] == []


async def test_an_idle_room_sleeps_and_wakes_as_it_was(tmp_path: Path) -> None:
    async with open_service(tmp_path) as given:
        session = await given.open_session()
        room_id = session.rooms[0].id
        async with process(given, idle_seconds=0.0) as directory:
            await directory.submit(room_id, command("c1", join("noor")))
            state = directory.awake[0].state
            await directory.beat()
            assert directory.awake == ()
            assert (await directory.wake(room_id)).state == state


@pytest.mark.parametrize("reason", ["connected", "running"])
async def test_a_room_that_is_needed_does_not_sleep(reason: str, tmp_path: Path) -> None:
    async with open_service(tmp_path) as given:
        session = await given.open_session()
        async with process(given, idle_seconds=0.0) as directory:
            room = await directory.wake(session.rooms[0].id)
            if reason == "connected":
                room.connect(LEAD)
            else:
                await room.submit(START)
            await directory.beat()
            assert directory.awake == (room,)


async def test_a_room_that_comes_due_while_it_sleeps_is_woken_by_the_beat(tmp_path: Path) -> None:
    async with open_service(tmp_path) as given:
        session = await given.open_session()
        room_id = session.rooms[0].id
        async with process(given) as directory:
            await RoomRows(given.database).save({room_id: ("lobby", given.clock.now())})
            directory._alive_written = -10.0
            await directory.beat()
            assert [room.id for room in directory.awake] == [room_id]


async def test_a_room_whose_task_fails_lets_everyone_reconnect_and_wakes_again(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_service(tmp_path) as given:
        session = await given.open_session()
        room_id = session.rooms[0].id
        async with process(given) as directory:
            room = await directory.wake(room_id)
            outbox = room.connect(LEAD)

            async def fail(batch: object) -> None:
                raise RuntimeError("planted")

            monkeypatch.setattr(room, "_serve", fail)
            loop = asyncio.get_running_loop()
            with caplog.at_level(logging.CRITICAL):
                sending = loop.create_task(room.submit(command("c1", join("noor"))))
                assert await outbox.wait_closed() == BROKEN
            sending.cancel()
            assert directory.awake == ()
            assert await directory.submit(room_id, command("c1", join("noor"))) == Accepted(2)


async def test_a_closed_room_lets_everyone_go(tmp_path: Path) -> None:
    async with open_service(tmp_path) as given:
        session = await given.open_session()
        async with process(given) as directory:
            room = await directory.wake(session.rooms[0].id)
            outbox = room.connect(LEAD)
            await directory.close(room.id, ROOM_GONE)
            assert outbox.close_code == ROOM_GONE
            assert directory.awake == ()


async def test_erased_words_are_gone_from_a_room_that_is_awake(tmp_path: Path) -> None:
    async with open_service(tmp_path) as given:
        session = await given.open_session()
        room_id = session.rooms[0].id
        async with process(given) as directory:
            room = await directory.wake(room_id)
            line = say("noor", "my words")
            await room.submit(command("c1", line))
            await given.service.erase_player(room_id, line.by)
            await directory.reload(room_id)
            assert [text for _, text in room.state.chat.values()] == ["—"]
            await directory.reload(RoomId("asleep"))
