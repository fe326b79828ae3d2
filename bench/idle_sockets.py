"""Holds many connections on which nothing happens but what a waiting page does, and says what each of them costs.

    python -m bench.idle_sockets --sockets 10000 --minutes 10 --write bench/results/idle-sockets.json

Every socket is a player in the lobby of a room of five, with a seat of its own, who came from one of several addresses
of this computer. A page that waits sends a sign of life every 20 seconds, and so do these. Server cost is what the
kernel says of its process. The server has one process and SQLite.
"""

import argparse
import asyncio
import json
import os
import platform
import resource
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import uvloop

from bench.line import Line
from bench.process_table import cost_of
from bench.seats import Seat, make_rooms, seat_all
from chaos.product import PRODUCT, Product

PLAYERS: Final = 5
ADDRESSES: Final = 8
HEARTBEAT_SECONDS: Final = 20.0
OPENING: Final = 50
"""So many connections are opened at a time."""
QUIET_SECONDS: Final = 3.0
HELLO: Final = b'{"kind":"hello","id":"hello","epoch":null,"since":null}'
BEAT: Final = b'{"kind":"heartbeat","id":"beat","state":"active"}'
LIFTED: Final = {"THEBRIDGE_BENCH_RATE_LIMIT": "100000"}


@dataclass(slots=True)
class Crowd:
    """The connections, and what was heard on all of them together."""

    lines: list[Line] = field(default_factory=list)
    snapshots: int = 0
    pongs: int = 0

    def hear(self, message: bytes) -> None:
        """Takes one message of the server."""
        if message.startswith(b'{"kind":"pong"'):
            self.pongs += 1
        elif message.startswith(b'{"kind":"snapshot"'):
            self.snapshots += 1

    @property
    def lost(self) -> int:
        """How many connections ended although nobody asked for it."""
        return sum(line.is_lost for line in self.lines)


async def hold(sockets: int, minutes: float, folder: Path) -> dict[str, Any]:
    """One server, so many sockets, so long."""
    allow_files(sockets + 200)
    product, crowd = Product(folder / "data", PRODUCT, LIFTED), Crowd()
    await product.start()
    try:
        began = time.monotonic()
        rooms = -(-sockets // PLAYERS)
        leads = await make_rooms(product.origin, product.operator_path, rooms)
        seats = (await seat_all(leads, PLAYERS, [product.origin]))[:sockets]
        seated = time.monotonic()
        base = cost_of(product.pid)
        await open_all(crowd, seats)
        opened = time.monotonic()
        await asyncio.sleep(QUIET_SECONDS)
        held = cost_of(product.pid)
        minutes_seen = await beat(crowd, product.pid, minutes)
        after = cost_of(product.pid)
        return {
            "sockets": len(seats),
            "rooms": rooms,
            "held_minutes": round((time.monotonic() - opened - QUIET_SECONDS) / 60, 2),
            "lost": crowd.lost,
            "snapshots": crowd.snapshots,
            "heartbeats_answered": crowd.pongs,
            "seat_seconds": round(seated - began, 1),
            "open_seconds": round(opened - seated, 1),
            "base_mb": round(base.megabytes, 1),
            "kb_per_connection_when_open": kilobytes(base.megabytes, held.megabytes, len(seats)),
            "kb_per_connection_at_the_end": kilobytes(base.megabytes, after.megabytes, len(seats)),
            "server_core_share": round((after.seconds - held.seconds) / max(0.001, minutes * 60), 3),
            "each_minute": minutes_seen,
        }
    finally:
        for line in crowd.lines:
            line.close()
        await product.stop()


def kilobytes(base: float, now: float, count: int) -> float:
    """What each of them costs."""
    return round((now - base) * 1024 / count, 1)


def allow_files(count: int) -> None:
    """As many open files as that, for this process and the server that it starts."""
    known, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    if known < count:
        resource.setrlimit(resource.RLIMIT_NOFILE, (min(count, most), most))


async def open_all(crowd: Crowd, seats: list[Seat]) -> None:
    """Everybody connects, each from one of the addresses, and has a view of the room."""
    for at in range(0, len(seats), OPENING):
        opened = [_open(crowd, seat, at + number) for number, seat in enumerate(seats[at : at + OPENING])]
        crowd.lines += await asyncio.gather(*opened)
    async with asyncio.timeout(60):
        while crowd.snapshots < len(seats):  # noqa: ASYNC110 - a poll is enough
            await asyncio.sleep(0.05)


async def _open(crowd: Crowd, seat: Seat, number: int) -> Line:
    source = f"127.0.0.{2 + number % ADDRESSES}"
    line = await Line.connect(seat.url, seat.origin, seat.cookie, crowd.hear, source)
    line.send(HELLO)
    return line


async def beat(crowd: Crowd, pid: int, minutes: float) -> list[dict[str, float]]:
    """Signs of life, spread evenly; what the server holds and has spent, minute by minute."""
    loop, seen = asyncio.get_running_loop(), list[dict[str, float]]()
    began, sent, ends_after = loop.time(), 0, minutes * 60
    while (passed := loop.time() - began) < ends_after:
        due = int(passed / HEARTBEAT_SECONDS * len(crowd.lines))
        for number in range(sent, due):
            crowd.lines[number % len(crowd.lines)].send(BEAT)
        sent = due
        if passed >= 60 * (len(seen) + 1):
            cost = cost_of(pid)
            now = {"mb": round(cost.megabytes, 1), "cpu_seconds": round(cost.seconds, 1), "lost": crowd.lost}
            seen.append(now)
            print(json.dumps(now), file=sys.stderr, flush=True)
        await asyncio.sleep(0.02)
    return seen


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sockets", type=int, default=10_000)
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--write", type=Path)
    given = parser.parse_args()
    what = {"python": platform.python_version(), "load_before": round(os.getloadavg()[0], 2)}
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        found = uvloop.run(hold(given.sockets, given.minutes, Path(folder)))
    text = json.dumps({**what, **found}, indent=1)
    print(text)
    if given.write is not None:
        given.write.write_text(text + "\n", encoding="utf-8")
    return 0 if not found["lost"] else 1


if __name__ == "__main__":
    sys.exit(main())
