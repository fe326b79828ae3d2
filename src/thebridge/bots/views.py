"""The views of a team's bots, built only as far as they are looked at, and again only where the state changed."""

from collections.abc import Iterator, Mapping
from operator import is_
from typing import Any, Final

from thebridge.engine.ids import PlayerId
from thebridge.engine.memo import Memo
from thebridge.engine.scenario import Scenario
from thebridge.engine.state import RoomState
from thebridge.engine.view import Look, Section, look_at, sections_for
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
        self.state = RoomState()
        self.now_ms = 0
        self.memo = Memo()
        self._built: dict[tuple[str, PlayerId | None], tuple[list[object], Any]] = {}

    def view_of(self, player: PlayerId) -> "LazyView":
        """What this player may see now."""
        return LazyView(self, look_at(self.scenario, self.state, Viewer("player", self.language, player), self.memo))

    def section(self, section: Section, look: Look) -> Any:
        """A section of a viewer's view, as built before while its slices are the same objects."""
        key = (section.name, None if section.name in SAME_FOR_ALL else look.viewer.player)
        slices = [getattr(look.state, name) for name in section.slices]
        known = self._built.get(key)
        if known is not None and all(map(is_, known[0], slices)):
            return known[1]
        built = section.build(look)
        self._built[key] = (slices, built)
        return built


class LazyView(Mapping[str, Any]):
    """A view of one moment, whose sections come to be when somebody looks at them; `now_ms` is the time."""

    def __init__(self, views: TeamViews, look: Look) -> None:
        self._views, self._look = views, look
        self._seen: dict[str, Any] = {"now_ms": views.now_ms}

    def __getitem__(self, name: str) -> Any:
        if name not in self._seen:
            self._seen[name] = self._views.section(self._views.sections[name], self._look)
        return self._seen[name]

    def __iter__(self) -> Iterator[str]:
        return iter((*self._views.sections, "now_ms"))

    def __len__(self) -> int:
        return len(self._views.sections) + 1
