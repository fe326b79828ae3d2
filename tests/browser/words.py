"""What pages and stories say in one language, so that tests press what a person reads."""

from dataclasses import dataclass
from functools import cache

from thebridge.authoring.loader import load_scenario
from thebridge.engine.ids import TextKey
from thebridge.engine.scenario import Scenario
from thebridge.engine.state import RoomState
from thebridge.engine.view import texts_for
from thebridge.settings import asset_path
from thebridge.web.app import read_translations
from thebridge.web.i18n import Translations

STORY = "warm-up"


@cache
def story(name: str = STORY) -> Scenario:
    """A scenario of ours, read once."""
    return load_scenario(asset_path("scenarios") / name)


@cache
def translations() -> Translations:
    """Every text of the pages, read once."""
    return read_translations()


@dataclass(frozen=True)
class Words:
    """The texts of one language: called with a key for those of the page, `told` for those of the story."""

    language: str
    scenario: str = STORY

    def __call__(self, key: str, **values: object) -> str:
        """A text of the page."""
        text = translations().t(self.language, key, **values)
        assert text != key, f"no text for {key}"
        return text

    def told(self, key: TextKey | str | None) -> str:
        """A text of the scenario, with the names of its cast."""
        scenario = story(self.scenario)
        return texts_for(scenario, RoomState(), self.language).get(None if key is None else TextKey(key))
