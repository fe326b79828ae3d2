"""How long it takes until everybody plays again after a server with many rooms was killed, on SQLite and one process.

    python -m bench.after_kill --rooms 1000 --write bench/results/after-kill.json

Rooms of five play and have said and done things. Then: `kill -9`, and the same server is started on the same data. It
listens once it greets. From then on every player connects, as pages do when their server is gone; a player is back when
they have a view of their room that is as far as it was before.
"""

import argparse
import asyncio
import json
import os
import platform
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import uvloop

from bench.idle_sockets import LIFTED, PLAYERS, allow_files
from bench.line import Line
from bench.process_table import cost_of
from bench.seats import Seat, make_rooms, seat_all
from chaos.product import PRODUCT, Product

OPENING: Final = 500
"""So many connections are under way at a time."""
HELLO: Final = b'{"kind":"hello","id":"hello","epoch":null,"since":null}'
TOLD: Final = (b'{"kind":"snapshot"', b'{"kind":"update"')
ENOUGH_SECONDS: Final = 600.0
QUIET_SECONDS: Final = 6.0
"""The server writes down every five seconds that the rooms live."""


@dataclass(slots=True)
class Player:
    """A seat, how far its view is, and since when."""

    seat: Seat
    line: Line | None = None
    seq: int = 0
    seen_at: float = 0.0
    answered: int = 0

    def hear(self, message: bytes) -> None:
        """Takes one message of the server."""
        if message.startswith(TOLD):
            at = message.index(b'"seq":') + 6
            self.seq = int(message[at : at + 12].split(b",", 1)[0])
            self.seen_at = time.perf_counter()
        elif message.startswith(b'{"kind":"accepted"'):
            self.answered += 1

    async def connect(self) -> None:
        """Comes, or comes back knowing nothing."""
        self.seq, self.line = 0, None
        self.line = await Line.connect(self.seat.url, self.seat.origin, self.seat.cookie, self.hear)
        self.line.send(HELLO)

    def send(self, number: int) -> None:
        """Says something, or works on the draft that the room has in common."""
        assert self.line is not None
        if number % 2:
            said: dict[str, Any] = {"kind": "say", "text": f"The list does not fit what the camera saw: line {number}."}
        else:
            said = {"kind": "place_item", "puzzle": "who", "part": "name", "item": "text", "value": None}
            said["text"] = f"perhaps {number}"
        self.line.send(json.dumps({"id": f"c{number}", **said}).encode())


class Hall:
    """One server and everybody in it."""

    def __init__(self, rooms: int, commands: int, folder: Path) -> None:
        self.rooms, self.commands = rooms, commands
        self.product = Product(folder / "data", PRODUCT, LIFTED)
        self.players: list[Player] = []

    async def run(self) -> dict[str, Any]:
        """Plays, kills, and waits until all are back."""
        allow_files(self.rooms * PLAYERS + 200)
        await self.product.start()
        try:
            await self._play()
            entries = {player.seat.room: player.seq for player in self.players}
            before = [player.seq for player in self.players]
            await self.product.kill()
            began = time.perf_counter()
            await self.product.start()
            listening, cost = time.perf_counter(), cost_of(self.product.pid)
            await self._open()
            await until(lambda: all(one.seq >= seq for one, seq in zip(self.players, before, strict=True)))
            back = sorted(player.seen_at - listening for player in self.players)
            spent = cost_of(self.product.pid)
            return {
                "rooms": self.rooms,
                "players": len(self.players),
                "entries": sum(entries.values()),
                "listening_seconds": round(listening - began, 2),
                "first_back_seconds": round(back[0], 2),
                "half_back_seconds": round(back[len(back) // 2], 2),
                "all_back_seconds": round(back[-1], 2),
                "server_cpu_seconds_until_all_back": round(spent.seconds - cost.seconds, 2),
                "server_cpu_seconds_until_listening": round(cost.seconds, 2),
                "mb": round(spent.megabytes, 1),
                "lost_again": sum(one.line is None or one.line.is_lost for one in self.players),
            }
        finally:
            for player in self.players:
                if player.line is not None:
                    player.line.close()
            await self.product.stop()

    async def _play(self) -> None:
        leads = await make_rooms(self.product.origin, self.product.operator_path, self.rooms)
        self.players = [Player(seat) for seat in await seat_all(leads, PLAYERS, [self.product.origin])]
        await self._open()
        for lead in leads:
            await lead.order("start_play")
            await lead.order("open_gate", act="look")
        for number in range(self.commands):
            for player in self.players:
                player.send(number)
            await until(lambda number=number: all(one.answered > number for one in self.players))  # type: ignore[misc]
        await asyncio.sleep(QUIET_SECONDS)

    async def _open(self) -> None:
        gate = asyncio.Semaphore(OPENING)

        async def open_one(player: Player) -> None:
            async with gate:
                while player.line is None:
                    try:
                        await player.connect()
                    except OSError:
                        await asyncio.sleep(0.2)

        for player in self.players:
            player.line = None
        await asyncio.gather(*(open_one(player) for player in self.players))
        await until(lambda: all(player.seq for player in self.players))


async def until(is_so: Callable[[], bool]) -> None:
    """Returns when it is so."""
    async with asyncio.timeout(ENOUGH_SECONDS):
        while not is_so():  # noqa: ASYNC110 - a poll is enough
            await asyncio.sleep(0.02)


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rooms", type=int, default=1_000)
    parser.add_argument("--commands", type=int, default=10, help="of each player, before the kill")
    parser.add_argument("--repeat", type=int, default=1)
    parser.add_argument("--write", type=Path)
    given = parser.parse_args()
    what = {"python": platform.python_version(), "load_before": round(os.getloadavg()[0], 2)}
    rounds = []
    for _ in range(given.repeat):
        with tempfile.TemporaryDirectory(prefix="bench-") as folder:
            rounds.append(uvloop.run(Hall(given.rooms, given.commands, Path(folder)).run()))
        print(json.dumps(rounds[-1]), file=sys.stderr, flush=True)
    text = json.dumps({**what, "rounds": rounds}, indent=1)
    print(text)
    if given.write is not None:
        given.write.write_text(text + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
