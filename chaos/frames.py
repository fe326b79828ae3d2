"""Sends a server frames that no page sends, over many lines at full speed.

    python -m chaos.frames --frames 1000000 --batch 100000 --write chaos/results/frames.json

Every message gets an answer, which is never that the mistake is ours; every frame against the protocol ends its line.
"""

import asyncio
import base64
import os
import sys
from functools import partial
from typing import Final
from urllib.parse import urlsplit

from chaos.bad_input import Ground
from chaos.player import LivePlayer
from chaos.rubbish import Rubbish
from chaos.thrower import Thrower, throw_at_one, throw_in_batches

SEATS, WINDOWS = 6, 4
AT_ONCE: Final = 96
"""Frames of one line that wait for their answers: fewer than the frames that may wait for one who does not read."""
BREAKING_SHARE: Final = 0.18
"""Of all handfuls, how many end with a frame against the protocol: a line is soon opened anew."""
BINARY_SHARE: Final = 0.02
TEXT, CLOSE, PING, PONG = 1, 8, 9, 10
HELLO: Final = b'{"kind":"hello","id":"hello","epoch":null,"since":null}'
OURS: Final = (b'"server_error"', b'"unexpected"', b'"not_recorded"')
ANSWERS: Final = (b'{"kind":"refused"', b'{"kind":"accepted"', b'{"kind":"pong"')


def frame(first: int, payload: bytes) -> bytes:
    """A frame whose mask is zeros."""
    size = len(payload)
    if size < 126:
        return bytes([first, 0x80 | size]) + bytes(4) + payload
    if size < 1 << 16:
        return bytes([first, 0x80 | 126]) + size.to_bytes(2, "big") + bytes(4) + payload
    return bytes([first, 0x80 | 127]) + size.to_bytes(8, "big") + bytes(4) + payload


class RawLine:
    """A line on which anything may be written. `read` gives what comes back, frame by frame; None at its end."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader, self._writer = reader, writer
        self.closed_with = 0

    @classmethod
    async def open(cls, player: LivePlayer) -> "RawLine":
        """A window of this seat, past its greeting."""
        host = urlsplit(player.browser.origin)
        reader, writer = await asyncio.open_connection(host.hostname, host.port, limit=1 << 22)
        key = base64.b64encode(os.urandom(16)).decode()
        head = (
            f"GET {player.seat}/live HTTP/1.1", f"host: {host.netloc}", f"origin: {player.browser.origin}",
            f"cookie: {player.browser.cookie_header}", "upgrade: websocket", "connection: upgrade",
            "sec-websocket-version: 13", f"sec-websocket-key: {key}", "", "",
        )  # fmt: skip
        writer.write("\r\n".join(head).encode())
        answer = await reader.readuntil(b"\r\n\r\n")
        if b" 101 " not in answer.partition(b"\r\n")[0]:
            writer.close()
            raise ConnectionError(answer[:100])
        line = cls(reader, writer)
        await line.write(frame(0x81, HELLO))
        while (heard := await line.read()) is not None and not heard.startswith(b'{"kind":"snapshot"'):
            pass
        return line

    async def write(self, data: bytes) -> None:
        """Sends bytes as they are."""
        self._writer.write(data)
        await self._writer.drain()

    async def read(self) -> bytes | None:
        """The next message; None when the line ended."""
        try:
            while True:
                first, size = await self._reader.readexactly(2)
                if size > 125:
                    size = int.from_bytes(await self._reader.readexactly(2 if size == 126 else 8), "big")
                payload = await self._reader.readexactly(size)
                if first & 0x0F == CLOSE:
                    self.closed_with = int.from_bytes(payload[:2], "big")
                    return None
                if first & 0x0F == PING:
                    await self.write(frame(0x80 | PONG, payload))
                elif first & 0x0F == TEXT:
                    return payload
        except (asyncio.IncompleteReadError, ConnectionError):
            return None

    def close(self) -> None:
        """Hangs up."""
        self._writer.transport.abort()


class FrameThrower(Thrower[RawLine]):
    """Throws handfuls of frames over the windows of a few seats."""

    lines = SEATS * WINDOWS

    def __init__(self, ground: Ground, frames: int) -> None:
        super().__init__(ground, frames)
        self.rubbish = Rubbish(ground.batch.seed)
        self._seats: list[LivePlayer] = []

    async def prepare(self) -> None:
        """Takes the seats."""
        self._seats = [await self.ground.take_attacker(number % 2) for number in range(SEATS)]
        for seat in self._seats:
            await seat.drop()

    async def open(self, place: int) -> RawLine:
        """A window of one of the seats."""
        return await RawLine.open(self._seats[place % SEATS])

    async def throw(self, line: RawLine) -> bool:
        """A handful, written before the first answer is read."""
        count = max(0, min(AT_ONCE, self.left))
        texts = [self._one() for _ in range(count)]
        self.left -= count
        self.ground.batch.faults["bad_frame"] += count
        await line.write(b"".join(frame(first, payload) for first, payload in texts))
        waiting = count
        while waiting:
            heard = await line.read()
            if heard is None:
                shown = f"a line ended ({line.closed_with}) after {[text[:80] for _, text in texts]}"
                self.complain(shown[:2_500])
                return False
            waiting -= self._take(heard)
        if self.rubbish.chance.random() >= BREAKING_SHARE:
            return True
        await line.write(frame(*self.rubbish.breaking()))
        self.ground.batch.faults["frame_against_the_protocol"] += 1
        self.left -= 1
        if not await self._has_ended(line):
            self.complain("a frame against the protocol did not end its line")
        return False

    def _one(self) -> tuple[int, bytes]:
        if self.rubbish.chance.random() < BINARY_SHARE:
            return 0x82, os.urandom(self.rubbish.chance.randrange(64))
        return 0x81, self.rubbish.text().encode("utf-8", "replace")

    def _take(self, heard: bytes) -> int:
        """Whether this answers one of ours."""
        if not heard.startswith(ANSWERS):
            return 0
        self.answers[heard[9:17].strip(b'",').decode("ascii", "replace")] += 1
        if any(mark in heard for mark in OURS):
            self.complain(f"the server made a mistake: {heard[:200]!r}")
        return 1

    async def _has_ended(self, line: RawLine) -> bool:
        while await line.read() is not None:
            pass
        return True


throw_frames: Final = partial(throw_at_one, FrameThrower)
"""`throw_frames(frames, seed, folder, command)`: a run on a server of its own."""


def main() -> int:
    """The command line."""
    return throw_in_batches(__doc__, FrameThrower, "frames", 1_000_000, 100_000)


if __name__ == "__main__":
    sys.exit(main())
