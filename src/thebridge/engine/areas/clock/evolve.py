"""How the clock follows from its events, each at the real moment of its entry."""

from dataclasses import replace
from datetime import datetime, timedelta

from thebridge.engine.areas.clock.words import (
    ClockPaused,
    ClockResumed,
    ClockStarted,
    ClockState,
    ClockStopped,
    FactorSet,
    OutageCompensated,
    TimeExtended,
)


def evolve(state: ClockState, event: object, at: datetime) -> ClockState:
    """The clock after one event; any other area's event leaves the same object."""
    match event:
        case ClockStarted():
            return replace(state, phase="running", base_seconds=0.0, anchor_at=at)
        case ClockPaused():
            return replace(_settled(state, at), phase="paused", anchor_at=None)
        case ClockResumed():
            return replace(_settled(state, at), phase="running", anchor_at=at)
        case ClockStopped():
            return replace(_settled(state, at), phase="stopped", anchor_at=None)
        case TimeExtended():
            settled = _settled(state, at)
            return replace(
                settled,
                base_seconds=settled.base_seconds - event.seconds,
                extended_seconds=state.extended_seconds + event.seconds,
            )
        case FactorSet():
            return replace(_settled(state, at), factor=event.factor, has_limits=event.has_limits)
        case OutageCompensated():
            return _given_back(state, event.seconds)
        case _:
            return state


def _settled(state: ClockState, at: datetime) -> ClockState:
    """The same time, told from `at` on."""
    if state.phase != "running":
        return state
    return replace(state, base_seconds=state.seconds_at(at), anchor_at=at)


def _given_back(state: ClockState, seconds: float) -> ClockState:
    if state.anchor_at is None:
        return state
    return replace(state, anchor_at=state.anchor_at + timedelta(seconds=seconds))
