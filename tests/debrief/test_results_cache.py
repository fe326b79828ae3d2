"""Rooms are read for results once, again when they went on, and the oldest are forgotten."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.debrief.teams import team
from tests.engine.play import BOB, Play
from tests.fakes.sessions import open_service
from thebridge.debrief import results_cache
from thebridge.debrief.results import Facts
from thebridge.debrief.results_cache import ResultsCache
from thebridge.engine.ids import RoomId
from thebridge.engine.scenario import Scenario


async def test_a_room_is_read_once_until_it_goes_on_or_words_are_erased(tmp_path: Path) -> None:
    async with open_service(tmp_path) as given:
        session = await given.open_session("A", "B", "C")
        played = team("joost", "bep", "bep")
        rooms = [Facts(room.id, session.id, played.scenario.id, session.version, room.number) for room in session.rooms]
        await given.journal.append(rooms[0].room, played.entries[:-2])
        await given.journal.append(rooms[1].room, Play().is_open_to(BOB).entries)
        read: list[RoomId] = []

        async def find_scenario(room: RoomId) -> Scenario:
            read.append(room)
            return played.scenario

        cache = ResultsCache(given.database, given.journal, find_scenario, kept=2)
        assert await cache.load(rooms) == (), "one plays on, one begins, one has not begun"
        assert read == [rooms[0].room, rooms[1].room]
        await given.journal.append(rooms[0].room, played.entries[-2:])
        (result,) = await cache.load(rooms)
        assert (result.facts, result.ending) == (rooms[0], played.state.acts.ending)
        await cache.load(rooms)
        assert read[2:] == [rooms[0].room]
        await given.journal.redact(rooms[0].room, BOB)
        assert await cache.load(rooms) == (result,), "it holds no words"
        assert read[3:] == [rooms[0].room]
        again = ResultsCache(given.database, given.journal, find_scenario, kept=1)
        assert await again.load(rooms) == (result,)
        assert read[4:] == [rooms[1].room], "what ended is kept, for the next start too"
        moved = replace(rooms[0], unit="north")
        assert [one.facts for one in await again.load([moved])] == [moved], "what a room belongs to is not kept"


async def test_what_an_older_way_of_reading_kept_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with open_service(tmp_path) as given:
        session = await given.open_session()
        played = team("joost", "bep", "bep")
        room = Facts(session.rooms[0].id, session.id, played.scenario.id, session.version, 1)
        await given.journal.append(room.room, played.entries)
        read: list[RoomId] = []

        async def find_scenario(room: RoomId) -> Scenario:
            read.append(room)
            return played.scenario

        for fit in (results_cache.FORMAT, results_cache.FORMAT + 1):
            monkeypatch.setattr(results_cache, "FORMAT", fit)
            await ResultsCache(given.database, given.journal, find_scenario).load([room])
        assert len(read) == 2


async def test_what_is_kept_is_taken_into_memory_without_reading_a_journal(tmp_path: Path) -> None:
    async with open_service(tmp_path) as given:
        session = await given.open_session("A", "B")
        played = team("joost", "bep", "bep")
        rooms = [Facts(room.id, session.id, played.scenario.id, session.version, room.number) for room in session.rooms]
        read: list[RoomId] = []

        async def find_scenario(room: RoomId) -> Scenario:
            read.append(room)
            return played.scenario

        await given.journal.append(rooms[0].room, played.entries)
        await ResultsCache(given.database, given.journal, find_scenario).load(rooms[:1])
        await given.journal.append(rooms[1].room, played.entries)
        cache = ResultsCache(given.database, given.journal, find_scenario)
        await cache.recall(rooms)
        assert len(read) == 1
        assert await cache.read(rooms[:1]) is False, "it is known"
        assert await cache.read(rooms[1:]) is True, "nobody had read it"
