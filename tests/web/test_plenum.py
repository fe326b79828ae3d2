"""A connection to all rooms together: it starts whole, tells only what is new, and ends with its rooms."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.web.served import new_server
from thebridge.bootstrap import Server
from thebridge.engine.areas.acts.words import EndingReached, PageTurned, PlayStarted
from thebridge.engine.areas.seats.words import JoinRoom, SetReady
from thebridge.engine.entry import Entry
from thebridge.engine.ids import Author, CommandId, EndingId, Language, Personal, PlayerId
from thebridge.engine.viewer import Viewer
from thebridge.rooms.outbox import RESTARTING, Outbox, OutboxClosed
from thebridge.sessions.model import SessionRecord, SessionSettings
from thebridge.web.plenum import Plenum, turns_of
from thebridge.web.projection import project

ADA = PlayerId("ada")


@asynccontextmanager
async def following(folder: Path) -> AsyncIterator[tuple[Server, SessionRecord, Plenum, Outbox]]:
    async with new_server(folder).running() as server:
        session = await server.open_session("warm-up", "default", ("Blauw", "Groen"), SessionSettings())
        plenum = Plenum(server, session.rooms, "nl", project)
        async with asyncio.TaskGroup() as tasks:
            task = tasks.create_task(plenum.follow())
            outbox = plenum.connect(Viewer("projector", "nl"))
            yield server, session, plenum, outbox
            task.cancel()


async def take(outbox: Outbox) -> list[dict[str, Any]]:
    async with asyncio.timeout(10):
        return [json.loads(frame.text) for frame in await outbox.take()]


async def read_on(outbox: Outbox) -> None:
    while True:
        await take(outbox)


async def joins(server: Server, session: SessionRecord, at: int) -> Any:
    room = await server.get_room(session.rooms[at].id)
    await server.submit(room, CommandId("join"), JoinRoom(ADA, Personal("Ada"), Language("nl")))
    return room


async def test_the_first_frame_is_whole_and_the_next_one_comes_with_news(tmp_path: Path) -> None:
    async with following(tmp_path) as (server, session, _, outbox):
        [first] = await take(outbox)
        assert [room["people"] for room in first["view"]["rooms"]] == [0, 0]
        await joins(server, session, 1)
        [second] = await take(outbox)
        assert [room["people"] for room in second["view"]["rooms"]] == [0, 1]


async def test_what_the_hall_does_not_see_is_not_told(tmp_path: Path) -> None:
    async with following(tmp_path) as (server, session, plenum, outbox):
        room = await joins(server, session, 0)
        while (await take(outbox))[-1]["view"]["rooms"][0]["people"] == 0:
            pass
        await server.submit(room, CommandId("ready"), SetReady(ADA, True))
        await joins(server, session, 1)
        told = await take(outbox)
        assert len(told) == 1
        plenum.resync(outbox, 0)
        assert (await take(outbox))[0]["view"] == told[0]["view"]


async def test_a_room_that_ends_ends_the_connection_with_its_reason(tmp_path: Path) -> None:
    async with following(tmp_path) as (server, session, _, outbox):
        await take(outbox)
        await server.directory.close(session.rooms[0].id, RESTARTING)
        with pytest.raises(OutboxClosed) as closed:
            await read_on(outbox)
        assert closed.value.close_code == RESTARTING


async def test_the_rooms_are_left_when_the_connection_ends(tmp_path: Path) -> None:
    async with new_server(tmp_path).running() as server:
        session = await server.open_session("warm-up", "default", ("Blauw",), SessionSettings())
        plenum = Plenum(server, session.rooms, "nl", project)
        room = await server.get_room(session.rooms[0].id)
        async with asyncio.TaskGroup() as tasks:
            task = tasks.create_task(plenum.follow())
            await take(plenum.connect(Viewer("projector", "nl")))
            assert room.audience.connections == 1
            task.cancel()
        assert room.audience.is_empty


def test_when_the_debrief_began_and_its_page_was_turned_stands_in_the_journal() -> None:
    start = datetime(2026, 3, 1, tzinfo=UTC)

    def entry(seq: int, *events: Any) -> Entry:
        return Entry(seq, start + timedelta(seconds=seq), Author("lead:x"), CommandId(str(seq)), "", events)

    began = [entry(1, PlayStarted()), entry(2, EndingReached(EndingId("good"), 5.0))]
    ended = round((start + timedelta(seconds=2)).timestamp() * 1000)
    assert turns_of([]) == (None, None)
    assert turns_of(began) == (ended, ended)
    assert turns_of([*began, entry(3, PageTurned(1)), entry(9, PageTurned(2))]) == (ended, ended + 7000)
