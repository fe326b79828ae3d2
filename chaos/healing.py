"""How long a fault takes to heal by itself: until everyone had a command accepted since it was over."""

import asyncio
from typing import Final

from chaos.batches import Batch
from chaos.crowd import Crowd, accepted_of

HEAL_SECONDS: Final = 10.0
GIVE_UP_SECONDS: Final = 60.0


class Healing:
    """Watches a crowd after each fault; whatever takes too long is a complaint of the batch."""

    def __init__(self, crowd: Crowd, batch: Batch) -> None:
        self._crowd, self._batch = crowd, batch
        self._longest: dict[str, float] = {}

    async def wait(self, kind: str) -> bool:
        """Until everyone had a command accepted from now on; False when somebody never had."""
        loop = asyncio.get_running_loop()
        began, before = loop.time(), accepted_of(self._crowd.players)
        while any(now <= before[one] for one, now in accepted_of(self._crowd.players).items()):
            if loop.time() - began > GIVE_UP_SECONDS:
                self._batch.complaints.append(f"{kind} did not heal in {GIVE_UP_SECONDS:.0f} s")
                return False
            await asyncio.sleep(0.02)
        seconds = loop.time() - began
        self._longest[kind] = max(seconds, self._longest.get(kind, 0.0))
        if seconds > HEAL_SECONDS:
            self._batch.complaints.append(f"{kind} took {seconds:.1f} s to heal")
        return True

    def figures(self) -> dict[str, object]:
        """The longest of each kind."""
        return {"healed_seconds_longest": {kind: round(seconds, 2) for kind, seconds in self._longest.items()}}
