"""A live connection: every message is answered, nothing wrong gets further, and it ends when the right to it does."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path

import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from tests.web.served import Live, greet, hear, say, serve_live, until
from thebridge.engine.areas.seats.words import RemovePlayer
from thebridge.engine.ids import Author, CommandId, PlayerId
from thebridge.web.messages import DEPTH_LIMIT

TEXT_FRAMES = {
    "nothing": ("", "message_malformed"),
    "null": ("null", "message_unfit"),
    "a list": ("[1,2]", "message_unfit"),
    "no kind": ('{"id":"7"}', "message_unfit"),
    "an unknown kind": ('{"kind":"win","id":"7"}', "message_unfit"),
    "NaN": ('{"kind":"say","id":"7","text":NaN}', "message_malformed"),
    "Infinity": (
        '{"kind":"place_item","id":"7","puzzle":"a","part":"b","item":"c","value":Infinity}',
        "message_malformed",
    ),
    "1e999": ('{"kind":"place_item","id":"7","puzzle":"a","part":"b","item":"c","value":1e999}', "message_unfit"),
    "a number of 5,000 digits": (
        '{"kind":"place_item","id":"7","puzzle":"a","part":"b","item":"c","value":%s}' % ("9" * 5000),
        "message_unfit",
    ),
    "a lone surrogate": ('{"kind":"say","id":"7","text":"\\ud800"}', "message_malformed"),
    "a NUL": ('{"kind":"say","id":"7","text":"a\\u0000b"}', "message_malformed"),
    "duplicate names": ('{"kind":"say","id":"7","text":"a","text":"b"}', "message_malformed"),
    "deep lists": ("[" * 60_000, "message_malformed"),
    "one list too deep": ("[" * (DEPTH_LIMIT + 1) + "]" * (DEPTH_LIMIT + 1), "message_malformed"),
    "a field of another rank": ('{"kind":"say","id":"7","text":"a","is_facilitator":true}', "message_unfit"),
    "another room": ('{"kind":"say","id":"7","text":"a","room_id":"x"}', "message_unfit"),
    "a lead's command": ('{"kind":"end_play","id":"7"}', "message_unfit"),
}


@pytest.fixture(scope="module")
async def live(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Live]:
    async with serve_live(tmp_path_factory.mktemp("live")) as live:
        yield live


async def test_hello_brings_everything_that_this_player_may_see(live: Live) -> None:
    place = await live.take_seat(await live.open_session(), "Zwaan")
    async with live.connect(place) as socket:
        snapshot = await greet(socket)
    assert snapshot["view"]["room"]["stage"] == "lobby"
    assert snapshot["view"]["me"]["name"] == "Zwaan"
    assert snapshot["view"]["people"][place.player]["name"] == "Zwaan"
    assert snapshot["now_ms"] > 0


async def test_a_command_is_accepted_and_every_team_mate_is_told(live: Live) -> None:
    session = await live.open_session()
    first, second = await live.take_seat(session, "Zwaan"), await live.take_seat(session, "Otter")
    async with live.connect(first) as one, live.connect(second) as other:
        await greet(one)
        await greet(other)
        await say(one, "say", "a1", text="Dag")
        accepted = await hear(one, "accepted")
        assert accepted["id"] == "a1"
        told = await hear(other, "update")
        while "chat" not in told["changed"]:
            told = await hear(other, "update")
        assert [line["text"] for line in told["changed"]["chat"]["put"].values()] == ["Dag"]
        await say(one, "say", "a1", text="Dag")
        assert (await hear(one, "accepted"))["seq"] == accepted["seq"]
        await say(one, "say", "a1", text="Iets anders")
        assert (await hear(one, "refused"))["code"] == "command_id_reused"


async def test_the_same_id_of_another_player_is_another_command(live: Live) -> None:
    session = await live.open_session()
    first, second = await live.take_seat(session, "Zwaan"), await live.take_seat(session, "Otter")
    async with live.connect(first) as one, live.connect(second) as other:
        await greet(one)
        await greet(other)
        await say(one, "say", "same", text="Een")
        await say(other, "say", "same", text="Twee")
        assert (await hear(one, "accepted"))["seq"] != (await hear(other, "accepted"))["seq"]


async def test_a_refusal_says_why_in_the_language_of_the_player(live: Live) -> None:
    place = await live.take_seat(await live.open_session(), "Zwaan")
    async with live.connect(place) as socket:
        await greet(socket)
        await say(socket, "say", "1", text="   ")
        dutch = await hear(socket, "refused")
        assert (dutch["id"], dutch["code"]) == ("1", "text_empty")
        await say(socket, "set_language", "2", language="en")
        await hear(socket, "accepted")
        await say(socket, "say", "3", text="   ")
        english = await hear(socket, "refused")
        assert english["code"] == "text_empty"
        assert english["text"] != dutch["text"]


@pytest.mark.parametrize("case", TEXT_FRAMES)
async def test_a_wrong_frame_is_answered_with_a_code_and_the_next_command_works(live: Live, case: str) -> None:
    place = await live.take_seat(await live.open_session(), "Zwaan")
    frame, code = TEXT_FRAMES[case]
    async with live.connect(place) as socket:
        await greet(socket)
        await socket.send(frame)
        refused = await hear(socket, "refused")
        assert refused["code"] == code
        assert refused["text"]
        assert refused["id"] in ("7", None)
        await say(socket, "set_ready", "8", is_ready=True)
        assert (await hear(socket, "accepted"))["id"] == "8"


async def test_a_binary_frame_is_answered_with_a_code(live: Live) -> None:
    place = await live.take_seat(await live.open_session(), "Zwaan")
    async with live.connect(place) as socket:
        await greet(socket)
        await socket.send(b"\x00\xff")
        assert (await hear(socket, "refused"))["code"] == "text_frames_only"
        await say(socket, "set_ready", "8", is_ready=True)
        assert (await hear(socket, "accepted"))["id"] == "8"


async def test_ten_thousand_fragments_are_one_message(live: Live) -> None:
    place = await live.take_seat(await live.open_session(), "Zwaan")
    async with live.connect(place) as socket:
        await greet(socket)
        whole = json.dumps({"kind": "say", "id": "f", "text": " " * 9_900})
        await socket.send(iter(whole))
        assert (await hear(socket, "refused"))["id"] == "f"


@pytest.mark.parametrize("size", [65_537, 1_000_000])
async def test_a_frame_beyond_the_limit_closes_the_connection_and_no_other(live: Live, size: int) -> None:
    session = await live.open_session()
    first, second = await live.take_seat(session, "Zwaan"), await live.take_seat(session, "Otter")
    async with live.connect(first) as one, live.connect(second) as other:
        await greet(one)
        await greet(other)
        with suppress(ConnectionClosed):
            await one.send("x" * size)
        await one.wait_closed()
        assert one.close_code == 1009
        await say(other, "say", "1", text="Nog hier")
        await hear(other, "accepted")


async def test_the_server_agrees_to_no_compression(live: Live) -> None:
    place = await live.take_seat(await live.open_session(), "Zwaan")
    async with live.connect(place, compression="deflate") as socket:
        assert socket.response is not None
        assert "sec-websocket-extensions" not in socket.response.headers


async def test_a_flood_is_answered_with_a_code_and_team_mates_play_on(live: Live) -> None:
    session = await live.open_session()
    first, second = await live.take_seat(session, "Zwaan"), await live.take_seat(session, "Otter")
    async with live.connect(first) as one, live.connect(second) as other:
        await greet(one)
        await greet(other)
        for number in range(80):
            await say(one, "set_ready", f"n{number}", is_ready=number % 2 == 0)
        refused = await hear(one, "refused")
        assert refused["code"] == "too_fast"
        assert refused["id"].startswith("n")
        await say(other, "say", "1", text="Nog hier")
        await hear(other, "accepted", seconds=2)


async def test_something_else_than_hello_first_is_told_so(live: Live) -> None:
    place = await live.take_seat(await live.open_session(), "Zwaan")
    async with live.connect(place) as socket:
        await say(socket, "say", "1", text="Dag")
        assert (await hear(socket, "refused"))["code"] == "hello_first"
        assert await greet(socket)


async def test_a_heartbeat_is_answered_with_the_time_and_tells_the_team(live: Live) -> None:
    session = await live.open_session()
    first, second = await live.take_seat(session, "Zwaan"), await live.take_seat(session, "Otter")
    async with live.connect(first) as one, live.connect(second) as other:
        await greet(one)
        await greet(other)
        await say(one, "heartbeat", "h", state="away", looking_at="puzzle:facts")
        assert (await hear(one, "pong"))["id"] == "h"
        while True:
            people = (await hear(other, "presence"))["people"]
            if people[first.player]["state"] == "away":
                break
        assert people[first.player]["looking_at"] == "puzzle:facts"


async def test_who_comes_back_gets_only_what_was_missed(live: Live) -> None:
    session = await live.open_session()
    first, second = await live.take_seat(session, "Zwaan"), await live.take_seat(session, "Otter")
    async with live.connect(second) as other:
        await greet(other)
        async with live.connect(first) as one:
            before = await greet(one)
        await say(other, "say", "1", text="Gemist")
        await hear(other, "accepted")
        async with live.connect(first) as one:
            await say(one, "hello", "h", epoch=before["epoch"], since=before["seq"])
            missed = await hear(one, "update")
            while "chat" not in missed["changed"]:
                missed = await hear(one, "update")
        async with live.connect(first) as one:
            await say(one, "hello", "h", epoch="another", since=before["seq"])
            assert "Gemist" in json.dumps(await hear(one, "snapshot"))


async def test_a_gap_that_a_page_sees_is_filled(live: Live) -> None:
    place = await live.take_seat(await live.open_session(), "Zwaan")
    async with live.connect(place) as socket:
        seq = (await greet(socket))["seq"]
        await say(socket, "set_ready", "1", is_ready=True)
        await hear(socket, "accepted")
        await say(socket, "resync", "2", since=seq)
        assert (await hear(socket, "update"))["after"] == seq
        await say(socket, "resync", "3", since=999)
        await hear(socket, "snapshot")


async def test_a_player_who_is_taken_out_is_let_go_and_stays_out(live: Live) -> None:
    place = await live.take_seat(await live.open_session(), "Zwaan")
    async with live.connect(place) as socket:
        await greet(socket)
        seat = await live.server.sessions.get_seat(place.seat, place.token)  # type: ignore[arg-type]
        room = await live.server.get_room(seat.room)
        command = RemovePlayer(Author("lead:x"), PlayerId(place.player))
        await live.server.submit(room, CommandId("remove"), command)
        assert (await hear(socket, "notice"))["code"] == "removed"
        await socket.wait_closed()
        assert socket.close_code == 4001
    async with live.connect(place) as socket:
        await socket.wait_closed()
        assert socket.close_code == 4001


async def test_a_player_who_leaves_loses_the_seat(live: Live) -> None:
    place = await live.take_seat(await live.open_session(), "Zwaan")
    async with live.connect(place) as socket:
        await greet(socket)
        await say(socket, "leave_room", "1")
        await hear(socket, "notice")
        await socket.wait_closed()
        assert socket.close_code == 4001

    async def is_gone() -> bool:
        return not await live.server.sessions.list_seats_of_browser(place.token)

    await until(is_gone)


async def test_without_a_browser_of_ours_there_is_no_connection(live: Live) -> None:
    place = await live.take_seat(await live.open_session(), "Zwaan")
    url = f"ws://localhost:{live.port}/s/{place.seat}/live"
    with pytest.raises(InvalidStatus) as refused:
        async with connect(url, origin=live.origin):  # type: ignore[arg-type]
            pass
    assert refused.value.response.status_code == 403


async def test_another_browser_has_no_seat_here(live: Live) -> None:
    session = await live.open_session()
    place = await live.take_seat(session, "Zwaan")
    stranger = await live.take_seat(session, "Otter")
    headers = {"cookie": f"thebridge={stranger.token}"}
    url = f"ws://localhost:{live.port}/s/{place.seat}/live"
    async with connect(url, origin=live.origin, additional_headers=headers) as socket:  # type: ignore[arg-type]
        assert json.loads(await socket.recv())["kind"] == "notice"
        with pytest.raises(ConnectionClosed):
            await socket.recv()
        assert socket.close_code == 4001


@pytest.mark.parametrize("origin", ["https://evil.example", "null", None, "https://localhost", "http://localhost:1"])
async def test_another_sites_page_cannot_open_a_connection(live: Live, origin: str | None) -> None:
    place = await live.take_seat(await live.open_session(), "Zwaan")
    headers = {"cookie": f"thebridge={place.token}"}
    url = f"ws://localhost:{live.port}/s/{place.seat}/live"
    with pytest.raises(InvalidStatus) as refused:
        async with connect(url, origin=origin, additional_headers=headers):  # type: ignore[arg-type]
            pass
    assert refused.value.response.status_code == 403


async def test_a_lead_sees_the_room_and_acts_in_it(live: Live) -> None:
    session = await live.open_session()
    place = await live.take_seat(session, "Zwaan")
    token = await live.server.accounts.sign_in(await live.server.accounts.get_operator_token())
    url = f"ws://localhost:{live.port}/facilitator/sessions/{session.id}/rooms/{session.rooms[0].id}/live"
    headers = {"cookie": f"thebridge-operator={token}"}
    async with live.connect(place) as player, connect(url, origin=live.origin, additional_headers=headers) as lead:  # type: ignore[arg-type]
        await greet(player)
        assert "progress" in (await greet(lead))["view"]
        await say(lead, "send_message", "1", text="Welkom")
        assert (await hear(lead, "accepted"))["id"] == "1"
        told = await hear(player, "update")
        assert "Welkom" in json.dumps(told, ensure_ascii=False)
        await say(lead, "say", "2", text="Ik doe mee")
        assert (await hear(lead, "refused"))["code"] == "message_unfit"


async def test_a_player_cannot_open_a_leads_connection(live: Live) -> None:
    session = await live.open_session()
    place = await live.take_seat(session, "Zwaan")
    url = f"ws://localhost:{live.port}/facilitator/sessions/{session.id}/rooms/{session.rooms[0].id}/live"
    for cookie in (f"thebridge={place.token}", f"thebridge-operator={place.token}", "a=b"):
        with pytest.raises(InvalidStatus):
            async with connect(url, origin=live.origin, additional_headers={"cookie": cookie}):  # type: ignore[arg-type]
                pass


async def test_a_lead_of_one_session_has_no_connection_by_the_address_of_another(live: Live) -> None:
    first, second = await live.open_session(), await live.open_session()
    token = await live.server.accounts.sign_in(await live.server.accounts.get_operator_token())
    headers = {"cookie": f"thebridge-operator={token}"}
    for session, room in ((first.id, second.rooms[0].id), ("x", first.rooms[0].id), (first.id, "x")):
        url = f"ws://localhost:{live.port}/facilitator/sessions/{session}/rooms/{room}/live"
        with pytest.raises(InvalidStatus):
            async with connect(url, origin=live.origin, additional_headers=headers):  # type: ignore[arg-type]
                pass


async def test_before_the_server_ends_everyone_is_told(tmp_path: Path) -> None:
    async with serve_live(tmp_path) as live:
        place = await live.take_seat(await live.open_session(), "Zwaan")
        async with live.connect(place) as socket:
            await greet(socket)
            await live.server.drain()
            assert (await hear(socket, "notice"))["code"] == "server_restarting"
            await socket.wait_closed()
            assert socket.close_code == 1012


async def test_when_connections_end_nothing_of_them_stays(live: Live) -> None:
    session = await live.open_session()
    place = await live.take_seat(session, "Zwaan")
    seat = await live.server.sessions.get_seat(place.seat, place.token)  # type: ignore[arg-type]
    room = await live.server.get_room(seat.room)
    before = len(asyncio.all_tasks())
    for _ in range(5):
        async with live.connect(place) as socket:
            await greet(socket)
    await until(lambda: not room.audience.connections and len(asyncio.all_tasks()) <= before)
