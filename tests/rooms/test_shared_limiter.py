"""Counting together; without Redis each process still counts for itself, so nothing opens."""

import logging
from uuid import uuid4

import pytest
from limits import RateLimitItemPerMinute
from redis.asyncio import Redis

from tests.fakes.valkey import own_valkey
from thebridge.rooms import shared_limiter
from thebridge.rooms.shared_limiter import SharedLimiter

pytestmark = pytest.mark.service

FOUR = RateLimitItemPerMinute(4)


async def test_two_processes_count_together(redis_url: str) -> None:
    namespace = uuid4().hex
    here, there = SharedLimiter(redis_url, namespace), SharedLimiter(redis_url, namespace)
    apart = SharedLimiter(redis_url, uuid4().hex)
    given = [await one.hit(FOUR, "noor") for one in (here, there, here, there, here, there)]
    assert given == [True] * 4 + [False] * 2
    assert not await here.test(FOUR, "noor")
    assert await here.test(FOUR, "sam")
    assert await apart.test(FOUR, "noor")
    for one in (here, there, apart):
        await one.close()


async def test_losing_redis_does_not_open_what_was_closed(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shared_limiter, "REST_SECONDS", 0.0)
    with own_valkey() as valkey, caplog.at_level(logging.WARNING):
        limiter = SharedLimiter(valkey.url, "n")
        for _ in range(4):
            await limiter.hit(FOUR, "noor")
        async with Redis.from_url(valkey.url) as emptying:
            await emptying.flushall()
        assert not await limiter.test(FOUR, "noor")
        valkey.stop()
        assert not await limiter.test(FOUR, "noor")
        assert await limiter.hit(FOUR, "sam")
        assert "in this process only" in caplog.text
        valkey.start()
        assert await limiter.test(FOUR, "sam")
        assert not await limiter.test(FOUR, "noor")
        await limiter.close()


async def test_while_redis_is_away_nobody_waits_for_it() -> None:
    with own_valkey() as valkey:
        limiter = SharedLimiter(valkey.url, "n")
        valkey.stop()
        given = [await limiter.hit(FOUR, "noor") for _ in range(5)]
        assert given == [True] * 4 + [False]
        assert limiter._rests_until > 0
        await limiter.close()
