"""The guide has what to say in its order, and the answers apart from it."""

import pytest

from tests.engine.play import warm_up
from thebridge.authoring.catalogue import Catalogue
from thebridge.engine.scenario import Scenario
from thebridge.engine.state import RoomState
from thebridge.engine.view import texts_for
from thebridge.settings import asset_path
from thebridge.web.app import read_translations
from thebridge.web.guide import Guide, unstressed


def guide(scenario: Scenario, language: str = "nl") -> Guide:
    return Guide(scenario, texts_for(scenario, RoomState(), language), read_translations(), language)


def test_stars_that_stress_a_word_are_left_out() -> None:
    assert unstressed("Een doel heet *niet gezien*, dat is **geen** nul. 2 * 3") == (
        "Een doel heet niet gezien, dat is geen nul. 2 * 3"
    )


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_short_guide_has_every_cue_and_no_answer(language: str) -> None:
    scenario = warm_up()
    short = guide(scenario, language).short()
    assert [cue["say"] for chapter in short["chapters"] for cue in chapter["cues"]] == [
        cue["say"] for cue in guide(scenario, language).cues()
    ]
    assert short.keys() == {"title", "language", "about", "words", "guide", "chapters"}
    assert all(not word.startswith("guide.") for word in short["words"].values())


def test_the_whole_guide_ends_with_answers_the_conclusion_and_the_night() -> None:
    scenario = Catalogue(asset_path("scenarios")).get_offer("the-bridge").scenario
    whole = guide(scenario).whole()
    assert len(whole["puzzles"]) == len(scenario.puzzles) + 1
    assert all(part["answer"] for puzzle in whole["puzzles"] for part in puzzle["parts"])
    assert next(one["at"] for one in whole["reveal"]) == "17:40:00"
    assert [act["id"] for act in guide(scenario).acts()] == [act.id for act in scenario.acts]


def test_the_debriefs_lines_of_the_bridge_each_name_their_page() -> None:
    scenario = Catalogue(asset_path("scenarios")).get_offer("the-bridge").scenario
    pages = [cue["page"] for cue in guide(scenario).cues() if cue["act"] is None]
    assert pages == ["reveal", "decision", "goal", "action", "goodbye"]
