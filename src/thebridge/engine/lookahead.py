"""When a room must be woken although nobody does anything."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from thebridge.engine.areas.dilemmas.decide import next_due_seconds
from thebridge.engine.areas.puzzles.decide import next_hint_seconds
from thebridge.engine.areas.votes.decide import next_closing_seconds
from thebridge.engine.conditions import holds, times_in
from thebridge.engine.scenario import Condition, Scenario
from thebridge.engine.state import RoomState

_JUST_AFTER = timedelta(milliseconds=5)


def next_due(scenario: Scenario, state: RoomState, now: datetime) -> datetime | None:
    """The real moment at which something is due next, past when it is overdue; None when nothing is to come."""
    clock = state.clock
    if state.acts.stage != "play" or clock.phase != "running" or clock.anchor_at is None:
        return None
    due = min(_dues(scenario, state, clock.seconds_at(now)), default=None)
    if due is None:
        return None
    return clock.anchor_at + timedelta(seconds=(due - clock.base_seconds) / clock.factor) + _JUST_AFTER


def _dues(scenario: Scenario, state: RoomState, seconds: float) -> Iterator[float]:
    """The scenario seconds of everything that may become due, or is and has not come, in no order."""
    for one in state.acts.delayed:
        yield one.due_seconds
    for condition in _waiting(scenario, state):
        yield from _dues_of(scenario, state, condition, seconds)
    extra_time = {player.id: player.extra_time for player in state.seats.players.values()}
    for due in (
        next_hint_seconds(scenario, state.puzzles),
        next_closing_seconds(scenario, state.votes, extra_time) if state.clock.has_limits else None,
        next_due_seconds(scenario, state.dilemmas) if state.clock.has_limits else None,
    ):
        if due is not None:
            yield due


def _dues_of(scenario: Scenario, state: RoomState, condition: Condition | None, seconds: float) -> Iterator[float]:
    """When the condition may come to hold by time alone: the moments to come, and `seconds` itself if it holds now.

    A moment that is past and did not bring it about counts no more: only an entry can.
    """
    if condition is None:
        return
    if holds(scenario, state, condition, seconds):
        yield seconds
        return
    for since, wait, is_deadline in times_in(condition):
        opened = state.acts.opened.get(since)
        if opened is not None and (state.clock.has_limits or not is_deadline) and opened.seconds + wait > seconds:
            yield opened.seconds + wait


def _waiting(scenario: Scenario, state: RoomState) -> Iterator[Condition | None]:
    """The conditions that nothing has met yet."""
    acts = state.acts
    yield from (one.when for one in scenario.happenings if one.id not in acts.happened)
    yield from (one.when for one in scenario.puzzles if one.id not in state.puzzles.puzzles)
    yield from (one.when for one in scenario.dilemmas if one.id not in state.dilemmas.dilemmas)
    yield from (one.gate.when for one in scenario.acts if one.id == acts.current)


def expected_seconds(scenario: Scenario, state: RoomState) -> int:
    """The scenario second at which the act that is open should end, by the pace chart."""
    known = [act.id for act in scenario.acts]
    if state.acts.current is None:
        return 0
    return sum(act.seconds for act in scenario.acts[: known.index(state.acts.current) + 1])
