"""What every campaign of bad input has around it: a real server, a room in which people play on, and the verdict.

Bad input may cost its sender the line. It may not end the server, make it write a traceback, or touch another room.
"""

import asyncio
import hashlib
import json
import random
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Final

from chaos.batches import Batch
from chaos.browser import Browser, Lead, set_up
from chaos.crowd import Crowd
from chaos.ledger import Ledger
from chaos.oversized import MIB, held_bytes
from chaos.player import LivePlayer
from chaos.product import PRODUCT, Product
from chaos.verdict import compare_replay, compare_views, judge, read_journals

FULL_SPEED: Final = "100000"
"""Messages per second of one connection: the limit that protects rooms would hide what is behind it."""
END_SECONDS: Final = 60.0
GROWN_AT_MOST: Final = 50 * MIB
WRONG_IN_THE_LOG: Final = ("Traceback", "[error", "[critical")


class Ground:
    """A server, a session for whoever sends rubbish, and another session whose people play on meanwhile."""

    def __init__(self, folder: Path, seed: int, command: Sequence[str] = PRODUCT) -> None:
        limits = {"THEBRIDGE_BENCH_RATE_LIMIT": FULL_SPEED}
        self.product = Product(folder / "data", command, limits)
        self.chance, self.batch = random.Random(seed), Batch(seed)
        self.ledger = Ledger(folder / "ledger.jsonl")
        self.crowd = Crowd(self.ledger, self.chance, pause_seconds=0.3)
        self.attacked: Lead
        self._control: Lead
        self._is_over = False
        self._held = 0
        self._others = Ledger(folder / "others.jsonl")

    async def take_attacker(self, room: int = 0) -> LivePlayer:
        """A seat in the attacked session."""
        led = self.attacked.rooms[room]
        return await LivePlayer.join(self._others, led.id, led.code, Browser(self.product.origin))

    @asynccontextmanager
    async def played_on(self) -> AsyncIterator[None]:
        """While this lasts people play; afterwards everything is judged."""
        await self.product.start()
        try:
            origin, link = self.product.origin, self.product.operator_path
            self.attacked = await set_up(Browser(origin), link, rooms=2)
            self._control = await set_up(Browser(origin), link, rooms=1)
            room = self._control.rooms[0]
            for _ in range(2):
                self.crowd.players.append(await LivePlayer.join(self.ledger, room.id, room.code, Browser(origin)))
            for lead in (self.attacked, self._control):
                await lead.order("start_play")
                await lead.order("open_gate", act="look")
            self._held = held_bytes(self.product.pid, "VmRSS")
            async with asyncio.TaskGroup() as tasks:
                for player in self.crowd.players:
                    tasks.create_task(self.crowd.play(player, lambda: self._is_over))
                try:
                    yield
                finally:
                    self._is_over = True
            await self._last_look()
        finally:
            if not self.product.is_alive:
                self.batch.complaints.append("the server ended")
            await self.product.stop()
            self.batch.complaints += wrong_in(self.product.log)

    async def _last_look(self) -> None:
        grown = held_bytes(self.product.pid, "VmRSS") - self._held
        if grown > GROWN_AT_MOST:
            self.batch.complaints.append(f"the server holds {grown / MIB:.0f} MB more")
        self.batch.complaints += await self.crowd.settle(END_SECONDS)
        self.batch.complaints += await compare_views(self.crowd.players)
        self.batch.complaints += await compare_replay(self.product.data, self._control.session, self.crowd.players)
        views = {player.player: player.view for player in self.crowd.players}
        await self.crowd.leave()
        journals = await read_journals(self.product.data, self.crowd.rooms)
        self.batch.take_ledger(self.ledger, journals)
        self.batch.complaints += judge(self.ledger, journals)
        self.batch.complaints += [
            f"a stranger wrote {entry.command_id} into the other room"
            for entries in journals.values()
            for entry in entries
            if str(entry.command_id).partition(":")[0].startswith("p-") and entry.by not in views
        ]
        self.batch.figures["grown_mb"] = round(grown / MIB, 1)
        self.batch.figures["hash_of_the_other_room"] = _hash_of(views)


def _hash_of(views: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(views, sort_keys=True).encode()).hexdigest()[:16]


def wrong_in(log: Path) -> list[str]:
    """What of a server's log speaks of a mistake of its own, with the end of each kind of traceback."""
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
    found = [line for line in lines if any(mark in line for mark in WRONG_IN_THE_LOG)]
    if not found:
        return []
    ends = Counter(lines[at][:200] for at in range(1, len(lines)) if _ends_a_traceback(lines, at))
    return [f"the log has {len(found)} errors: {found[0][:300]}; {dict(ends.most_common(5))}"]


def _ends_a_traceback(lines: Sequence[str], at: int) -> bool:
    return not lines[at].startswith(" ") and lines[at - 1].startswith("    ") and bool(lines[at])
