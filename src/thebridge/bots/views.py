"""The views of a team's bots, built only as far as they are looked at, and again only where the state changed."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from thebridge.engine.ids import PlayerId
from thebridge.engine.memo import Memo
from thebridge.engine.scenario import Scenario
from thebridge.engine.state import RoomState
from thebridge.engine.view import Section, look_at, sections_for
from thebridge.engine.viewer import Viewer

SAME_FOR_ALL: Final = frozenset(
    {"room", "clock", "people", "chat", "puzzles", "drafts", "board", "pins", "links", "notes", "accusation"}
)
"""Sections that all players of one team who read one language see alike; the tests hold them to it."""


class TeamViews:
    """Each player's view of the newest state."""

    def __init__(self, scenario: Scenario, language: str) -> None:
        self.scenario, self.language = scenario, language
        mine = sections_for(Viewer("player", language, PlayerId("")), scenario)
        self.sections: Final = {section.name: section for section in mine}
        self._of_slice: Final = _sections_by_slice(mine)
        self._built: dict[str, dict[PlayerId | None, Any]] = {name: {} for name in self.sections}
        self._newest: dict[str, set[PlayerId | None]] = {name: set() for name in self.sections}
        self._state = RoomState()
        self.now_ms = 0
        self.memo = Memo()

    def show(self, state: RoomState, now_ms: int) -> None:
        """This is the newest state: what is made of something that changed is built again when it is looked at."""
        self.now_ms = now_ms
        if state is self._state:
            return
        for name, sections in self._of_slice.items():
            before, now = getattr(self._state, name), getattr(state, name)
            if before is not now:
                for section, fields in sections:
                    if not fields or any(getattr(before, one) is not getattr(now, one) for one in fields):
                        self._newest[section].clear()
        self._state = state

    def view_of(self, player: PlayerId) -> "LazyView":
        """What this player may see now."""
        return LazyView(self, player)

    def section(self, name: str, player: PlayerId) -> Any:
        """A section of a player's view: the same object as last time while it says the same."""
        key = None if name in SAME_FOR_ALL else player
        built = self._built[name]
        if key not in self._newest[name]:
            viewer = Viewer("player", self.language, player)
            new = self.sections[name].build(look_at(self.scenario, self._state, viewer, self.memo))
            if key not in built or built[key] != new:
                built[key] = new
            self._newest[name].add(key)
        return built[key]


def _sections_by_slice(sections: tuple[Section, ...]) -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    """For each slice the sections that are made of it, with the fields that they use; none means the whole slice."""
    found: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for section in sections:
        parts = [name.partition(".") for name in section.slices]
        for slice_name in {name for name, _, _ in parts}:
            fields = tuple(field for name, _, field in parts if name == slice_name)
            found.setdefault(slice_name, []).append((section.name, fields if all(fields) else ()))
    return found


class LazyView(Mapping[str, Any]):
    """A view of the newest state, whose sections come to be when somebody looks at them; `now_ms` is the time."""

    def __init__(self, views: TeamViews, player: PlayerId) -> None:
        self._views, self._player = views, player

    def __getitem__(self, name: str) -> Any:
        return self._views.now_ms if name == "now_ms" else self._views.section(name, self._player)

    def __iter__(self) -> Iterator[str]:
        return iter((*self._views.sections, "now_ms"))

    def __len__(self) -> int:
        return len(self._views.sections) + 1
