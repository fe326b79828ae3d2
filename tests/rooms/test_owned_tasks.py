"""Tasks end with their owner, and one that fails ends alone."""

import asyncio
import logging

import pytest

from thebridge.rooms.owned_tasks import OwnedTasks


async def test_a_task_that_fails_is_told_of_and_the_others_go_on(caplog: pytest.LogCaptureFixture) -> None:
    told: list[str] = []
    is_done = asyncio.Event()

    async def fail() -> None:
        raise RuntimeError("planted")

    async def work() -> None:
        await asyncio.sleep(0.01)
        is_done.set()

    with caplog.at_level(logging.CRITICAL):
        async with OwnedTasks() as tasks:
            tasks.start(fail(), "fails", lambda error: told.append(str(error)))
            tasks.start(work(), "works")
            await is_done.wait()
            assert tasks.failures == 1
    assert told == ["planted"]


async def test_what_still_runs_ends_with_its_owner() -> None:
    ended: list[str] = []

    async def wait() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            ended.append("waited")

    async with OwnedTasks() as tasks:
        tasks.start(wait(), "waits")
        await asyncio.sleep(0)
    assert ended == ["waited"]


async def test_what_was_cancelled_before_it_began_is_no_loose_end() -> None:
    began: list[str] = []

    async def work() -> None:
        began.append("work")

    async with OwnedTasks() as tasks:
        tasks.start(work(), "works")
    assert began == []
