"""Every part of every scenario has its answer in words."""

from pathlib import Path

import pytest

from thebridge.authoring.catalogue import Catalogue
from thebridge.engine.areas.puzzles.kinds import KINDS
from thebridge.engine.areas.puzzles.kinds.mark import MarkPart
from thebridge.engine.scenario import Part, Scenario
from thebridge.engine.state import RoomState
from thebridge.engine.view import texts_for
from thebridge.settings import asset_path
from thebridge.web.answer_key import answers_of, answers_of_accusation


@pytest.fixture(scope="module")
def scenarios() -> list[Scenario]:
    return [offer.scenario for offer in Catalogue(asset_path("scenarios")).offers()]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_each_part_has_an_answer_in_words(scenarios: list[Scenario], language: str) -> None:
    kinds = set()
    for scenario in scenarios:
        texts = texts_for(scenario, RoomState(), language)
        for puzzle in scenario.puzzles:
            for part in puzzle.parts:
                lines = answers_of(part, texts.get, scenario)
                assert lines, part.id
                assert all(line.strip() and line not in scenario.texts[language] for line in lines), part.id
                kinds.add(part.kind)  # type: ignore[attr-defined]
    assert kinds == set(KINDS), f"no scenario has {set(KINDS) - kinds}"


def test_a_place_in_a_chart_is_told_by_its_line_and_its_time(scenarios: list[Scenario]) -> None:
    scenario = next(one for one in scenarios if one.id == "the-bridge")
    say = texts_for(scenario, RoomState(), "nl").get
    parts = [part for puzzle in scenario.puzzles for part in puzzle.parts if isinstance(part, MarkPart)]
    lines = [line for part in parts for line in answers_of(part, say, scenario)]
    assert any(line.endswith(": 00:47:20 UTC") for line in lines)
    assert not any("=" in line or "T00:" in line for line in lines)


def test_who_it_was_is_told_by_name(scenarios: list[Scenario]) -> None:
    scenario = next(one for one in scenarios if one.id == "the-bridge")
    assert scenario.accusation is not None
    texts = texts_for(scenario, RoomState(), "nl")
    by_part = {part.id: answers_of_accusation(scenario, part, texts) for part in scenario.accusation.parts}
    names = {one.name for one in scenario.cast}
    assert any(set(lines) <= names for lines in by_part.values() if lines)


def test_a_kind_without_words_is_a_mistake_of_ours(scenarios: list[Scenario]) -> None:
    with pytest.raises(TypeError, match="no words"):
        answers_of(Part(id="x", prompt="y"), str, scenarios[0])  # type: ignore[arg-type]


def test_the_folder_of_scenarios_is_there() -> None:
    assert Path(asset_path("scenarios")).is_dir()
