"""What waits to be written to one connection. It is bounded: who does not read is let go, and nobody waits for them."""

from typing import Final, NamedTuple

from thebridge.engine.viewer import Viewer
from thebridge.errors import AppError
from thebridge.rooms.bell import Bell

BYTES_MAX: Final = 1_000_000
FRAMES_MAX: Final = 256

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


class OutboxClosed(AppError):
    """Nothing more will come; the connection is to be closed with this number."""

    def __init__(self, close_code: int) -> None:
        super().__init__("outbox_closed", close_code=close_code)
        self.close_code = close_code


class Outbox:
    """One connection's frames. The room puts, the connection takes."""

    def __init__(self, viewer: Viewer, *, bytes_max: int = BYTES_MAX) -> None:
        self.viewer = viewer
        self.close_code: int | None = None
        self._bytes_max = bytes_max
        self._frames: list[Frame] = []
        self._bytes = 0
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
        self._has_news.set()

    async def take(self) -> list[Frame]:
        """Everything that waits, at least one frame. Raises OutboxClosed when nothing more will come."""
        while not self._frames:
            if self.close_code is not None:
                raise OutboxClosed(self.close_code)
            self._has_news.clear()
            await self._has_news.wait()
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
