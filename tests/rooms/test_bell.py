"""A bell lets everyone go who waits for it, and nobody before."""

import asyncio

import pytest

from thebridge.rooms.bell import Bell


async def test_everyone_who_waits_goes_on_when_it_is_rung() -> None:
    bell = Bell()
    waiting = [asyncio.ensure_future(bell.wait()) for _ in range(3)]
    await asyncio.sleep(0)
    assert not any(one.done() for one in waiting)
    bell.set()
    await asyncio.gather(*waiting)
    await bell.wait()


async def test_after_it_was_cleared_one_waits_again() -> None:
    bell = Bell()
    bell.set()
    bell.clear()
    waiting = asyncio.ensure_future(bell.wait())
    await asyncio.sleep(0)
    assert not waiting.done()
    bell.set()
    await waiting


async def test_whoever_gave_up_waiting_is_forgotten_and_disturbs_nobody() -> None:
    bell = Bell()
    impatient, patient = asyncio.ensure_future(bell.wait()), asyncio.ensure_future(bell.wait())
    await asyncio.sleep(0)
    impatient.cancel()
    with pytest.raises(asyncio.CancelledError):
        await impatient
    assert len(bell._waiting) == 1
    bell.set()
    await patient
    assert not bell._waiting
