"""A network that misbehaves: stands between players and a server on loopback, and cuts, swallows or dribbles."""

import asyncio
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Literal

Way = Literal["up", "down"]
CHUNK = 65_536


@dataclass(eq=False, slots=True)
class Wire:
    """One connection through the proxy: up to the server, down to the player."""

    client: asyncio.StreamWriter
    server: asyncio.StreamWriter
    bytes_left: dict[Way, int | None] = field(default_factory=lambda: {"up": None, "down": None})
    is_swallowing: set[Way] = field(default_factory=set)
    is_dribbling: bool = False

    def cut(self) -> None:
        """Hangs up on both, with whatever is on its way."""
        for writer in (self.client, self.server):
            with suppress(RuntimeError):
                writer.transport.abort()

    def cut_after(self, way: Way, count: int) -> None:
        """Cuts when so many more bytes have gone this way: in the middle of a frame, mostly."""
        self.bytes_left[way] = count

    def swallow(self, way: Way) -> None:
        """From now on nothing arrives this way, and nobody is told."""
        self.is_swallowing.add(way)

    def dribble(self) -> None:
        """Every byte comes alone."""
        self.is_dribbling = True


class Proxy:
    """Listens on `port` and passes everything on to `target`, as each wire is told to."""

    def __init__(self, port: int, target: int) -> None:
        self.port, self._target = port, target
        self.wires: list[Wire] = []
        self._server: asyncio.Server | None = None

    @property
    def origin(self) -> str:
        """Where players believe the server is."""
        return f"http://127.0.0.1:{self.port}"

    async def __aenter__(self) -> "Proxy":
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", self.port)
        return self

    async def __aexit__(self, *_error: object) -> None:
        assert self._server is not None
        self._server.close()
        for wire in list(self.wires):
            wire.cut()
        while self.wires:  # noqa: ASYNC110 - each ends by itself once it is cut
            await asyncio.sleep(0.001)
        await self._server.wait_closed()

    async def _serve(self, from_client: asyncio.StreamReader, to_client: asyncio.StreamWriter) -> None:
        try:
            from_server, to_server = await asyncio.open_connection("127.0.0.1", self._target)
        except OSError:
            to_client.transport.abort()
            return
        wire = Wire(to_client, to_server)
        self.wires.append(wire)
        try:
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(self._pass_on(wire, "up", from_client, to_server))
                tasks.create_task(self._pass_on(wire, "down", from_server, to_client))
        finally:
            self.wires.remove(wire)
            wire.cut()

    async def _pass_on(self, wire: Wire, way: Way, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError, RuntimeError):
            while data := await reader.read(CHUNK):
                if way in wire.is_swallowing:
                    continue
                left = wire.bytes_left[way]
                if left is not None:
                    wire.bytes_left[way] = left - len(data)
                await self._write(wire, writer, data if left is None else data[: max(left, 0)])
                if left is not None and left <= len(data):
                    break
        wire.cut()

    async def _write(self, wire: Wire, writer: asyncio.StreamWriter, data: bytes) -> None:
        pieces = [data[at : at + 1] for at in range(len(data))] if wire.is_dribbling else [data]
        for piece in pieces:
            writer.write(piece)
            await writer.drain()
            if wire.is_dribbling:
                await asyncio.sleep(0)
