"""What each person answers alone: two rooms that differ in nothing else look the same to everybody, for ever."""

from collections.abc import Mapping, Sequence

import pytest

from tests.engine.play import LEAD, warm_up
from tests.properties.commands import PEOPLE
from tests.properties.watched_room import WatchedRoom, viewers
from thebridge.engine.areas.acts.words import EndPlay, StartPlay
from thebridge.engine.areas.seats.words import JoinRoom
from thebridge.engine.areas.votes.words import AnswerQuestion, CastVote
from thebridge.engine.ids import Language, OptionId, Personal, QuestionId, VoteId
from thebridge.engine.view import view_for

HUNCH = VoteId("hunch")
QUESTIONS = (
    ("clock_a", "before", ("trust", "look_up", "average")),
    ("scan_where", "before", ("1", "5", "unknown")),
    ("clock_b", "after", ("system", "ask_owner", "skip")),
    ("scan_where", "after", ("2", "3", "4")),
)


def looks(watched: WatchedRoom) -> Mapping[str, object]:
    """What everybody sees."""
    return {repr(viewer): view_for(watched.scenario, watched.state, viewer) for viewer in viewers(watched.state)}


def plays(votes: Sequence[str], turn: int) -> list[Mapping[str, object]]:
    """A game of people who vote so and answer each question by `turn`: what everybody saw after each step."""
    watched, seen = WatchedRoom(warm_up()), []
    players = PEOPLE[: len(votes)]
    for player in players:
        watched.does(JoinRoom(player, Personal(player.title()), Language("nl")))
    for moment in ("before", "after"):
        for question, asked, options in QUESTIONS:
            for number, player in enumerate(players if asked == moment else ()):
                option = OptionId(options[(number + turn) % len(options)])
                watched.does(AnswerQuestion(player, QuestionId(question), asked, option))  # type: ignore[arg-type]
                seen.append(looks(watched))
        if moment == "before":
            watched.does(StartPlay(LEAD))
            watched.passes(10)
            for number, player in enumerate(players):
                watched.does(CastVote(player, HUNCH, OptionId(votes[number]), 1 + (turn + number) % 5))
                seen.append(looks(watched))
            watched.does(EndPlay(LEAD))
    return seen


def counts_of(seen: Mapping[str, object]) -> list[object]:
    """The counts of the vote in every view that has votes."""
    views = [view for view in seen.values() if isinstance(view, Mapping)]
    return [view["votes"]["hunch"]["counts"] for view in views if "votes" in view]


@pytest.mark.parametrize(
    ("votes", "others"),
    [
        (("bep", "joost", "bep"), ("joost", "bep", "bep")),
        (("bep", "joost", "henk", "nobody"), ("nobody", "henk", "joost", "bep")),
        (("bep", "joost"), ("henk", "henk")),
        (("bep", "bep", "bep"), ("joost", "joost", "joost")),
    ],
    ids=["who chose what", "four who differ", "two who chose otherwise", "three who agree on another"],
)
def test_nobody_can_tell_who_answered_what(votes: Sequence[str], others: Sequence[str]) -> None:
    assert plays(votes, 0) == plays(others, 1)


def test_a_vote_is_counted_from_three_answers_that_are_not_all_equal() -> None:
    assert set(map(repr, counts_of(plays(("bep", "joost"), 0)[-1]))) == {"None"}
    assert set(map(repr, counts_of(plays(("bep", "bep", "bep"), 0)[-1]))) == {"None"}
    [counts] = {repr(one) for one in counts_of(plays(("bep", "joost", "bep"), 0)[-1])}
    assert "'bep': 2" in counts
