"""The coach of a rehearsal: page and server teach the same, in the same order."""

import json
import re

from thebridge.settings import asset_path
from thebridge.web.app import read_translations
from thebridge.web.rehearsal import HELPS, TAUGHT_BY_TROUBLE, TRIED_IN_ORDER


def written(name: str) -> str:
    source = (asset_path("static") / "js" / "components" / "coach.js").read_text(encoding="utf-8")
    found = re.search(rf"{name} = ([\[{{].*?[\]}}]);", source)
    assert found is not None
    return found[1]


def test_the_page_teaches_in_the_same_order() -> None:
    assert json.loads(written("TRIED_IN_ORDER")) == list(TRIED_IN_ORDER)
    assert json.loads(written("TAUGHT_BY_TROUBLE")) == list(TAUGHT_BY_TROUBLE)
    assert re.findall(r'(\w+): "(\w+)"', written("HELPS")) == list(HELPS.items())


def test_there_are_words_for_every_hint() -> None:
    knows = read_translations().knows
    hints = (*HELPS.values(), *TRIED_IN_ORDER, *TAUGHT_BY_TROUBLE, "start", "watch", "end", "debrief")
    assert all(knows(f"prepare.coach.{hint}") for hint in hints)
