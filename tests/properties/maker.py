"""The hand of an author who follows no story: draws from a seed, and notes every text that is used."""

from collections.abc import Iterator, Sequence
from random import Random
from typing import TypeVar

from thebridge.engine.ids import TextKey

LANGUAGES = ("nl", "en")
T = TypeVar("T")


class Maker:
    """Everything drawn follows from the seed."""

    def __init__(self, seed: int) -> None:
        self.chance = Random(seed)
        self.texts: dict[str, dict[TextKey, str]] = {language: {} for language in LANGUAGES}

    def text(self, key: str) -> TextKey:
        """The key of a text, which then exists in both languages and says who the first of the cast is."""
        for language, texts in self.texts.items():
            texts[TextKey(key)] = f"{key} ({language}), {{c0_first}}"
        return TextKey(key)

    def one(self, among: Sequence[T]) -> T:
        """One of several."""
        return self.chance.choice(among)

    def some(self, among: Sequence[T], least: int = 0) -> tuple[T, ...]:
        """A few of several, each once."""
        count = self.chance.randint(least, max(least, min(3, len(among))))
        return tuple(self.chance.sample(among, count))

    def is_so(self, share: float = 0.5) -> bool:
        """Yes or no."""
        return self.chance.random() < share

    def deck(self, cards: Sequence[T]) -> Iterator[T]:
        """Cards without end: each comes once before any comes again."""
        while True:
            yield from self.chance.sample(cards, len(cards))
