"""What a computer, its disk and its clock do to one server, and what those do who flood it or do not read.

    python -m chaos.host --times 20 --write chaos/results/host.json

The ledger says what became of every command of the people who only want to play.
"""

import asyncio
import json
import os
import random
import resource
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from websockets.exceptions import ConnectionClosed

from chaos.batches import Batch, Campaign, arguments, run_batches, split
from chaos.browser import Browser, Lead, set_up
from chaos.crowd import Crowd, accepted_of
from chaos.healing import GIVE_UP_SECONDS, Healing
from chaos.ledger import Ledger
from chaos.moved_clock import OFFSET_FILE
from chaos.oversized import MIB, held_bytes
from chaos.player import LivePlayer
from chaos.product import ROOT, Product
from chaos.verdict import compare_replay, compare_views, judge, read_journals

MOVED: Final = (sys.executable, str(Path(__file__).parent / "moved_clock.py"))
JUMPS: Final = (3_600.0, -3_600.0, 86_400.0, -86_400.0)
FULL_SECONDS: Final = 3.0
STOPPED_SECONDS: Final = (1.0, 4.0)
SLACK_SECONDS: Final = 2.0
SILENT_SECONDS: Final = 60.0
FLOOD: Final = 1_000
JOINS: Final = 500
RESYNCS: Final = 600
GROWN_AT_MOST: Final = 30 * MIB
TMPFS_MB: Final = 64
FAULTS: Final = ("disk_full", "stopped", "clock_jump", "jump_and_restart", "slow_reader", "flood", "flood_of_joins")


@dataclass(frozen=True, slots=True)
class Plan:
    """How often each fault is to come; on a disk of one's own when the system lets us make one."""

    faults: Mapping[str, int]
    seed: int
    has_own_disk: bool = False


