"""An authored effect as events: what it brings about now, or when it is due."""

from typing import assert_never

from thebridge.engine.areas.accusation.decide import open_accusation
from thebridge.engine.areas.acts.words import EffectDelayed, HappeningFired, MadeUnusable
from thebridge.engine.areas.board.decide import give_clue
from thebridge.engine.areas.dilemmas.decide import open_dilemma
from thebridge.engine.areas.puzzles.decide import open_puzzle
from thebridge.engine.areas.sources.decide import release
from thebridge.engine.areas.votes.decide import open_vote
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
            return release(state.sources, effect.source, Reason("effect"), to_team=effect.to_team)
        case Fire():
            done = effect.happening in state.acts.happened
            return () if done else (HappeningFired(effect.happening, seconds),)
        case OpenPuzzle():
            return open_puzzle(state.puzzles, effect.puzzle, seconds)
        case OpenDilemma():
            text = dilemma_text(scenario, state, effect.dilemma, seconds)
            return open_dilemma(state.dilemmas, effect.dilemma, text, seconds)
        case OpenVote():
            return open_vote(state.votes, effect.vote, seconds)
        case GiveClue():
            return give_clue(scenario, state.board, effect.clue, state.seq)
        case MakeUnusable():
            done = (effect.source, effect.clue) in state.acts.unusable
            return () if done else (MadeUnusable(effect.source, effect.clue, effect.reason),)
        case OpenAccusation():
            return open_accusation(state.accusation)
        case _:
            assert_never(effect)


def dilemma_text(scenario: Scenario, state: RoomState, dilemma: DilemmaId, seconds: float) -> TextKey:
    """The telling of a dilemma that fits what the team chose before."""
    authored = next(one for one in scenario.dilemmas if one.id == dilemma)
    fitting = (one.text for one in authored.text_when if holds(scenario, state, one.when, seconds))
    return next(fitting, authored.text)
