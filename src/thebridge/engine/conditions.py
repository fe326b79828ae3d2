"""Does an authored condition hold in this state?"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from thebridge.engine.areas.board.words import Pin
from thebridge.engine.ids import DepartmentId, DilemmaId, OptionId, PinId, TextKey
from thebridge.engine.scenario import (
    AccusationSent,
    Accused,
    ActReached,
    AllOf,
    Always,
    Answered,
    AnyOf,
    Chosen,
    Closed,
    Condition,
    Contradicted,
    Decided,
    Elapsed,
    Established,
    Happened,
    HintTaken,
    NotSo,
    Opened,
    Reported,
    Scenario,
    Solved,
    TimeUp,
    UsableEvidence,
    Voted,
)
from thebridge.engine.state import RoomState


def holds(scenario: Scenario, state: RoomState, condition: Condition, seconds: float) -> bool:
    """Whether the condition holds when the scenario clock shows `seconds`."""
    return _HOLDS[type(condition)](scenario, state, condition, seconds)


def _holds_all(scenario: Scenario, state: RoomState, condition: AllOf, seconds: float) -> bool:
    # A loop rather than all(...): conditions are looked at more often than anything else of a scenario.
    for one in condition.of:  # noqa: SIM110
        if not _HOLDS[type(one)](scenario, state, one, seconds):
            return False
    return True


def _holds_any(scenario: Scenario, state: RoomState, condition: AnyOf, seconds: float) -> bool:
    missing = condition.at_least
    for one in condition.of:
        if missing <= 0:
            break
        missing -= _HOLDS[type(one)](scenario, state, one, seconds)
    return missing <= 0


def _holds_elapsed(_scenario: Scenario, state: RoomState, condition: Elapsed | TimeUp, seconds: float) -> bool:
    opened = state.acts.opened.get(condition.since)
    # A thousandth of a second of slack: a deadline that the alarm rounded must not be missed by a rounding error.
    return opened is not None and seconds - opened.seconds >= condition.seconds - 0.001


def _holds_time_up(scenario: Scenario, state: RoomState, condition: TimeUp, seconds: float) -> bool:
    return state.clock.has_limits and _holds_elapsed(scenario, state, condition, seconds)


def _is_opened(_scenario: Scenario, state: RoomState, condition: Opened, _seconds: float) -> bool:
    kind = state.sources.metadata_opened if condition.metadata else state.sources.opened
    return bool(kind.get(condition.source))


def _is_solved(_scenario: Scenario, state: RoomState, condition: Solved, _seconds: float) -> bool:
    puzzle = state.puzzles.puzzles.get(condition.puzzle)
    return puzzle is not None and puzzle.status == "solved"


def _is_closed(_scenario: Scenario, state: RoomState, condition: Closed, _seconds: float) -> bool:
    puzzle = state.puzzles.puzzles.get(condition.puzzle)
    return puzzle is not None and puzzle.status != "open"


def _is_hint_taken(_scenario: Scenario, state: RoomState, condition: HintTaken, _seconds: float) -> bool:
    puzzle = state.puzzles.puzzles.get(condition.puzzle)
    return puzzle is not None and puzzle.hints_given >= condition.step


def _is_answered(_scenario: Scenario, state: RoomState, condition: Answered, _seconds: float) -> bool:
    puzzle = state.puzzles.puzzles.get(condition.puzzle)
    part = None if puzzle is None else puzzle.parts.get(condition.part)
    return part is not None and condition.option in part.options


def _chosen_in(state: RoomState, dilemma: DilemmaId) -> OptionId | None:
    known = state.dilemmas.dilemmas.get(dilemma)
    return None if known is None else known.chosen


def _is_reported(_scenario: Scenario, state: RoomState, condition: Reported, _seconds: float) -> bool:
    reported = state.talk.reported.get(condition.matter)
    if reported is None:
        return False
    return condition.within is None or reported - state.talk.arose.get(condition.matter, 0.0) <= condition.within


def _is_voted(_scenario: Scenario, state: RoomState, condition: Voted, _seconds: float) -> bool:
    vote = state.votes.votes.get(condition.vote)
    return vote is not None and not vote.is_open


def _is_accused(_scenario: Scenario, state: RoomState, condition: Accused, _seconds: float) -> bool:
    answer = state.accusation.answers.get(condition.part)
    return state.accusation.is_sent and answer is not None and answer.option in condition.options


def _has_evidence(scenario: Scenario, state: RoomState, condition: UsableEvidence, _seconds: float) -> bool:
    pins = usable_pins(scenario, state)
    departments = {department_of(scenario, pin) for pin in pins}
    return len(pins) >= condition.pins and len(departments) >= condition.departments


_HOLDS: Mapping[type, Callable[[Scenario, RoomState, Any, float], bool]] = {
    Always: lambda _scenario, _state, _condition, _seconds: True,
    AllOf: _holds_all,
    AnyOf: _holds_any,
    NotSo: lambda scenario, state, condition, seconds: not holds(scenario, state, condition.of, seconds),
    Elapsed: _holds_elapsed,
    TimeUp: _holds_time_up,
    ActReached: lambda _scenario, state, condition, _seconds: condition.act in state.acts.opened,
    Solved: _is_solved,
    Closed: _is_closed,
    HintTaken: _is_hint_taken,
    Answered: _is_answered,
    Opened: _is_opened,
    Established: lambda _scenario, state, condition, _seconds: condition.clue in state.board.established,
    Chosen: lambda _scenario, state, condition, _seconds: _chosen_in(state, condition.dilemma) == condition.option,
    Decided: lambda _scenario, state, condition, _seconds: _chosen_in(state, condition.dilemma) is not None,
    Happened: lambda _scenario, state, condition, _seconds: condition.happening in state.acts.happened,
    Reported: _is_reported,
    Voted: _is_voted,
    Accused: _is_accused,
    AccusationSent: lambda _scenario, state, _condition, _seconds: state.accusation.is_sent,
    Contradicted: lambda _scenario, state, _condition, _seconds: bool(state.accusation.contradictions),
    UsableEvidence: _has_evidence,
}
"""What each kind of condition means; the tests hold that every kind is here and in `_ASKS_ABOUT`."""


def as_heard_of(scenario: Scenario, state: RoomState) -> Scenario:
    """The scenario with only those of the cast of whom the team has heard by now."""
    known = tuple(one for one in scenario.cast if one.is_known(state.acts.opened))
    return scenario if len(known) == len(scenario.cast) else replace(scenario, cast=known)


def usable_pins(scenario: Scenario, state: RoomState) -> tuple[Pin, ...]:
    """The cited pins that count as evidence: found by the team, and not made unusable."""
    cited: dict[PinId, None] = dict.fromkeys(pin for pins in state.accusation.cited.values() for pin in pins)
    pins = [state.board.pins[pin] for pin in cited if pin in state.board.pins]
    return tuple(pin for pin in pins if not pin.is_given and why_unusable(state, pin) is None)


def why_unusable(state: RoomState, pin: Pin) -> TextKey | None:
    """The author's reason why a pin is not usable as evidence, or None."""
    whole = state.acts.unusable.get((pin.source, None))
    if whole is not None:
        return whole
    reasons = (state.acts.unusable.get((pin.source, clue)) for clue in pin.clues)
    return next((reason for reason in reasons if reason is not None), None)


