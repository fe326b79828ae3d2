"""Who is asked gives way once, until the other has had its turn, and never for long."""

import asyncio

import pytest

from thebridge.rooms import turns
from thebridge.rooms.turns import Turns


def now() -> float:
    return asyncio.get_running_loop().time()


async def test_who_is_not_asked_does_not_wait() -> None:
    assert not await Turns().give(now())


async def test_who_is_asked_waits_until_the_other_has_had_its_turn_and_owes_nothing_then() -> None:
    owing = Turns()
    owing.ask(now())
    giving = asyncio.ensure_future(owing.give(now()))
    await asyncio.sleep(0.01)
    assert not giving.done()
    owing.take()
    assert await giving
    assert not await owing.give(now())


async def test_a_turn_that_was_taken_before_it_was_given_is_not_owed() -> None:
    owing = Turns()
    owing.ask(now())
    owing.take()
    assert not await owing.give(now())


async def test_nobody_waits_for_who_is_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "OWED_SECONDS", 0.01)
    owing = Turns()
    owing.ask(now())
    assert await owing.give(now())
    assert not await owing.give(now())
