"""A bot's own luck: fresh draws for what happens to happen, steady ones for what is its character."""

import random
from collections.abc import Sequence
from typing import TypeVar
from zlib import crc32

T = TypeVar("T")
_SIZE = 2**32


class Chance:
    """All draws follow from the seed, so that a play can be played again."""

    def __init__(self, seed: int | str) -> None:
        self._seed = str(seed)
        self._random = random.Random(self._seed)  # noqa: S311 - play must be repeatable, not secret

    def fresh(self) -> float:
        """A new number from 0 up to 1."""
        return self._random.random()

    def between(self, least: float, most: float) -> float:
        """A new number between two."""
        return self._random.uniform(least, most)

    def whole(self) -> int:
        """A new integer of 63 bits, as a room's circumstances want it."""
        return self._random.getrandbits(63)

    def steady(self, *about: str) -> float:
        """A number from 0 up to 1 that is always the same about the same thing."""
        return crc32("/".join((self._seed, *about)).encode()) / _SIZE

    def pick(self, options: Sequence[T], *about: str) -> T:
        """One of the options, always the same about the same thing."""
        return options[int(self.steady(*about) * len(options))]
