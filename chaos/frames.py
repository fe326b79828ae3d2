"""Sends a server frames that no page sends, over many lines at full speed.

    python -m chaos.frames --frames 1000000 --batch 50000 --write chaos/results/frames.json

Every message gets an answer, which is never that the mistake is ours; every frame against the protocol ends its line.
"""

import asyncio
import base64
import os
import sys
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from chaos.bad_input import Ground
from chaos.batches import Batch, Campaign, arguments, run_batches, split
from chaos.player import LivePlayer
from chaos.product import PRODUCT
from chaos.rubbish import Rubbish

SEATS, WINDOWS = 6, 2
AT_ONCE: Final = 32
BREAKING_SHARE: Final = 0.06
"""Of all handfuls, how many end with a frame against the protocol: a line is soon opened anew."""
BINARY_SHARE: Final = 0.02
TEXT, CLOSE, PING, PONG = 1, 8, 9, 10
ANSWER_SECONDS: Final = 60.0
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


class Thrower:
    """Throws handfuls of frames over the windows of a few seats until there were enough."""

    def __init__(self, ground: Ground, frames: int) -> None:
        self.ground, self.left = ground, frames
        self.rubbish = Rubbish(ground.batch.seed)
        self.answers: Counter[str] = Counter()

    async def throw_all(self) -> None:
        """All frames, over all lines at once."""
        seats = [await self.ground.take_attacker(number % 2) for number in range(SEATS)]
        for seat in seats:
            await seat.drop()
        async with asyncio.TaskGroup() as tasks:
            for seat in seats:
                for _ in range(WINDOWS):
                    tasks.create_task(self._throw_on(seat))

    async def _throw_on(self, seat: LivePlayer) -> None:
        line: RawLine | None = None
        while self.left > 0 and not self.ground.batch.complaints:
            if line is None:
                with suppress(OSError):
                    line = await RawLine.open(seat)
                self.answers["lines"] += 1
                if line is None:
                    self.answers["no line"] += 1
                    if self.answers["no line"] > 1_000:
                        self.ground.batch.complaints.append("no line could be opened")
                    await asyncio.sleep(0.05)
                    continue
            try:
                async with asyncio.timeout(ANSWER_SECONDS):
                    goes_on = await self._throw_handful(line)
            except TimeoutError:
                self.ground.batch.complaints.append(f"no answer within {ANSWER_SECONDS:.0f} s")
                goes_on = False
            except ConnectionError:
                goes_on = False
            if not goes_on:
                line.close()
                line = None
        if line is not None:
            line.close()

    async def _throw_handful(self, line: RawLine) -> bool:
        """Says whether the line may still be used."""
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
                self.ground.batch.complaints.append(shown[:2_500])
                return False
            waiting -= self._take(heard)
        if self.rubbish.chance.random() >= BREAKING_SHARE:
            return True
        await line.write(frame(*self.rubbish.breaking()))
        self.ground.batch.faults["frame_against_the_protocol"] += 1
        self.left -= 1
        if not await self._has_ended(line):
            self.ground.batch.complaints.append("a frame against the protocol did not end its line")
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
            self.ground.batch.complaints.append(f"the server made a mistake: {heard[:200]!r}")
        return 1

    async def _has_ended(self, line: RawLine) -> bool:
        while await line.read() is not None:
            pass
        return True


async def throw_frames(frames: int, seed: int, folder: Path, command: Sequence[str] = PRODUCT) -> Batch:
    """A run on a server of its own."""
    ground = Ground(folder, seed, command)
    thrower = Thrower(ground, frames)
    async with ground.played_on():
        await thrower.throw_all()
    ground.batch.figures["answers"] = dict(sorted(thrower.answers.items()))
    return ground.batch


def main() -> int:
    """The command line."""
    given = arguments(__doc__, frames=1_000_000, batch=50_000).parse_args()
    campaign = Campaign("frames", given.write, given.seed)
    run_batches(campaign, split(given.frames, given.batch), throw_frames)
    return 0 if campaign.is_clean and campaign.done >= given.frames else 1


if __name__ == "__main__":
    sys.exit(main())
