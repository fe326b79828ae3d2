"""How the slice of the area *acts* follows from its events."""

from dataclasses import replace

from thebridge.engine.areas.acts.words import (
    ActClosed,
    ActOpened,
    ActsState,
    At,
    Delayed,
    DelayedEffectCame,
    EffectDelayed,
    EndingReached,
    HappeningFired,
    Intervened,
    Intervention,
    InterventionUndone,
    MadeUnusable,
    MomentNoted,
    Noted,
    PageTurned,
    PlayStarted,
    RoomClosed,
    RoomOpened,
)


def evolve(state: ActsState, event: object, seq: int) -> ActsState:
    """The slice after one event; any other area's event leaves the same object."""
    match event:
        case RoomOpened():
            return replace(state, stage="lobby", team=event.team, names=dict(event.names))
        case PlayStarted():
            return replace(state, stage="play")
        case ActOpened():
            return replace(state, current=event.act, opened={**state.opened, event.act: At(event.seconds, seq)})
        case ActClosed():
            return _closed(state, event, seq)
        case HappeningFired():
            return replace(state, happened={**state.happened, event.happening: At(event.seconds, seq)})
        case EffectDelayed() | DelayedEffectCame():
            return _delayed(state, event)
        case MadeUnusable():
            return replace(state, unusable={**state.unusable, (event.source, event.clue): event.reason})
        case EndingReached():
            return replace(state, stage="debrief", current=None, ending=event.ending, ended_seconds=event.seconds)
        case MomentNoted():
            return replace(state, moments={**state.moments, event.rule: Noted(seq, event.missed)})
        case Intervened() | InterventionUndone():
            return _intervened(state, event, seq)
        case PageTurned():
            return replace(state, page=event.page)
        case RoomClosed():
            return replace(state, stage="closed", current=None)
        case _:
            return state


def _closed(state: ActsState, event: ActClosed, seq: int) -> ActsState:
    return replace(
        state,
        current=None,
        closed={**state.closed, event.act: At(event.seconds, seq)},
        closed_by={**state.closed_by, event.act: event.reason},
    )


def _delayed(state: ActsState, event: EffectDelayed | DelayedEffectCame) -> ActsState:
    if isinstance(event, EffectDelayed):
        one = Delayed(event.number, event.effect, event.due_seconds)
        return replace(state, delayed=(*state.delayed, one), delayed_count=max(state.delayed_count, event.number))
    left = tuple(one for one in state.delayed if one.number != event.number)
    return replace(state, delayed=left)


def _intervened(state: ActsState, event: Intervened | InterventionUndone, seq: int) -> ActsState:
    if isinstance(event, Intervened):
        one = Intervention(event.by, event.what, event.amount, event.had_limits, event.player)
        one = replace(one, subject=event.subject, seconds=event.seconds)
        return replace(state, interventions={**state.interventions, seq: one})
    undone = replace(state.interventions[event.undone], is_undone=True)
    return replace(state, interventions={**state.interventions, event.undone: undone})
