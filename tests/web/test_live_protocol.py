"""Whoever does not read cannot hold up a close."""

import asyncio
import json
import time
from pathlib import Path

from websockets.frames import Frame as WireFrame
from websockets.frames import Opcode

from tests.web.served import greet, hear, serve_live, until
from thebridge.rooms.outbox import Frame
from thebridge.web.live_protocol import AHEAD, LiveProtocol


async def test_a_connection_that_nobody_reads_is_let_go_and_others_notice_nothing(tmp_path: Path) -> None:
    async with serve_live(tmp_path) as live:
        place = await live.take_seat(await live.open_session(), "Zwaan")
        async with live.connect(place, max_queue=1) as socket:
            await greet(socket)
            socket.transport.pause_reading()
            seat = await live.server.sessions.get_seat(place.seat, place.token)  # type: ignore[arg-type]
            room = await live.server.get_room(seat.room)
            [outbox] = list(room.audience._outboxes())
            large = Frame(json.dumps({"kind": "notice", "code": "x", "text": "y" * 60_000}).encode())
            async with asyncio.timeout(20):
                while outbox.close_code is None:
                    outbox.put(large)
                    await asyncio.sleep(0)
            await until(lambda: room.audience.connections == 0, seconds=20)
            assert outbox.close_code == 4002
            assert outbox.size == 0
            socket.transport.abort()


async def test_the_server_ends_although_somebody_does_not_read(tmp_path: Path) -> None:
    async with serve_live(tmp_path) as live:
        place = await live.take_seat(await live.open_session(), "Zwaan")
        socket = await live.connect(place, max_queue=1)
        await greet(socket)
        socket.transport.pause_reading()
        started = time.monotonic()
    assert time.monotonic() - started < 8
    socket.transport.abort()


async def test_an_open_connection_keeps_no_more_of_its_handshake_than_it_is_asked_for(tmp_path: Path) -> None:
    async with serve_live(tmp_path) as live:
        place = await live.take_seat(await live.open_session(), "Zwaan")
        headers = {"User-Agent": "a browser", "Accept-Language": "en", "X-Filled": "x" * 200}
        async with live.connect(place, headers) as socket:
            await greet(socket)
            [scope] = [one.scope for one in live.runner.server_state.connections if isinstance(one, LiveProtocol)]
            assert {name.lower() for name, _value in scope["headers"]} == {b"cookie", b"accept-language"}


async def test_messages_are_answered_in_order_however_their_bytes_are_cut(tmp_path: Path) -> None:
    async with serve_live(tmp_path) as live:
        place = await live.take_seat(await live.open_session(), "Zwaan")
        async with live.connect(place) as socket:
            await greet(socket)
            said = [_says(number) for number in range(4 * AHEAD)]
            socket.transport.write(b"".join(said[:-2]))  # more at once than may wait
            assert [(await hear(socket, "pong"))["id"] for _ in said[:-2]] == [str(one) for one in range(len(said) - 2)]
            cut = said[-2] + said[-1]
            for byte in range(len(cut)):
                socket.transport.write(cut[byte : byte + 1])
                await asyncio.sleep(0)
            assert [(await hear(socket, "pong"))["id"] for _ in range(2)] == [str(len(said) - 2), str(len(said) - 1)]


async def test_what_is_left_of_a_cut_message_is_never_taken_for_one_of_its_own(tmp_path: Path) -> None:
    async with serve_live(tmp_path) as live:
        place = await live.take_seat(await live.open_session(), "Zwaan")
        async with live.connect(place) as socket:
            await greet(socket)
            words = json.dumps({"kind": "heartbeat", "id": "0", "state": "active"}).encode()
            begun = WireFrame(Opcode.TEXT, words[:9], fin=False).serialize(mask=True)
            ended = WireFrame(Opcode.CONT, words[9:]).serialize(mask=True)
            first, rest = _cut_like_a_frame(words.replace(b'"0"', b'"1"'))
            for part in (begun, ended + first, rest, _says(2)):
                socket.transport.write(part)
                await asyncio.sleep(0.05)  # so that each is a read of its own
            assert [(await hear(socket, "pong"))["id"] for _ in range(3)] == ["0", "1", "2"]


def _cut_like_a_frame(words: bytes) -> tuple[bytes, bytes]:
    """A text in two parts, masked so that the second part looks like a whole text itself."""
    cut = 8  # the mask has four bytes, so it begins anew here
    looks = bytes((0x81, 0x80 | (len(words) - cut - 6)))
    mask = bytes(one ^ other for one, other in zip(words[cut:], looks, strict=False)) + b"ab"
    masked = bytes(one ^ mask[at % 4] for at, one in enumerate(words))
    return bytes((0x81, 0x80 | len(words))) + mask + masked[:cut], masked[cut:]


def _says(number: int) -> bytes:
    message = {"kind": "heartbeat", "id": str(number), "state": "active"}
    return WireFrame(Opcode.TEXT, json.dumps(message).encode()).serialize(mask=True)
