"""The coach of a rehearsal: page and server teach the same, in the same order."""

import re

from thebridge.settings import asset_path
from thebridge.web.app import read_translations
from thebridge.web.rehearsal import TRIED_IN_ORDER


def test_the_page_teaches_in_the_same_order() -> None:
    source = (asset_path("static") / "js" / "components" / "coach.js").read_text(encoding="utf-8")
    written = re.search(r"TRIED_IN_ORDER = \[(.*?)\]", source)
    assert written is not None
    assert re.findall(r'"(\w+)"', written[1]) == list(TRIED_IN_ORDER)


def test_there_are_words_for_every_hint() -> None:
    knows = read_translations().knows
    assert all(knows(f"prepare.coach.{hint}") for hint in (*TRIED_IN_ORDER, "start", "end", "debrief"))
