"""Kills a running server again and again in the middle of a burst, and asks the ledger what became of every command.

    python -m chaos.kills --kills 300 --batch 10 --seed 7 --write chaos/results/kills.json

A kill counts only when it hit a server that was answering, with commands on their way to it; any other is drawn again.
"""

import asyncio
import random
import statistics
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from chaos.batches import Batch, Campaign, arguments, run_batches, split
from chaos.browser import Browser, Lead, set_up
from chaos.ledger import Intent, Ledger
from chaos.player import LivePlayer
from chaos.product import PRODUCT, Product
from chaos.verdict import compare_replay, compare_views, judge, read_journals

IN_FLIGHT: Final = 4
"""How many commands a player sends before the first of them is answered."""
BURST: Final = 34
PER_SECOND: Final = 9.0
"""A little less than the server allows one connection: what it refuses as too fast tells nothing here."""
ALIVE_SECONDS: Final = 0.25
DRAWS: Final = 200
RESEND_SECONDS: Final = 30.0
NOTES: Final = 3


@dataclass(frozen=True, slots=True)
class Plan:
    """What to do."""

    kills: int
    seed: int
    rooms: int = 4
    players: int = 5
    command: Sequence[str] = PRODUCT
    per_second: float = PER_SECOND
    burst_seconds: float = 1.5
    """A kill comes at a random moment within so long."""
    calm_seconds: float = 0.0
    """So long before that nobody is killed: the server works."""

    @property
    def environment(self) -> dict[str, str]:
        """A server that measures may be asked more often than one that protects its rooms."""
        return {} if self.per_second <= PER_SECOND else {"THEBRIDGE_BENCH_RATE_LIMIT": str(int(2 * self.per_second))}


@dataclass(slots=True)
class Kill:
    """One kill that counts."""

    in_flight: int
    answered_before: int
    recorded_unanswered: int
    ready_seconds: float = 0.0


@dataclass(slots=True)
class Report:
    """What came of a run."""

    seed: int
    kills: list[Kill] = field(default_factory=list)
    drawn_again: int = 0
    complaints: list[str] = field(default_factory=list)
    batch: Batch = field(default_factory=lambda: Batch(0))

    @property
    def is_clean(self) -> bool:
        """Nothing lost, doubled, out of order or told wrongly."""
        return not self.complaints

    def as_batch(self) -> Batch:
        """The run as it is kept: figures, and the first complaints in words."""
        ready = [kill.ready_seconds for kill in self.kills] or [0.0]
        self.batch.seed, self.batch.complaints = self.seed, self.complaints
        self.batch.faults["kill"] = len(self.kills)
        self.batch.figures = {
            "drawn_again": self.drawn_again,
            "in_flight_at_kill": [kill.in_flight for kill in self.kills],
            "of_these_recorded": [kill.recorded_unanswered for kill in self.kills],
            "ready_seconds_median": round(statistics.median(ready), 2),
            "ready_seconds_longest": round(max(ready), 2),
        }
        return self.batch


