"""What a view was made of last, so that the next one takes over whatever is made of the same things."""

from collections.abc import Callable, Hashable, Mapping
from typing import Any, TypeVar

Key = TypeVar("Key", bound=Hashable)
Built = TypeVar("Built")
MadeOf = tuple[object, ...]
"""All that a build depends on, the scenario aside. States share what did not change, so most is found to be the same
object at the first look; what is another object is compared."""


class Memo:
    """Belongs to one room, whose scenario does not change. It saves time and never alters what is built.

    What is kept is handed out again, so nobody may change what was built.
    """

    def __init__(self) -> None:
        self._whole: dict[Hashable, tuple[MadeOf, object]] = {}
        self._each: dict[Hashable, dict[Hashable, tuple[MadeOf, object]]] = {}
        self._languages: dict[str, Memo] = {}

    def in_language(self, language: str) -> "Memo":
        """What was built for those who read this language."""
        if language not in self._languages:
            self._languages[language] = Memo()
        return self._languages[language]

    def recall(self, name: Hashable, made_of: MadeOf, build: Callable[[], Built]) -> Built:
        """One thing, built anew only when something that it is made of is another than last time."""
        known = self._whole.get(name)
        if known is None or known[0] != made_of:
            known = self._whole[name] = (made_of, build())
        return known[1]  # type: ignore[return-value]  # what `build` gave for this name

    def recall_each(
        self, name: Hashable, things: Mapping[Key, MadeOf], build: Callable[[Key], Built]
    ) -> dict[Any, Built]:
        """Many things by their keys, each as `recall` does; what is no longer among them is forgotten."""
        before, kept = self._each.get(name, {}), {}
        for key, made_of in things.items():
            known = before.get(key)
            kept[key] = known if known is not None and known[0] == made_of else (made_of, build(key))
        self._each[name] = kept  # type: ignore[assignment]  # a dict of more particular keys
        return {key: one[1] for key, one in kept.items()}  # type: ignore[misc]  # what `build` gave for this name
