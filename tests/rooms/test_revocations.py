"""A right that ends takes its open connections with it."""

from thebridge.rooms.bus import MemoryBus, Order
from thebridge.rooms.revocations import Revocations


async def test_every_connection_of_the_subject_ends_in_every_process() -> None:
    bus, closed = MemoryBus(), list[str]()
    here, there = Revocations(bus), Revocations(bus)
    here.watch("sign-in:a", lambda: closed.append("here"))
    here.watch("sign-in:b", lambda: closed.append("another"))
    there.watch("sign-in:a", lambda: closed.append("there"))
    await here.revoke("sign-in:a")
    assert closed == ["here", "there"]


async def test_who_is_not_watched_any_more_is_left_alone() -> None:
    bus, closed = MemoryBus(), list[str]()
    revocations = Revocations(bus)
    unwatch = revocations.watch("a", lambda: closed.append("first"))
    revocations.watch("a", lambda: closed.append("second"))
    unwatch()
    unwatch()
    await revocations.revoke("a")
    assert closed == ["second"]
    revocations.stop()
    await revocations.revoke("a")
    assert closed == ["second"]


async def test_other_orders_end_no_connection() -> None:
    bus, closed = MemoryBus(), list[str]()
    Revocations(bus).watch("room", lambda: closed.append("it"))
    await bus.order(Order("reload", "room"))
    assert closed == []
