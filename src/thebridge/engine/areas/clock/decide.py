"""What the area *clock* allows."""

from thebridge.engine.areas.clock.words import (
    ClockPaused,
    ClockResumed,
    ClockState,
    CompensateOutage,
    ExtendTime,
    FactorSet,
    OutageCompensated,
    PauseRoom,
    ResumeRoom,
    SetFactor,
    TimeExtended,
)
from thebridge.engine.circumstances import Facts
from thebridge.engine.refusals import Refused
from thebridge.engine.scenario import Scenario

EXTENSION_LIMIT_SECONDS = 3600
FACTOR_LEAST = 0.1
FACTOR_MOST = 20.0


def pause_room(scenario: Scenario, state: ClockState, command: PauseRoom, facts: Facts) -> tuple[object, ...]:
    """Stop the clock; twice is once."""
    _require_play(state)
    return () if state.phase == "paused" else (ClockPaused(),)


def resume_room(scenario: Scenario, state: ClockState, command: ResumeRoom, facts: Facts) -> tuple[object, ...]:
    """Let the clock run again."""
    _require_play(state)
    return () if state.phase == "running" else (ClockResumed(),)


def extend_time(scenario: Scenario, state: ClockState, command: ExtendTime, facts: Facts) -> tuple[object, ...]:
    """Give scenario seconds back, or with a negative number take such a gift back."""
    _require_play(state)
    if not 0 < abs(command.seconds) <= EXTENSION_LIMIT_SECONDS:
        raise Refused("extension_out_of_range", limit=EXTENSION_LIMIT_SECONDS // 60)
    return (TimeExtended(command.seconds),)


def set_factor(scenario: Scenario, state: ClockState, command: SetFactor, facts: Facts) -> tuple[object, ...]:
    """Let scenario time run slower or faster, or switch deadlines off."""
    if not FACTOR_LEAST <= command.factor <= FACTOR_MOST:
        raise Refused("factor_out_of_range", least=FACTOR_LEAST, most=FACTOR_MOST)
    if state.factor == command.factor and state.has_limits == command.has_limits:
        return ()
    return (FactorSet(command.factor, command.has_limits),)


def compensate_outage(
    scenario: Scenario, state: ClockState, command: CompensateOutage, facts: Facts
) -> tuple[object, ...]:
    """Give back the real seconds of an outage; a clock that did not run lost none."""
    if state.phase != "running" or command.seconds <= 0:
        return ()
    return (OutageCompensated(command.seconds),)


def _require_play(state: ClockState) -> None:
    if state.phase == "waiting":
        raise Refused("clock_not_started")
    if state.phase == "stopped":
        raise Refused("clock_stopped")