class Run:
    """One server, its players, and the kills."""

    def __init__(self, plan: Plan, folder: Path) -> None:
        self.plan, self.chance = plan, random.Random(plan.seed)
        self.product = Product(folder / "data", plan.command, plan.environment)
        self.ledger = Ledger(folder / "ledger.jsonl")
        self.report = Report(plan.seed)
        self.players: list[LivePlayer] = []
        self.lead: Lead | None = None

    async def run(self) -> Report:
        """Everything, from the first start to the last verdict."""
        try:
            await self.product.start()
            await self._seat_everyone()
            while len(self.report.kills) < self.plan.kills and self.report.drawn_again < DRAWS:
                await self._one_kill()
                if not self.report.is_clean:
                    break
            await self._last_look()
        finally:
            for player in self.players:
                await player.drop()
            await self.product.stop()
        return self.report

    async def _seat_everyone(self) -> None:
        self.lead = await set_up(Browser(self.product.origin), self.product.operator_path, self.plan.rooms)
        for room in self.lead.rooms:
            for _ in range(self.plan.players):
                browser = Browser(self.product.origin)
                self.players.append(await LivePlayer.join(self.ledger, room.id, room.code, browser))
        outcomes = await self.lead.order("start_play")
        assert all("seq" in one for one in outcomes.values()), outcomes
        outcomes = await self.lead.order("open_gate", act="look")  # the puzzles after it are open at once
        assert all("seq" in one for one in outcomes.values()), outcomes

    # --- one kill -----------------------------------------------------------------------------------------------------

    async def _one_kill(self) -> None:
        answered = self._answered()
        bursting = [asyncio.get_running_loop().create_task(self._burst(player)) for player in self.players]
        try:
            is_live = await self._wait_for_a_moment(answered)
            on_their_way = list(self.ledger.unanswered)
            await self.product.kill()
        finally:
            for task in bursting:
                task.cancel()
            await asyncio.gather(*bursting, return_exceptions=True)
        await asyncio.gather(*(player.ended() for player in self.players))
        hit = [one for one in on_their_way if one.answer == "none"] if is_live else []
        await self._judge_kill(hit, self._answered() - answered)
        await self._come_back()

    async def _wait_for_a_moment(self, answered: int) -> bool:
        """A random moment of a burst that is going on; says whether the server was answering then."""
        loop = asyncio.get_running_loop()
        while self._answered() - answered < len(self.players) and self.product.is_alive:  # noqa: ASYNC110 - a poll is enough
            await asyncio.sleep(0.01)
        await asyncio.sleep(self.plan.calm_seconds + self.chance.uniform(0.0, self.plan.burst_seconds))
        for _ in range(DRAWS):
            last = max(player.last_answer_at for player in self.players)
            if self.ledger.unanswered and loop.time() - last < ALIVE_SECONDS:
                return self.product.is_alive
            await asyncio.sleep(self.chance.uniform(0.0, 0.05))
        return False

    async def _judge_kill(self, hit: Sequence[Intent], answered: int) -> None:
        journals = await read_journals(self.product.data, {player.room for player in self.players})
        self.report.complaints = judge(self.ledger, journals)
        if not hit:
            self.report.drawn_again += 1
            return
        known = {str(entry.command_id) for entries in journals.values() for entry in entries}
        recorded = sum(one.command_id in known for one in hit)
        self.report.kills.append(Kill(len(hit), answered, recorded))

    async def _come_back(self) -> None:
        """The same data, the same port; everyone returns by themselves and sends again what was not answered."""
        await self.product.start()
        if self.report.kills:
            self.report.kills[-1].ready_seconds = self.product.ready_seconds
        await asyncio.gather(*(player.connect() for player in self.players))
        async with asyncio.timeout(RESEND_SECONDS):
            await asyncio.gather(*(player.settled() for player in self.players))
        self.report.complaints += await compare_views(self.players)

    def _answered(self) -> int:
        return self.ledger.answered

    # --- what people do -----------------------------------------------------------------------------------------------

    async def _burst(self, player: LivePlayer) -> None:
        """Commands of three kinds, as fast as one connection may send them, several at a time unanswered."""
        loop = asyncio.get_running_loop()
        began, sent = loop.time(), 0
        chance = random.Random(f"{self.plan.seed}/{player.player}/{len(self.ledger.intents)}")
        while player.closed_with is None:
            await player.settled(IN_FLIGHT - 1)
            allowed = BURST + (loop.time() - began) * self.plan.per_second - sent
            if allowed < 1:
                await asyncio.sleep((1 - allowed) / self.plan.per_second)
            sent += 1
            await self._command(player, chance)

    async def _command(self, player: LivePlayer, chance: random.Random) -> None:
        own = [note for note, one in player.view["notes"].items() if one["player"] == player.player]
        match chance.randrange(4):
            case 0:
                await player.say("place_item", puzzle="who", part="name", item="text", value=None, text="{marker}")
            case 1:
                note = chance.choice(own) if len(own) >= NOTES else None
                await player.say("write_note", text="note {marker}", pin=None, note=note)
            case _:
                await player.say("say", text="line {marker}")

    # --- the end ------------------------------------------------------------------------------------------------------

    async def _last_look(self) -> None:
        assert self.lead is not None
        with suppress(TimeoutError):
            async with asyncio.timeout(RESEND_SECONDS):
                await asyncio.gather(*(player.settled() for player in self.players))
        left = [one.command_id for one in self.ledger.unanswered]
        journals = await read_journals(self.product.data, {player.room for player in self.players})
        self.report.batch.take_ledger(self.ledger, journals)
        found = [*judge(self.ledger, journals), *await compare_views(self.players)]
        found += await compare_replay(self.product.data, self.lead.session, self.players)
        found += [f"{one} was never answered" for one in left]
        self.report.complaints = list(dict.fromkeys([*self.report.complaints, *found]))


async def kill_often(plan: Plan, folder: Path) -> Report:
    """Runs a plan in a folder of its own."""
    return await Run(plan, folder).run()


def main() -> int:
    """The command line."""
    parser = arguments(__doc__, kills=50, batch=10, rooms=4, players=5)
    parser.add_argument("--per-second", type=float, default=PER_SECOND, help="commands of one player")
    parser.add_argument("--calm-seconds", type=float, default=0.0, help="how long a burst lasts at least")
    parser.add_argument("--burst-seconds", type=float, default=1.5, help="how much longer it may last before a kill")
    given = parser.parse_args()

    async def one(size: int, seed: int, folder: Path) -> Batch:
        plan = Plan(size, seed, given.rooms, given.players)
        plan = replace(plan, per_second=given.per_second, burst_seconds=given.burst_seconds)
        plan = replace(plan, calm_seconds=given.calm_seconds)
        return (await kill_often(plan, folder)).as_batch()

    campaign = Campaign("kills", given.write, given.seed)
    run_batches(campaign, split(given.kills, given.batch), one)
    return 0 if campaign.is_clean and campaign.done == given.kills else 1


if __name__ == "__main__":
    sys.exit(main())
