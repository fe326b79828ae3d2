"""A page of the debrief is read aloud in half a minute: its rule, its question and any three moments."""

import pytest

from tests.scenarios.the_bridge.datasets import SCENARIO
from thebridge.authoring.loader import load_scenario

WORDS = 60
MOMENTS = 3


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_debrief_page_has_at_most_sixty_words(language: str) -> None:
    scenario = load_scenario(SCENARIO)
    texts = scenario.texts[language]
    for goal in scenario.goals:
        moments = sorted(len(texts[moment.text].split()) for moment in scenario.evidence if moment.goal == goal.id)
        told = sum(len(texts[key].split()) for key in (goal.rule, goal.question)) + sum(moments[-MOMENTS:])
        assert told <= WORDS, (goal.id, told)
