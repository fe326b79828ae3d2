"""The bus over a real Valkey keeps every promise; without it everything is slower, and nothing is lost."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from uuid import uuid4

import pytest
from redis.asyncio import Redis

from tests.fakes.entries import make_entry
from tests.fakes.valkey import OwnValkey, own_valkey
from tests.rooms.bus_promises import OTHER, PROMISES, ROOM, Ear
from thebridge.journal.memory import MemoryJournal
from thebridge.rooms import redis_bus
from thebridge.rooms.bus import Bus, Order
from thebridge.rooms.redis_bus import RedisBus

pytestmark = pytest.mark.service

BEAT_SECONDS = 0.05
PEOPLE = {"noor": {"state": "active", "looking_at": "board"}}


async def until(is_so: Callable[[], bool]) -> None:
    """Returns when it is so: within a few beats, or never."""
    async with asyncio.timeout(5):
        while not is_so():  # noqa: ASYNC110 - what is waited for is another process, seen from outside
            await asyncio.sleep(0.005)


@asynccontextmanager
async def two_buses(url: str, journal: MemoryJournal | None = None) -> AsyncIterator[tuple[RedisBus, RedisBus]]:
    """Two processes of one installation; both are up."""
    namespace, find_heads = uuid4().hex, (journal or MemoryJournal()).heads
    async with AsyncExitStack() as stack:
        buses = [
            await stack.enter_async_context(RedisBus(url, namespace, find_heads, beat_seconds=BEAT_SECONDS))
            for _ in range(2)
        ]
        await until(lambda: all(bus.is_up for bus in buses))
        yield buses[0], buses[1]


@pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: promise.__name__)
async def test_it_keeps_its_promises(promise: Callable[[Bus, Bus], Awaitable[None]], redis_url: str) -> None:
    async with two_buses(redis_url) as (here, there):
        await promise(here, there)


async def test_people_are_seen_from_every_process_until_their_process_ends(redis_url: str) -> None:
    namespace, journal = uuid4().hex, MemoryJournal()
    async with RedisBus(redis_url, namespace, journal.heads, beat_seconds=BEAT_SECONDS) as here:
        async with RedisBus(redis_url, namespace, journal.heads, beat_seconds=BEAT_SECONDS) as there:
            there.share_people(ROOM, PEOPLE)
            await until(lambda: here.people_elsewhere(ROOM) == PEOPLE)
            assert there.people_elsewhere(ROOM) == {}
            there.share_people(ROOM, {})
            await until(lambda: here.people_elsewhere(ROOM) == {})
            there.share_people(OTHER, PEOPLE)
            await until(lambda: here.people_elsewhere(OTHER) == PEOPLE)
        await until(lambda: here.people_elsewhere(OTHER) == {})


async def test_a_process_that_comes_later_is_told_who_is_there(redis_url: str) -> None:
    namespace, journal = uuid4().hex, MemoryJournal()
    async with RedisBus(redis_url, namespace, journal.heads, beat_seconds=BEAT_SECONDS) as here:
        here.share_people(ROOM, PEOPLE)
        await until(lambda: here.is_up)
        async with RedisBus(redis_url, namespace, journal.heads, beat_seconds=BEAT_SECONDS) as later:
            await until(lambda: later.people_elsewhere(ROOM) == PEOPLE)


async def test_a_room_that_nobody_listens_to_any_more_has_no_people_there(redis_url: str) -> None:
    async with two_buses(redis_url) as (here, there):
        stop = there.listen(ROOM, Ear().hear)
        there.share_people(ROOM, PEOPLE)
        await until(lambda: here.people_elsewhere(ROOM) == PEOPLE)
        stop()
        await until(lambda: here.people_elsewhere(ROOM) == {})


async def test_two_installations_on_one_redis_do_not_hear_each_other(redis_url: str) -> None:
    async with two_buses(redis_url) as (here, there), two_buses(redis_url) as (other, _):
        ear, wrong = Ear(), Ear()
        there.listen(ROOM, ear.hear)
        other.listen(ROOM, wrong.hear)
        await here.tell(ROOM, 3)
        await ear.until(lambda heard: 3 in heard)
        assert wrong.heard == []


async def test_a_message_that_makes_no_sense_is_passed_over(redis_url: str) -> None:
    async with two_buses(redis_url) as (here, there), Redis.from_url(redis_url) as stranger:
        ear = Ear()
        there.listen(ROOM, ear.hear)
        there.obey(ear.hear)
        for nonsense in (b"", b"{", b'{"process":1}', b'{"process":"x","orders":[["explode","all"]]}', b"\xff"):
            await stranger.publish(there._channel, nonsense)
        await here.tell(ROOM, 3)
        await ear.until(lambda heard: 3 in heard)
        assert ear.heard == [3]


@pytest.fixture
def valkey() -> object:
    with own_valkey() as valkey:
        yield valkey


async def test_without_redis_rooms_find_in_the_journal_what_others_recorded(valkey: OwnValkey) -> None:
    journal = MemoryJournal()
    async with two_buses(valkey.url, journal) as (here, there):
        ear = Ear()
        there.listen(ROOM, ear.hear)
        valkey.stop()
        await journal.append(ROOM, [make_entry(1)])
        await here.tell(ROOM, 1)
        await ear.until(lambda heard: 1 in heard)
        await until(lambda: not there.is_up)


async def test_when_redis_is_back_the_bus_rings_again_and_people_are_known_again(valkey: OwnValkey) -> None:
    async with two_buses(valkey.url) as (here, there):
        valkey.stop()
        await until(lambda: not (here.is_up or there.is_up))
        there.share_people(ROOM, PEOPLE)
        valkey.start()
        await until(lambda: here.is_up and there.is_up)
        ear = Ear()
        there.listen(ROOM, ear.hear)
        await here.tell(ROOM, 7)
        await ear.until(lambda heard: 7 in heard)
        await until(lambda: here.people_elsewhere(ROOM) == PEOPLE)


async def test_an_order_that_redis_did_not_take_is_given_later(valkey: OwnValkey) -> None:
    async with two_buses(valkey.url) as (here, there):
        ear, order = Ear(), Order("revoke", "sign-in")
        there.obey(ear.hear)
        valkey.stop()
        await here.order(order)
        await until(lambda: not here.is_up)
        valkey.start()
        await ear.until(lambda heard: order in heard)


async def test_nobody_waits_for_a_redis_that_does_not_answer(
    valkey: OwnValkey, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(redis_bus, "ANSWER_SECONDS", 0.2)
    journal = MemoryJournal()
    async with two_buses(valkey.url, journal) as (here, there):
        ear = Ear()
        there.listen(ROOM, ear.hear)
        async with Redis.from_url(valkey.url) as holding:
            await holding.client_pause(1500)
        async with asyncio.timeout(0.1):
            for seq in range(1, 1001):
                await here.tell(ROOM, seq)
        await until(lambda: not there.is_up)
        await journal.append(ROOM, [make_entry(1)])
        await ear.until(lambda heard: 1 in heard)
        await until(lambda: here.is_up and there.is_up)


async def test_an_emptied_redis_changes_nothing(valkey: OwnValkey) -> None:
    async with two_buses(valkey.url) as (here, there), Redis.from_url(valkey.url) as emptying:
        ear = Ear()
        there.listen(ROOM, ear.hear)
        there.share_people(ROOM, PEOPLE)
        await until(lambda: here.people_elsewhere(ROOM) == PEOPLE)
        await emptying.flushall()
        await here.tell(ROOM, 3)
        await ear.until(lambda heard: 3 in heard)
        assert here.people_elsewhere(ROOM) == PEOPLE


async def test_a_wrong_password_is_shown_and_nothing_stops(valkey: OwnValkey, caplog: pytest.LogCaptureFixture) -> None:
    valkey.stop()
    valkey.start("--requirepass", "right")
    journal = MemoryJournal()
    async with RedisBus(valkey.url, "n", journal.heads, beat_seconds=BEAT_SECONDS) as bus:
        ear = Ear()
        bus.listen(ROOM, ear.hear)
        await journal.append(ROOM, [make_entry(1)])
        await ear.until(lambda heard: 1 in heard)
        await until(lambda: "the bus could not be" in caplog.text)
        assert not bus.is_up
