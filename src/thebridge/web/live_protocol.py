"""The websocket's transport: uvicorn's, except that whoever does not read cannot hold up a close.

And it takes the frames that a room tells to many as they are: they are joined, not built again for each of them.
"""

import logging
import struct
from asyncio import TimerHandle
from collections.abc import Sequence
from typing import Any, Final

from uvicorn.protocols.utils import ClientDisconnected
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.protocol import State

from thebridge.rooms.bell import Bell

CLOSE_SECONDS: Final = 3.0
FRAMES: Final = "thebridge.frames"
"""The extension of a scope whose connection takes `{"type": "websocket.send", "frames": bytes}`."""
_FINAL_TEXT: Final = 0x81
_NO_TEXT: Final = "Invalid UTF-8"


def join_frames(messages: Sequence[bytes]) -> bytes:
    """Whole, unmasked text frames, as a server sends them without extensions."""
    parts: list[bytes] = []
    for message in messages:
        size = len(message)
        if size < 126:
            parts.append(bytes((_FINAL_TEXT, size)))
        elif size < 65_536:
            parts.append(struct.pack("!BBH", _FINAL_TEXT, 126, size))
        else:
            parts.append(struct.pack("!BBQ", _FINAL_TEXT, 127, size))
        parts.append(message)
    return b"".join(parts)


def _be_fair(record: logging.LogRecord) -> bool:
    """A text that is none is its sender's mistake: no traceback of ours, however many of them somebody sends."""
    if str(record.msg).startswith(_NO_TEXT):
        record.levelno, record.levelname, record.exc_info = logging.INFO, "INFO", None
    return True


class Letters:
    """What waits for the application, in order: those words of a queue that the transport uses."""

    __slots__ = ("_bell", "_waiting")

    def __init__(self) -> None:
        self._bell = Bell()
        self._waiting: list[Any] = []

    def put_nowait(self, message: Any) -> None:
        """One more."""
        self._waiting.append(message)
        self._bell.set()

    async def get(self) -> Any:
        """The first, as soon as there is one."""
        while not self._waiting:
            self._bell.clear()
            await self._bell.wait()
        return self._waiting.pop(0)

    def empty(self) -> bool:
        """Whether nothing waits."""
        return not self._waiting


class LiveProtocol(WebSocketsSansIOProtocol):
    """A closing connection says its code at once, and is cut when the other side does not answer."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        lean: Any = self
        lean.queue, lean.writable = Letters(), Bell()
        self.writable.set()
        self.close_timeout = CLOSE_SECONDS
        self.logger.addFilter(_be_fair)  # there once, however often it is added
        self._cut: TimerHandle | None = None

    async def run_asgi(self) -> None:
        """Tells the application that frames are taken as they are, as long as nothing compresses them."""
        if not self.conn.extensions:
            self.scope["extensions"][FRAMES] = {}
        await super().run_asgi()

    async def send(self, message: Any) -> None:
        """A frame waits until there is room for it; the few bytes of a close do not."""
        if "frames" in message:
            await self._send_frames(message["frames"])
            return
        if message["type"] == "websocket.close":
            self.writable.set()
            self._cut_later()
        await super().send(message)
        if message["type"] == "websocket.accept":
            lean: Any = self
            lean.request = lean.response = None  # the handshake is over; its headers are in the scope

    async def _send_frames(self, frames: bytes) -> None:
        await self.writable.wait()
        if self.disconnected or self.close_sent or self.conn.state is not State.OPEN:
            raise ClientDisconnected
        self.transport.write(frames)

    def shutdown(self) -> None:
        """The server ends: says so, and waits for nobody longer than a moment."""
        self._cut_later()
        super().shutdown()

    def connection_lost(self, exc: Exception | None) -> None:
        """The connection is gone; nothing is left to cut."""
        if self._cut is not None:
            self._cut.cancel()
        super().connection_lost(exc)

    def _cut_later(self) -> None:
        if self._cut is None:
            self._cut = self.loop.call_later(CLOSE_SECONDS, self.transport.abort)
