"""What a bot worked out, and what of its view that came from: it thinks again only about what has changed."""

from collections.abc import Callable, Hashable, Iterator, Mapping
from typing import Any, Final, TypeVar

Thought = TypeVar("Thought")
_LUCK: Final = object()
"""Stands among the sections that a thought came from when it was drawn as well: it is never taken over."""


class Attention(Mapping[str, Any]):
    """A bot's view that notes which of its sections are looked at, and keeps the thoughts that came of them.

    A thought is taken over as long as each section that it came from is the same object as then. So whoever builds a
    view must hand out another object when something changed, and should hand out the same one when nothing did.
    """

    def __init__(self, view: Mapping[str, Any]) -> None:
        self._view = view
        self._known: dict[Hashable, tuple[dict[Any, Any], Any]] = {}
        self._sure: set[Hashable] = set()
        self._looked: list[dict[Any, Any]] = []

    def turn_to(self, view: Mapping[str, Any]) -> "Attention":
        """The same bot before its next view."""
        self._view = view
        self._sure.clear()
        return self

    def recall(self, name: Hashable, think: Callable[[], Thought]) -> Thought:
        """The thought of this name: the last one if it would come out the same, or thought anew."""
        if name not in self._sure and not self._is_fresh(name):
            self._looked.append({})
            thought = think()
            self._known[name] = (self._looked.pop(), thought)
        made_of, known = self._known[name]
        if _LUCK not in made_of:
            self._sure.add(name)
        if self._looked:
            self._looked[-1].update(made_of)
        return known  # type: ignore[no-any-return]  # what `think` gave for this name

    def note_luck(self) -> None:
        """What is being thought depends on a draw as well."""
        if self._looked:
            self._looked[-1][_LUCK] = None

    def _is_fresh(self, name: Hashable) -> bool:
        known = self._known.get(name)
        if known is None or _LUCK in known[0]:
            return False
        view = self._view
        return all(view[section] is seen for section, seen in known[0].items())

    def __getitem__(self, name: str) -> Any:
        section = self._view[name]
        if self._looked:
            self._looked[-1][name] = section
        return section

    def get(self, name: str, default: Any = None) -> Any:
        """As a mapping's own; what is not there is no part of a view, and never comes to be."""
        return self[name] if name in self._view else default

    def __iter__(self) -> Iterator[str]:
        return iter(self._view)

    def __len__(self) -> int:
        return len(self._view)
