"""Bots answer the questions before and after play: by kind, as an opinion, and without a moment for any goal."""

import pytest

from tests.bots.warm_up import warm_up
from thebridge.bots.answering import play_with_answers
from thebridge.bots.profiles import TEAM_PROFILES
from thebridge.bots.simulate import Order, outcome_of
from thebridge.bots.table import Table
from thebridge.debrief.report import build_report
from thebridge.engine.areas.votes.ballot import is_asked
from thebridge.engine.areas.votes.words import QuestionAnswered
from thebridge.engine.evidence import moments


def played(profile: str, number: int = 0) -> Table:
    fitting = {one.id: one.best for one in warm_up().questions if one.best is not None}
    return play_with_answers(warm_up(), Order(9, 5, profile, seed=3), number, fitting)


def share_that_fits(profile: str, moment: str) -> float:
    """How much of what teams of this kind answer fits the rule."""
    best = {one.id: one.best for one in warm_up().questions if one.best is not None}
    given = [
        option == best[question]
        for number in range(9)
        for (question, when, _), option in played(profile, number).state.votes.answers.items()
        if when == moment and question in best
    ]
    return sum(given) / len(given)


@pytest.mark.parametrize("profile", TEAM_PROFILES)
def test_everybody_answers_every_question_of_each_moment_and_play_ends_as_it_does(profile: str) -> None:
    table = played(profile)
    asked = {(one.id, when) for one in warm_up().questions for when in ("before", "after") if is_asked(one, when)}
    answered = {(question, when) for question, when, _ in table.state.votes.answers}
    assert answered == asked
    assert len(table.state.votes.answers) == 5 * len(asked)
    assert table.state.acts.stage == "debrief"


def test_more_answers_fit_after_play_and_the_careful_learn_most() -> None:
    before, after = share_that_fits("careful", "before"), share_that_fits("careful", "after")
    assert before < after
    assert share_that_fits("hasty", "after") < after


def test_teams_differ_and_their_report_has_counts_beyond_the_team() -> None:
    reports = [build_report(warm_up(), played("mixed", number).journal, "beyond") for number in range(3)]
    assert any(one.counts is not None for report in reports for one in report.questions)
    assert any(one.before is not None and one.after is not None for report in reports for one in report.scan)
    assert len({report.questions for report in reports}) > 1


def test_an_answer_is_no_moment_for_any_goal() -> None:
    table = played("careful")
    of_answers = {
        entry.seq for entry in table.journal if any(isinstance(event, QuestionAnswered) for event in entry.events)
    }
    assert of_answers
    assert not of_answers & {one.seq for one in moments(warm_up(), table.journal)}
    assert sum(map(sum, outcome_of(warm_up(), table.state).goals.values())) > 0
