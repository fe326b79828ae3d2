"""Guessing is slowed where it comes from; who has the right code gets in."""

import pytest

from thebridge.errors import AppError
from thebridge.rooms.limiter import MemoryLimiter
from thebridge.web.throttles import BURST, PER_SECOND, QUESTIONS_PER_SEAT, Guesses, Questions, TokenBucket


async def test_sixty_honest_people_behind_one_address_get_in() -> None:
    guesses = Guesses(MemoryLimiter())
    for _ in range(60):
        await guesses.require_room_for_one("10.0.0.1")


async def test_an_address_that_guesses_must_wait_and_others_need_not() -> None:
    guesses = Guesses(MemoryLimiter())
    for _ in range(30):
        await guesses.require_room_for_one("10.0.0.1")
        await guesses.note_wrong("10.0.0.1")
    with pytest.raises(AppError, match="too_many_guesses"):
        await guesses.require_room_for_one("10.0.0.1")
    await guesses.require_room_for_one("10.0.0.2")


async def test_many_addresses_that_guess_together_are_slowed_and_an_honest_one_gets_in() -> None:
    guesses = Guesses(MemoryLimiter())
    for number in range(300):
        address = f"10.0.{number % 100}.1"
        await guesses.require_room_for_one(address)
        await guesses.note_wrong(address)
    with pytest.raises(AppError, match="too_many_guesses"):
        await guesses.require_room_for_one("10.0.5.1")
    await guesses.require_room_for_one("192.0.2.7")


async def test_a_seat_that_asks_too_much_must_wait_and_others_need_not() -> None:
    questions = Questions(MemoryLimiter())
    for _ in range(QUESTIONS_PER_SEAT.amount):
        await questions.count("one")
    with pytest.raises(AppError, match="too_many_questions"):
        await questions.count("one")
    await questions.count("another")


def test_a_connection_may_send_a_burst_and_then_a_steady_stream() -> None:
    now = 0.0
    bucket = TokenBucket(lambda: now)
    assert [bucket.take() for _ in range(BURST + 1)] == [True] * BURST + [False]
    now = 1.0
    assert [bucket.take() for _ in range(int(PER_SECOND) + 1)] == [True] * int(PER_SECOND) + [False]
    now = 1000.0
    assert sum(bucket.take() for _ in range(BURST * 2)) == BURST


def test_a_bucket_for_measuring_takes_what_it_is_told_to() -> None:
    now = 0.0
    bucket = TokenBucket(lambda: now, per_second=500)
    assert sum(bucket.take() for _ in range(1_000)) == 500
    now = 1.0
    assert sum(bucket.take() for _ in range(1_000)) == 500
