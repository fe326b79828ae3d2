"""Drives a peer with the workload *bridge-room*: R rooms of five, five kinds of commands of about 170 bytes.

Each command carries a mark that the server must say again in the event that it sends to everyone in the room, so one
search serves every wire format. Latency: from the moment a command was due to the LAST team mate. Prints one JSON line.
"""

import argparse
import asyncio
import gc
import itertools
import json
import random
import time
from typing import Any, Final
from urllib.parse import urlsplit

import msgspec
import uvloop
from picows import WSFrame, WSListener, WSMsgType, WSTransport, ws_connect

PLAYERS: Final = 5
TEXT: Final = "We lost the cake at 13:20 and the lift never answered; check the log before you vote, please."
KINDS: Final = ("open_clue", "answer", "vote", "chat", "pin")
MARK: Final = b"~~"
AT_ONCE: Final = 50
_encode = msgspec.json.encode


def command(number: int, player: int) -> dict[str, Any]:
    """Command `number`, of one of five kinds."""
    kind = KINDS[number % 5]
    more: dict[str, dict[str, Any]] = {
        "open_clue": {"clue": f"clue-{number % 40}", "note": TEXT},
        "answer": {"puzzle": "valve", "answer": TEXT},
        "vote": {"choice": number % 3, "reason": TEXT},
        "chat": {"text": TEXT},
        "pin": {"clue": f"clue-{number % 40}", "x": number % 800, "y": number % 600, "note": TEXT},
    }
    return {"kind": kind, "id": f"~~{number:08d}", "by": player, **more[kind]}


class Run:
    """What was sent and what came of it."""

    def __init__(self) -> None:
        self.sent_at: list[float] = []
        self.left: list[int] = []
        self.senders: list[Peer] = []
        self.latencies: list[float] = []
        self.is_closed_loop = False
        self.lost = 0


class Peer(WSListener):  # type: ignore[misc]
    """One player's connection; plain JSON. Others differ in how they come in and wrap a command."""

    kind = WSMsgType.TEXT

    def __init__(self, run: Run, url: str, room: int, player: int) -> None:
        self.run, self.url, self.room, self.player = run, url, f"room{room}", player
        self.line: WSTransport | None = None
        self.ready: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    async def come_in(self) -> None:
        """Connects and waits until it has its place."""
        await ws_connect(lambda: self, f"{self.url}/ws/{self.room}/{self.player}")
        await self.ready

    def hello(self, _data: bytes) -> None:
        """Whatever comes before it has its place."""
        self.ready.set_result(None)

    def encode(self, number: int) -> bytes:
        """A command as this peer reads it."""
        return bytes(_encode(command(number, self.player)))

    def on_ws_connected(self, transport: WSTransport) -> None:
        """Picows tells."""
        self.line = transport

    def on_ws_disconnected(self, transport: WSTransport) -> None:  # noqa: ARG002
        """Picows tells."""
        self.run.lost += 1

    def send_next(self, due_at: float | None = None) -> None:
        """Sends the next command."""
        run, number = self.run, len(self.run.sent_at)
        run.sent_at.append(due_at or time.perf_counter())
        run.left.append(PLAYERS)
        run.senders.append(self)
        assert self.line is not None
        self.line.send(self.kind, self.encode(number))

    def on_ws_frame(self, transport: WSTransport, frame: WSFrame) -> None:
        """Counts who was told of what."""
        data = frame.get_payload_as_bytes()
        if data == b"2":  # engine.io asks whether we live
            transport.send(WSMsgType.TEXT, b"3")
            return
        at = data.find(MARK)
        if at < 0:
            if not self.ready.done():
                self.hello(data)
            return
        run, number = self.run, int(data[at + 2 : at + 10])
        run.left[number] -= 1
        if not run.left[number]:
            run.latencies.append(time.perf_counter() - run.sent_at[number])
        if run.is_closed_loop and run.senders[number] is self:
            self.send_next()


class SocketIo(Peer):
    """socket.io 4 over its websocket."""

    start, join = b"40", b"42"

    async def come_in(self) -> None:
        await ws_connect(lambda: self, f"{self.url}/socket.io/?EIO=4&transport=websocket")
        await self.ready

    def hello(self, data: bytes) -> None:
        assert self.line is not None
        if data[:1] == b"0":
            self.line.send(WSMsgType.TEXT, self.start)
        elif data[:2] == b"40":
            self.line.send(WSMsgType.TEXT, self.join + _encode(self.asks_in()))
        elif data[:2] == b"42":
            self.ready.set_result(None)

    def asks_in(self) -> list[Any]:
        """What brings it into its room."""
        return ["join", self.room, str(self.player)]

    def encode(self, number: int) -> bytes:
        return b'42["cmd",' + _encode(command(number, self.player)) + b"]"


