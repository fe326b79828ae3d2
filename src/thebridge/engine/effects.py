"""An authored effect as events: what it brings about now, or when it is due."""

from typing import assert_never

from thebridge.engine.areas.accusation.words import AccusationOpened
from thebridge.engine.areas.acts.words import EffectDelayed, HappeningFired, MadeUnusable
from thebridge.engine.areas.board.decide import give_clue
from thebridge.engine.areas.dilemmas.words import DilemmaOpened
from thebridge.engine.areas.puzzles.words import PuzzleOpened
from thebridge.engine.areas.sources.words import SourceReleased
from thebridge.engine.areas.votes.words import VoteOpened
from thebridge.engine.conditions import holds
from thebridge.engine.ids import DilemmaId, Reason, TextKey
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
    Scenario,
)
from thebridge.engine.state import RoomState


def events_of(scenario: Scenario, state: RoomState, effect: Effect, seconds: float, number: int) -> tuple[object, ...]:
    """What the effect brings about; nothing when it is so already. `number` numbers it if it is delayed."""
    if effect.delay_seconds > 0:
        return (EffectDelayed(number, effect, seconds + effect.delay_seconds),)
    return events_now(scenario, state, effect, seconds)


def events_now(scenario: Scenario, state: RoomState, effect: Effect, seconds: float) -> tuple[object, ...]:
    """What the effect brings about once its delay is over."""
    match effect:
        case ReleaseSource():
            return _release(state, effect)
        case Fire():
            done = effect.happening in state.acts.happened
            return () if done else (HappeningFired(effect.happening, seconds),)
        case OpenPuzzle():
            done = effect.puzzle in state.puzzles.puzzles
            return () if done else (PuzzleOpened(effect.puzzle, seconds),)
        case OpenDilemma():
            return _open_dilemma(scenario, state, effect.dilemma, seconds)
        case OpenVote():
            return () if effect.vote in state.votes.votes else (VoteOpened(effect.vote, seconds),)
        case GiveClue():
            return give_clue(scenario, state.board, effect.clue, state.seq)
        case MakeUnusable():
            done = (effect.source, effect.clue) in state.acts.unusable
            return () if done else (MadeUnusable(effect.source, effect.clue, effect.reason),)
        case OpenAccusation():
            return () if state.accusation.is_open else (AccusationOpened(),)
        case _:
            assert_never(effect)


def _release(state: RoomState, effect: ReleaseSource) -> tuple[object, ...]:
    to_team = state.sources.released.get(effect.source)
    if to_team is True or (to_team is False and not effect.to_team):
        return ()
    return (SourceReleased(effect.source, Reason("effect"), effect.to_team),)


def _open_dilemma(scenario: Scenario, state: RoomState, dilemma: DilemmaId, seconds: float) -> tuple[object, ...]:
    if dilemma in state.dilemmas.dilemmas:
        return ()
    return (DilemmaOpened(dilemma, dilemma_text(scenario, state, dilemma, seconds), seconds),)


def dilemma_text(scenario: Scenario, state: RoomState, dilemma: DilemmaId, seconds: float) -> TextKey:
    """The telling of a dilemma that fits what the team chose before."""
    authored = next(one for one in scenario.dilemmas if one.id == dilemma)
    fitting = (one.text for one in authored.text_when if holds(scenario, state, one.when, seconds))
    return next(fitting, authored.text)
