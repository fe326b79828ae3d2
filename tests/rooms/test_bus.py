"""The bus of one process keeps every promise."""

from collections.abc import Awaitable, Callable

import pytest

from tests.rooms.bus_promises import PROMISES, ROOM
from thebridge.rooms.bus import Bus, MemoryBus


@pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: promise.__name__)
async def test_it_keeps_its_promises(promise: Callable[[Bus, Bus], Awaitable[None]]) -> None:
    bus = MemoryBus()
    await promise(bus, bus)


async def test_there_is_nobody_elsewhere() -> None:
    bus = MemoryBus()
    bus.share_people(ROOM, {"noor": {"state": "active", "looking_at": None}})
    assert bus.people_elsewhere(ROOM) == {}
    assert bus.is_up
