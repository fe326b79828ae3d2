"""Drives the workload *bridge-room* (see workload.py) against a real server and prints what it cost, as JSON.

    python bench/bridge_room.py --mode open --rate 800 --rooms 40 --repeat 3 --write bench/results/open-800.json

closed   a player sends the next command when the last team mate was told of the one before: how much fits
open     a fixed rate over all players; latency counts from the moment a command was due to the last team mate
--full   before it measures, every room gets 60 pins and 200 lines in the chat

--processes 2   two servers that share the rooms, with PostgreSQL and Valkey instead of SQLite; the five of a room sit
           at either in turn

The servers are pinned to core 0 and this generator to core 1; the stores go where there is room, and are not counted.
Server cost is the time of its processes in the process table. The servers run with THEBRIDGE_BENCH_RATE_LIMIT, which
lifts the limit on messages of one connection.
"""

import argparse
import asyncio
import gc
import itertools
import json
import os
import platform
import random
import shutil
import statistics
import sys
import tempfile
import time
from contextlib import AsyncExitStack
from dataclasses import astuple
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import uvloop

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.line import Line
from bench.process_table import Cost, cost_of
from bench.seats import Seat, make_rooms
from bench.workload import FULL_STEPS, PLAYERS, Sender, Tally, Team
from chaos.browser import Browser, Lead, take_seat
from chaos.product import PRODUCT, Product
from chaos.services import own_postgres, own_valkey
from chaos.stores import SECRET

LIFTED: Final = {"THEBRIDGE_BENCH_RATE_LIMIT": "100000"}
RESYNC: Final = b'{"kind":"resync","id":"again","since":0}'
HELLO: Final = b'{"kind":"hello","id":"hello","epoch":null,"since":null}'
QUIET_SECONDS: Final = 1.0
ANSWER_SECONDS: Final = 60.0


async def open_stores(stack: AsyncExitStack) -> dict[str, str]:
    """A PostgreSQL and a Valkey for as long as the stack lasts, as settings of a server."""
    postgres = await stack.enter_async_context(own_postgres())
    valkey = await stack.enter_async_context(own_valkey())
    urls = {"THEBRIDGE_DATABASE_URL": postgres.url, "THEBRIDGE_BUS_URL": valkey.url}
    return {**urls, "THEBRIDGE_SECRET_KEY": SECRET}


