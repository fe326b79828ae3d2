"""What a room remembers of an intervention, and how its old values come back while all else stands."""

from dataclasses import dataclass, field

import pytest

from tests.engine.play import ANN, BOB, LEAD, Play
from thebridge.debrief.timeline import timeline
from thebridge.engine.areas.acts.words import EndPlay, OpenGate, UndoIntervention
from thebridge.engine.areas.clock.words import PauseRoom
from thebridge.engine.areas.puzzles.words import SkipPuzzle
from thebridge.engine.areas.talk.words import RemoveLine, Say
from thebridge.engine.areas.votes.words import AnswerQuestion
from thebridge.engine.evidence import moments
from thebridge.engine.ids import ActId, LineId, OptionId, Personal, PuzzleId, QuestionId
from thebridge.engine.undo import merged, standing_events, undone_in


@dataclass(frozen=True)
class Slice:
    numbers: dict[str, int] = field(default_factory=dict)
    row: tuple[str, ...] = ()
    some: frozenset[str] = frozenset()
    count: int = 0


def test_what_changed_gets_its_old_value_and_what_others_did_stands() -> None:
    before = Slice({"a": 1, "b": 2}, ("x", "y"), frozenset("p"), 1)
    after = Slice({"a": 9, "c": 3}, ("x", "z"), frozenset("q"), 2)
    now = Slice({"a": 9, "c": 3, "d": 4}, ("x", "z", "w"), frozenset("qr"), 2)
    assert merged(before, after, now) == Slice({"a": 1, "b": 2, "d": 4}, ("x", "y", "w"), frozenset("pr"), 1)


def test_who_answered_for_themselves_after_the_end_does_not_hold_it_and_keeps_the_answer() -> None:
    play = Play().is_played_by(ANN, BOB)
    play.passes(30)
    play.does(EndPlay(LEAD))
    ended = play.state.seq
    play.does(AnswerQuestion(ANN, QuestionId("clock_b"), "after", OptionId("skip")))
    play.does(UndoIntervention(LEAD, ended))
    assert play.state.acts.stage == "play"
    assert play.state.votes.answers == {("clock_b", "after", ANN): "skip"}


@pytest.mark.parametrize("row", ["abc", "bca", "cab"])
def test_a_line_comes_back_where_it_stood(row: str) -> None:
    before = tuple(row)
    after = tuple(one for one in row if one != "a")
    assert merged(before, after, (*after, "d")) == (*before, "d")


def test_what_nobody_changed_is_the_same_object() -> None:
    one, now = Slice(count=1), Slice(count=7)
    assert merged(one, one, now) is now


def test_a_room_remembers_only_what_can_be_taken_back_by_restoring() -> None:
    play = Play().is_played_by(ANN, BOB)
    play.passes(20)
    play.does(PauseRoom(LEAD))
    assert not play.state.kept
    play.does(SkipPuzzle(LEAD, PuzzleId("facts")))
    seq = play.state.seq
    assert list(play.state.kept) == [seq]
    assert play.replayed().kept.keys() == play.state.kept.keys()
    play.does(UndoIntervention(LEAD, seq))
    assert not play.state.kept
    assert play.state.puzzles.puzzles[PuzzleId("facts")].status == "open"


def test_a_line_that_was_removed_comes_back_whatever_was_said_since() -> None:
    play = Play().is_played_by(ANN, BOB)
    play.does(Say(ANN, Personal("Een")))
    line = LineId(f"line-{play.state.seq}")
    play.does(RemoveLine(LEAD, line))
    seq = play.state.seq
    play.does(Say(BOB, Personal("Twee")))
    play.does(OpenGate(LEAD, ActId("look")))
    play.does(UndoIntervention(LEAD, seq))
    assert [one.text for one in play.state.talk.chat if one.player][-2:] == ["Een", "Twee"]


def test_what_was_taken_back_is_no_mark_and_no_moment() -> None:
    play = Play().is_played_by(ANN, BOB)
    play.does(EndPlay(LEAD))
    seq = play.state.seq
    assert any(one.kind == "ending" for one in timeline(play.scenario, play.entries))
    assert moments(play.scenario, play.entries)
    play.does(UndoIntervention(LEAD, seq))
    assert not any(one.kind == "ending" for one in timeline(play.scenario, play.entries))
    assert not moments(play.scenario, play.entries)
    assert undone_in(play.entries) == {seq}
    assert [type(one).__name__ for one in standing_events(play.entries[seq - 1], undone_in(play.entries))] == [
        "Intervened"
    ]
