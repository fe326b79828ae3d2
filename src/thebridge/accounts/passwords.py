"""Passwords as Argon2 keeps them. Hashing takes a moment on purpose, so it is done aside, and few at a time."""

import asyncio
import secrets
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from thebridge.errors import AppError

SHORTEST: Final = 12
LONGEST: Final = 200
MEMORY_KIB: Final = 32 * 1024
AT_ONCE: Final = 2
"""So many are hashed at the same time: a flood of guesses leaves the rest of the machine to the games."""


def require_fit(password: str) -> None:
    """The only rule for a password is its length."""
    if len(password) < SHORTEST:
        raise AppError("password_too_short", least=SHORTEST)
    if len(password) > LONGEST:
        raise AppError("password_too_long", limit=LONGEST)


class Passwords:
    """Makes hashes and compares with them."""

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        self._hasher = hasher or PasswordHasher(time_cost=2, memory_cost=MEMORY_KIB, parallelism=1)
        self._nobodys = self._hasher.hash(secrets.token_urlsafe(16))
        self._turns = asyncio.Semaphore(AT_ONCE)

    async def hash(self, password: str) -> str:
        """What is kept of a password; `password_too_short` or `password_too_long` when it does not fit."""
        require_fit(password)
        async with self._turns:
            return await asyncio.to_thread(self._hasher.hash, password)

    async def matches(self, password_hash: str | None, password: str) -> bool:
        """Whether it is the password. For somebody who does not exist it takes as long, and is not."""
        async with self._turns:
            is_right = await asyncio.to_thread(self._compare, password_hash or self._nobodys, password[: LONGEST + 1])
        return is_right and password_hash is not None

    def _compare(self, password_hash: str, password: str) -> bool:
        try:
            return self._hasher.verify(password_hash, password)
        except (VerificationError, InvalidHashError):
            return False
