"""What every bus promises, as functions for each implementation: two processes, one bus between them."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field

from thebridge.engine.ids import RoomId
from thebridge.rooms.bus import Bus, Order

ROOM, OTHER = RoomId("room"), RoomId("other")
LIMIT_SECONDS = 5.0


@dataclass
class Ear:
    """Hears, and lets a test wait until it has heard."""

    heard: list[object] = field(default_factory=list)
    news: asyncio.Event = field(default_factory=asyncio.Event)

    def hear(self, what: object) -> None:
        """As the bus calls it."""
        self.heard.append(what)
        self.news.set()

    async def until(self, has_enough: Callable[[list[object]], bool]) -> None:
        """Returns as soon as enough was heard."""
        async with asyncio.timeout(LIMIT_SECONDS):
            while not has_enough(self.heard):
                self.news.clear()
                await self.news.wait()


async def brings_a_word_to_everyone_who_listens_to_the_room(here: Bus, there: Bus) -> None:
    ears = [Ear(), Ear(), Ear()]
    here.listen(ROOM, ears[0].hear)
    there.listen(ROOM, ears[1].hear)
    there.listen(OTHER, ears[2].hear)
    await here.tell(ROOM, 3)
    await ears[0].until(lambda heard: 3 in heard)
    await ears[1].until(lambda heard: 3 in heard)
    await here.tell(OTHER, 1)
    await ears[2].until(lambda heard: 1 in heard)
    assert 3 not in ears[2].heard


async def brings_the_last_of_many_words(here: Bus, there: Bus) -> None:
    ear = Ear()
    there.listen(ROOM, ear.hear)
    for seq in range(1, 501):
        await here.tell(ROOM, seq)
    await ear.until(lambda heard: 500 in heard)
    seqs = [seq for seq in ear.heard if isinstance(seq, int)]
    assert seqs == sorted(seqs)


async def brings_nothing_to_who_stopped_listening(here: Bus, there: Bus) -> None:
    stopped, ear = Ear(), Ear()
    stop = there.listen(ROOM, stopped.hear)
    there.listen(ROOM, ear.hear)
    stop()
    stop()
    await here.tell(ROOM, 3)
    await ear.until(lambda heard: 3 in heard)
    assert stopped.heard == []


async def brings_orders_to_everyone_who_obeys(here: Bus, there: Bus) -> None:
    order, near, far, stopped = Order("revoke", "sign-in"), Ear(), Ear(), Ear()
    here.obey(near.hear)
    there.obey(far.hear)
    stop = there.obey(stopped.hear)
    stop()
    stop()
    await here.order(order)
    await far.until(lambda heard: order in heard)
    assert near.heard[0] == order
    assert stopped.heard == []


PROMISES = (
    brings_a_word_to_everyone_who_listens_to_the_room,
    brings_the_last_of_many_words,
    brings_nothing_to_who_stopped_listening,
    brings_orders_to_everyone_who_obeys,
)
