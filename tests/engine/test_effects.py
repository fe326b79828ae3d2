"""An authored effect as events."""

import pytest

from tests.engine.play import ANN, BOB, Play
from thebridge.engine.areas.accusation.words import AccusationOpened
from thebridge.engine.areas.acts.words import EffectDelayed, HappeningFired, MadeUnusable
from thebridge.engine.areas.dilemmas.words import DilemmaOpened
from thebridge.engine.areas.puzzles.words import PuzzleOpened
from thebridge.engine.areas.sources.words import SourceReleased
from thebridge.engine.areas.votes.words import VoteOpened
from thebridge.engine.effects import events_now, events_of
from thebridge.engine.ids import ClueId, DilemmaId, HappeningId, PuzzleId, Reason, SourceId, TextKey, VoteId
from thebridge.engine.scenario import (
    Effect,
    Fire,
    GiveClue,
    MakeUnusable,
    OpenAccusation,
    OpenDilemma,
    OpenPuzzle,
    OpenVote,
    ReleaseSource,
)
from thebridge.engine.state import apply_events

EFFECTS: list[tuple[Effect, type]] = [
    (ReleaseSource(SourceId("lift_memo")), SourceReleased),
    (Fire(HappeningId("crumbs")), HappeningFired),
    (OpenPuzzle(PuzzleId("who")), PuzzleOpened),
    (OpenDilemma(DilemmaId("list")), DilemmaOpened),
    (OpenVote(VoteId("hunch")), VoteOpened),
    (MakeUnusable(SourceId("bookings"), TextKey("unusable.too_much")), MadeUnusable),
    (OpenAccusation(), AccusationOpened),
]


@pytest.mark.parametrize(("effect", "event"), EFFECTS, ids=lambda one: getattr(one, "kind", ""))
def test_an_effect_comes_about_once(effect: Effect, event: type) -> None:
    play = Play().is_played_by(ANN, BOB)
    events = events_now(play.scenario, play.state, effect, 10.0)
    assert [type(one) for one in events] == [event]
    after = apply_events(play.state, events, play.now, play.state.seq + 1)
    assert events_now(play.scenario, after, effect, 11.0) == ()


def test_a_given_clue_is_on_the_board_and_lights_nothing() -> None:
    play = Play().is_played_by(ANN, BOB)
    events = events_now(play.scenario, play.state, GiveClue(ClueId("nickname")), 10.0)
    after = apply_events(play.state, events, play.now, play.state.seq + 1)
    assert len(after.board.pins) == 1
    assert after.board.established == {}


def test_a_source_of_one_role_may_still_go_to_the_team() -> None:
    play = Play().is_played_by(ANN, BOB)
    effect = ReleaseSource(SourceId("receipt"), to_team=True)
    assert events_now(play.scenario, play.state, effect, 1.0) == (
        SourceReleased(SourceId("receipt"), Reason("effect"), to_team=True),
    )


def test_a_delayed_effect_waits() -> None:
    play = Play().is_played_by(ANN, BOB)
    effect = Fire(HappeningId("crumbs"), delay_seconds=30)
    assert events_of(play.scenario, play.state, effect, 12.0, 4) == (EffectDelayed(4, effect, 42.0),)
