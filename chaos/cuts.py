"""Cuts the network again and again while people play, at every place where a cut can hurt, and asks the ledger.

    python -m chaos.cuts --cuts 1000 --seed 7 --write chaos/results/cuts.json

Players come back by themselves and send again what was not answered. Nothing may be lost, nothing done twice.
"""

import argparse
import asyncio
import json
import platform
import random
import sys
import tempfile
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from websockets.exceptions import WebSocketException

from chaos.browser import Browser, Lead, set_up
from chaos.ledger import Ledger
from chaos.player import LivePlayer
from chaos.product import Product, free_port
from chaos.proxy import Proxy, Wire
from chaos.verdict import compare_views, judge, read_journals

KINDS: Final = ("now", "mid_command", "mid_update", "answers_lost", "commands_lost", "byte_by_byte")
PAUSE_SECONDS: Final = 0.13
"""Between two commands of one player: under the limit of one connection, the sending again included."""
IN_FLIGHT: Final = 3
END_SECONDS: Final = 60.0
SILENT_SECONDS: Final = 0.15


@dataclass(slots=True)
class Report:
    """What came of a run."""

    seed: int
    cuts: Counter[str] = field(default_factory=Counter)
    complaints: list[str] = field(default_factory=list)
    intended: int = 0
    accepted: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    sent_again: int = 0

    def summary(self) -> dict[str, Any]:
        """The run as it is kept."""
        return {
            "verdict": "not clean" if self.complaints else "clean",
            "seed": self.seed,
            "cuts": sum(self.cuts.values()),
            "cuts_by_kind": dict(sorted(self.cuts.items())),
            "commands_intended": self.intended,
            "commands_accepted": self.accepted,
            "commands_refused": dict(self.refused),
            "commands_sent_again": self.sent_again,
            "complaints": len(self.complaints),
            "first_complaints": self.complaints[:20],
            "python": platform.python_version(),
        }


class Run:
    """One server, one bad network, some people."""

    def __init__(self, cuts: int, seed: int, rooms: int, folder: Path) -> None:
        self.cuts, self.rooms, self.chance = cuts, rooms, random.Random(seed)
        port = free_port()
        url = {"THEBRIDGE_PUBLIC_URL": f"http://127.0.0.1:{port}"}
        self.product = Product(folder / "data", environment=url)
        self.proxy = Proxy(port, self.product.port)
        self.ledger = Ledger(folder / "ledger.jsonl")
        self.players: list[LivePlayer] = []
        self.report = Report(seed)
        self._is_over = False

    async def run(self) -> Report:
        """Everything."""
        await self.product.start()
        try:
            async with self.proxy:
                await self._seat_everyone()
                async with asyncio.TaskGroup() as tasks:
                    playing = [tasks.create_task(self._play(player)) for player in self.players]
                    await self._cut_often()
                    self._is_over = True
                    await asyncio.gather(*playing)
                await self._last_look()
        finally:
            await self.product.stop()
        return self._counted()

    async def _seat_everyone(self) -> None:
        lead: Lead = await set_up(Browser(self.proxy.origin), self.product.operator_path, self.rooms)
        for room in lead.rooms:
            for _ in range(5):
                browser = Browser(self.proxy.origin)
                self.players.append(await LivePlayer.join(self.ledger, room.id, room.code, browser))
        await lead.order("start_play")
        await lead.order("open_gate", act="look")

    # --- the network --------------------------------------------------------------------------------------------------

    async def _cut_often(self) -> None:
        while sum(self.report.cuts.values()) < self.cuts:
            await asyncio.sleep(self.chance.uniform(0.0, 0.06))
            wires = [one for one in self.proxy.wires if one.bytes_left == {"up": None, "down": None}]
            if not wires or not self.ledger.unanswered:
                continue
            kind = self.chance.choice(KINDS)
            await self._cut(self.chance.choice(wires), kind)
            self.report.cuts[kind] += 1

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

    # --- the people ---------------------------------------------------------------------------------------------------

    async def _play(self, player: LivePlayer) -> None:
        while not self._is_over:
            await self._be_connected(player)
            await player.settled(IN_FLIGHT - 1)
            if player.closed_with is None:
                await self._do_something(player)
            await asyncio.sleep(PAUSE_SECONDS)

    async def _be_connected(self, player: LivePlayer) -> None:
        while player.closed_with is not None:
            with suppress(OSError, WebSocketException, TimeoutError):
                await player.ended()
                await player.connect()
                return
            await asyncio.sleep(self.chance.uniform(0.01, 0.1))

    async def _do_something(self, player: LivePlayer) -> None:
        match self.chance.randrange(3):
            case 0:
                await player.say("place_item", puzzle="who", part="name", item="text", value=None, text="{marker}")
            case 1:
                own = [note for note, one in player.view["notes"].items() if one["player"] == player.player]
                await player.say("write_note", text="note {marker}", pin=None, note=own[0] if len(own) > 2 else None)
            case _:
                await player.say("say", text="line {marker}")

    # --- the end ------------------------------------------------------------------------------------------------------

    async def _last_look(self) -> None:
        for wire in list(self.proxy.wires):  # some are still told to cut later
            wire.cut()
        with suppress(TimeoutError):
            async with asyncio.timeout(END_SECONDS):
                for player in self.players:
                    while player.waiting:
                        await self._be_connected(player)
                        await player.settled()
        for player in self.players:
            await self._be_connected(player)
        self.report.complaints += await compare_views(self.players)
        for player in self.players:
            await player.drop()
        journals = await read_journals(self.product.data, {player.room for player in self.players})
        self.report.complaints += judge(self.ledger, journals)
        self.report.complaints += [f"{one.command_id} was never answered" for one in self.ledger.unanswered]

    def _counted(self) -> Report:
        intents = list(self.ledger.intents.values())
        self.report.intended = len(intents)
        self.report.accepted = sum(one.answer == "accepted" for one in intents)
        self.report.refused = Counter(one.code for one in intents if one.answer == "refused")
        self.report.sent_again = sum(max(0, one.sent - 1) for one in intents)
        return self.report


async def cut_often(cuts: int, seed: int, rooms: int, folder: Path) -> Report:
    """A run in a folder of its own."""
    return await Run(cuts, seed, rooms, folder).run()


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cuts", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1_000_000))
    parser.add_argument("--rooms", type=int, default=4)
    parser.add_argument("--write", type=Path, help="where the summary goes, as JSON")
    given = parser.parse_args()
    print(f"seed {given.seed}", flush=True)
    with tempfile.TemporaryDirectory(prefix="chaos-") as folder:
        report = asyncio.run(cut_often(given.cuts, given.seed, given.rooms, Path(folder)))
    print(json.dumps(report.summary(), indent=1))
    if given.write is not None:
        given.write.parent.mkdir(parents=True, exist_ok=True)
        given.write.write_text(json.dumps(report.summary(), indent=1) + "\n")
    return 1 if report.complaints else 0


if __name__ == "__main__":
    sys.exit(main())
