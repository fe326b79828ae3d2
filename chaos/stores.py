"""Takes the database and the bus away from two processes that serve the same rooms, again and again.

    python -m chaos.stores --database-restarts 50 --redis-restarts 50 --write chaos/results/stores.json

Each fault is over when the store answers again. From then on everyone must get a command accepted within ten seconds,
without anybody's help. The ledger says whether anything was lost, done twice, or told that was not so.
"""

import asyncio
import random
import sys
from collections.abc import Awaitable, Callable, Mapping
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from chaos.bad_input import wrong_in
from chaos.batches import Batch, Campaign, arguments, run_batches
from chaos.browser import Browser, set_up
from chaos.crowd import PAUSE_SECONDS, Crowd
from chaos.healing import Healing
from chaos.ledger import Ledger
from chaos.player import LivePlayer
from chaos.product import Product
from chaos.services import OwnPostgres, OwnValkey, own_postgres, own_valkey
from chaos.verdict import compare_views, judge, read_journals

SECRET: Final = "a key of at least thirty-two characters"
LOOK_SECONDS: Final = 0.3
PLAY_SECONDS: Final = (0.3, 1.5)
AWAY_SECONDS: Final = (0.0, 2.0)
LOCK_SECONDS: Final = 30.0
END_SECONDS: Final = 60.0
FAULTS: Final = ("database_restart", "database_kill", "database_cut", "table_lock", "redis_restart", "redis_pause")


@dataclass(frozen=True, slots=True)
class Plan:
    """How often each fault is to come."""

    faults: Mapping[str, int]
    seed: int
    rooms: int = 2
    players: int = 2
    lock_seconds: float = LOCK_SECONDS
    pause_seconds: float = PAUSE_SECONDS
    """Between two commands of one player."""


