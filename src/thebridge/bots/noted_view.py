"""What a bot worked out, and what of its view that came from: it thinks again only about what has changed."""

from collections.abc import Callable, Hashable, Iterator, Mapping
from typing import Any, Final, TypeVar

Thought = TypeVar("Thought")
_LUCK: Final = "luck"
"""Stands among the sections that a thought came from when it was drawn as well: it is never taken over."""


class NotedView(Mapping[str, Any]):
    """A bot's view that notes which of its sections are looked at, and keeps the thoughts that came of them.

    A thought is taken over as long as each section that it came from is the same object as then. So whoever builds a
    view must hand out another object when something changed, and should hand out the same one when nothing did.
    """

    def __init__(self, view: Mapping[str, Any]) -> None:
        self._view = view
        self._seen: dict[str, Any] = {}
        """Each section as it was when it was looked at last."""
        self._checked: set[str] = set()
        """The sections of which is known that they are in this view as they were seen last."""
        self._known: dict[Hashable, tuple[set[str], Any]] = {}
        self._rests_on: dict[str, set[Hashable]] = {}
        self._looked: list[set[str]] = []

    def turn_to(self, view: Mapping[str, Any]) -> "NotedView":
        """The same bot before its next view."""
        self._view = view
        self._checked.clear()
        return self

    def recall(self, name: Hashable, think: Callable[[], Thought]) -> Thought:
        """The thought of this name: the last one if it would come out the same, or thought anew."""
        known = self._find(name)
        if known is None:
            known = self._think(name, think)
        if self._looked:
            self._looked[-1] |= known[0]
        return known[1]  # type: ignore[no-any-return]  # what `think` gave for this name

    def note_luck(self) -> None:
        """What is being thought depends on a draw as well."""
        if self._looked:
            self._looked[-1].add(_LUCK)

    def _find(self, name: Hashable) -> tuple[set[str], Any] | None:
        known = self._known.get(name)
        if known is None or known[0] <= self._checked:
            return known
        for section in known[0] - self._checked:
            self._check(section)
        return self._known.get(name)

    def _check(self, section: str) -> None:
        """Forgets what came of the section if it is another one now."""
        new = self._view[section]
        self._checked.add(section)
        if section not in self._seen or self._seen[section] is not new:
            self._seen[section] = new
            for thought in self._rests_on.pop(section, ()):
                self._known.pop(thought, None)

    def _think(self, name: Hashable, think: Callable[[], Thought]) -> tuple[set[str], Thought]:
        self._looked.append(set())
        thought = think()
        made_of = self._looked.pop()
        if _LUCK not in made_of:
            self._known[name] = (made_of, thought)
            for section in made_of:
                self._rests_on.setdefault(section, set()).add(name)
        return made_of, thought

    def __getitem__(self, name: str) -> Any:
        if name not in self._checked:
            self._check(name)
        if self._looked:
            self._looked[-1].add(name)
        return self._seen[name]

    def get(self, name: str, default: Any = None) -> Any:
        """As a mapping's own; what is not there is no part of a view, and never comes to be."""
        return self[name] if name in self._view else default

    def __iter__(self) -> Iterator[str]:
        return iter(self._view)

    def __len__(self) -> int:
        return len(self._view)
