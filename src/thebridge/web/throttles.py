"""How often somebody may try: guesses of a room's code, questions to a desk, and messages on one connection."""

import time
from collections.abc import Callable
from typing import Final

from limits import RateLimitItemPerMinute

from thebridge.errors import AppError
from thebridge.rooms.limiter import Limiter

WRONG_PER_ADDRESS: Final = RateLimitItemPerMinute(30)
WRONG_OVERALL: Final = RateLimitItemPerMinute(300)
"""Eight signs of 32 at this rate: a hit on any of 500 rooms is a matter of years."""
WRONG_BEFORE: Final = RateLimitItemPerMinute(1, 10)
"""Whether an address guessed wrong in the last ten minutes."""
QUESTIONS_PER_SEAT: Final = RateLimitItemPerMinute(240)
"""Four questions a second to tables, documents and the clock tool, a whole minute long: more than anybody reads."""
TRIES_PER_ACCOUNT: Final = RateLimitItemPerMinute(10, 5)
TRIES_PER_PLACE: Final = RateLimitItemPerMinute(60, 5)
BURST: Final = 40
PER_SECOND: Final = 10.0


class Guesses:
    """Counts wrong codes only, so a whole school behind one address gets in.

    When too much is guessed overall, only addresses that guessed wrong lately must wait: who types the right code at
    once still gets in.
    """

    def __init__(self, limiter: Limiter) -> None:
        self._limiter = limiter

    async def require_room_for_one(self, address: str) -> None:
        """Refuses with `too_many_guesses` when this address must wait."""
        if not await self._limiter.test(WRONG_PER_ADDRESS, "code", address):
            raise AppError("too_many_guesses")
        if await self._limiter.test(WRONG_OVERALL, "codes"):
            return
        if not await self._limiter.test(WRONG_BEFORE, "before", address):
            raise AppError("too_many_guesses")

    async def note_wrong(self, address: str) -> None:
        """One wrong code from this address."""
        await self._limiter.hit(WRONG_PER_ADDRESS, "code", address)
        await self._limiter.hit(WRONG_OVERALL, "codes")
        await self._limiter.hit(WRONG_BEFORE, "before", address)


class Questions:
    """Counts what a seat asks of its desk: one seat cannot keep the server from the others."""

    def __init__(self, limiter: Limiter) -> None:
        self._limiter = limiter

    async def count(self, seat: str) -> None:
        """One more question from this seat; refused with `too_many_questions` when it asked too many."""
        if not await self._limiter.hit(QUESTIONS_PER_SEAT, "desk", seat):
            raise AppError("too_many_questions")


class PasswordGuesses:
    """Counts what is tried for one account from one place, and from one place for all accounts.

    A browser that signed in before is a place of its own: who guesses elsewhere does not make its owner wait.
    """

    def __init__(self, limiter: Limiter) -> None:
        self._limiter = limiter

    async def require_room_for_one(self, account: str, place: str) -> None:
        """Counts one, before it is known whether it is right; refuses with `too_many_sign_ins` when one must wait."""
        is_within = await self._limiter.hit(TRIES_PER_ACCOUNT, "password", account.strip().lower()[:80], place)
        if not (is_within and await self._limiter.hit(TRIES_PER_PLACE, "passwords", place)):
            raise AppError("too_many_sign_ins")


class TokenBucket:
    """One connection's right to send: a burst, then a steady rate."""

    def __init__(self, clock: Callable[[], float] = time.monotonic, *, per_second: float = PER_SECOND) -> None:
        self._clock = clock
        self._per_second = per_second
        self._most = max(float(BURST), per_second)
        self._tokens = self._most
        self._filled_at = clock()

    def take(self) -> bool:
        """Whether one more message may be taken now."""
        now = self._clock()
        self._tokens = min(self._most, self._tokens + (now - self._filled_at) * self._per_second)
        self._filled_at = now
        if self._tokens < 1:
            return False
        self._tokens -= 1
        return True