class Bench:
    """One server with its rooms, measured once."""

    def __init__(self, given: argparse.Namespace, folder: Path) -> None:
        self.given = given
        self.folder = folder
        self.products: list[Product] = []
        self.tally = Tally()
        self.teams: list[Team] = []
        self.seats: list[tuple[Sender, Seat]] = []

    @property
    def senders(self) -> list[Sender]:
        """Every player."""
        return [sender for team in self.teams for sender in team.senders]

    async def run(self) -> dict[str, Any]:
        """Sets up, fills, measures."""
        async with AsyncExitStack() as stack:
            await self._start(stack)
            leads = await self._seat_everyone()
            found = {"base_mb": round(self._cost().megabytes, 1), **await self._connect_everyone()}
            await self._start_play(leads)
            await self._fill()
            return {**found, **await self._measure()}

    async def _start(self, stack: AsyncExitStack) -> None:
        """The stores first: they are not pinned."""
        cores = range(os.cpu_count() or 1)
        os.sched_setaffinity(0, cores)
        environment = {**LIFTED, "THEBRIDGE_COMMIT_WINDOW_MS": str(self.given.window)}
        if self.given.processes > 1:
            environment |= await open_stores(stack)
        os.sched_setaffinity(0, cores[-1:])
        pinned = ("taskset", "-c", "0") if shutil.which("taskset") else ()
        for number in range(self.given.processes):
            product = Product(self.folder / str(number), (*pinned, *PRODUCT), environment)
            await product.start()
            stack.push_async_callback(product.stop)
            self.products.append(product)
            await product.stop()  # as nearly every start: on tables that are there already
            await product.start()
        stack.callback(self._leave)

    def _leave(self) -> None:
        for sender in self.senders:
            if sender.line is not None:
                sender.line.close()

    def _cost(self) -> Cost:
        costs = [cost_of(product.pid) for product in self.products]
        return Cost(*(sum(one) for one in zip(*map(astuple, costs), strict=True)))

    # --- setting up ---------------------------------------------------------------------------------------------------

    async def _seat_everyone(self) -> list[Lead]:
        first = self.products[0]
        leads = await make_rooms(first.origin, first.operator_path, self.given.rooms)
        for room in [room for lead in leads for room in lead.rooms]:
            team = Team(self.tally)
            self.teams.append(team)
            for place in range(PLAYERS):
                player = Browser(self.products[place % len(self.products)].origin)
                path = await take_seat(player, room.code, f"Player {place + 1}")
                self.seats.append((Sender(team, place), Seat(room.id, player.origin, path, player.cookie_header)))
        return leads

    async def _connect_everyone(self) -> dict[str, Any]:
        before, began = self._cost(), time.perf_counter()
        for sender, seat in self.seats:
            sender.line = await Line.connect(seat.url, seat.origin, seat.cookie, sender.heard)
            sender.line.send(HELLO)
        await self._until(lambda: all(sender.view for sender in self.senders))
        await asyncio.sleep(QUIET_SECONDS)
        after, count = self._cost(), len(self.senders)
        return {
            "connections": count,
            "connect_seconds": round(time.perf_counter() - began - QUIET_SECONDS, 2),
            "kb_per_connection": round((after.megabytes - before.megabytes) * 1024 / count, 1),
            "connect_cpu_ms_each": round((after.seconds - before.seconds) * 1000 / count, 2),
        }

    async def _start_play(self, leads: list[Lead]) -> None:
        for lead in leads:
            await lead.order("start_play")
            await lead.order("open_gate", act="look")
        # A view after the start says which sources are whose; another process may hear of the start a moment later.
        while unaware := [sender for sender in self.senders if not sender.source]:
            for sender in unaware:
                sender.view = {}
                assert sender.line is not None
                sender.line.send(RESYNC)
            await self._until(lambda asked=tuple(unaware): all(sender.view for sender in asked))
            for sender in unaware:
                sender.learn()
        for sender in self.senders:
            sender.share_rows()

    async def _fill(self) -> None:
        for sender in self.senders:
            sender.prepare()
        await self._all_done()
        for step in range(FULL_STEPS if self.given.full else 0):
            for sender in self.senders:
                sender.fill(step)
            await self._all_done()

    async def _all_done(self) -> None:
        await self._until(lambda: self.tally.done == len(self.tally.sent_at))

    async def _until(self, is_so: Any) -> None:
        ends_at = time.monotonic() + ANSWER_SECONDS
        while not is_so():
            if time.monotonic() > ends_at or self.tally.refused:
                raise TimeoutError(f"{self.tally.done} of {len(self.tally.sent_at)} done; {self.tally.refused[:3]}")
            await asyncio.sleep(0.01)

    # --- measuring ----------------------------------------------------------------------------------------------------

    async def _measure(self) -> dict[str, Any]:
        gc.collect()
        gc.freeze()
        gc.disable()
        stop = self._start_load()
        await asyncio.sleep(self.given.warm)
        first, cost, began, own = self._mark(), self._cost(), time.perf_counter(), time.process_time()
        watching = await self._watch()
        await asyncio.sleep(self.given.seconds)
        seconds, spent = time.perf_counter() - began, self._cost()
        last, generator = self._mark(), (time.process_time() - own) / seconds
        stop()
        gc.enable()
        if watching is not None:
            await watching.wait()
        await asyncio.sleep(QUIET_SECONDS)
        done, events, size = (after - before for before, after in zip(first[1:], last[1:], strict=True))
        late = sorted(self.tally.latencies[first[0] : last[0]])
        return {
            "commands_per_second": round(done / seconds, 1),
            "cpu_ms_per_command": round((spent.seconds - cost.seconds) * 1000 / max(1, done), 3),
            "server_core_share": round((spent.seconds - cost.seconds) / seconds, 3),
            "server_system_share": round((spent.system - cost.system) / seconds, 3),
            "p50_ms": _rank(late, 0.5),
            "p95_ms": _rank(late, 0.95),
            "p99_ms": _rank(late, 0.99),
            "longest_ms": _rank(late, 1),
            "events_per_second": round(events / seconds, 1),
            "bytes_per_event": round(size / max(1, events)),
            "generator_core_share": round(generator, 3),
            "lost_connections": sum(sender.line.is_lost for sender in self.senders if sender.line is not None),
            "refused": len(self.tally.refused),
            "unanswered": len(self.tally.sent_at) - self.tally.done,
            "end_mb": round(spent.megabytes, 1),
        }

    async def _watch(self) -> asyncio.subprocess.Process | None:
        """Starts what looks on while it is measured, such as a profiler."""
        if not self.given.during:
            return None
        return await asyncio.create_subprocess_shell(self.given.during.format(pid=self.products[0].pid))

    def _mark(self) -> tuple[int, int, int, int]:
        tally = self.tally
        return len(tally.latencies), tally.done, tally.events, tally.bytes

    def _start_load(self) -> Any:
        if self.given.mode == "closed":
            self.tally.is_closed_loop = True
            for sender in self.senders:
                sender.send_next()
            return lambda: setattr(self.tally, "is_closed_loop", False)
        pace = Pace(self.senders, self.given.rate)
        pace.tick()
        return pace.stop


