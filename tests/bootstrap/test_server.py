"""Settings become a server; what it opens, it keeps."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.engine.play import LEAD
from tests.web.served import new_server, until
from thebridge.bootstrap import Server, migrate_database
from thebridge.engine.areas.acts.words import StartPlay
from thebridge.engine.areas.seats.words import JoinRoom, LeaveRoom, RenamePlayer
from thebridge.engine.areas.talk.words import Say
from thebridge.engine.ids import CommandId, Language, Personal, PlayerId
from thebridge.errors import AppError
from thebridge.rooms.rules import Rules
from thebridge.sessions.model import RoomRecord, SessionSettings

ZWAAN = PlayerId("p-zwaan")


@asynccontextmanager
async def running(folder: Path) -> AsyncIterator[Server]:
    async with new_server(folder).running() as server:
        yield server


async def test_what_was_played_is_there_after_a_restart(tmp_path: Path) -> None:
    async with running(tmp_path) as server:
        session = await server.open_session("warm-up", "default", ("Blauw",), SessionSettings())
        room = await server.get_room(session.rooms[0].id)
        await server.submit(room, CommandId("1"), JoinRoom(ZWAAN, Personal("Zwaan"), Language("nl")))
        await server.submit(room, CommandId("2"), Say(ZWAAN, Personal("Dag")))
        seq = room.seq
    async with running(tmp_path) as server:
        room = await server.get_room(session.rooms[0].id)
        assert room.seq == seq
        assert [line.text for line in room.state.talk.chat] == ["Dag"]


async def test_the_operators_link_is_the_same_after_a_restart(tmp_path: Path) -> None:
    async with running(tmp_path) as server:
        before = await server.accounts.get_operator_token()
    async with running(tmp_path) as server:
        assert await server.accounts.get_operator_token() == before


async def test_whoever_leaves_loses_the_seat_even_when_nobody_waits_for_it(tmp_path: Path) -> None:
    async with running(tmp_path) as server:
        session = await server.open_session("warm-up", "default", ("Blauw",), SessionSettings())
        claimed = await server.sessions.claim_seat(session.rooms[0].code, "Zwaan", Language("nl"))
        room = await server.get_room(session.rooms[0].id)
        await server.submit(room, claimed.seat.join_id, claimed.seat.join_command)
        leaving = asyncio.ensure_future(server.submit(room, CommandId("1"), LeaveRoom(claimed.seat.player)))
        await asyncio.sleep(0)
        leaving.cancel()

        async def is_gone() -> bool:
            return not await server.sessions.list_seats_of_browser(claimed.browser_token)

        await until(is_gone)
        with pytest.raises(AppError):
            await server.submit(room, CommandId("2"), LeaveRoom(PlayerId("nobody")))


async def test_whoever_is_renamed_has_the_new_name_on_the_seat_and_the_old_one_is_free(tmp_path: Path) -> None:
    async with running(tmp_path) as server:
        session = await server.open_session("warm-up", "default", ("Blauw",), SessionSettings())
        code = session.rooms[0].code
        seat = (await server.sessions.claim_seat(code, "Zwaan", Language("nl"))).seat
        room = await server.get_room(seat.room)
        await server.submit(room, seat.join_id, seat.join_command)
        await server.submit(room, CommandId("1"), RenamePlayer(LEAD, seat.player, Personal("  Otter ")))
        assert [one.name for one in await server.sessions.list_seats(seat.room)] == ["Otter"]
        with pytest.raises(AppError, match="name_taken"):
            await server.sessions.claim_seat(code, "otter", Language("nl"))
        await server.sessions.claim_seat(code, "Zwaan", Language("nl"))


async def test_before_it_runs_and_after_it_ended_a_server_takes_no_work(tmp_path: Path) -> None:
    server = new_server(tmp_path)
    with pytest.raises(AppError, match="server_restarting"):
        _ = server.directory
    await server.drain()
    async with server.running():
        session = await server.open_session("warm-up", "default", ("Blauw",), SessionSettings())
        await server.drain()
        with pytest.raises(AppError, match="server_restarting"):
            await server.get_room(session.rooms[0].id)


def test_two_cannot_bring_one_database_forward_at_a_time(tmp_path: Path) -> None:
    server = new_server(tmp_path)
    with pytest.raises(AppError, match="database_in_use"):
        migrate_database(server.settings)
    asyncio.run(_close(server))


async def _close(server: Server) -> None:
    async with server.running():
        pass


async def test_a_start_does_not_wait_until_all_that_plays_is_awake(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(tmp_path) as server:
        session = await server.open_session("warm-up", "default", ("Blauw",), SessionSettings())
        room = await server.get_room(session.rooms[0].id)
        await server.submit(room, CommandId("1"), JoinRoom(ZWAAN, Personal("Zwaan"), Language("nl")))
        await server.submit(room, CommandId("2"), StartPlay(LEAD))
    server, may_go_on = new_server(tmp_path), asyncio.Event()
    load = server._load_rules

    async def load_later(record: RoomRecord) -> Rules:
        await may_go_on.wait()
        return await load(record)

    monkeypatch.setattr(server, "_load_rules", load_later)
    async with server.running():
        assert server.directory.find(session.rooms[0].id) is None
        may_go_on.set()
        await until(lambda: server.directory.find(session.rooms[0].id) is not None)
