"""Does an authored condition hold in this state?"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import assert_never

from thebridge.engine.areas.board.words import Pin
from thebridge.engine.ids import ActId, DepartmentId, PinId, TextKey
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
    match condition:
        case Always():
            return True
        case AllOf():
            return all(holds(scenario, state, one, seconds) for one in condition.of)
        case AnyOf():
            return sum(holds(scenario, state, one, seconds) for one in condition.of) >= condition.at_least
        case NotSo():
            return not holds(scenario, state, condition.of, seconds)
        case Elapsed() | TimeUp():
            return _is_past(state, condition, seconds)
        case _:
            return _holds_of_play(scenario, state, condition)


def _is_past(state: RoomState, condition: Elapsed | TimeUp, seconds: float) -> bool:
    if isinstance(condition, TimeUp) and not state.clock.has_limits:
        return False
    opened = state.acts.opened.get(condition.since)
    # A thousandth of a second of slack: a deadline that the alarm rounded must not be missed by a rounding error.
    return opened is not None and seconds - opened.seconds >= condition.seconds - 0.001


_OfPlay = (
    ActReached
    | Solved
    | Closed
    | HintTaken
    | Answered
    | Opened
    | Established
    | Chosen
    | Decided
    | Happened
    | Reported
    | Voted
    | Accused
    | AccusationSent
    | Contradicted
    | UsableEvidence
)


def _holds_of_play(scenario: Scenario, state: RoomState, condition: _OfPlay) -> bool:
    match condition:
        case ActReached():
            return condition.act in state.acts.opened
        case Solved() | Closed() | HintTaken() | Answered():
            return _holds_of_puzzle(state, condition)
        case Opened():
            kind = state.sources.metadata_opened if condition.metadata else state.sources.opened
            return bool(kind.get(condition.source))
        case Established():
            return condition.clue in state.board.established
        case Chosen() | Decided():
            return _holds_of_dilemma(state, condition)
        case Happened():
            return condition.happening in state.acts.happened
        case Reported():
            return _is_reported(state, condition)
        case Voted():
            vote = state.votes.votes.get(condition.vote)
            return vote is not None and not vote.is_open
        case Accused() | AccusationSent() | Contradicted() | UsableEvidence():
            return _holds_of_accusation(scenario, state, condition)
        case _:
            assert_never(condition)


def _holds_of_puzzle(state: RoomState, condition: Solved | Closed | HintTaken | Answered) -> bool:
    puzzle = state.puzzles.puzzles.get(condition.puzzle)
    if puzzle is None:
        return False
    match condition:
        case Solved():
            return puzzle.status == "solved"
        case Closed():
            return puzzle.status != "open"
        case HintTaken():
            return puzzle.hints_given >= condition.step
        case Answered():
            part = puzzle.parts.get(condition.part)
            return part is not None and condition.option in part.options
        case _:
            assert_never(condition)


def _holds_of_dilemma(state: RoomState, condition: Chosen | Decided) -> bool:
    dilemma = state.dilemmas.dilemmas.get(condition.dilemma)
    if dilemma is None or dilemma.chosen is None:
        return False
    return isinstance(condition, Decided) or dilemma.chosen == condition.option


def _is_reported(state: RoomState, condition: Reported) -> bool:
    reported = state.talk.reported.get(condition.matter)
    if reported is None:
        return False
    return condition.within is None or reported - state.talk.arose.get(condition.matter, 0.0) <= condition.within


def _holds_of_accusation(
    scenario: Scenario, state: RoomState, condition: Accused | AccusationSent | Contradicted | UsableEvidence
) -> bool:
    match condition:
        case Accused():
            answer = state.accusation.answers.get(condition.part)
            return state.accusation.is_sent and answer is not None and answer.option in condition.options
        case AccusationSent():
            return state.accusation.is_sent
        case Contradicted():
            return bool(state.accusation.contradictions)
        case UsableEvidence():
            pins = usable_pins(scenario, state)
            departments = {department_of(scenario, pin) for pin in pins}
            return len(pins) >= condition.pins and len(departments) >= condition.departments
        case _:
            assert_never(condition)


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
    source = next(source for source in scenario.sources if source.id == pin.source)
    return next(role.department for role in scenario.roles if role.id == source.role)


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


def times_in(condition: Condition | None) -> Iterator[tuple[ActId, int, bool]]:
    """Every moment the condition speaks of: the act it counts from, its seconds, and whether it is a deadline."""
    match condition:
        case Elapsed() | TimeUp():
            yield condition.since, condition.seconds, isinstance(condition, TimeUp)
        case AllOf() | AnyOf():
            for one in condition.of:
                yield from times_in(one)
        case NotSo():
            yield from times_in(condition.of)
        case _:
            return
