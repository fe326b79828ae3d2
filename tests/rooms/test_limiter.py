"""Counting in one process."""

from limits import RateLimitItemPerMinute

from thebridge.rooms.limiter import MemoryLimiter

TWO = RateLimitItemPerMinute(2)


async def test_what_is_over_the_limit_is_refused_for_that_name_only() -> None:
    limiter = MemoryLimiter()
    assert [await limiter.hit(TWO, "noor") for _ in range(3)] == [True, True, False]
    assert not await limiter.test(TWO, "noor")
    assert await limiter.test(TWO, "sam")
    await limiter.close()
