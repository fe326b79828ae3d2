"""Decide, record, evolve, tell: in that order, whatever fails."""

import asyncio
import logging
from collections.abc import Sequence

import pytest

from tests.fakes.rooms import ROOM, Page, as_json, make_services, open_room, send, send_later
from tests.fakes.rules import LEAD, FakeRules, join, player, say
from tests.fakes.times import MovedClock
from thebridge.engine.areas.acts.words import OpenRoom, StartPlay
from thebridge.engine.entry import Entry
from thebridge.engine.ids import CLOCK, CommandId, Personal, PlayerId, RoomId
from thebridge.engine.refusals import Refused
from thebridge.errors import AppError
from thebridge.journal.memory import MemoryJournal
from thebridge.rooms.inbox import COMMANDS_MAX
from thebridge.rooms.outbox import RESTARTING
from thebridge.rooms.owned_tasks import OwnedTasks
from thebridge.rooms.room import Room, RoomServices
from thebridge.rooms.rules import view_for
from thebridge.rooms.submission import Accepted, Submission

NOOR = player("noor")


class HeldJournal(MemoryJournal):
    """Records when it is let go; or fails."""

    def __init__(self) -> None:
        super().__init__()
        self.is_free = asyncio.Event()
        self.is_free.set()
        self.error: Exception | None = None
        self.appends: list[int] = []

    async def append(self, room: RoomId, entries: Sequence[Entry]) -> None:
        self.appends.append(len(entries))
        await self.is_free.wait()
        if self.error is not None:
            raise self.error
        await super().append(room, entries)


async def test_a_command_is_recorded_told_and_accepted() -> None:
    services = make_services()
    async with open_room(services) as room:
        page = Page(room.connect(LEAD))
        await page.read()
        assert await send(room, join("noor"), "c1") == Accepted(1)
        assert page.read_now()[0]["changed"]["people"]["put"] == {"noor": {"language": "nl"}}
        [entry] = await services.journal.read(ROOM)
        assert (entry.seq, entry.by, entry.command_id) == (1, "noor", "c1")
        assert room.seq == 1


async def test_nobody_is_told_before_it_is_on_disk() -> None:
    journal = HeldJournal()
    async with open_room(make_services(journal)) as room:
        page = Page(room.connect(LEAD))
        page.read_now()
        journal.is_free.clear()
        sending = send_later(room, join("noor"), "c1")
        await asyncio.sleep(0.01)
        assert journal.appends == [1]
        assert page.read_now() == []
        assert not sending.done()
        assert room.seq == 0
        journal.is_free.set()
        await sending
        assert page.read_now() != []


async def test_when_recording_fails_there_is_silence_and_a_refusal(caplog: pytest.LogCaptureFixture) -> None:
    journal = HeldJournal()
    async with open_room(make_services(journal)) as room:
        page = Page(room.connect(LEAD))
        page.read_now()
        journal.error = OSError("disk full")
        with caplog.at_level(logging.CRITICAL), pytest.raises(Refused) as refused:
            await send(room, join("noor"), "c1")
        assert refused.value == Refused("not_recorded")
        assert page.read_now() == []
        assert (room.seq, room.state.people) == (0, {})
        journal.error = None
        assert await send(room, join("noor"), "c1") == Accepted(1)
        assert [message["seq"] for message in page.read_now()] == [1]


async def test_commands_that_wait_together_share_one_append_and_one_telling() -> None:
    journal = HeldJournal()
    async with open_room(make_services(journal)) as room:
        page = Page(room.connect(LEAD))
        page.read_now()
        journal.is_free.clear()
        sending = [send_later(room, say("noor", f"{n}"), f"c{n}") for n in range(20)]
        await asyncio.sleep(0.01)
        journal.is_free.set()
        answers = await asyncio.gather(*sending)
        assert [answer.seq for answer in answers] == list(range(1, 21))
        assert journal.appends in ([20], [1, 19])
        assert len(page.read_now()) == len(journal.appends)
        assert page.view == as_json(view_for(FakeRules(), room.state, LEAD))


