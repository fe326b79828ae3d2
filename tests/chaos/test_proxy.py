"""The bad network does what it is told, and passes on the rest."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import pytest

from chaos.product import free_port
from chaos.proxy import Proxy


@asynccontextmanager
async def echoing() -> AsyncIterator[Proxy]:
    under_way: set[object] = set()

    async def echo(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        under_way.add(writer)
        with suppress(ConnectionError):
            while data := await reader.read(1_000):
                writer.write(data)
        writer.transport.abort()
        under_way.discard(writer)

    port = free_port()
    server = await asyncio.start_server(echo, "127.0.0.1", port)
    async with Proxy(free_port(), port) as proxy:
        yield proxy
    while under_way:  # noqa: ASYNC110
        await asyncio.sleep(0.001)
    server.close()
    await server.wait_closed()


async def test_what_is_not_cut_passes_even_byte_by_byte() -> None:
    async with echoing() as proxy:
        reader, writer = await asyncio.open_connection("127.0.0.1", proxy.port)
        writer.write(b"first")
        assert await reader.readexactly(5) == b"first"
        proxy.wires[0].dribble()
        writer.write(b"second")
        assert await reader.readexactly(6) == b"second"
        writer.transport.abort()


async def test_a_cut_after_some_bytes_lets_only_these_through() -> None:
    async with echoing() as proxy:
        reader, writer = await asyncio.open_connection("127.0.0.1", proxy.port)
        writer.write(b"x")
        await reader.readexactly(1)
        proxy.wires[0].cut_after("down", 3)
        writer.write(b"abcdef")
        with pytest.raises((asyncio.IncompleteReadError, ConnectionError)) as ended:
            await reader.readexactly(6)
        if isinstance(ended.value, asyncio.IncompleteReadError):
            assert ended.value.partial == b"abc"
        writer.transport.abort()


async def test_what_is_swallowed_never_arrives() -> None:
    async with echoing() as proxy:
        reader, writer = await asyncio.open_connection("127.0.0.1", proxy.port)
        writer.write(b"x")
        await reader.readexactly(1)
        proxy.wires[0].swallow("up")
        writer.write(b"lost")
        await writer.drain()
        proxy.wires[0].cut()
        with pytest.raises((asyncio.IncompleteReadError, ConnectionError)):
            await reader.readexactly(4)
        writer.transport.abort()
