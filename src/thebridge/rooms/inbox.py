"""What waits for a room's task. It is bounded: a room that cannot keep up says so instead of growing."""

import asyncio
from collections import deque
from dataclasses import dataclass
from typing import Final

from thebridge.rooms.submission import Waiting

COMMANDS_MAX: Final = 256
BATCH_MAX: Final = 64


@dataclass(frozen=True, slots=True, eq=False)
class Errand:
    """Something that the room's task does between two batches: read what others recorded, or play all back anew."""

    done: "asyncio.Future[None]"
    is_reload: bool


Batch = list[Waiting]


class Inbox:
    """Commands and errands, in order."""

    def __init__(self) -> None:
        self._items: deque[Waiting | Errand] = deque()
        self._has_items = asyncio.Event()
        self._is_closed = False

    @property
    def is_full(self) -> bool:
        """Whether a command would be one too many."""
        return len(self._items) >= COMMANDS_MAX

    def put(self, item: Waiting | Errand) -> None:
        """Adds something; ask `is_full` first."""
        self._items.append(item)
        self._has_items.set()

    def close(self) -> None:
        """What is there is still served; then `take` says that it is over."""
        self._is_closed = True
        self._has_items.set()

    async def take(self) -> Batch | Errand | None:
        """The commands that wait together, or one errand; None when it is closed and empty."""
        while not self._items:
            if self._is_closed:
                return None
            self._has_items.clear()
            await self._has_items.wait()
        first = self._items.popleft()
        if isinstance(first, Errand):
            return first
        batch = [first]
        self.fill(batch)
        return batch

    def fill(self, batch: Batch) -> None:
        """Adds the commands that wait next, as far as they may be decided together."""
        while len(batch) < BATCH_MAX and self._items and isinstance(self._items[0], Waiting):
            batch.append(self._items.popleft())  # type: ignore[arg-type] # the one that was looked at

    def empty(self) -> list[Waiting | Errand]:
        """Takes everything out, for whoever must answer it."""
        items = list(self._items)
        self._items.clear()
        return items
