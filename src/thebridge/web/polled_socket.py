"""A live connection for a page that no websocket reaches: texts wait here until the page asks for them.

It has those words of a websocket that a `Connection` uses, so the room cannot tell the two apart.
"""

import asyncio
import time
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from starlette.requests import HTTPConnection

IDLE_SECONDS: Final = 45.0
"""A page that has not asked for so long is gone."""
WAITING_TEXTS: Final = 256
HEARD_TEXTS: Final = 128


@dataclass(frozen=True, slots=True)
class Portion:
    """What a page gets for asking: texts in order, and the number with which the line was closed, if it was."""

    texts: tuple[str, ...]
    closed: int | None


class PolledSocket:
    """Between the requests of one page and the connection that serves it."""

    def __init__(self, connection: HTTPConnection) -> None:
        self.connection = connection
        self.scope: dict[str, Any] = {**connection.scope, "extensions": {}}
        self._heard: deque[str] = deque()
        self._waiting: deque[str] = deque()
        self._closed: int | None = None
        self._asked_at = time.monotonic()
        self._changed = asyncio.Condition()

    @property
    def is_idle(self) -> bool:
        """Nobody has asked for a long time."""
        return time.monotonic() - self._asked_at > IDLE_SECONDS

    # --- the side of the connection -----------------------------------------------------------------------------------

    async def receive(self) -> dict[str, Any]:
        """The next text of the page; a disconnect when the page went away or the line was ended."""
        async with self._changed:
            while not self._heard:
                if self._closed is not None or self.is_idle:
                    return {"type": "websocket.disconnect", "code": self._closed or 1001}
                await self._wait(self._asked_at + IDLE_SECONDS - time.monotonic())
            text = self._heard.popleft()
            self._changed.notify_all()
            return {"type": "websocket.receive", "text": text}

    async def send_text(self, text: str) -> None:
        """Keeps a text for the page. Waits when too many wait already: the caller knows how long it will."""
        async with self._changed:
            while len(self._waiting) >= WAITING_TEXTS and self._closed is None:
                await self._changed.wait()
            if self._closed is not None:
                raise RuntimeError("the line is closed")
            self._waiting.append(text)
            self._changed.notify_all()

    async def close(self, code: int = 1000) -> None:
        """Ends the line; what waits can still be fetched."""
        async with self._changed:
            if self._closed is None:
                self._closed = code
            self._changed.notify_all()

    # --- the side of the page -----------------------------------------------------------------------------------------

    async def hear(self, texts: Sequence[str]) -> None:
        """Takes what the page says, in order. Waits while the connection is still busy with what it said before."""
        async with self._changed:
            self._asked_at = time.monotonic()
            for text in texts:
                while len(self._heard) >= HEARD_TEXTS and self._closed is None:
                    await self._changed.wait()
                self._heard.append(text)
                self._changed.notify_all()

    async def ask(self, seconds: float) -> Portion:
        """Everything that waits for the page; when nothing does, it comes as soon as something is there, or empty."""
        ends_at = time.monotonic() + seconds
        async with self._changed:
            while not self._waiting and self._closed is None and time.monotonic() < ends_at:
                self._asked_at = time.monotonic()
                await self._wait(ends_at - time.monotonic())
            self._asked_at = time.monotonic()
            texts = tuple(self._waiting)
            self._waiting.clear()
            self._changed.notify_all()
            return Portion(texts, self._closed)

    async def _wait(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(max(seconds, 0)):
                await self._changed.wait()
        except TimeoutError:
            return
