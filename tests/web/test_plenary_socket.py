"""A screen and a lead are told of all rooms over one connection; nobody else is, and neither can act by it."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from tests.web.served import Live, greet, hear, say, serve_live
from thebridge.engine.areas.acts.words import EndPlay, StartPlay, TurnPage
from thebridge.engine.areas.seats.words import JoinRoom
from thebridge.engine.areas.talk.words import SendMessage
from thebridge.engine.ids import Author, CommandId, Language, Personal, PlayerId
from thebridge.sessions.model import SessionRecord

LEAD = Author("lead:operator")


@pytest.fixture(scope="module")
async def live(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Live]:
    async with serve_live(tmp_path_factory.mktemp("plenum")) as live:
        yield live


async def does(live: Live, session: SessionRecord, *commands: object) -> None:
    """The same in every room."""
    for record in session.rooms:
        room = await live.server.get_room(record.id)
        for number, command in enumerate(commands):
            await live.server.submit(room, CommandId(f"{room.seq}-{number}"), command)


def people() -> list[JoinRoom]:
    return [JoinRoom(PlayerId(f"p{one}"), Personal(f"Zwaan {one}"), Language("nl")) for one in "ab"]


def screen(live: Live, token: Any) -> connect:
    return connect(f"ws://localhost:{live.port}/p/{token}/live", origin=live.origin)  # type: ignore[arg-type]


async def hello(socket: Any) -> dict[str, Any]:
    await say(socket, "hello", "hello", epoch=None, since=None)
    return dict((await hear(socket, "projection"))["view"])


async def until_told(socket: Any, is_so: Any) -> dict[str, Any]:
    """The next view that is so."""
    while True:
        view: dict[str, Any] = (await hear(socket, "projection"))["view"]
        if is_so(view):
            return view


async def test_one_connection_follows_all_rooms_to_the_page_of_the_debrief(live: Live) -> None:
    session = await live.open_session("Blauw", "Groen")
    link = await live.server.projector_links.make(session.id)
    async with screen(live, link.token) as socket:
        first = await hello(socket)
        assert [room["name"] for room in first["rooms"]] == ["Blauw", "Groen"]
        await does(live, session, *people(), StartPlay(LEAD), SendMessage(LEAD, Personal("Zo verder"), is_plenary=True))
        playing = await until_told(socket, lambda view: view["message"] and all(one["act"] for one in view["rooms"]))
        assert (playing["stage"], playing["message"], playing["page"]) == ("play", "Zo verder", None)
        await does(live, session, EndPlay(LEAD), TurnPage(LEAD, 1))
        turned = await until_told(socket, lambda view: view["page"] and view["page"]["number"] == 2)
        assert (turned["stage"], turned["message"]) == ("debrief", None)
        assert "debriefs" not in turned


async def test_a_revoked_link_ends_the_screen_at_once(live: Live) -> None:
    session = await live.open_session()
    link = await live.server.projector_links.make(session.id)
    async with screen(live, link.token) as socket:
        await hello(socket)
        await live.server.revoke_projector_link(session.id, link.id)
        with pytest.raises(ConnectionClosed) as closed:
            async with asyncio.timeout(5):
                await hear(socket, "never")
        assert closed.value.rcvd is not None
        assert closed.value.rcvd.code == 4001
    with pytest.raises(InvalidStatus):
        await screen(live, link.token).__aenter__()


@pytest.mark.parametrize("token", ["guessed", "%00"])
async def test_a_guess_gets_no_connection(live: Live, token: str) -> None:
    with pytest.raises(InvalidStatus):
        await screen(live, token).__aenter__()


async def test_a_screen_can_look_and_do_nothing(live: Live) -> None:
    session = await live.open_session()
    link = await live.server.projector_links.make(session.id)
    async with screen(live, link.token) as socket:
        await hello(socket)
        for kind in ("start_play", "end_play", "say", "turn_page"):
            await say(socket, kind, kind, page=1, text="x")
            assert (await hear(socket, "refused"))["code"] == "message_unfit"
        await say(socket, "heartbeat", "h", state="active", looking_at=None)
        assert (await hear(socket, "pong"))["id"] == "h"
    room = await live.server.get_room(session.rooms[0].id)
    assert room.state.seq == 1


async def lead_socket(live: Live, session: SessionRecord, cookie: str) -> connect:
    url = f"ws://localhost:{live.port}/facilitator/sessions/{session.id}/plenum/live"
    headers = {"cookie": f"thebridge-operator={cookie}", "accept-language": "nl"}
    return connect(url, origin=live.origin, additional_headers=headers)  # type: ignore[arg-type]


async def test_a_lead_sees_each_teams_own_debrief_and_when_its_page_was_turned(live: Live) -> None:
    session = await live.open_session("Blauw", "Groen")
    cookie = await live.server.accounts.sign_in(await live.server.accounts.get_operator_token())
    await does(live, session, *people(), StartPlay(LEAD), EndPlay(LEAD))
    async with await lead_socket(live, session, cookie) as socket:
        told = (await hello(socket))["debriefs"]
        assert told.keys() == {room.id for room in session.rooms}
        began = told[session.rooms[0].id]
        assert began["page_at_ms"] == began["ended_at_ms"]
        assert began["page_seconds"] > 0
        await does(live, session, TurnPage(LEAD, 2))
        turned = await until_told(socket, lambda view: all(one["page"] == 2 for one in view["debriefs"].values()))
        now = turned["debriefs"][session.rooms[0].id]
    assert now["page_at_ms"] >= now["ended_at_ms"] == began["ended_at_ms"]


@pytest.mark.parametrize("cookie", ["", "guessed"])
async def test_nobody_but_a_lead_looks_at_the_plenum(live: Live, cookie: str) -> None:
    session = await live.open_session()
    with pytest.raises(InvalidStatus):
        await (await lead_socket(live, session, cookie)).__aenter__()


async def test_a_players_seat_opens_neither(live: Live) -> None:
    session = await live.open_session()
    place = await live.take_seat(session, "Zwaan")
    async with live.connect(place) as socket:
        await greet(socket)
    url = f"ws://localhost:{live.port}/facilitator/sessions/{session.id}/plenum/live"
    with pytest.raises(InvalidStatus):
        await connect(url, origin=live.origin, additional_headers={"cookie": f"thebridge={place.token}"}).__aenter__()  # type: ignore[arg-type]