class Pace:
    """Sends at a fixed rate, players in a shuffled order; a late command still counts from when it was due."""

    def __init__(self, senders: list[Sender], rate: float) -> None:
        self._order = itertools.cycle(random.Random(1).sample(senders, len(senders)))
        self._loop = asyncio.get_running_loop()
        self._period, self._start, self._count = 1 / rate, self._loop.time() + 0.05, 0
        self._skew = time.perf_counter() - self._loop.time()
        self._next: asyncio.TimerHandle | None = None

    def tick(self) -> None:
        """Sends whatever is due."""
        now = self._loop.time()
        while (due := self._start + self._count * self._period) <= now:
            next(self._order).send_next(due + self._skew)
            self._count += 1
        self._next = self._loop.call_at(due, self.tick)

    def stop(self) -> None:
        """No more."""
        if self._next is not None:
            self._next.cancel()


def _rank(values: list[float], share: float) -> float:
    return round(values[min(len(values) - 1, int(len(values) * share))] * 1000, 2) if values else 0.0


def summary(given: argparse.Namespace, runs: list[dict[str, Any]]) -> dict[str, Any]:
    """All runs with their middle values, and on what they were made."""
    numbers = {key: round(statistics.median(run[key] for run in runs), 3) for key in runs[0]}
    what = {key: getattr(given, key) for key in ("mode", "rooms", "rate", "full", "window", "seconds", "processes")}
    machine = {"cores": os.cpu_count(), "python": platform.python_version(), "load_before": given.load}
    return {"when": datetime.now(UTC).strftime("%Y-%m-%d"), **what, "machine": machine, "median": numbers, "runs": runs}


def parse(arguments: list[str] | None = None) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mode", choices=("open", "closed"), default="open")
    parser.add_argument("--rate", type=float, default=800, help="commands a second in all, for open")
    parser.add_argument("--rooms", type=int, default=40)
    parser.add_argument("--full", action="store_true")
    parser.add_argument("--processes", type=int, default=1, help="more than one: with PostgreSQL and Valkey")
    parser.add_argument("--window", type=float, default=5.0, help="THEBRIDGE_COMMIT_WINDOW_MS")
    parser.add_argument("--seconds", type=float, default=6)
    parser.add_argument("--warm", type=float, default=2)
    parser.add_argument("--repeat", type=int, default=1)
    parser.add_argument("--during", help="a command to run while it is measured; {pid} is the server's")
    parser.add_argument("--write", type=Path)
    return parser.parse_args(arguments)


def main() -> int:
    """Measures as often as asked, each time on a server and data of its own."""
    given = parse()
    given.load = [round(one, 2) for one in os.getloadavg()]
    runs = []
    for _ in range(given.repeat):
        with tempfile.TemporaryDirectory(prefix="bench-") as folder:
            runs.append(uvloop.run(Bench(given, Path(folder)).run()))
        print(json.dumps(runs[-1]), file=sys.stderr, flush=True)
    text = json.dumps(summary(given, runs), indent=1)
    print(text)
    if given.write is not None:
        given.write.write_text(text + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
