"""Cuts the network again and again while people play, at every place where a cut can hurt, and asks the ledger.

    python -m chaos.cuts --cuts 1000 --batch 50 --seed 7 --write chaos/results/cuts.json

Players come back by themselves and send again what was not answered. Nothing may be lost, nothing done twice.
"""

import asyncio
import random
import sys
from pathlib import Path
from typing import Final

from chaos.batches import Batch, Campaign, arguments, run_batches, split
from chaos.browser import Browser, Lead, set_up
from chaos.crowd import Crowd
from chaos.ledger import Ledger
from chaos.player import LivePlayer
from chaos.product import Product, free_port
from chaos.proxy import Proxy, Wire
from chaos.verdict import compare_views, judge, read_journals

KINDS: Final = ("now", "mid_command", "mid_update", "answers_lost", "commands_lost", "byte_by_byte")
BATCH_SECONDS: Final = 300.0
"""A batch that is not over by then is a complaint that names who waits for what."""
END_SECONDS: Final = 60.0
SILENT_SECONDS: Final = 0.15


class Run:
    """One server, one bad network, some people."""

    def __init__(self, cuts: int, seed: int, rooms: int, folder: Path) -> None:
        self.cuts, self.rooms, self.chance = cuts, rooms, random.Random(seed)
        port = free_port()
        url = {"THEBRIDGE_PUBLIC_URL": f"http://127.0.0.1:{port}"}
        self.product = Product(folder / "data", environment=url)
        self.proxy = Proxy(port, self.product.port)
        self.ledger = Ledger(folder / "ledger.jsonl")
        self.crowd = Crowd(self.ledger, self.chance)
        self.batch = Batch(seed)
        self._is_over = False

    async def run(self) -> Batch:
        """Everything."""
        await self.product.start()
        try:
            async with self.proxy:
                await self._seat_everyone()
                try:
                    async with asyncio.timeout(BATCH_SECONDS):
                        await self._play_and_cut()
                except TimeoutError:
                    self.batch.complaints += self._who_waits()
                await self._last_look()
        finally:
            await self.product.stop()
        return self.batch

    async def _play_and_cut(self) -> None:
        async with asyncio.TaskGroup() as tasks:
            for player in self.crowd.players:
                tasks.create_task(self.crowd.play(player, lambda: self._is_over))
            await self._cut_often()
            self._is_over = True

    def _who_waits(self) -> list[str]:
        return [
            f"not over in {BATCH_SECONDS:.0f} s: {one.player} waits for {len(one.waiting)}, closed {one.closed_with}"
            for one in self.crowd.players
            if one.waiting or one.closed_with is not None
        ] or [f"not over in {BATCH_SECONDS:.0f} s, and nobody waits"]

    async def _seat_everyone(self) -> None:
        lead: Lead = await set_up(Browser(self.proxy.origin), self.product.operator_path, self.rooms)
        for room in lead.rooms:
            for _ in range(5):
                browser = Browser(self.proxy.origin)
                self.crowd.players.append(await LivePlayer.join(self.ledger, room.id, room.code, browser))
        await lead.order("start_play")
        await lead.order("open_gate", act="look")

    # --- the network --------------------------------------------------------------------------------------------------

    async def _cut_often(self) -> None:
        while self.batch.faults.total() < self.cuts:
            await asyncio.sleep(self.chance.uniform(0.0, 0.06))
            wires = [one for one in self.proxy.wires if one.bytes_left == {"up": None, "down": None}]
            if not wires or not self.ledger.unanswered:
                continue
            kind = self.chance.choice(KINDS)
            await self._cut(self.chance.choice(wires), kind)
            self.batch.faults[kind] += 1

    async def _cut(self, wire: Wire, kind: str) -> None:
        match kind:
            case "mid_command":
                wire.cut_after("up", self.chance.randrange(1, 160))
            case "mid_update":
                wire.cut_after("down", self.chance.randrange(1, 500))
            case "answers_lost":
                wire.swallow("down")
                await asyncio.sleep(self.chance.uniform(0.0, SILENT_SECONDS))
                wire.cut()
            case "commands_lost":
                wire.swallow("up")
                await asyncio.sleep(self.chance.uniform(0.0, SILENT_SECONDS))
                wire.cut()
            case "byte_by_byte":
                wire.dribble()
                wire.cut_after("down", self.chance.randrange(200, 2_000))
            case _:
                wire.cut()

    # --- the end ------------------------------------------------------------------------------------------------------

    async def _last_look(self) -> None:
        for wire in list(self.proxy.wires):  # some are still told to cut later
            wire.cut()
        await asyncio.gather(*(player.ended() for player in self.crowd.players))
        self.batch.complaints += await self.crowd.settle(END_SECONDS)
        self.batch.complaints += await compare_views(self.crowd.players)
        await self.crowd.leave()
        journals = await read_journals(self.product.data, self.crowd.rooms)
        self.batch.take_ledger(self.ledger, journals)
        self.batch.complaints += judge(self.ledger, journals)


async def cut_often(cuts: int, seed: int, rooms: int, folder: Path) -> Batch:
    """A run in a folder of its own."""
    return await Run(cuts, seed, rooms, folder).run()


def main() -> int:
    """The command line."""
    given = arguments(__doc__, cuts=1_000, batch=50, rooms=4).parse_args()

    async def one(size: int, seed: int, folder: Path) -> Batch:
        return await cut_often(size, seed, given.rooms, folder)

    campaign = Campaign("cuts", given.write, given.seed)
    run_batches(campaign, split(given.cuts, given.batch), one)
    return 0 if campaign.is_clean and campaign.done == given.cuts else 1


if __name__ == "__main__":
    sys.exit(main())
