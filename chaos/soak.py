"""Many people play for long over two processes with PostgreSQL and Valkey, and nothing is done to them.

    python -m chaos.soak --rooms 200 --rate 200 --minutes 30 --write chaos/results/soak.json

A fixed rate over everybody, the processes in turn within each room. An answer's time counts from when its command was
due. First it warms up: what a room remembers of its last 200 updates fills in that time. At the end the ledger is held
against the journal, and the memory of each process against what it held when warm.
"""

import asyncio
import json
import random
import sys
import time
from collections import Counter
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from bench.idle_sockets import LIFTED, allow_files
from bench.line import Line
from bench.process_table import cost_of
from bench.seats import Seat, make_rooms, seat_all
from chaos.batches import Batch, Campaign, arguments, run_batches
from chaos.ledger import Intent, Ledger
from chaos.player import ASK_AGAIN
from chaos.product import Product
from chaos.services import OwnPostgres, OwnValkey, own_postgres, own_valkey
from chaos.stores import SECRET
from chaos.verdict import judge, read_journals

HELLO: Final = b'{"kind":"hello","id":"hello","epoch":null,"since":null}'
BEAT: Final = b'{"kind":"heartbeat","id":"beat","state":"active"}'
HEARTBEAT_SECONDS: Final = 20.0
OPENING: Final = 50
SETTLE_SECONDS: Final = 30.0
AGAIN_SECONDS: Final = 1.0
"""A page whose line broke comes back after about so long."""
EVERY_SECONDS: Final = 30.0
"""So often it is written down what the processes hold."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What to do."""

    rooms: int = 200
    players: int = 5
    rate: float = 200.0
    minutes: float = 30.0
    warm_minutes: float = 5.0
    seed: int = 1


@dataclass(slots=True)
class Heard:
    """What came of it, over everybody."""

    latencies: list[float] = field(default_factory=list)
    broken: Counter[int] = field(default_factory=Counter)
    """Lines that ended although nobody asked for it, by the number that they were closed with; 0 for none."""
    is_over: bool = False


class Soaker:
    """One player: reads of what comes only who is there, and what was answered."""

    def __init__(self, seat: Seat, ledger: Ledger, heard: Heard) -> None:
        self.seat, self.ledger, self.heard = seat, ledger, heard
        self.player = ""
        self.line: Line | None = None
        self.waiting: dict[str, tuple[Intent, float]] = {}
        self.to_ask: list[Intent] = []
        self._note: str | None = None
        self._count = 0

    async def connect(self) -> None:
        """Comes; or comes back, and sends again what was not answered."""
        self.line = await Line.connect(self.seat.url, self.seat.origin, self.seat.cookie, self._hear)
        self.line.send(HELLO)
        for intent, _ in list(self.waiting.values()):
            self._send(intent)

    def _hear(self, message: bytes) -> None:
        if message.startswith(b'{"kind":"update"'):
            return
        if message.startswith((b'{"kind":"accepted"', b'{"kind":"refused"')):
            self._answered(json.loads(message))
        elif not self.player and message.startswith(b'{"kind":"snapshot"'):
            self.player = json.loads(message)["view"]["me"]["player"]

    def _answered(self, message: dict[str, Any]) -> None:
        intent, due_at = self.waiting.get(message["id"], (None, 0.0))
        if intent is None:
            return
        if message.get("code") in ASK_AGAIN:
            self.ledger.not_recorded(intent)
            self.to_ask.append(intent)
            return
        del self.waiting[intent.id]
        self.heard.latencies.append(time.perf_counter() - due_at)
        if message["kind"] == "accepted":
            if intent.message["kind"] == "write_note" and self._note is None:
                self._note = f"note-{message['seq']}"
            self.ledger.accept(intent, message["seq"])
        else:
            self.ledger.refuse(intent, message["code"])
        intent.message = {}  # the file of the ledger has it

    def act(self, due_at: float) -> None:
        """One of three things, in turn."""
        self._count += 1
        intent = Intent(self.seat.room, self.player, f"c{self._count}", {})
        words = intent.marker
        match self._count % 3:
            case 0:
                said: dict[str, Any] = {"kind": "say", "text": f"line {words}"}
            case 1:
                said = {"kind": "write_note", "text": f"note {words}", "pin": None, "note": self._note}
            case _:
                said = {"kind": "place_item", "puzzle": "who", "part": "name", "item": "text", "value": None}
                said["text"] = words
        intent.message = {"id": intent.id, **said}
        self.ledger.intend(intent)
        self.waiting[intent.id] = (intent, due_at)
        self._send(intent)

    def _send(self, intent: Intent) -> None:
        assert self.line is not None
        intent.sent += 1
        self.line.send(json.dumps(intent.message).encode())

    def ask_again(self) -> None:
        """Sends once more what was answered with `not recorded`, or that the room is busy."""
        asked, self.to_ask = self.to_ask, []
        for intent in asked:
            if intent.id in self.waiting:
                self._send(intent)

    def beat(self) -> None:
        """A sign of life."""
        if self.line is not None:
            self.line.send(BEAT)


