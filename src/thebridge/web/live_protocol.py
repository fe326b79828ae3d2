"""The websocket's transport: uvicorn's, except that whoever does not read cannot hold up a close."""

from asyncio import TimerHandle
from typing import Any, Final

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

CLOSE_SECONDS: Final = 3.0


class LiveProtocol(WebSocketsSansIOProtocol):
    """A closing connection says its code at once, and is cut when the other side does not answer."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.close_timeout = CLOSE_SECONDS
        self._cut: TimerHandle | None = None

    async def send(self, message: Any) -> None:
        """A frame waits until there is room for it; the few bytes of a close do not."""
        if message["type"] == "websocket.close":
            self.writable.set()
            self._cut_later()
        await super().send(message)

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
