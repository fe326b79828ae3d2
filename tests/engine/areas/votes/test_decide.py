from typing import Literal

import pytest

from tests.engine.areas.puzzles.warehouse import ADA, BEN, CAS, FACTS, SCENARIO, at
from thebridge.engine.areas.votes.decide import (
    answer_question,
    cast_vote,
    due_closings,
    next_closing_seconds,
    open_vote,
)
from thebridge.engine.areas.votes.evolve import evolve
from thebridge.engine.areas.votes.words import (
    AnswerQuestion,
    CastVote,
    QuestionAnswered,
    VoteCast,
    VoteClosed,
    VoteOpened,
    VotesState,
)
from thebridge.engine.ids import OptionId, PlayerId, QuestionId, Reason, VoteId
from thebridge.engine.refusals import Refused

FIRST, MOOD = VoteId("first"), VoteId("mood")
ODD, EVA = OptionId("odd"), OptionId("eva")
OPENED = evolve(VotesState(), VoteOpened(FIRST, 60.0), 1)


def cast(state: VotesState, *players: PlayerId, option: OptionId = ODD) -> VotesState:
    for player in players:
        state = evolve(state, VoteCast(FIRST, player, option, None), 2)
    return state


def refusal(state: VotesState, command: CastVote) -> str:
    with pytest.raises(Refused) as refused:
        cast_vote(SCENARIO, state, command, FACTS)
    return refused.value.code


def test_a_player_votes_and_changes_the_vote_while_it_is_open() -> None:
    first = cast_vote(SCENARIO, OPENED, CastVote(ADA, FIRST, ODD, 3), FACTS)
    assert first == (VoteCast(FIRST, ADA, ODD, 3),)
    state = evolve(OPENED, first[0], 2)
    assert cast_vote(SCENARIO, state, CastVote(ADA, FIRST, ODD, 3), FACTS) == ()
    assert cast_vote(SCENARIO, state, CastVote(ADA, FIRST, ODD, 4), FACTS)
    assert cast_vote(SCENARIO, state, CastVote(ADA, FIRST, EVA, 3), FACTS)


def test_a_vote_that_is_closed_hidden_or_does_not_offer_the_option_is_refused() -> None:
    assert refusal(OPENED, CastVote(ADA, MOOD, ODD)) == "vote_unknown"
    assert refusal(OPENED, CastVote(ADA, FIRST, OptionId("pim"))) == "option_unknown"
    assert refusal(OPENED, CastVote(ADA, FIRST, ODD, 6)) == "confidence_out_of_range"
    closed = evolve(OPENED, VoteClosed(FIRST, Reason("time")), 2)
    assert refusal(closed, CastVote(ADA, FIRST, ODD)) == "vote_closed"


def test_a_vote_that_asks_for_no_confidence_keeps_none() -> None:
    state = evolve(OPENED, VoteOpened(MOOD, 60.0), 2)
    [event] = cast_vote(SCENARIO, state, CastVote(ADA, MOOD, OptionId("yes"), 9), FACTS)
    assert event == VoteCast(MOOD, ADA, OptionId("yes"), None)


def answer(state: VotesState, name: str, moment: Literal["before", "after"], option: str) -> tuple[object, ...]:
    command = AnswerQuestion(ADA, QuestionId(name), moment, OptionId(option))
    return answer_question(SCENARIO, state, command, at(0.0 if moment == "before" else 900.0))


def test_a_question_is_answered_and_the_answer_may_change() -> None:
    [event] = answer(VotesState(), "a1", "before", "x")
    assert event == QuestionAnswered(QuestionId("a1"), "before", ADA, OptionId("x"))
    state = evolve(VotesState(), event, 1)
    assert answer(state, "a1", "before", "x") == ()
    assert answer(state, "a1", "before", "y")


def test_a_question_without_options_takes_the_scale_in_both_moments() -> None:
    assert answer(VotesState(), "scan", "before", "5")
    assert answer(VotesState(), "scan", "after", "unknown")


@pytest.mark.parametrize(
    ("name", "moment", "option", "code"),
    [
        ("a1", "after", "x", "question_unknown"),
        ("none", "before", "x", "question_unknown"),
        ("a1", "before", "5", "option_unknown"),
        ("scan", "before", "6", "option_unknown"),
    ],
)
def test_a_question_of_another_moment_or_an_unknown_option_is_refused(
    name: str, moment: Literal["before", "after"], option: str, code: str
) -> None:
    with pytest.raises(Refused, match=code):
        answer(VotesState(), name, moment, option)


def test_what_is_asked_before_play_closes_when_play_starts_and_what_is_asked_after_waits_for_it() -> None:
    before = AnswerQuestion(ADA, QuestionId("scan"), "before", OptionId("1"))
    with pytest.raises(Refused, match="question_closed"):
        answer_question(SCENARIO, VotesState(), before, at(1.0))
    after = AnswerQuestion(ADA, QuestionId("scan"), "after", OptionId("1"))
    with pytest.raises(Refused, match="question_not_open"):
        answer_question(SCENARIO, VotesState(), after, at(0.0))


def test_a_vote_opens_once() -> None:
    assert open_vote(VotesState(), FIRST, 5.0) == (VoteOpened(FIRST, 5.0),)
    assert open_vote(OPENED, FIRST, 5.0) == ()


def test_a_vote_closes_when_everyone_who_is_here_answered() -> None:
    assert due_closings(SCENARIO, cast(OPENED, ADA, BEN), at(61.0)) == ()
    everyone = cast(OPENED, ADA, BEN, CAS)
    assert due_closings(SCENARIO, everyone, at(61.0)) == (VoteClosed(FIRST, Reason("all")),)
    left = at(61.0, players={ADA: (), BEN: ()})
    assert due_closings(SCENARIO, cast(OPENED, ADA, BEN), left) == (VoteClosed(FIRST, Reason("all")),)


def test_a_vote_waits_longer_for_a_person_with_extra_time_and_only_for_as_long_as_it_waits_for_them() -> None:
    slow = at(160.0, extra_time={CAS: 2.0})
    assert due_closings(SCENARIO, OPENED, slow) == ()
    assert due_closings(SCENARIO, cast(OPENED, CAS), slow) == (VoteClosed(FIRST, Reason("time")),)
    assert due_closings(SCENARIO, OPENED, at(240.0, extra_time={CAS: 2.0})) == (VoteClosed(FIRST, Reason("time")),)


def test_the_alarm_rings_when_the_last_person_waited_for_is_due() -> None:
    here = {ADA: 1.0, BEN: 1.0, CAS: 2.0}
    assert next_closing_seconds(SCENARIO, OPENED, here) == 240.0
    assert next_closing_seconds(SCENARIO, cast(OPENED, CAS), here) == 150.0
    assert next_closing_seconds(SCENARIO, evolve(OPENED, VoteOpened(MOOD, 60.0), 2), here) == 120.0
    assert next_closing_seconds(SCENARIO, VotesState(), here) is None


def test_a_vote_in_an_empty_room_closes_by_time() -> None:
    assert due_closings(SCENARIO, OPENED, at(149.0, players={})) == ()
    assert due_closings(SCENARIO, OPENED, at(150.0, players={})) == (VoteClosed(FIRST, Reason("time")),)
    assert next_closing_seconds(SCENARIO, OPENED, {}) == 150.0


def test_a_closed_vote_does_not_close_again() -> None:
    closed = evolve(OPENED, VoteClosed(FIRST, Reason("time")), 2)
    assert due_closings(SCENARIO, closed, at(900.0)) == ()
