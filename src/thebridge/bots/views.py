"""The views of a team's bots, built only as far as they are looked at, and again only where the state changed."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from thebridge.engine.ids import PlayerId
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
        self.state = RoomState()
        self.now_ms = 0
        self._built: dict[tuple[str, PlayerId | None], tuple[tuple[object, ...], Any]] = {}

    def view_of(self, player: PlayerId) -> "LazyView":
        """What this player may see now."""
        return LazyView(self, Viewer("player", self.language, player))

    def section(self, section: Section, viewer: Viewer) -> Any:
        """A section of a viewer's view, as built before while its slices are the same objects."""
        key = (section.name, None if section.name in SAME_FOR_ALL else viewer.player)
        slices = tuple(getattr(self.state, name) for name in section.slices)
        known = self._built.get(key)
        if known is not None and all(old is new for old, new in zip(known[0], slices, strict=True)):
            return known[1]
        built = section.build(look_at(self.scenario, self.state, viewer))
        self._built[key] = (slices, built)
        return built


class LazyView(Mapping[str, Any]):
    """A view whose sections come to be when somebody looks at them. `now_ms` is the time, as a page gets it."""

    def __init__(self, views: TeamViews, viewer: Viewer) -> None:
        self._views, self._viewer = views, viewer

    def __getitem__(self, name: str) -> Any:
        if name == "now_ms":
            return self._views.now_ms
        return self._views.section(_SECTIONS[name], self._viewer)

    def __iter__(self) -> Iterator[str]:
        return iter((*_SECTIONS, "now_ms"))

    def __len__(self) -> int:
        return len(_SECTIONS) + 1


_SECTIONS: Final = {section.name: section for section in sections_for(Viewer("player", "en", PlayerId("")))}
