"""Own answers leave as counts only: from three to the team, from five beyond it, and never when all are equal."""

import pytest

from tests.debrief.teams import the_bridge
from tests.engine.play import warm_up
from thebridge.debrief.counts import BEYOND_FROM, TEAM_FROM, Count, question_counts, scan_counts, vote_counts
from thebridge.engine.areas.votes.words import OwnVote, VotesState, VoteState
from thebridge.engine.ids import OptionId, PlayerId, QuestionId, VoteId

SCENARIO = warm_up()
QUESTION = next(one for one in SCENARIO.questions if one.dimension is None and one.form != "after")


def voted(*options: str, is_open: bool = False) -> VotesState:
    cast = {PlayerId(f"p{number}"): OwnVote(OptionId(option), 3) for number, option in enumerate(options)}
    return VotesState(votes={VoteId("hunch"): VoteState(is_open=is_open, cast=cast)})


def answered(question: QuestionId, *options: str) -> VotesState:
    return VotesState(
        answers={(question, "before", PlayerId(f"p{number}")): OptionId(one) for number, one in enumerate(options)}
    )


@pytest.mark.parametrize(
    ("options", "least", "is_told"),
    [
        (("bep", "bep"), TEAM_FROM, False),
        (("bep", "joost"), TEAM_FROM, False),
        (("bep", "bep", "bep"), TEAM_FROM, False),
        (("bep", "bep", "joost"), TEAM_FROM, True),
        (("bep", "bep", "joost", "joost"), BEYOND_FROM, False),
        (("bep", "bep", "joost", "joost", "joost"), BEYOND_FROM, True),
        (("bep",) * 5, BEYOND_FROM, False),
    ],
)
def test_a_vote_is_told_from_enough_people_who_differ(options: tuple[str, ...], least: int, is_told: bool) -> None:
    (vote,) = vote_counts(SCENARIO, voted(*options), least)
    assert (vote.counts is not None) is is_told
    if vote.counts is not None:
        assert sum(one.count for one in vote.counts) == len(options)


def test_a_vote_that_is_open_or_never_was_is_not_there() -> None:
    assert vote_counts(SCENARIO, voted("bep", "joost", "bep", is_open=True), TEAM_FROM) == ()
    assert vote_counts(SCENARIO, VotesState(), TEAM_FROM) == ()


def test_a_question_is_counted_by_option_at_each_moment() -> None:
    first, other = ([option.id for option in QUESTION.options] or [OptionId("1"), OptionId("2")])[:2]
    told = question_counts(SCENARIO, answered(QUESTION.id, first, first, other), TEAM_FROM)
    mine = next(one for one in told if (one.question, one.when) == (QUESTION.id, "before"))
    assert mine.counts is not None
    assert mine.counts[:2] == (Count(OptionId(first), 2), Count(OptionId(other), 1))
    assert (mine.goal, mine.best) == (QUESTION.goal, QUESTION.best)
    assert all(one.counts is None for one in told if one is not mine)


def test_a_dimension_counts_people_and_not_answers() -> None:
    """Two people who answer two items each are two people."""
    scenario = the_bridge()
    scan = [one for one in scenario.questions if one.dimension is not None]
    item = scan[0]
    assert sum(one.dimension == item.dimension for one in scan) == 2
    few = VotesState(
        answers={
            (QuestionId(one.id), "before", PlayerId(player)): OptionId(option)
            for one in scan
            if one.dimension == item.dimension
            for player, option in (("a", "1"), ("b", "5"))
        }
    )
    assert all(one.before is None for one in scan_counts(scenario, few, TEAM_FROM))
    three = scan_counts(scenario, answered(item.id, "1", "5", "unknown"), TEAM_FROM)
    told = next(one for one in three if one.dimension == item.dimension)
    assert told.before is not None
    assert {one.option: one.count for one in told.before if one.count} == {"1": 1, "5": 1, "unknown": 1}
    assert told.after is None
