"""The slice of the area *acts*, as play goes on."""

from tests.engine.play import ANN, BOB, LEAD, Play
from thebridge.engine.areas.acts.evolve import evolve
from thebridge.engine.areas.acts.words import (
    ActsState,
    CloseRoom,
    Delayed,
    DelayedEffectCame,
    EffectDelayed,
    EndPlay,
    MadeUnusable,
    MomentNoted,
    OpenGate,
)
from thebridge.engine.ids import ActId, RuleId, SourceId, TextKey
from thebridge.engine.scenario import Fire


def test_a_room_goes_through_its_stages() -> None:
    play = Play()
    stages = [play.state.acts.stage]
    for step in (lambda: play.is_played_by(ANN), lambda: play.does(EndPlay(LEAD)), lambda: play.does(CloseRoom(LEAD))):
        step()
        stages.append(play.state.acts.stage)
    assert stages == ["new", "play", "debrief", "closed"]


def test_an_act_is_remembered_with_when_and_why_it_closed() -> None:
    play = Play().is_played_by(ANN, BOB)
    play.does(OpenGate(LEAD, ActId("look")), after=30)
    assert play.state.acts.closed[ActId("look")].seconds == 30
    assert play.state.acts.closed_by[ActId("look")] == "lead"
    assert play.state.acts.opened[ActId("solve")].seq == play.state.seq


def test_a_delayed_effect_waits_until_it_came() -> None:
    effect = Fire("call")  # type: ignore[arg-type]
    state = evolve(ActsState(), EffectDelayed(1, effect, 20.0), 3)
    assert state.delayed == (Delayed(1, effect, 20.0),)
    assert evolve(state, DelayedEffectCame(1), 4).delayed == ()
    assert state.delayed_count == 1


def test_what_became_unusable_and_what_was_noted_is_kept() -> None:
    state = evolve(ActsState(), MadeUnusable(SourceId("s"), None, TextKey("why")), 3)
    state = evolve(state, MomentNoted(RuleId("r"), missed=2), 9)
    assert state.unusable == {("s", None): "why"}
    assert (state.moments[RuleId("r")].seq, state.moments[RuleId("r")].missed) == (9, 2)


def test_an_event_of_another_area_leaves_the_same_object() -> None:
    state = ActsState()
    assert evolve(state, object(), 1) is state
