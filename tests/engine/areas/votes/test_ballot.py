from dataclasses import replace

from tests.engine.areas.puzzles.warehouse import SCENARIO
from thebridge.engine.areas.votes.ballot import SCALE, is_asked, options_of

FIRST, MOOD = SCENARIO.votes
BEFORE, AFTER, BOTH = SCENARIO.questions


def test_a_vote_offers_the_suspects_and_then_the_others() -> None:
    assert options_of(SCENARIO, FIRST) == ("odd", "eva", "nobody")
    assert options_of(SCENARIO, replace(FIRST, suspects=False)) == ("nobody",)
    assert options_of(SCENARIO, MOOD) == ("yes", "no")


def test_a_question_is_asked_in_the_moments_of_its_form() -> None:
    asked = [[is_asked(question, moment) for moment in ("before", "after")] for question in (BEFORE, AFTER, BOTH)]
    assert asked == [[True, False], [False, True], [True, True]]


def test_the_scale_ends_with_not_knowing() -> None:
    assert SCALE == ("1", "2", "3", "4", "5", "unknown")
