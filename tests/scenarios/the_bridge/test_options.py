"""What a team chooses in D1-D7 reads as what a colleague would say: no option stands out by length, place or word."""

import re
from collections import Counter

import pytest

from tests.scenarios.the_bridge.datasets import SCENARIO
from thebridge.authoring.loader import load_scenario
from thebridge.engine.scenario import AnswerOption, Option, Scenario

GIVEAWAYS = {
    "nl": (
        r"\w*veilig\w* privacy\w* protocol\w* regels netjes mag mogen moet hoort eigen\snaam vorder\w* zorgvuldig\w* "
        r"eerlijk\w* juist\w* verplicht\w* datalek\w* avg toestemming wachtwoord\w* gevaar\w* risico\w* voorzichtig\w* "
        r"melden stiekem goed fout verboden versleutel\w* noodzakelijk\w* nodig"
    ),
    "en": (
        r"safe\w* secur\w* protect\w* privacy protocol\w* rules? proper\w* allowed must should own\sname demand\w* "
        r"careful\w* honest\w* right wrong obliged breach\w* gdpr permission password\w* danger\w* risk\w* report\w* "
        r"secretly good bad forbidden encrypt\w* necessary needed"
    ),
}


@pytest.fixture(scope="module")
def scenario() -> Scenario:
    return load_scenario(SCENARIO)


def cards(scenario: Scenario) -> dict[str, tuple[Option | AnswerOption, ...]]:
    """D1-D6, and D7: what the mail says to the press."""
    found: dict[str, tuple[Option | AnswerOption, ...]] = {card.id: card.options for card in scenario.dilemmas}
    assert scenario.accusation is not None
    found |= {part.id: part.options for part in scenario.accusation.parts if part.id == "press"}
    assert len(found) == 7
    return found


@pytest.mark.parametrize("language", GIVEAWAYS)
def test_the_options_of_a_card_are_about_equally_long(scenario: Scenario, language: str) -> None:
    for card, options in cards(scenario).items():
        lengths = [len(scenario.texts[language][option.text]) for option in options]
        assert max(lengths) <= 1.25 * min(lengths), (card, lengths)


@pytest.mark.parametrize(("language", "words"), GIVEAWAYS.items())
def test_no_option_uses_a_word_that_tells_which_one_is_careful(scenario: Scenario, language: str, words: str) -> None:
    giveaway = re.compile(rf"\b(?:{'|'.join(words.split())})\b", re.IGNORECASE)
    for card, options in cards(scenario).items():
        for option in options:
            text = scenario.texts[language][option.text]
            assert not giveaway.search(text), (card, text)


def test_the_careful_option_has_no_place_of_its_own(scenario: Scenario) -> None:
    places = Counter(
        place for options in cards(scenario).values() for place, option in enumerate(options) if option.caution == 2
    )
    assert max(places.values()) <= len(cards(scenario)) / 2, places


def test_whoever_picks_blindly_is_careful_at_most_half_the_time(scenario: Scenario) -> None:
    shares = [sum(option.caution == 2 for option in options) / len(options) for options in cards(scenario).values()]
    assert max(shares) <= 0.5
    assert sum(shares) / len(shares) < 0.4


def test_each_card_has_something_between_careful_and_hasty(scenario: Scenario) -> None:
    for card, options in cards(scenario).items():
        assert {option.caution for option in options} == {0, 1, 2}, card