async def test_a_command_sees_what_the_one_before_it_in_the_batch_did() -> None:
    async with open_room() as room:
        first, second = await asyncio.gather(send_later(room, join("noor"), "c1"), send_later(room, join("noor"), "c2"))
        assert (first, second) == (Accepted(1), Accepted(1))
        assert room.seq == 1


async def test_a_refused_command_spoils_nothing_for_the_others() -> None:
    async with open_room() as room:
        sending = [send_later(room, say("noor", text), f"c{n}") for n, text in enumerate(["a", "", "fail", "b"])]
        answers = await asyncio.gather(*sending, return_exceptions=True)
        assert answers[0] == Accepted(1)
        assert answers[1] == Refused("text_empty")
        assert answers[2] == AppError("unexpected")
        assert answers[3] == Accepted(2)


async def test_the_same_command_again_has_the_first_outcome() -> None:
    rules = FakeRules()
    async with open_room(rules=rules) as room:
        first = await send(room, say("noor", "a"), "c1")
        await send(room, say("noor", "b"), "c2")
        decided = rules.decided
        assert await send(room, say("noor", "a"), "c1") == first
        assert rules.decided == decided
        assert len(room.state.chat) == 2


async def test_the_same_command_ten_times_at_once_counts_once() -> None:
    services = make_services()
    async with open_room(services) as room:
        answers = await asyncio.gather(*(send_later(room, say("noor", "a"), "c1") for _ in range(10)))
        assert answers == [Accepted(1)] * 10
        assert len(await services.journal.read(ROOM)) == 1


async def test_another_command_with_the_same_id_is_refused() -> None:
    async with open_room() as room:
        await send(room, say("noor", "a"), "c1")
        with pytest.raises(Refused) as refused:
            await send(room, say("noor", "b"), "c1")
        assert refused.value.code == "command_id_reused"


async def test_a_retry_after_a_restart_has_the_first_outcome() -> None:
    journal = MemoryJournal()
    async with open_room(make_services(journal)) as room:
        await send(room, say("noor", "a"), "c1")
    async with open_room(make_services(journal)) as room:
        assert await send(room, say("noor", "a"), "c1") == Accepted(1)
        with pytest.raises(Refused):
            await send(room, say("noor", "b"), "c1")


async def test_the_live_state_is_what_playing_back_gives() -> None:
    journal = MemoryJournal()
    async with open_room(make_services(journal)) as room:
        await send(room, join("noor"), "c1")
        await send(room, say("noor", "a"), "c2")
        live = room.state
    async with open_room(make_services(journal)) as again:
        assert again.state == live


async def test_a_full_inbox_refuses_at_once() -> None:
    journal = HeldJournal()
    async with open_room(make_services(journal)) as room:
        journal.is_free.clear()
        sending = [send_later(room, say("noor", "a"), f"c{n}") for n in range(COMMANDS_MAX + 80)]
        await asyncio.sleep(0.01)
        refused = [one.exception() for one in sending if one.done()]
        assert refused
        assert set(map(str, refused)) == {"room_busy"}
        journal.is_free.set()
        await asyncio.gather(*sending, return_exceptions=True)
        assert room.seq == len(sending) - len(refused)


async def test_entries_never_go_back_in_time() -> None:
    clock = MovedClock()
    services = make_services(clock=clock)
    async with open_room(services) as room:
        await send(room, say("noor", "a"), "c1")
        clock.move(-3600)
        await send(room, say("noor", "b"), "c2")
        first, second = await services.journal.read(ROOM)
        assert first.at == second.at


async def test_stopping_serves_what_waits_and_refuses_what_comes_later() -> None:
    async with open_room() as room:
        outbox = room.connect(NOOR)
        sending = [send_later(room, say("noor", f"{n}"), f"c{n}") for n in range(100)]
        await asyncio.sleep(0)
        await room.stop()
        assert [answer.seq for answer in await asyncio.gather(*sending)] == list(range(1, 101))
        with pytest.raises(Refused) as refused:
            await send(room, say("noor", "late"), "late")
        assert refused.value.code == "server_restarting"
        assert outbox.close_code == RESTARTING
        with pytest.raises(Refused):
            await room.reload()