class Run:
    """Two processes, one PostgreSQL, one Valkey, and people in rooms that both serve."""

    def __init__(self, plan: Plan, folder: Path, postgres: OwnPostgres, valkey: OwnValkey) -> None:
        self.plan, self.postgres, self.valkey = plan, postgres, valkey
        self.chance = random.Random(plan.seed)
        is_fast = plan.pause_seconds < PAUSE_SECONDS
        shared = {
            "THEBRIDGE_BENCH_RATE_LIMIT": "100000" if is_fast else "",  # its limit would hide the rest
            "THEBRIDGE_DATABASE_URL": postgres.url,
            "THEBRIDGE_BUS_URL": valkey.url,
            "THEBRIDGE_SECRET_KEY": SECRET,
        }
        self.products = [Product(folder / "data", environment=shared) for _ in range(2)]
        self.ledger = Ledger(folder / "ledger.jsonl")
        self.crowd = Crowd(self.ledger, self.chance, plan.pause_seconds)
        self.batch = Batch(plan.seed)
        self._healing = Healing(self.crowd, self.batch)
        self._is_over = False

    async def run(self) -> Batch:
        """Everything."""
        try:
            for product in self.products:
                await product.start()
            await self._seat_everyone()
            async with asyncio.TaskGroup() as tasks:
                for player in self.crowd.players:
                    tasks.create_task(self.crowd.play(player, lambda: self._is_over))
                for player in self.crowd.players[:2]:  # one of each process
                    tasks.create_task(self._look_on(player))
                try:
                    await self._do_all()
                finally:
                    self._is_over = True
            await self._last_look()
        finally:
            for product in self.products:
                self.batch.complaints += [] if product.is_alive else ["a process ended by itself"]
                await product.stop()
        return self.batch

    async def _seat_everyone(self) -> None:
        lead = await set_up(Browser(self.products[0].origin), self.products[0].operator_path, self.plan.rooms)
        for room in lead.rooms:
            for number in range(self.plan.players):
                browser = Browser(self.products[number % 2].origin)
                self.crowd.players.append(await LivePlayer.join(self.ledger, room.id, room.code, browser))
        await lead.order("start_play")
        outcomes = await lead.order("open_gate", act="look")
        # The other process reads on when it is woken: before that, its players are rightly told that nothing is open.
        for player in self.crowd.players:
            await player.reached(outcomes[player.room]["seq"])

    async def _look_on(self, player: LivePlayer) -> None:
        """Somebody opens pages all the while: each is there, or says that it is not possible now."""
        paths = ("/", player.seat, f"{player.seat}/kept", "/readyz")
        while not self._is_over:
            path = self.chance.choice(paths)
            answer = await player.browser.get(path)
            self.batch.counts["pages_opened"] += 1
            if answer.status not in (200, 503):
                self.batch.complaints.append(f"{path} was answered with {answer.status}")
            await asyncio.sleep(LOOK_SECONDS)

    async def _do_all(self) -> None:
        kinds = [kind for kind, count in self.plan.faults.items() for _ in range(count)]
        self.chance.shuffle(kinds)
        doing: dict[str, Callable[[], Awaitable[None]]] = {
            "database_restart": self._restart_database,
            "database_kill": self._kill_database,
            "database_cut": self.postgres.cut_all,
            "table_lock": self._lock_table,
            "redis_restart": self._restart_redis,
            "redis_pause": lambda: self.valkey.pause(self.chance.uniform(*AWAY_SECONDS)),
        }
        for kind in kinds:
            await asyncio.sleep(self.chance.uniform(*PLAY_SECONDS))
            await doing[kind]()
            self.batch.faults[kind] += 1
            if not await self._healing.wait(kind):
                break

    async def _restart_database(self) -> None:
        await self.postgres.stop()
        await asyncio.sleep(self.chance.uniform(*AWAY_SECONDS))
        await self.postgres.start()

    async def _kill_database(self) -> None:
        await self.postgres.kill()
        await self.postgres.start()

    async def _lock_table(self) -> None:
        async with self.postgres.locked():
            await asyncio.sleep(self.plan.lock_seconds)

    async def _restart_redis(self) -> None:
        await self.valkey.stop()
        await asyncio.sleep(self.chance.uniform(*AWAY_SECONDS))
        await self.valkey.start()

    async def _last_look(self) -> None:
        self.batch.complaints += await self.crowd.settle(END_SECONDS)
        self.batch.complaints += await compare_views(self.crowd.players)
        await self.crowd.leave()
        journals = await read_journals(self.products[0].data, self.crowd.rooms, database_url=self.postgres.url)
        for intent in self.ledger.intents.values():  # that it was not recorded may have been said on a line that broke
            intent.is_asked_anew |= intent.sent > 1
        self.batch.take_ledger(self.ledger, journals)
        self.batch.complaints += judge(self.ledger, journals)
        if any("was answered with" in complaint for complaint in self.batch.complaints):
            self.batch.complaints += wrong_in(self.products[0].log)
        self.batch.figures = {"pages_opened": self.batch.counts["pages_opened"], **self._healing.figures()}


async def break_stores(plan: Plan, folder: Path) -> Batch:
    """A run on stores of its own."""
    async with AsyncExitStack() as stack:
        postgres = await stack.enter_async_context(own_postgres())
        valkey = await stack.enter_async_context(own_valkey())
        return await Run(plan, folder, postgres, valkey).run()


def share(given: Mapping[str, int], batch: int) -> list[dict[str, int]]:
    """The faults in batches of about so many, each with its share of every kind."""
    count = max(1, -(-sum(given.values()) // batch))
    return [{kind: total // count + (n < total % count) for kind, total in given.items()} for n in range(count)]


def main() -> int:
    """The command line."""
    parser = arguments(
        __doc__, database_restarts=50, redis_restarts=50, database_kills=50, database_cuts=20, table_locks=2,
        redis_pauses=20, batch=25, rooms=2, players=2,
    )  # fmt: skip
    parser.add_argument("--pause-seconds", type=float, default=PAUSE_SECONDS, help="between two commands of a player")
    given = parser.parse_args()
    names = ("database_restarts", "database_kills", "database_cuts", "table_locks", "redis_restarts", "redis_pauses")
    faults = {name.removesuffix("s"): getattr(given, name) for name in names}
    shares = share(faults, given.batch)

    async def one(number: int, seed: int, folder: Path) -> Batch:
        plan = Plan(shares[number], seed, given.rooms, given.players, pause_seconds=given.pause_seconds)
        return await break_stores(plan, folder)

    campaign = Campaign("stores", given.write, given.seed)
    run_batches(campaign, list(range(len(shares))), one)
    return 0 if campaign.is_clean and campaign.done == sum(faults.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
