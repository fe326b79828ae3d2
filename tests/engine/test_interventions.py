"""What leads do, and what of it can be taken back."""

from dataclasses import replace

import pytest

from tests.engine.play import ANN, BOB, LEAD, Play
from thebridge.engine.areas.acts.words import CloseRoom, EndPlay, OpenGate, OpenRoom, TurnPage, UndoIntervention
from thebridge.engine.areas.clock.words import ExtendTime, PauseRoom, ResumeRoom, SetFactor
from thebridge.engine.areas.puzzles.words import RestartPuzzle, SendHint, SkipPuzzle
from thebridge.engine.areas.seats.words import GiveExtraTime, LeaveRoom, MovePlayer, RemovePlayer
from thebridge.engine.areas.sources.words import OpenSource
from thebridge.engine.areas.talk.words import AnswerCall, CallFacilitator, RemoveLine, Say, SendMessage
from thebridge.engine.ids import ActId, CallId, LineId, Personal, PuzzleId, SourceId

UNDOABLE = [
    PauseRoom(LEAD),
    ExtendTime(LEAD, 120),
    SetFactor(LEAD, 0.5, has_limits=False),
    GiveExtraTime(LEAD, ANN, 4.0),
]


@pytest.mark.parametrize("command", UNDOABLE, ids=lambda one: type(one).__name__)
def test_an_intervention_taken_back_leaves_the_room_as_it_was(command: object) -> None:
    play = Play().is_played_by(ANN, BOB)
    before = play.state
    play.does(command, after=0)
    play.does(UndoIntervention(LEAD, play.state.seq), after=0)
    acts = replace(play.state.acts, interventions=before.acts.interventions)
    assert replace(play.state, seq=before.seq, at=before.at, acts=acts) == before


def test_what_was_taken_back_is_not_taken_back_again() -> None:
    play = Play().is_played_by(ANN, BOB)
    play.does(PauseRoom(LEAD))
    seq = play.state.seq
    play.does(UndoIntervention(LEAD, seq))
    play.refuses(UndoIntervention(LEAD, seq), "already_undone")
    play.refuses(UndoIntervention(LEAD, 999), "intervention_unknown")


def test_a_pause_that_somebody_ended_is_not_ended_again() -> None:
    play = Play().is_played_by(ANN, BOB)
    play.does(PauseRoom(LEAD))
    seq = play.state.seq
    play.does(ResumeRoom(LEAD))
    play.refuses(UndoIntervention(LEAD, seq), "already_changed")


@pytest.mark.parametrize("command", [OpenGate(LEAD, ActId("look")), EndPlay(LEAD)], ids=["gate", "end"])
def test_what_was_opened_by_mistake_is_closed_again_and_time_goes_on(command: object) -> None:
    play = Play().is_played_by(ANN, BOB)
    play.passes(20)
    act, seconds = play.state.acts.current, play.seconds
    play.does(command, after=0)
    assert play.state.acts.current != act
    play.does(UndoIntervention(LEAD, play.state.seq), after=0)
    assert (play.state.acts.stage, play.state.acts.current, play.seconds) == ("play", act, seconds)
    play.passes(5)
    assert play.seconds == seconds + 5


def test_time_in_a_debrief_that_was_not_meant_is_not_played() -> None:
    play = Play().is_played_by(ANN, BOB)
    play.passes(20)
    play.does(EndPlay(LEAD), after=0)
    ended = play.seconds
    play.passes(300)
    play.does(UndoIntervention(LEAD, play.state.seq), after=0)
    assert play.seconds == ended


def test_what_the_team_used_is_not_taken_away() -> None:
    play = Play().is_played_by(ANN, BOB)
    play.passes(20)
    known = {player: set(play.view(player)["sources"]) for player in (ANN, BOB)}
    play.does(OpenGate(LEAD, ActId("look")))
    seq = play.state.seq
    player, source = next((who, one) for who in known for one in play.view(who)["sources"] if one not in known[who])
    play.does(Say(ANN, Personal("Wat is dit?")))
    assert play.view(None, kind="lead")["interventions"][str(seq)]["can_undo"]
    play.does(OpenSource(player, SourceId(source)))
    assert not play.view(None, kind="lead")["interventions"][str(seq)]["can_undo"]
    play.refuses(UndoIntervention(LEAD, seq), "already_used")


