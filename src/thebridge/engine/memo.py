"""What a view was made of last, so that the next one takes over whatever is made of the same things."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

Key = TypeVar("Key", bound=Hashable)
Built = TypeVar("Built")
MadeOf = tuple[object, ...]
"""All that a build depends on, the scenario aside. States share what did not change, so most is found to be the same
object at the first look; what is another object is compared."""


@dataclass(frozen=True, slots=True)
class _Many:
    """What was built of many things, by their keys."""

    around: MadeOf
    things: Mapping[Any, object]
    made: dict[Any, Any]


class Memo:
    """Belongs to one room, whose scenario does not change. It saves time and never alters what is built.

    What is kept is handed out again, so nobody may change what was built.
    """

    def __init__(self) -> None:
        self._whole: dict[Hashable, tuple[MadeOf, object]] = {}
        self._each: dict[Hashable, _Many] = {}
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
        self, name: Hashable, things: Mapping[Key, object], around: MadeOf, build: Callable[[Key], Built]
    ) -> dict[Any, Built]:
        """Many by their keys, each as `recall` does; what is no longer among them is forgotten.

        Each is made of its own thing, and all of them of what is `around`: when that is another, all are built anew.
        """
        before = self._each.get(name)
        if before is None or before.around != around:
            before = _Many(around, {}, {})
        known, made = before.things, before.made
        # A room has hundreds of these, of which an entry changes one: nearly all are told by being the same object.
        kept = {
            key: made[key] if key in known and ((one := known[key]) is thing or one == thing) else build(key)
            for key, thing in things.items()
        }
        self._each[name] = _Many(around, things, kept)
        return kept
