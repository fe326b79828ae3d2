"""Throws bad things at a server over many lines at once. What a thing is, and what answers it, its heirs know."""

import asyncio
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, Generic, Protocol, TypeVar

from chaos.bad_input import Ground
from chaos.batches import Batch, Campaign, arguments, run_batches, split
from chaos.product import PRODUCT

ANSWER_SECONDS: Final = 60.0
COMPLAINTS_MOST: Final = 20
"""More of them say nothing new."""
NO_LINES_MOST: Final = 1_000
HUNG_UP: Final = (ConnectionError, asyncio.IncompleteReadError, asyncio.LimitOverrunError)


class Closes(Protocol):
    """A line on which things are thrown."""

    def close(self) -> None:
        """Hangs up."""


L = TypeVar("L", bound=Closes)


class Thrower(ABC, Generic[L]):
    """So many things are `left`; `answers` counts what came back."""

    lines: int

    def __init__(self, ground: Ground, amount: int) -> None:
        self.ground, self.left = ground, amount
        self.answers: Counter[str] = Counter()

    @abstractmethod
    async def prepare(self) -> None:
        """Takes what is needed of the ground, before anything is thrown."""

    @abstractmethod
    async def open(self, place: int) -> L:
        """A new line for one of the places; an OSError when there is none now."""

    @abstractmethod
    async def throw(self, line: L) -> bool:
        """Throws some and takes what comes back; says whether the line may be used again."""

    async def throw_all(self) -> None:
        """Everything, over all lines at once."""
        await self.prepare()
        async with asyncio.TaskGroup() as tasks:
            for place in range(self.lines):
                tasks.create_task(self._throw_on(place))

    async def _throw_on(self, place: int) -> None:
        line: L | None = None
        while self.left > 0 and len(self.ground.batch.complaints) < COMPLAINTS_MOST:
            line = line or await self._open(place)
            if line is not None and not await self._is_kept(line):
                line.close()
                line = None
        if line is not None:
            line.close()

    async def _open(self, place: int) -> L | None:
        self.answers["lines"] += 1
        try:
            return await self.open(place)
        except OSError:
            self.answers["no line"] += 1
            if self.answers["no line"] > NO_LINES_MOST:
                self.complain("no line could be opened")
            await asyncio.sleep(0.05)
            return None

    async def _is_kept(self, line: L) -> bool:
        try:
            async with asyncio.timeout(ANSWER_SECONDS):
                return await self.throw(line)
        except TimeoutError:
            self.complain(f"no answer within {ANSWER_SECONDS:.0f} s")
        except HUNG_UP:
            self.answers["hung up"] += 1
        return False

    def complain(self, complaint: str) -> None:
        """Something is not as it must be."""
        self.ground.batch.complaints.append(complaint)


Making = Callable[[Ground, int], Thrower[L]]


async def throw_at_one(
    make: Making[L], amount: int, seed: int, folder: Path, command: Sequence[str] = PRODUCT
) -> Batch:
    """A run on a server of its own."""
    ground = Ground(folder, seed, command)
    thrower = make(ground, amount)
    async with ground.played_on():
        await thrower.throw_all()
    ground.batch.figures["answers"] = dict(sorted(thrower.answers.items()))
    return ground.batch


def throw_in_batches(description: str | None, make: Making[L], what: str, amount: int, batch: int) -> int:
    """The command line of a run."""
    given = arguments(description, **{what: amount, "batch": batch}).parse_args()

    async def one(size: int, seed: int, folder: Path) -> Batch:
        return await throw_at_one(make, size, seed, folder)

    asked = getattr(given, what)
    campaign = Campaign(what, given.write, given.seed)
    run_batches(campaign, split(asked, given.batch), one)
    return 0 if campaign.is_clean and campaign.done >= asked else 1
