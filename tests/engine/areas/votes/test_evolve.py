from tests.engine.areas.puzzles.warehouse import ADA
from tests.engine.areas.votes.test_decide import EVA, FIRST, OPENED, cast
from thebridge.engine.areas.votes.evolve import evolve
from thebridge.engine.areas.votes.words import OwnVote, QuestionAnswered, VoteClosed, VotesState
from thebridge.engine.ids import OptionId, QuestionId, Reason


def test_an_event_of_another_area_leaves_the_same_object() -> None:
    assert evolve(OPENED, object(), 2) is OPENED


def test_the_last_vote_of_a_person_is_the_one_that_counts() -> None:
    state = cast(cast(OPENED, ADA), ADA, option=EVA)
    assert state.votes[FIRST].cast == {ADA: OwnVote(EVA, None)}
    assert OPENED.votes[FIRST].cast == {}


def test_a_closed_vote_keeps_what_was_cast() -> None:
    state = evolve(cast(OPENED, ADA), VoteClosed(FIRST, Reason("time")), 3)
    assert not state.votes[FIRST].is_open
    assert len(state.votes[FIRST].cast) == 1


def test_answers_before_and_after_stand_beside_each_other() -> None:
    scan = QuestionId("scan")
    state = evolve(VotesState(), QuestionAnswered(scan, "before", ADA, OptionId("2")), 1)
    state = evolve(state, QuestionAnswered(scan, "after", ADA, OptionId("4")), 2)
    assert state.answers == {(scan, "before", ADA): "2", (scan, "after", ADA): "4"}