class Soak:
    """Two processes, one PostgreSQL, one Valkey, and everybody."""

    def __init__(self, plan: Plan, folder: Path, postgres: OwnPostgres, valkey: OwnValkey) -> None:
        self.plan, self.postgres = plan, postgres
        urls = {"THEBRIDGE_DATABASE_URL": postgres.url, "THEBRIDGE_BUS_URL": valkey.url}
        shared = {**urls, "THEBRIDGE_SECRET_KEY": SECRET, **LIFTED}
        self.products = [Product(folder / "data", environment=shared) for _ in range(2)]
        self.ledger, self.heard = Ledger(folder / "ledger.jsonl"), Heard()
        self.players: list[Soaker] = []
        self.held: list[list[float]] = []
        self.batch = Batch(plan.seed)

    async def run(self) -> Batch:
        """Everything."""
        allow_files(self.plan.rooms * self.plan.players + 200)
        for product in self.products:
            await product.start()
        try:
            await self._seat_everyone()
            returning = asyncio.create_task(self._come_back())
            await self._play(self.plan.warm_minutes)
            self.heard.latencies.clear()
            self.held.clear()
            before = [cost_of(product.pid).seconds for product in self.products]
            await self._play(self.plan.minutes)
            shares = [
                round((cost_of(product.pid).seconds - spent) / (self.plan.minutes * 60), 3)
                for product, spent in zip(self.products, before, strict=True)
            ]
            late = sorted(self.heard.latencies)
            await self._settle()
            self.heard.is_over = True
            await returning
            self._leave()  # what is answered from now on is not heard: the journal is read next
            self.batch.figures = {**self._figures(late), "core_shares": shares}
            await self._judge()
            return self.batch
        finally:
            self._leave()
            for product in self.products:
                await product.stop()

    async def _seat_everyone(self) -> None:
        first = self.products[0]
        leads = await make_rooms(first.origin, first.operator_path, self.plan.rooms)
        seats = await seat_all(leads, self.plan.players, [product.origin for product in self.products])
        self.players = [Soaker(seat, self.ledger, self.heard) for seat in seats]
        for at in range(0, len(self.players), OPENING):
            await asyncio.gather(*(player.connect() for player in self.players[at : at + OPENING]))
        async with asyncio.timeout(60):
            while not all(player.player for player in self.players):  # noqa: ASYNC110 - a poll is enough
                await asyncio.sleep(0.05)
        for lead in leads:
            await lead.order("start_play")
            await lead.order("open_gate", act="look")

    def _leave(self) -> None:
        for player in self.players:
            if player.line is not None:
                player.line.heard = lambda _message: None
                player.line.close()

    # --- playing ------------------------------------------------------------------------------------------------------

    async def _play(self, minutes: float) -> None:
        """A fixed rate over everybody in a shuffled order; a late command still counts from when it was due."""
        order = random.Random(self.plan.seed).sample(self.players, len(self.players))
        began, sent, beaten, seconds = time.perf_counter(), 0, 0, minutes * 60
        while (passed := time.perf_counter() - began) < seconds:
            for number in range(sent, int(passed * self.plan.rate)):
                order[number % len(order)].act(began + (number + 1) / self.plan.rate)
                sent = number + 1
            for number in range(beaten, int(passed / HEARTBEAT_SECONDS * len(order))):
                order[number % len(order)].beat()
                beaten = number + 1
            if passed >= EVERY_SECONDS * len(self.held):
                self.held.append([round(cost_of(product.pid).megabytes, 1) for product in self.products])
                print(
                    f"{passed:.0f} s: {self.held[-1]} MB, {self.heard.broken.total()} broken",
                    file=sys.stderr,
                    flush=True,
                )
            await asyncio.sleep(0.002)
        self.held.append([round(cost_of(product.pid).megabytes, 1) for product in self.products])

    async def _come_back(self) -> None:
        """Whose line broke although nobody asked for it is counted, and plays on."""
        while not self.heard.is_over:
            for player in self.players:
                player.ask_again()
                if player.line is not None and player.line.is_lost:
                    self.heard.broken[player.line.closed_with] += 1
                    try:
                        await player.connect()
                    except OSError:
                        continue
            await asyncio.sleep(AGAIN_SECONDS)

    async def _settle(self) -> None:
        try:
            async with asyncio.timeout(SETTLE_SECONDS):
                while self.ledger.unanswered:  # noqa: ASYNC110 - a poll is enough
                    await asyncio.sleep(0.05)
        except TimeoutError:
            self.ledger.complaints.append(f"{len(self.ledger.unanswered)} were never answered")

    # --- the verdict --------------------------------------------------------------------------------------------------

    def _figures(self, late: list[float]) -> dict[str, Any]:
        ranks = {"ack_p50_ms": 0.5, "ack_p95_ms": 0.95, "ack_p99_ms": 0.99, "ack_longest_ms": 1.0}
        first, last = self.held[0], self.held[-1]
        return {
            "players": len(self.players),
            "answered_per_second": round(len(late) / (self.plan.minutes * 60), 1),
            **{name: round(late[min(len(late) - 1, int(len(late) * at))] * 1000, 1) for name, at in ranks.items()},
            "unasked_disconnects": self.heard.broken.total(),
            "closed_with": {str(code): count for code, count in self.heard.broken.items()},
            "memory_drift_percent": [round((b - a) / a * 100, 1) for a, b in zip(first, last, strict=True)],
            "memory_mb": self.held,
        }

    async def _judge(self) -> None:
        rooms = {player.seat.room for player in self.players}
        journals = await read_journals(self.products[0].data, rooms, database_url=self.postgres.url)
        for intent in self.ledger.intents.values():  # the answer to one that was sent again may be that to the first
            intent.is_asked_anew |= intent.sent > 1
        self.batch.take_ledger(self.ledger, journals)
        self.batch.complaints += judge(self.ledger, journals)


async def soak(plan: Plan, folder: Path) -> Batch:
    """A run on stores of its own."""
    async with AsyncExitStack() as stack:
        postgres = await stack.enter_async_context(own_postgres())
        valkey = await stack.enter_async_context(own_valkey())
        return await Soak(plan, folder, postgres, valkey).run()


def main() -> int:
    """The command line."""
    parser = arguments(__doc__, rooms=200)
    parser.add_argument("--rate", type=float, default=200.0, help="commands a second, over everybody")
    parser.add_argument("--minutes", type=float, default=30.0)
    parser.add_argument("--warm-minutes", type=float, default=5.0, help="before anything counts but the ledger")
    given = parser.parse_args()

    async def one(rooms: int, seed: int, folder: Path) -> Batch:
        plan = Plan(rooms, rate=given.rate, minutes=given.minutes, warm_minutes=given.warm_minutes, seed=seed)
        return await soak(plan, folder)

    campaign = Campaign("soak", given.write, given.seed)
    run_batches(campaign, [given.rooms], one)
    figures = {name: value for name, value in campaign.batches[0].items() if name != "memory_mb"}
    print(json.dumps(figures, indent=1))
    return 0 if campaign.is_clean else 1


if __name__ == "__main__":
    sys.exit(main())
