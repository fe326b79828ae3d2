"""What no browser sends: each of it ends its own connection with the right code, and nobody else's."""

import json
import os
from collections.abc import AsyncIterator
from contextlib import suppress

import pytest
from websockets.asyncio.client import ClientConnection
from websockets.exceptions import ConnectionClosed

from tests.web.served import Live, greet, hear, say, serve_live, until
from thebridge.rooms.audience import CONNECTIONS_PER_VIEWER

FIN, TEXT, BINARY, PING, CLOSE = 0x80, 0x1, 0x2, 0x9, 0x8
COMPRESSED, RESERVED_2, RESERVED_3, UNKNOWN = 0x40, 0x20, 0x10, 0x3
MIB = 1 << 20


def frame(first: int, payload: bytes, *, is_masked: bool = True) -> bytes:
    """A frame as the protocol writes it; a mask of zeros leaves the payload as it is."""
    mask = 0x80 if is_masked else 0
    size = len(payload)
    if size < 126:
        head = bytes([first, mask | size])
    elif size < 1 << 16:
        head = bytes([first, mask | 126]) + size.to_bytes(2, "big")
    else:
        head = bytes([first, mask | 127]) + size.to_bytes(8, "big")
    return head + (bytes(4) if is_masked else b"") + payload


HELLO = b'{"kind":"set_ready","id":"1","is_ready":true}'
FRAMES = {
    "text that is no UTF-8": (frame(FIN | TEXT, b'{"kind":"say","text":"\xff\xfe"}'), 1007),
    "text that ends in the middle of a letter": (frame(FIN | TEXT, b"\xe2\x82"), 1007),
    "a ping beyond its size": (frame(FIN | PING, bytes(126)), 1002),
    "a ping in pieces": (frame(PING, b"x"), 1002),
    "the bit of compression": (frame(FIN | COMPRESSED | TEXT, os.urandom(16_384)), 1002),
    "the second reserved bit": (frame(FIN | RESERVED_2 | TEXT, HELLO), 1002),
    "the third reserved bit": (frame(FIN | RESERVED_3 | TEXT, HELLO), 1002),
    "an unknown kind of frame": (frame(FIN | UNKNOWN, HELLO), 1002),
    "a frame without a mask": (frame(FIN | TEXT, HELLO, is_masked=False), 1002),
    "a close with half a code": (frame(FIN | CLOSE, b"\x03"), 1002),
    "one byte over the limit": (frame(FIN | TEXT, b"x" * 65_537), 1009),
    "16 MiB": (frame(FIN | BINARY, bytes(16 * MIB)), 1009),
    "16 MiB that are announced": (frame(FIN | TEXT, bytes(16 * MIB))[:64], 1009),
}


@pytest.fixture(scope="module")
async def live(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Live]:
    async with serve_live(tmp_path_factory.mktemp("raw")) as live:
        yield live


@pytest.mark.parametrize("case", FRAMES)
async def test_a_frame_against_the_protocol_ends_its_own_connection_with_the_right_code(live: Live, case: str) -> None:
    session = await live.open_session()
    first, second = await live.take_seat(session, "Zwaan"), await live.take_seat(session, "Otter")
    raw, code = FRAMES[case]
    async with live.connect(first) as one, live.connect(second) as other:
        await greet(one)
        await greet(other)
        one.transport.write(raw)
        await one.wait_closed()
        assert one.close_code == code
        await say(other, "say", "1", text="Nog hier")
        await hear(other, "accepted")
    async with live.connect(first) as again:
        await greet(again)


async def test_a_text_that_is_none_is_no_error_of_the_server(live: Live, caplog: pytest.LogCaptureFixture) -> None:
    place = await live.take_seat(await live.open_session(), "Zwaan")
    async with live.connect(place) as socket:
        await greet(socket)
        socket.transport.write(FRAMES["text that is no UTF-8"][0])
        await socket.wait_closed()
    assert [record for record in caplog.records if record.exc_info or record.levelname == "ERROR"] == []


async def test_the_same_id_is_one_command_twice_ten_times_at_once_and_after_coming_back(live: Live) -> None:
    place = await live.take_seat(await live.open_session(), "Zwaan")
    async with live.connect(place) as socket:
        await greet(socket)
        numbers = [await _said(socket) for _ in range(2)]
        for _ in range(10):
            await say(socket, "say", "c1", text="Eén keer")
        numbers += [(await hear(socket, "accepted"))["seq"] for _ in range(10)]
    async with live.connect(place) as socket:
        view = await greet(socket)
        numbers.append(await _said(socket))
        assert len(set(numbers)) == 1
        assert [line["text"] for line in view["view"]["chat"].values()] == ["Eén keer"]
        await say(socket, "say", "c1", text="Iets anders")
        refused = await hear(socket, "refused")
        assert (refused["id"], refused["code"]) == ("c1", "command_id_reused")


async def _said(socket: ClientConnection) -> int:
    await say(socket, "say", "c1", text="Eén keer")
    seq: int = (await hear(socket, "accepted"))["seq"]
    return seq


async def test_thirty_windows_of_one_seat_leave_the_team_mates_in_peace(live: Live) -> None:
    session = await live.open_session()
    first, second = await live.take_seat(session, "Zwaan"), await live.take_seat(session, "Otter")
    windows = [live.connect(first) for _ in range(30)]
    async with live.connect(second) as other:
        await greet(other)
        opened = [await window.__aenter__() for window in windows]
        for socket in opened:
            with suppress(ConnectionClosed):
                await socket.send(json.dumps({"kind": "hello", "id": "h", "epoch": None, "since": None}))
        await say(other, "say", "1", text="Nog hier")
        await hear(other, "accepted")
        await until(lambda: sum(socket.close_code is not None for socket in opened) == 30 - CONNECTIONS_PER_VIEWER)
        for socket in opened:
            await socket.close()
