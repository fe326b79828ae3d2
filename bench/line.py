"""A websocket client that costs little: what is measured is the server, not who asks it.

It masks with zeros, which the protocol allows, reads only what our server sends (whole frames, no compression), and
answers pings.
"""

import asyncio
import base64
import os
import struct
from collections.abc import Callable
from typing import cast
from urllib.parse import urlsplit

TEXT, CLOSE, PING, PONG = 1, 8, 9, 10


class Line(asyncio.Protocol):
    """One connection; `heard` gets the bytes of every message."""

    def __init__(self, heard: Callable[[bytes], None], request: bytes) -> None:
        self.heard = heard
        self.ready: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.is_lost = False
        self.closed_with = 0
        self._request = request
        self._rest = b""
        self._is_open = False
        self._transport: asyncio.Transport | None = None

    @classmethod
    async def connect(
        cls, url: str, origin: str, cookie: str, heard: Callable[[bytes], None], source: str | None = None
    ) -> "Line":
        """Shakes hands as a page of this origin does; `source` is the address that it comes from."""
        parts = urlsplit(url)
        key = base64.b64encode(os.urandom(16)).decode()
        lines = (
            f"GET {parts.path} HTTP/1.1",
            f"host: {parts.netloc}",
            f"origin: {origin}",
            f"cookie: {cookie}",
            "upgrade: websocket",
            "connection: upgrade",
            f"sec-websocket-key: {key}",
            "sec-websocket-version: 13",
        )
        request = "\r\n".join((*lines, "", "")).encode()
        loop = asyncio.get_running_loop()
        host, port = str(parts.hostname), parts.port or 80
        local = None if source is None else (source, 0)
        _, line = await loop.create_connection(lambda: cls(heard, request), host, port, local_addr=local)
        await line.ready
        return line

    def send(self, payload: bytes, opcode: int = TEXT) -> None:
        """Sends one message."""
        size = len(payload)
        head = struct.pack("!BB", 0x80 | opcode, 0x80 | size) if size < 126 else b""
        head = head or struct.pack("!BBH", 0x80 | opcode, 0x80 | 126, size)
        if self._transport is not None and not self.is_lost:
            self._transport.write(head + b"\0\0\0\0" + payload)

    def close(self) -> None:
        """Hangs up."""
        if self._transport is not None:
            self._transport.abort()

    # --- asyncio's side -----------------------------------------------------------------------------------------------

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Asks for the upgrade."""
        self._transport = cast("asyncio.Transport", transport)
        self._transport.write(self._request)

    def connection_lost(self, exc: Exception | None) -> None:
        """The other side is gone."""
        self.is_lost = True
        if not self.ready.done():
            self.ready.set_exception(exc or ConnectionError("hung up"))

    def data_received(self, data: bytes) -> None:
        """Takes whole frames out of what came."""
        data = self._rest + data if self._rest else data
        if not self._is_open:
            data = self._open(data)
        at, size = 0, len(data)
        while at + 2 <= size:
            length, start = data[at + 1], at + 2
            if length == 126:
                length, start = (int.from_bytes(data[at + 2 : at + 4], "big"), at + 4) if at + 4 <= size else (size, at)
            elif length == 127:
                length, start = (
                    (int.from_bytes(data[at + 2 : at + 10], "big"), at + 10) if at + 10 <= size else (size, at)
                )
            if start + length > size or start == at:
                break
            self._frame(data[at] & 15, data[start : start + length])
            at = start + length
        self._rest = data[at:]

    def _open(self, data: bytes) -> bytes:
        head, found, rest = data.partition(b"\r\n\r\n")
        if not found:
            return data
        if b" 101 " not in head[:20]:
            self.ready.set_exception(ConnectionError(head[:80].decode("latin-1")))
        else:
            self._is_open = True
            self.ready.set_result(None)
        return rest

    def _frame(self, opcode: int, payload: bytes) -> None:
        if opcode == TEXT:
            self.heard(payload)
        elif opcode == PING:
            self.send(payload, PONG)
        elif opcode == CLOSE:
            self.closed_with = int.from_bytes(payload[:2], "big")
