"""Whoever does not read cannot hold up a close."""

import asyncio
import json
import time
from pathlib import Path

from tests.web.served import greet, serve_live, until
from thebridge.rooms.outbox import Frame


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
