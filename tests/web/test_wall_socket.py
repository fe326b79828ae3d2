"""One connection for a whole session: every room, whatever happens in it, and who needs somebody."""

import json
from pathlib import Path
from typing import Any

import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import InvalidStatus

from tests.web.served import Live, hear, serve_live
from thebridge.engine.areas.talk.words import CallFacilitator
from thebridge.engine.ids import CommandId, PlayerId

pytestmark = pytest.mark.anyio


async def sign_in(live: Live) -> str:
    """The cookie of a browser that came in by the operator's link."""
    token = await live.server.accounts.get_operator_token()
    issued = await live.server.accounts.sign_in(token)
    return f"thebridge-operator={issued}"


def wall(live: Live, session: str, cookie: str) -> "connect":
    url = f"ws://localhost:{live.port}/facilitator/sessions/{session}/live"
    return connect(url, origin=live.origin, additional_headers={"cookie": cookie})  # type: ignore[arg-type]


async def of_room(socket: ClientConnection, room: str, kind: str) -> dict[str, Any]:
    """The next message of a room of this kind."""
    while True:
        said = await hear(socket, "room")
        if said["room"] == room and said["message"]["kind"] == kind:
            message: dict[str, Any] = said["message"]
            return message


async def hello(socket: ClientConnection, **rooms: Any) -> None:
    await socket.send(json.dumps({"kind": "hello", "id": "1", "rooms": rooms}))


async def test_every_room_is_told_and_again_from_where_the_page_was(tmp_path: Path) -> None:
    async with serve_live(tmp_path) as live:
        session = await live.open_session("Blauw", "Rood")
        cookie, [blue, red] = await sign_in(live), [str(room.id) for room in session.rooms]
        async with wall(live, session.id, cookie) as socket:
            await hello(socket)
            first = {one: await of_room(socket, one, "snapshot") for one in (blue,)}
        async with wall(live, session.id, cookie) as socket:
            await hello(socket, **{blue: {"epoch": first[blue]["epoch"], "since": first[blue]["seq"]}})
            assert (await of_room(socket, blue, "update"))["changed"] == {}
            await socket.send(json.dumps({"kind": "resync", "id": "2", "room": red, "since": 9999}))
            assert (await of_room(socket, red, "snapshot"))["view"]["room"]["team"] == "Rood"


async def test_a_call_is_in_the_queue_with_its_reason(tmp_path: Path) -> None:
    async with serve_live(tmp_path) as live:
        session = await live.open_session("Blauw", "Rood")
        place, cookie = await live.take_seat(session, "Zwaan", room=1), await sign_in(live)
        async with live.connect(place) as player, wall(live, session.id, cookie) as socket:
            await player.send('{"kind":"hello","id":"1"}')
            await hear(player, "snapshot")
            await hello(socket)
            room = await live.server.get_room(session.rooms[1].id)
            await live.server.submit(room, CommandId("c"), CallFacilitator(PlayerId(place.player)))
            while not (said := await hear(socket, "needs"))["queue"]:
                pass
            assert said["queue"] == [room.id]
            assert said["rooms"][room.id]["need"] == "now"
            assert "Zwaan" in said["rooms"][room.id]["why"][0]


async def test_nobody_else_hears_one_byte(tmp_path: Path) -> None:
    async with serve_live(tmp_path) as live:
        session = await live.open_session()
        for known, cookie in ((session.id, ""), (session.id, "thebridge-operator=x"), ("none", await sign_in(live))):
            with pytest.raises(InvalidStatus) as refused:
                async with wall(live, known, cookie):
                    pass
            assert refused.value.response.status_code == 403


async def test_what_is_no_message_ends_nothing(tmp_path: Path) -> None:
    async with serve_live(tmp_path) as live:
        session = await live.open_session()
        async with wall(live, session.id, await sign_in(live)) as socket:
            for noise in ("{", "[]", '{"kind":"pause_room","id":"1"}', b"\xff"):
                await socket.send(noise)
            await hello(socket)
            await of_room(socket, session.rooms[0].id, "snapshot")
            await socket.send('{"kind":"heartbeat","id":"h"}')
            assert (await hear(socket, "pong"))["id"] == "h"
