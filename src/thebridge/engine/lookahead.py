"""When a room must be woken although nobody does anything."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from thebridge.engine.areas.dilemmas.decide import next_due_seconds
from thebridge.engine.areas.puzzles.decide import next_hint_seconds
from thebridge.engine.areas.votes.decide import next_closing_seconds
from thebridge.engine.conditions import holds
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


def _dues_of(scenario: Scenario, state: RoomState, condition: Condition, seconds: float) -> Iterator[float]:
    """When the condition may come to hold by time alone: the moments to come, and `seconds` itself if it holds now.

    A moment that is past and did not bring it about counts no more: only an entry can.
    """
    is_past = False
    for mark in condition.time_marks:
        opened = state.acts.opened.get(mark.since)
        if opened is None or (mark.is_deadline and not state.clock.has_limits):
            continue
        due = opened.seconds + mark.seconds
        if due > seconds:
            yield due
        else:
            is_past = True
    if is_past and holds(scenario, state, condition, seconds):
        yield seconds


def _waiting(scenario: Scenario, state: RoomState) -> Iterator[Condition]:
    """The conditions that nothing has met yet and that time may bring about."""
    waiting = scenario.brought_about_by_time
    acts = state.acts
    yield from (when for known, when in waiting.happenings if known not in acts.happened)
    yield from (when for known, when in waiting.puzzles if known not in state.puzzles.puzzles)
    yield from (when for known, when in waiting.dilemmas if known not in state.dilemmas.dilemmas)
    yield from (when for known, when in waiting.gates if known == acts.current)


def expected_seconds(scenario: Scenario, state: RoomState) -> int:
    """The scenario second at which the act that is open should end, by the pace chart."""
    known = [act.id for act in scenario.acts]
    if state.acts.current is None:
        return 0
    return sum(act.seconds for act in scenario.acts[: known.index(state.acts.current) + 1])
