"""What waits to be written to one connection. It is bounded: who does not read is let go, and nobody waits for them."""

import asyncio
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from thebridge.engine.viewer import Viewer
from thebridge.errors import AppError
from thebridge.rooms.bell import Bell

BYTES_MAX: Final = 1_000_000
FRAMES_MAX: Final = 256
AT_ONCE_BYTES: Final = 65_536
"""More than this is taken in portions, so that a slow reader is noticed between two of them."""

SEAT_GONE: Final = 4001
TOO_SLOW: Final = 4002
REPLACED: Final = 4003
ROOM_GONE: Final = 4004
MOVED: Final = 4005
"""The seat is in another room now: connect again, and be there."""
BROKEN: Final = 1011
RESTARTING: Final = 1012


class Frame(NamedTuple):
    """One message as it goes over the wire. Equal viewers share it."""

    encoded: bytes

    @property
    def text(self) -> str:
        """The message as text."""
        return self.encoded.decode()

    @property
    def size(self) -> int:
        """Its size in bytes."""
        return len(self.encoded)


WriteNow = Callable[[Sequence[bytes]], bool]
"""Writes whole messages to a connection at once, all or none; False when the connection cannot take them now."""


class OutboxClosed(AppError):
    """Nothing more will come; the connection is to be closed with this number."""

    def __init__(self, close_code: int) -> None:
        super().__init__("outbox_closed", close_code=close_code)
        self.close_code = close_code


class Outbox:
    """One connection's frames. The room puts, the connection takes.

    Waking a task for each frame and each connection costs more than telling a room does. A connection that can write
    at once says so with `write_by`: then only what it cannot write at once waits to be taken.
    """

    def __init__(self, viewer: Viewer, *, bytes_max: int = BYTES_MAX) -> None:
        self.viewer = viewer
        self.close_code: int | None = None
        self._bytes_max = bytes_max
        self._frames: list[Frame] = []
        self._bytes = 0
        self._write_now: WriteNow | None = None
        self._is_write_due = False
        self._is_lent = False
        """The connection has taken frames and may not have written all of them: what is newer must not overtake."""
        self._has_news = Bell()
        self._is_closed = Bell()

    @property
    def size(self) -> int:
        """The bytes that wait."""
        return self._bytes

    def put(self, frame: Frame) -> None:
        """Adds a frame; when too much waits, the connection is let go. One frame alone always fits."""
        if self.close_code is not None:
            return
        is_too_large = bool(self._frames) and self._bytes + frame.size > self._bytes_max
        if is_too_large or len(self._frames) >= FRAMES_MAX:
            self.drop(TOO_SLOW)
            return
        self._frames.append(frame)
        self._bytes += frame.size
        if self._write_now is None:
            self._has_news.set()
        elif not self._is_write_due:
            self._is_write_due = True
            asyncio.get_running_loop().call_soon(self._write)

    def write_by(self, write_now: WriteNow) -> None:
        """From now on, what is put in one turn of the loop is written together at the next, by nobody's task."""
        self._write_now = write_now

    def _write(self) -> None:
        self._is_write_due = False
        if not self._frames:
            return
        assert self._write_now is not None
        can_write = not self._is_lent and self._bytes <= AT_ONCE_BYTES
        if can_write and self._write_now([frame.encoded for frame in self._frames]):
            self.take_now()
        else:
            self._has_news.set()

    async def take(self) -> list[Frame]:
        """Everything that waits, at least one frame. Raises OutboxClosed when nothing more will come.

        Whoever asks again has written what they took before.
        """
        self._is_lent = False
        while not self._frames:
            if self.close_code is not None:
                raise OutboxClosed(self.close_code)
            self._has_news.clear()
            await self._has_news.wait()
        self._is_lent = True
        return self.take_now()

    def take_now(self) -> list[Frame]:
        """Everything that waits, perhaps nothing."""
        frames, self._frames = self._frames, []
        self._bytes = 0
        return frames

    def close(self, close_code: int) -> None:
        """Ends it: what waits is still taken, nothing is added."""
        if self.close_code is None:
            self.close_code = close_code
        self._is_closed.set()
        self._has_news.set()

    async def wait_closed(self) -> int:
        """Returns the number to close with, as soon as it is known: for whoever is stuck in writing."""
        await self._is_closed.wait()
        return self.close_code or BROKEN

    def drop(self, close_code: int) -> None:
        """Ends it at once: what waits is forgotten."""
        self._frames.clear()
        self._bytes = 0
        self.close(close_code)