def test_who_turned_a_page_of_the_debrief_uses_it() -> None:
    play = Play().is_played_by(ANN, BOB)
    play.does(EndPlay(LEAD))
    seq = play.state.seq
    play.does(TurnPage(LEAD, 1))
    play.refuses(UndoIntervention(LEAD, seq), "already_used")


def test_a_factor_that_was_set_again_is_not_taken_back() -> None:
    play = Play().is_played_by(ANN, BOB)
    play.does(SetFactor(LEAD, 0.5, has_limits=True))
    first = play.state.seq
    play.does(SetFactor(LEAD, 0.8, has_limits=True))
    play.refuses(UndoIntervention(LEAD, first), "already_changed")
    play.does(UndoIntervention(LEAD, play.state.seq))
    play.does(UndoIntervention(LEAD, first))
    assert play.state.clock.factor == 1.0


def test_extra_time_of_somebody_who_is_gone_is_not_taken_back() -> None:
    play = Play().is_played_by(ANN, BOB)
    play.does(GiveExtraTime(LEAD, BOB, 2.0))
    seq = play.state.seq
    play.does(LeaveRoom(BOB))
    play.refuses(UndoIntervention(LEAD, seq), "already_changed")


def test_a_closed_room_takes_nothing_back() -> None:
    play = Play().is_played_by(ANN, BOB)
    play.does(EndPlay(LEAD))
    seq = play.state.seq
    play.does(CloseRoom(LEAD))
    play.refuses(UndoIntervention(LEAD, seq), "room_closed")


def test_said_is_said() -> None:
    play = Play().is_played_by(ANN, BOB)
    play.does(SendMessage(LEAD, Personal("Nog vijf minuten")))
    play.refuses(UndoIntervention(LEAD, play.state.seq), "said_is_said")


def test_an_extension_cannot_be_taken_back_after_play() -> None:
    play = Play().is_played_by(ANN, BOB)
    play.does(ExtendTime(LEAD, 60))
    seq = play.state.seq
    play.does(EndPlay(LEAD))
    play.refuses(UndoIntervention(LEAD, seq), "play_is_over")


def test_every_intervention_is_noted_with_its_author() -> None:
    play = Play().is_played_by(ANN, BOB)
    play.passes(20)
    play.does(Say(ANN, Personal("Hoi")))
    line = LineId(f"line-{play.state.seq}")
    play.does(CallFacilitator(ANN))
    call = CallId(f"call-{play.state.seq}")
    for command in (
        RemoveLine(LEAD, line),
        AnswerCall(LEAD, call, Personal("Ik kom")),
        SendHint(LEAD, PuzzleId("facts"), 2),
        RestartPuzzle(LEAD, PuzzleId("facts")),
        RemovePlayer(LEAD, BOB),
        EndPlay(LEAD),
    ):
        play.does(command)
    kinds = [one.what for one in play.state.acts.interventions.values()]
    assert kinds == ["start", "remove_line", "answer_call", "send_hint", "restart_puzzle", "remove_player", "end_play"]
    assert {one.by for one in play.state.acts.interventions.values()} == {LEAD}


@pytest.mark.parametrize(
    "command", [EndPlay(LEAD), SendHint(LEAD, PuzzleId("facts"), 1), SkipPuzzle(LEAD, PuzzleId("facts"))]
)
def test_play_is_led_while_it_lasts(command: object) -> None:
    Play().is_open_to(ANN).refuses(command, "play_not_started")
    play = Play().is_played_by(ANN, BOB)
    play.does(EndPlay(LEAD))
    play.refuses(command, "play_is_over")


def test_a_room_keeps_the_pace_that_it_was_opened_with() -> None:
    play = Play()
    play.does(OpenRoom(LEAD, Personal("Team Kade"), {}, 0.8, has_limits=False))
    assert (play.state.clock.factor, play.state.clock.has_limits) == (0.8, False)


def test_what_was_done_to_what_is_noted() -> None:
    play = Play().is_played_by(ANN, BOB)
    play.passes(20)
    play.does(SendHint(LEAD, PuzzleId("facts"), 2))
    play.does(MovePlayer(LEAD, BOB))
    hint, move = list(play.state.acts.interventions.values())[-2:]
    assert (hint.subject, hint.amount) == ("facts", 2)
    assert (move.player, round(move.seconds)) == (BOB, 22)
    play.refuses(UndoIntervention(LEAD, play.state.seq), "move_back_instead")
