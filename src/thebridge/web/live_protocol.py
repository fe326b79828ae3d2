"""The websocket's transport: uvicorn's, except that whoever does not read cannot hold up a close.

And messages take the short way. Those that a room tells to many are joined as they are, not built again for each; those
that came whole are read as `whole_frames` does, and reading pauses only when several wait.
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
from thebridge.web.whole_frames import read_frames

CLOSE_SECONDS: Final = 3.0
AHEAD: Final = 8
"""So many messages may wait before reading pauses: the network then holds the rest back."""
FRAMES: Final = "thebridge.frames"
"""The extension of a scope whose connection takes messages as they are: a `rooms.outbox.WriteNow`, and for what waits
`{"type": "websocket.send", "frames": bytes}`."""
ASKED_LATER: Final = frozenset({b"cookie", b"accept-language"})
"""Of a handshake's headers, those that a connection is asked for as long as it lasts: whose it is, and how to speak."""
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

    def __len__(self) -> int:
        return len(self._waiting)


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
        self._early_reads = 0
        self._is_between_frames = False
        """What the other side sent so far ends where a frame ends."""

    async def run_asgi(self) -> None:
        """Tells the application that frames are taken as they are, as long as nothing compresses them."""
        if not self.conn.extensions:
            extensions: dict[str, Any] = self.scope["extensions"]
            extensions[FRAMES] = self.write_now
        await super().run_asgi()

    def write_now(self, messages: Sequence[bytes]) -> bool:
        """Writes text messages, all or none; False while the other side does not keep up, and when it is over."""
        writable: Any = self.writable
        if not writable.is_rung or not self._is_open:
            return False
        self.transport.write(join_frames(messages))
        return True

    @property
    def _is_open(self) -> bool:
        return not self.disconnected and not self.close_sent and self.conn.state is State.OPEN

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
            lean.request = lean.response = None  # the handshake is over: its headers would stay for an hour
            headers: Any = self.scope["headers"]
            headers[:] = [header for header in headers if header[0].lower() in ASKED_LATER]
            self._is_between_frames = self._early_reads == 1  # the request, and nothing after it yet

    def data_received(self, data: bytes) -> None:
        """Whole texts are taken at once; whatever else comes, the library reads."""
        if not self.handshake_complete:
            self._early_reads += 1
        elif self._is_between_frames:
            read = read_frames(data, self.config.ws_max_size)
            if read.texts and self._is_open and self.conn.current_size is None:
                self._take(read.texts)
                return
            # A frame that is cut once will be again: from then on the library reads all of this connection.
            self._is_between_frames = read.is_whole
        super().data_received(data)

    def _take(self, texts: Sequence[str]) -> None:
        queue: Any = self.queue
        for text in texts:
            queue.put_nowait({"type": "websocket.receive", "text": text})
        if len(queue) >= AHEAD and not self.read_paused:
            self.read_paused = True
            self.transport.pause_reading()

    async def _send_frames(self, frames: bytes) -> None:
        await self.writable.wait()
        if not self._is_open:
            raise ClientDisconnected
        self.transport.write(frames)

    def shutdown(self) -> None:
        """The server ends: says so, and waits for nobody longer than a moment."""
        self._cut_later()
        super().shutdown()

    def connection_lost(self, exc: Exception | None) -> None:
        """The connection is gone; nothing is left to cut, and the scope lets go of it."""
        if hasattr(self, "scope"):
            self.scope["extensions"].pop(FRAMES, None)
        if self._cut is not None:
            self._cut.cancel()
        super().connection_lost(exc)

    def _cut_later(self) -> None:
        if self._cut is None:
            self._cut = self.loop.call_later(CLOSE_SECONDS, self.transport.abort)
