"""What holds, and when."""

from typing import get_args

import pytest

from tests.engine.play import ANN, BOB, LEAD, Play, warm_up
from thebridge.engine.areas.acts.words import OpenGate
from thebridge.engine.areas.clock.words import SetFactor
from thebridge.engine.areas.puzzles.words import TakeHint
from thebridge.engine.areas.sources.words import OpenMetadata, OpenSource
from thebridge.engine.areas.talk.words import FileReport
from thebridge.engine.areas.votes.words import CastVote
from thebridge.engine.conditions import _ASKS_ABOUT, _HOLDS, holds, slices_in
from thebridge.engine.ids import (
    ActId,
    ClueId,
    DilemmaId,
    HappeningId,
    ItemId,
    MatterId,
    OptionId,
    PartId,
    PuzzleId,
    ReportKindId,
    SourceId,
    VoteId,
)
from thebridge.engine.scenario import (
    AccusationSent,
    Accused,
    ActReached,
    AllOf,
    Always,
    Answered,
    AnyOf,
    Chosen,
    Closed,
    Condition,
    Contradicted,
    Decided,
    Elapsed,
    Established,
    Happened,
    HintTaken,
    NotSo,
    Opened,
    Reported,
    Solved,
    TimeUp,
    UsableEvidence,
    Voted,
)
from thebridge.engine.scenario.conditions import TimeMark

NEVER = NotSo(Always())
LOOK, FACTS, FRIDGE, LIST = ActId("look"), PuzzleId("facts"), SourceId("fridge_log"), DilemmaId("list")

NOT_AT_THE_START: list[Condition] = [
    ActReached(ActId("solve")),
    Elapsed(60, LOOK),
    TimeUp(60, LOOK),
    Elapsed(0, ActId("solve")),
    Solved(FACTS),
    Closed(FACTS),
    HintTaken(FACTS, 1),
    Answered(FACTS, PartId("bins"), ItemId("fact")),
    Opened(FRIDGE),
    Opened(FRIDGE, metadata=True),
    Established(ClueId("fridge_peak")),
    Chosen(LIST, OptionId("refuse")),
    Decided(LIST),
    Happened(HappeningId("crumbs")),
    Reported(MatterId("allergies")),
    Voted(VoteId("hunch")),
    Accused(PartId("who"), (OptionId("bep"),)),
    AccusationSent(),
    Contradicted(),
    UsableEvidence(1, 1),
]


def is_so(play: Play, condition: Condition) -> bool:
    return holds(play.scenario, play.state, condition, play.seconds)


@pytest.mark.parametrize("condition", NOT_AT_THE_START, ids=lambda one: one.kind)
def test_nothing_has_come_about_at_the_start(condition: Condition) -> None:
    assert not is_so(Play().is_played_by(ANN, BOB), condition)


def test_conditions_are_joined() -> None:
    play = Play().is_played_by(ANN, BOB)
    assert is_so(play, AllOf((Always(), Always())))
    assert not is_so(play, AllOf((Always(), NEVER)))
    assert is_so(play, AnyOf((NEVER, Always())))
    assert not is_so(play, AnyOf((NEVER, Always()), at_least=2))


def test_a_deadline_never_holds_without_limits_but_a_story_beat_does() -> None:
    play = Play().is_played_by(ANN, BOB)
    play.passes(60)
    assert is_so(play, TimeUp(60, LOOK))
    play.does(SetFactor(LEAD, 1.0, has_limits=False))
    assert not is_so(play, TimeUp(60, LOOK))
    assert is_so(play, Elapsed(60, LOOK))


def test_what_the_team_did_holds_from_then_on() -> None:
    play = Play().is_played_by(ANN, BOB)
    play.passes(20)
    play.does(OpenSource(BOB, FRIDGE))
    play.does(OpenMetadata(BOB, FRIDGE))
    play.does(CastVote(ANN, VoteId("hunch"), OptionId("joost"), 2))
    play.does(CastVote(BOB, VoteId("hunch"), OptionId("joost"), 2))
    play.does(TakeHint(ANN, PuzzleId("when"), 1))
    play.answers("facts")
    for condition in (
        Opened(FRIDGE),
        Opened(FRIDGE, metadata=True),
        Voted(VoteId("hunch")),
        HintTaken(PuzzleId("when"), 1),
        Solved(FACTS),
        Closed(FACTS),
        Answered(FACTS, PartId("sources"), ItemId("badges")),
    ):
        assert is_so(play, condition), condition


def test_a_report_counts_within_its_time_only() -> None:
    play = Play().is_played_by(ANN, BOB)
    play.passes(20)
    play.answers("facts")
    play.passes(60)
    play.does(FileReport(ANN, ReportKindId("wrong_place")))
    assert is_so(play, Reported(MatterId("allergies")))
    assert is_so(play, Reported(MatterId("allergies"), within=60))
    assert not is_so(play, Reported(MatterId("allergies"), within=5))


def test_a_puzzle_that_was_given_is_closed_but_not_solved() -> None:
    play = Play().is_played_by(ANN, BOB)
    play.passes(20)
    play.does(OpenGate(LEAD, LOOK))
    assert is_so(play, Closed(FACTS))
    assert not is_so(play, Solved(FACTS))


def test_every_mark_of_time_that_a_condition_speaks_of_is_known() -> None:
    condition = AllOf((NotSo(Elapsed(5, LOOK)), AnyOf((TimeUp(9, ActId("solve")), Always()))))
    assert condition.time_marks == (
        TimeMark(LOOK, 5, is_deadline=False),
        TimeMark(ActId("solve"), 9, is_deadline=True),
    )
    assert Always().time_marks == ()


def test_every_kind_of_condition_has_a_meaning() -> None:
    kinds = get_args(get_args(Condition)[0])
    assert set(kinds) == set(_HOLDS)
    assert set(kinds) - set(_ASKS_ABOUT) == {AllOf, AnyOf, NotSo}


def test_every_condition_of_the_warm_up_can_be_asked_at_any_time() -> None:
    play = Play().is_played_by(ANN, BOB)
    for rule in warm_up().evidence:
        is_so(play, rule.when)


def test_a_condition_names_every_part_of_the_state_that_it_asks_about() -> None:
    timed = NotSo(AllOf((AnyOf((Elapsed(60, LOOK), Solved(FACTS))), UsableEvidence(1, 1))))
    assert slices_in(timed) == {"at", "acts", "clock", "puzzles", "accusation", "board"}
    assert slices_in(Always()) == frozenset()


@pytest.mark.parametrize("condition", NOT_AT_THE_START, ids=lambda one: one.kind)
def test_every_condition_says_what_it_asks_about(condition: Condition) -> None:
    assert slices_in(condition)
