"""A long run is many short ones, each on a server and a folder of its own, and its result is kept after each of them.

A room that is played for hours is no room of ours, and a run that was ended early still says what it found.
"""

import argparse
import asyncio
import json
import platform
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from chaos.ledger import Ledger
from chaos.verdict import Journals, tally

RESULTS: Final = Path(__file__).resolve().parent / "results"
COMPLAINTS_SHOWN: Final = 20


@dataclass(slots=True)
class Batch:
    """What one short run found, in the same words for every kind of fault."""

    seed: int
    faults: Counter[str] = field(default_factory=Counter)
    counts: Counter[str] = field(default_factory=Counter)
    complaints: list[str] = field(default_factory=list)
    figures: dict[str, Any] = field(default_factory=dict)

    def take_ledger(self, ledger: Ledger, journals: Journals) -> None:
        """Counts what the ledger promised and what the journal kept of it."""
        intents = list(ledger.intents.values())
        kept = tally(ledger, journals)
        self.counts += Counter(
            intended=len(intents),
            acknowledged=kept.acknowledged,
            refused=sum(one.answer == "refused" for one in intents),
            unanswered=sum(one.answer == "none" for one in intents),
            sent_again=sum(max(0, one.sent - 1) for one in intents),
            lost=kept.lost,
            double=kept.double,
        )

    def summary(self) -> dict[str, Any]:
        """As it is kept."""
        return {
            "seed": self.seed,
            "faults": dict(sorted(self.faults.items())),
            **{name: self.counts[name] for name in ("intended", "acknowledged", "refused", "sent_again")},
            **{name: self.counts[name] for name in ("unanswered", "lost", "double")},
            "complaints": self.complaints[:COMPLAINTS_SHOWN],
            **self.figures,
        }


SUMMED: Final = ("intended", "acknowledged", "refused", "sent_again", "unanswered", "lost", "double")


def sum_up(batches: list[dict[str, Any]]) -> dict[str, Any]:
    """The batches as one."""
    faults: Counter[str] = Counter()
    for one in batches:
        faults.update(one["faults"])
    total: dict[str, Any] = {name: sum(one[name] for one in batches) for name in SUMMED}
    return {
        "faults": dict(sorted(faults.items())),
        **total,
        "complaints": sum(len(one["complaints"]) for one in batches),
    }


@dataclass(slots=True)
class Campaign:
    """Batches until enough faults were done, and the file that says so."""

    what: str
    write: Path | None
    seed: int
    batches: list[dict[str, Any]] = field(default_factory=list)

    def add(self, batch: Batch, seconds: float) -> None:
        """One more batch is over."""
        self.batches.append({**batch.summary(), "seconds": round(seconds, 1)})
        total = sum_up(self.batches)
        shown = ("faults", "acknowledged", "lost", "double", "complaints")
        told = ", ".join(f"{name} {total[name]}" for name in shown)
        print(
            f"{self.what} {len(self.batches)}: {total['faults']}, {told}; {seconds:.0f} s", file=sys.stderr, flush=True
        )
        if self.write is not None:
            self.write.parent.mkdir(parents=True, exist_ok=True)
            self.write.write_text(json.dumps(self.summary(), indent=1) + "\n", encoding="utf-8")

    @property
    def is_clean(self) -> bool:
        """Nothing lost, doubled, out of order, told wrongly or never answered."""
        total = sum_up(self.batches)
        return not (total["complaints"] or total["lost"] or total["double"])

    @property
    def done(self) -> int:
        """How many faults were done."""
        return sum(sum(one["faults"].values()) for one in self.batches)

    def summary(self) -> dict[str, Any]:
        """The run as it is kept."""
        return {
            "what": self.what,
            "verdict": "clean" if self.is_clean else "not clean",
            "seed": self.seed,
            "python": platform.python_version(),
            "sum": sum_up(self.batches),
            "batches": self.batches,
        }


def arguments(description: str | None, **counted: int) -> argparse.ArgumentParser:
    """The options that every run has; `counted` are numbers with their defaults."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, default in counted.items():
        parser.add_argument(f"--{name.replace('_', '-')}", type=int, default=default)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1_000_000))
    parser.add_argument("--write", type=Path, help="where the result goes, as JSON")
    return parser


def run_batches(
    campaign: Campaign, sizes: list[int], run_one: Callable[[int, int, Path], Awaitable[Batch]]
) -> Mapping[str, Any]:
    """`run_one(size, seed, folder)` for every size; ends at the first batch that is not clean."""
    print(f"seed {campaign.seed}", flush=True)
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # ended early, it still ends what it started

    async def one(size: int, seed: int, folder: Path) -> Batch:
        return await run_one(size, seed, folder)

    for number, size in enumerate(sizes):
        began = time.monotonic()
        with tempfile.TemporaryDirectory(prefix="chaos-") as folder:
            batch = asyncio.run(one(size, campaign.seed + number, Path(folder)))
        campaign.add(batch, time.monotonic() - began)
        if not campaign.is_clean:
            break
    summary = campaign.summary()
    print(json.dumps({name: value for name, value in summary.items() if name != "batches"}, indent=1))
    return summary


def split(total: int, batch: int) -> list[int]:
    """So many in pieces of at most `batch`."""
    whole, rest = divmod(total, batch)
    return [batch] * whole + ([rest] if rest else [])