class BoardgameIo(SocketIo):
    """boardgame.io, which speaks socket.io in a namespace."""

    start, join = b"40/bridge,", b"42/bridge,"

    def asks_in(self) -> list[Any]:
        return ["sync", self.room, str(self.player), None, PLAYERS]

    def encode(self, number: int) -> bytes:
        player = str(self.player)
        payload = {"type": "act", "args": [command(number, self.player)], "playerID": player}
        move = ["update", {"type": "MAKE_MOVE", "payload": payload}, 0, self.room, player]
        return b"42/bridge," + _encode(move)


class Colyseus(Peer):
    """Colyseus: a place is asked for over HTTP; messages are msgpack."""

    kind = WSMsgType.BINARY

    async def come_in(self) -> None:
        parts = urlsplit(self.url)
        body = _encode({"roomKey": self.room, "player": self.player})
        reader, writer = await asyncio.open_connection(parts.hostname, parts.port)
        head = f"POST /matchmake/joinOrCreate/bridge HTTP/1.1\r\nHost: {parts.netloc}\r\nContent-Type: application/json"
        writer.write(f"{head}\r\nConnection: close\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body)
        answer = await reader.read()
        writer.close()
        place = json.loads(answer[answer.index(b"{") : answer.rindex(b"}") + 1])
        known = place.get("room", place)
        path = f"{known['processId']}/{known['roomId']}?sessionId={place['sessionId']}"
        await ws_connect(lambda: self, f"{self.url}/{path}")
        await self.ready

    def hello(self, data: bytes) -> None:
        if data[0] == 10:
            assert self.line is not None
            self.line.send(WSMsgType.BINARY, b"\x0a")
            self.ready.set_result(None)

    def encode(self, number: int) -> bytes:
        return b"\x0d\xa3cmd" + msgspec.msgpack.encode(command(number, self.player))


PEERS: Final = {"floor": Peer, "socketio": SocketIo, "boardgameio": BoardgameIo, "colyseus": Colyseus}


async def come_in(kind: type[Peer], run: Run, url: str, rooms: int) -> list[Peer]:
    """Everyone takes a place, the first of each room first."""
    peers = [[kind(run, url, room, player) for player in range(PLAYERS)] for room in range(rooms)]
    gate = asyncio.Semaphore(AT_ONCE)

    async def one(peer: Peer) -> None:
        async with gate:
            await peer.come_in()

    await asyncio.gather(*(one(room[0]) for room in peers))
    await asyncio.gather(*(one(peer) for room in peers for peer in room[1:]))
    return [peer for room in peers for peer in room]


def send_at_rate(peers: list[Peer], rate: float, seconds: float) -> None:
    """Commands at a fixed rate, due when they are due whatever the server does."""
    loop = asyncio.get_running_loop()
    order = itertools.cycle(random.Random(1).sample(peers, len(peers)))
    start, ahead = loop.time() + 0.05, time.perf_counter() - loop.time()
    numbers = itertools.count()

    def tick(number: int) -> None:
        while start + number / rate <= loop.time():
            next(order).send_next(start + number / rate + ahead)
            number = next(numbers)
        if number / rate < seconds:
            loop.call_at(start + number / rate, tick, number)

    loop.call_at(start, tick, next(numbers))


async def main(given: argparse.Namespace) -> None:
    """Measures once; the caller reads the server's process meanwhile, between the two lines that are printed."""
    run = Run()
    peers = await come_in(PEERS[given.peer], run, given.url, given.rooms)
    print(json.dumps({"connections": len(peers)}), flush=True)
    await asyncio.to_thread(input)
    gc.collect()
    gc.freeze()
    gc.disable()
    if given.mode == "closed":
        run.is_closed_loop = True
        for peer in peers:
            peer.send_next()
    else:
        send_at_rate(peers, given.rate, given.warm + given.seconds)
    await asyncio.sleep(given.warm)
    print(json.dumps({"measuring": True}), flush=True)
    before, began = len(run.latencies), time.perf_counter()
    await asyncio.sleep(given.seconds)
    seconds, done = time.perf_counter() - began, len(run.latencies) - before
    run.is_closed_loop = False
    latencies = sorted(run.latencies[before:]) or [0.0]
    at = lambda share: round(latencies[min(len(latencies) - 1, int(len(latencies) * share))] * 1000, 2)  # noqa: E731
    figures = {"seconds": seconds, "commands": done, "p50_ms": at(0.5), "p95_ms": at(0.95), "p99_ms": at(0.99)}
    print(json.dumps(figures | {"lost_connections": run.lost}), flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("peer", choices=PEERS)
    parser.add_argument("url")
    parser.add_argument("--mode", choices=("open", "closed"), default="open")
    parser.add_argument("--rooms", type=int, default=40)
    parser.add_argument("--rate", type=float, default=800)
    parser.add_argument("--seconds", type=float, default=6)
    parser.add_argument("--warm", type=float, default=2)
    uvloop.run(main(parser.parse_args()))