def department_of(scenario: Scenario, pin: Pin) -> DepartmentId:
    """The department that holds a pin's source."""
    return scenario.department_of_source[pin.source]


_ASKS_ABOUT: Mapping[type, tuple[str, ...]] = {
    Always: (),
    Elapsed: ("at", "acts", "clock"),
    TimeUp: ("at", "acts", "clock"),
    ActReached: ("acts",),
    Solved: ("puzzles",),
    Closed: ("puzzles",),
    HintTaken: ("puzzles",),
    Answered: ("puzzles",),
    Opened: ("sources",),
    Established: ("board",),
    Chosen: ("dilemmas",),
    Decided: ("dilemmas",),
    Happened: ("acts",),
    Reported: ("talk",),
    Voted: ("votes",),
    Accused: ("accusation",),
    AccusationSent: ("accusation",),
    Contradicted: ("accusation",),
    UsableEvidence: ("accusation", "board", "acts"),
}


def slices_in(condition: Condition) -> frozenset[str]:
    """What of the state the condition asks about: while these are the same objects, it holds or not as before."""
    match condition:
        case AllOf() | AnyOf():
            return frozenset().union(*map(slices_in, condition.of))
        case NotSo():
            return slices_in(condition.of)
        case _:
            return frozenset(_ASKS_ABOUT[type(condition)])