class Run:
    """One server, a room whose people are judged, and one for those who make trouble."""

    def __init__(self, plan: Plan, folder: Path, data: Path) -> None:
        self.plan, self.chance, self.batch = plan, random.Random(plan.seed), Batch(plan.seed)
        self._clock = folder / "clock"
        self._clock.write_text("0", encoding="ascii")
        environment = {OFFSET_FILE: str(self._clock), "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'src'}"}
        self.product = Product(data, MOVED, environment)
        self.ledger = Ledger(folder / "ledger.jsonl")
        self.crowd = Crowd(self.ledger, self.chance)
        self._strangers = Ledger(folder / "strangers.jsonl")
        self._healing = Healing(self.crowd, self.batch)
        self._is_over = False
        self._lead: Lead

    async def run(self) -> Batch:
        """Everything."""
        await self.product.start()
        try:
            self._lead = await set_up(Browser(self.product.origin), self.product.operator_path, rooms=3)
            for _ in range(3):
                self.crowd.players.append(await self._join(0))
            await self._lead.order("start_play")
            await self._lead.order("open_gate", act="look")
            async with asyncio.TaskGroup() as tasks:
                for player in self.crowd.players:
                    tasks.create_task(self.crowd.play(player, lambda: self._is_over))
                try:
                    await self._do_all()
                finally:
                    self._is_over = True
            await self._last_look()
        finally:
            await self.product.stop()
        return self.batch

    async def _join(self, room: int) -> LivePlayer:
        led, ledger = self._lead.rooms[room], self._strangers if room else self.ledger
        return await LivePlayer.join(ledger, led.id, led.code, Browser(self.product.origin))

    async def _do_all(self) -> None:
        doing: dict[str, Callable[[], Awaitable[None]]] = {
            "disk_full": self._fill_disk,
            "stopped": self._stop_process,
            "clock_jump": self._jump,
            "jump_and_restart": self._jump_and_restart,
            "slow_reader": self._not_read,
            "flood": self._flood,
            "flood_of_joins": self._flood_with_joins,
        }
        kinds = [kind for kind, count in self.plan.faults.items() for _ in range(count)]
        self.chance.shuffle(kinds)
        for kind in kinds:
            await asyncio.sleep(self.chance.uniform(0.3, 1.0))
            await doing[kind]()
            self.batch.faults[kind] += 1
            if not await self._healing.wait(kind):
                break

    # --- the computer -------------------------------------------------------------------------------------------------

    async def _fill_disk(self) -> None:
        """No file grows any more: the database's and the log's are refused by the system itself."""
        async with self._own_disk_full() if self.plan.has_own_disk else self._no_file_grows():
            await asyncio.sleep(0.5)  # what was under way has landed or not
            before = accepted_of(self.crowd.players)
            ends_at = asyncio.get_running_loop().time() + FULL_SECONDS
            while asyncio.get_running_loop().time() < ends_at:
                page = await self.crowd.players[0].browser.get(self.crowd.players[0].seat)
                self._require(page.status == 200, f"with a full disk reading was answered with {page.status}")
                await asyncio.sleep(0.2)
            # On a disk of its own the database's log may have room left: what is accepted then, is there.
            is_still = self.plan.has_own_disk or accepted_of(self.crowd.players) == before
            self._require(is_still, "with a full disk commands were accepted, all the same")
            if self.plan.has_own_disk:
                ready = await self.crowd.players[0].browser.get("/readyz")
                self._require(ready.status == 503, f"with a full disk it said that it was ready: {ready.status}")

    @asynccontextmanager
    async def _no_file_grows(self) -> AsyncIterator[None]:
        known = resource.prlimit(self.product.pid, resource.RLIMIT_FSIZE)
        resource.prlimit(self.product.pid, resource.RLIMIT_FSIZE, (0, known[1]))
        try:
            yield
        finally:
            resource.prlimit(self.product.pid, resource.RLIMIT_FSIZE, known)

    @asynccontextmanager
    async def _own_disk_full(self) -> AsyncIterator[None]:
        filler = self.product.data / "filler"
        await asyncio.to_thread(_fill, filler)
        try:
            yield
        finally:
            filler.unlink()

    async def _stop_process(self) -> None:
        os.kill(self.product.pid, signal.SIGSTOP)
        try:
            await asyncio.sleep(self.chance.uniform(*STOPPED_SECONDS))
        finally:
            os.kill(self.product.pid, signal.SIGCONT)

    # --- the clock ----------------------------------------------------------------------------------------------------

    async def _jump(self) -> None:
        """The wall clock is set while people play: nobody gains or loses time, and nobody is sent away."""
        await self._require_steady(self._set_clock)

    async def _jump_and_restart(self) -> None:
        """The computer comes back with another time."""

        async def restart() -> None:
            self._set_clock_now()
            await self.product.kill()
            await self.product.start()
            await self._lead.browser.get(self.product.operator_path)  # a day later they must sign in anew

        await self._require_steady(restart)

    async def _set_clock(self) -> None:
        self._set_clock_now()
        await asyncio.sleep(0.5)

    def _set_clock_now(self) -> None:
        self._clock.write_text(str(self.chance.choice(JUMPS)), encoding="ascii")

    async def _require_steady(self, change: Callable[[], Awaitable[None]]) -> None:
        loop, player = asyncio.get_running_loop(), self.crowd.players[0]
        began, before = loop.time(), await self._played_seconds(player)
        await change()
        after, took = await self._played_seconds(player), loop.time() - began
        is_steady = -SLACK_SECONDS <= after - before <= took + SLACK_SECONDS
        self._require(is_steady, f"in {took:.1f} s the room's clock went from {before:.1f} to {after:.1f} s")

    async def _played_seconds(self, player: LivePlayer) -> float:
        """What a page that comes new shows as time played."""
        async with player.open() as socket:
            await socket.send(json.dumps({"kind": "hello", "id": "fresh", "epoch": None, "since": None}))
            while (message := json.loads(await socket.recv()))["kind"] != "snapshot":
                pass
        clock = message["view"]["clock"]
        since = (message["now_ms"] - clock["anchor_ms"]) / 1000 if clock["anchor_ms"] is not None else 0.0
        return float(clock["base_seconds"]) + since * float(clock["factor"])

    # --- other people -------------------------------------------------------------------------------------------------

    async def _not_read(self) -> None:
        """A page asks for everything again and again and reads nothing: it is let go, and costs little."""
        slow = await self._join(1)
        held = held_bytes(self.product.pid, "VmRSS")
        async with slow.open() as socket:
            await socket.send(json.dumps({"kind": "hello", "id": "hello", "epoch": None, "since": None}))
            socket.transport.pause_reading()
            with suppress(ConnectionClosed, TimeoutError):
                async with asyncio.timeout(SILENT_SECONDS):
                    for number in range(RESYNCS):
                        await socket.send(json.dumps({"kind": "resync", "id": f"r{number}", "since": 0}))
                        await asyncio.sleep(0.02)
            grown = held_bytes(self.product.pid, "VmRSS") - held
            self._require(grown < GROWN_AT_MOST, f"who does not read cost {grown / MIB:.0f} MB")
            socket.transport.abort()
        await self._take_out(slow)

    async def _flood(self) -> None:
        """A thousand commands as fast as they go: nearly all are refused with a code."""
        loud = await self._join(1)
        for _ in range(FLOOD):
            if loud.closed_with is not None:
                break
            await loud.say("say", text="loud {marker}")
        with suppress(TimeoutError):
            async with asyncio.timeout(GIVE_UP_SECONDS):
                await loud.settled()
        codes = Counter(one.code for one in self._strangers.intents.values() if one.player == loud.player)
        self._require(codes["too_fast"] > 0, f"a flood was not held up: {dict(codes)}")
        await self._take_out(loud)

    async def _take_out(self, player: LivePlayer) -> None:
        """Their seat is free again."""
        await player.drop()
        outcomes = await self._lead.order("remove_player", room=player.room, player=player.player)
        self._require("seq" in outcomes[player.room], f"could not be taken out: {outcomes}")

    async def _flood_with_joins(self) -> None:
        """Five hundred want to sit down in one room: as many as fit do, the others hear that it is full."""
        led = self._lead.rooms[2]
        gate, statuses = asyncio.Semaphore(8), Counter[int]()

        async def join(number: int) -> None:
            async with gate:
                form = {"code": led.code, "name": f"Mass {number} {self.chance.randrange(10**6)}", "language": "en"}
                statuses[(await Browser(self.product.origin).post_form("/join", form)).status] += 1

        await asyncio.gather(*(join(number) for number in range(JOINS)))
        self._require(statuses[303] <= 6, f"{statuses[303]} got a seat in a room of six")
        self._require(set(statuses) <= {303, 409, 429}, f"joining was answered with {dict(statuses)}")

    # --- the verdict --------------------------------------------------------------------------------------------------

    def _require(self, is_so: bool, complaint: str) -> None:
        if not is_so:
            self.batch.complaints.append(complaint)

    async def _last_look(self) -> None:
        self.batch.complaints += await self.crowd.settle(GIVE_UP_SECONDS)
        self.batch.complaints += await compare_views(self.crowd.players)
        self.batch.complaints += await compare_replay(self.product.data, self._lead.session, self.crowd.players)
        await self.crowd.leave()
        journals = await read_journals(self.product.data, self.crowd.rooms)
        self.batch.take_ledger(self.ledger, journals)
        self.batch.complaints += judge(self.ledger, journals)
        self.batch.figures = self._healing.figures()