async def test_a_cancelled_room_leaves_nobody_waiting() -> None:
    journal = HeldJournal()
    async with OwnedTasks() as tasks:
        room = Room(ROOM, FakeRules(), make_services(journal))
        await room.load()
        task = tasks.start(room.run(), "room")
        journal.is_free.clear()
        sending = [send_later(room, say("noor", f"{n}"), f"c{n}") for n in range(3)]
        await asyncio.sleep(0.01)
        sending.append(send_later(room, say("noor", "waits"), "waits"))
        await asyncio.sleep(0)
        task.cancel()
        answers = await asyncio.gather(*sending, return_exceptions=True)
        assert answers == [Refused("server_restarting")] * 4


async def test_a_sender_who_went_away_is_not_waited_for() -> None:
    journal = HeldJournal()
    async with open_room(make_services(journal)) as room:
        journal.is_free.clear()
        gone = send_later(room, say("noor", "a"), "c1")
        await asyncio.sleep(0.01)
        gone.cancel()
        journal.is_free.set()
        assert await send(room, say("noor", "b"), "c2") == Accepted(2)


async def test_after_erasure_everyone_sees_the_room_anew() -> None:
    journal = MemoryJournal()
    async with open_room(make_services(journal)) as room:
        await send(room, say("noor", "my words"), "c1")
        page = Page(room.connect(LEAD))
        page.read_now()
        epoch = page.epoch
        await journal.redact(ROOM, PlayerId("noor"))
        await room.reload()
        page.read_now()
        assert page.view["chat"] == {"line-1": {"text": "—"}}
        assert page.epoch != epoch
        assert await send(room, say("noor", "again"), "c2") == Accepted(2)


async def test_what_is_due_happens_by_itself_and_once() -> None:
    clock = MovedClock()
    services = make_services(clock=clock)
    async with open_room(services) as room:
        room.start_alarm()
        assert room.due_at is None
        await send(room, StartPlay(CLOCK), "start")
        assert room.due_at == room.state.clock.ends_at
        page = Page(room.connect(LEAD))
        page.read_now()
        clock.move(61)
        await send(room, say("noor", "a"), "c1")  # a command makes the room look at the clock again
        while page.view["clock"]["phase"] != "stopped":
            await asyncio.wait_for(page.read(), 2)
        assert [entry.command_id for entry in await services.journal.read(ROOM)] == ["start", "c1", "clock:tick:2"]
        assert room.due_at is None


async def test_a_session_with_a_start_time_starts_by_itself() -> None:
    clock = MovedClock()
    services = make_services(clock=clock)
    async with OwnedTasks() as tasks:
        room = Room(ROOM, FakeRules(), services, starts_at=clock.now())
        await room.load()
        tasks.start(room.run(), "room")
        await send(room, OpenRoom(CLOCK, Personal("Blue"), {}, 1.0, has_limits=True), "open")
        page = Page(room.connect(LEAD))
        await page.read()
        room.start_alarm()
        await page.read()
        assert page.view["clock"]["phase"] == "running"
        assert [entry.command_id for entry in await services.journal.read(ROOM)] == ["open", "clock:start"]
        await room.stop()


async def test_an_unreadable_journal_does_not_end_the_room(caplog: pytest.LogCaptureFixture) -> None:
    class Unreadable(MemoryJournal):
        is_broken = False

        async def read(self, room: RoomId, after: int = 0) -> tuple[Entry, ...]:
            if self.is_broken:
                raise OSError("gone")
            return await super().read(room, after)

    journal = Unreadable()
    async with open_room(make_services(journal)) as room:
        journal.is_broken = True
        with caplog.at_level(logging.CRITICAL), pytest.raises(Refused):
            await room.catch_up()
        assert await send(room, say("noor", "a"), "c1") == Accepted(1)


async def test_a_submission_knows_its_command_by_a_digest() -> None:
    one, other = (Submission.of(CommandId("c"), say("noor", text)) for text in ("a", "b"))
    assert one.digest != other.digest
    assert isinstance(make_services(), RoomServices)
