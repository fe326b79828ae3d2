"""Does the wall keep up? 30 rooms of five players each, and a facilitator who does something every so often.

    python bench/wall.py --rooms 30 --rate 60 --seconds 20 --write bench/results/wall.json

An intervention is a message to one room, sent as the page sends it. It counts from when it was asked for until the last
of the players has it, and until it stands on the one line of the facilitator. Meanwhile the players say things at a
fixed rate over all rooms. It starts a server of its own, with THEBRIDGE_BENCH_RATE_LIMIT.
"""

import argparse
import asyncio
import itertools
import json
import os
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.line import Line
from chaos.browser import Browser, Lead, set_up, take_seat
from chaos.product import PRODUCT, Product

PLAYERS: Final = 5
HELLO: Final = b'{"kind":"hello","id":"hello"}'
ENOUGH_SECONDS: Final = 30.0
EVERY_SECONDS: Final = 0.25


@dataclass
class Ear:
    """What came in on one line, and when, by the mark in it."""

    marks: dict[bytes, float] = field(default_factory=dict)
    waiting: set[bytes] = field(default_factory=set)
    size: int = 0

    def hear(self, message: bytes) -> None:
        """Notes the marks that are waited for."""
        self.size += len(message)
        for mark in [one for one in self.waiting if one in message]:
            self.waiting.discard(mark)
            self.marks[mark] = time.perf_counter()


class Hall:
    """One server, its rooms and its facilitator."""

    def __init__(self, given: argparse.Namespace, folder: Path) -> None:
        self.given = given
        self.product = Product(folder, PRODUCT, {"THEBRIDGE_BENCH_RATE_LIMIT": "100000"})
        self.players: list[tuple[str, Line, Ear]] = []
        self.wall = Ear()

    async def run(self) -> dict[str, Any]:
        """Seats everyone, opens the wall, and measures."""
        await self.product.start()
        lines: list[Line] = []
        try:
            lead = await set_up(Browser(self.product.origin), self.product.operator_path, self.given.rooms)
            await self._seat(lead)
            base = self.product.origin.replace("http", "ws", 1)
            url = f"{base}/facilitator/sessions/{lead.session}/live"
            line = await Line.connect(url, self.product.origin, lead.browser.cookie_header, self.wall.hear)
            lines = [line, *(one for _, one, _ in self.players)]
            line.send(HELLO)
            await lead.order("start_play")
            chatter = asyncio.create_task(self._chatter())
            await asyncio.sleep(2)
            before, since = self.wall.size, time.perf_counter()
            late = await self._intervene(lead)
            seconds = time.perf_counter() - since
            chatter.cancel()
            await asyncio.gather(chatter, return_exceptions=True)
            told = (self.wall.size - before) / seconds
            return {
                "opened_bytes": before,
                "wall_bytes_per_second": round(told),
                **late,
            }
        finally:
            for one in lines:
                one.close()
            await self.product.stop()

    async def _seat(self, lead: Lead) -> None:
        base = self.product.origin.replace("http", "ws", 1)
        for room in lead.rooms:
            for place in range(PLAYERS):
                browser, ear = Browser(self.product.origin), Ear()
                seat = await take_seat(browser, room.code, f"Player {place + 1}")
                url = f"{base}{seat}/live"
                line = await Line.connect(url, self.product.origin, browser.cookie_header, ear.hear)
                line.send(HELLO)
                self.players.append((room.id, line, ear))

    async def _chatter(self) -> None:
        """Everybody in turn says something."""
        numbers = itertools.count()
        loop = asyncio.get_running_loop()
        began = loop.time()
        for number in numbers:
            _, line, _ = self.players[number * 7 % len(self.players)]
            line.send(b'{"kind":"say","id":"s%d","text":"line %d"}' % (number, number))
            await asyncio.sleep(max(0.0, began + number / self.given.rate - loop.time()))

    async def _intervene(self, lead: Lead) -> dict[str, Any]:
        on_wall: list[float] = []
        in_room: list[float] = []
        ends_at = time.monotonic() + self.given.seconds
        for number in itertools.count():
            if time.monotonic() > ends_at:
                break
            room = lead.rooms[number % len(lead.rooms)].id
            mark = b"mark-%d-" % number
            ears = [ear for known, _, ear in self.players if known == room]
            for ear in (self.wall, *ears):
                ear.waiting.add(mark)
            asked = time.perf_counter()
            await lead.order("send_message", room, text=mark.decode())
            await self._until(lambda mark=mark, ears=ears: all(mark in one.marks for one in (self.wall, *ears)))
            on_wall.append(self.wall.marks[mark] - asked)
            in_room.append(max(one.marks[mark] for one in ears) - asked)
            await asyncio.sleep(EVERY_SECONDS)
        return {"interventions": len(on_wall), "on_wall": _ranks(on_wall), "in_room": _ranks(in_room)}

    async def _until(self, is_so: Any) -> None:
        ends_at = time.monotonic() + ENOUGH_SECONDS
        while not is_so():
            if time.monotonic() > ends_at:
                raise TimeoutError("an intervention did not come through")
            await asyncio.sleep(0.002)


def _ranks(values: list[float]) -> dict[str, float]:
    ranked = sorted(values)
    at = {"p50_ms": 0.5, "p95_ms": 0.95, "p99_ms": 0.99}
    return {name: round(ranked[min(len(ranked) - 1, int(len(ranked) * one))] * 1000, 1) for name, one in at.items()}


def main() -> int:
    """Measures once."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rooms", type=int, default=30)
    parser.add_argument("--rate", type=float, default=60, help="lines a second in all")
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--write", type=Path)
    given = parser.parse_args()
    what = {"rooms": given.rooms, "players": given.rooms * PLAYERS, "rate": given.rate, "load": os.getloadavg()[0]}
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        found = asyncio.run(Hall(given, Path(folder)).run())
    text = json.dumps({**what, **found}, indent=1)
    print(text)
    if given.write is not None:
        given.write.write_text(text + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