def _fill(path: Path) -> None:
    """Until not one byte more fits."""
    with path.open("wb", buffering=0) as file, suppress(OSError):
        for size in (MIB, 4_096, 1):
            with suppress(OSError):
                while file.write(b"x" * size):
                    pass


async def trouble(plan: Plan, folder: Path) -> Batch:
    """A run; its disk is a small one of its own when that was asked for."""
    data = folder / "data"
    data.mkdir()
    if not plan.has_own_disk:
        return await Run(plan, folder, data).run()
    _call("mount", "-t", "tmpfs", "-o", f"size={TMPFS_MB}m", "tmpfs", str(data))
    try:
        return await Run(plan, folder, data).run()
    finally:
        _call("umount", "-l", str(data))


def _call(*command: str) -> None:
    subprocess.run(command, check=True)


def main() -> int:
    """The command line."""
    parser = arguments(__doc__, times=20, batch=2)
    parser.add_argument("--only", choices=FAULTS, action="append", help="not all of them")
    parser.add_argument("--own-disk", action="store_true", help="a small tmpfs that is filled; needs root")
    given = parser.parse_args()
    kinds: Sequence[str] = given.only or FAULTS

    async def one(size: int, seed: int, folder: Path) -> Batch:
        return await trouble(Plan(dict.fromkeys(kinds, size), seed, given.own_disk), folder)

    campaign = Campaign("host", given.write, given.seed)
    run_batches(campaign, split(given.times, given.batch), one)
    return 0 if campaign.is_clean and campaign.done == given.times * len(kinds) else 1


if __name__ == "__main__":
    sys.exit(main())
