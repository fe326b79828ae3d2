"""Entries to Moments: what a team did that counts for or against a learning goal."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from thebridge.engine.areas.accusation.words import AccusationSent, ContradictionWeighed
from thebridge.engine.areas.acts.words import EndingReached, MomentNoted
from thebridge.engine.areas.board.words import ClueEstablished, PinsLinked
from thebridge.engine.areas.dilemmas.words import OptionChosen
from thebridge.engine.areas.puzzles.words import AnswerJudged, PuzzleSolved
from thebridge.engine.areas.sources.words import MetadataOpened, SourceOpened, SourceShared, StepUsed
from thebridge.engine.areas.talk.words import ReportFiled
from thebridge.engine.conditions import department_of, holds
from thebridge.engine.entry import Entry
from thebridge.engine.ids import ClueId, GoalId, RuleId, SourceId, TextKey
from thebridge.engine.scenario import (
    AccusationIs,
    AnswerIs,
    ClueIs,
    ContradictionIs,
    EvidenceRule,
    LinkIs,
    OptionIs,
    PlayEndedIs,
    PuzzleSolvedIs,
    ReportIs,
    Scenario,
    SourceOpenedIs,
    SourceSharedIs,
    StepIs,
    Trigger,
)
from thebridge.engine.state import RoomState
from thebridge.engine.undo import standing_events, undone_in


@dataclass(frozen=True, slots=True)
class Moment:
    """One piece of evidence: `seq` names the entry that shows it; `missed` fills the text's `{missed}`."""

    rule: RuleId
    goal: GoalId
    is_for: bool
    text: TextKey
    seq: int
    at: datetime
    missed: int


def moments(scenario: Scenario, entries: Iterable[Entry]) -> tuple[Moment, ...]:
    """Every Moment of a room's journal, in order; what was taken back shows none."""
    rules = {rule.id: rule for rule in scenario.evidence}
    entries = tuple(entries)
    undone = undone_in(entries)
    return tuple(
        Moment(event.rule, rule.goal, rule.direction == "for", rule.text, entry.seq, entry.at, event.missed)
        for entry in entries
        for event in standing_events(entry, undone)
        if isinstance(event, MomentNoted) and (rule := rules.get(event.rule)) is not None
    )


def is_of_whole_play(rule: EvidenceRule) -> bool:
    """Whether only the end could show it, as what was left undone: then no entry of its own has it to see."""
    return isinstance(rule.on, PlayEndedIs)


def noted(scenario: Scenario, state: RoomState, events: tuple[object, ...], seconds: float) -> tuple[MomentNoted, ...]:
    """The rules that these events of one entry bring to speak; `state` is the one after them."""
    telling: list[object] = [event for event in events if type(event) in _TELLING]
    if not telling:
        return ()
    asked = frozenset(_TELLING[type(event)] for event in telling)
    return tuple(
        MomentNoted(rule.id, _missed(scenario, state))
        for rule in scenario.evidence
        if type(rule.on) in asked
        and rule.id not in state.acts.moments
        and _speaks(scenario, state, rule, telling, seconds)
    )


_TELLING: Mapping[type, type] = {
    PuzzleSolved: PuzzleSolvedIs,
    AnswerJudged: AnswerIs,
    SourceOpened: SourceOpenedIs,
    MetadataOpened: SourceOpenedIs,
    StepUsed: StepIs,
    ClueEstablished: ClueIs,
    PinsLinked: LinkIs,
    OptionChosen: OptionIs,
    ReportFiled: ReportIs,
    SourceShared: SourceSharedIs,
    ContradictionWeighed: ContradictionIs,
    AccusationSent: AccusationIs,
    EndingReached: PlayEndedIs,
}
"""The events that rules ask about, each with the trigger that it may set off."""


def _speaks(scenario: Scenario, state: RoomState, rule: EvidenceRule, telling: list[object], seconds: float) -> bool:
    if not any(_occurs(scenario, state, rule.on, event) for event in telling):
        return False
    if rule.unseen_clues_at_least and rule.unseen_clues_at_least > _missed(scenario, state):
        return False
    return holds(scenario, state, rule.when, seconds)


def _occurs(scenario: Scenario, state: RoomState, on: Trigger, event: object) -> bool:
    match on, event:
        case PuzzleSolvedIs(), PuzzleSolved():
            return event.puzzle == on.puzzle and not (on.without_last_hint and event.reason == "hint")
        case AnswerIs(), AnswerJudged():
            return _is_answer(state, on, event)
        case SourceOpenedIs(metadata=False), SourceOpened():
            return event.source == on.source
        case SourceOpenedIs(metadata=True), MetadataOpened():
            return event.source == on.source
        case StepIs(), StepUsed():
            return (event.source, event.step) == (on.source, on.step)
        case ClueIs(), ClueEstablished():
            return _is_clue(scenario, state, on, event.clue)
        case LinkIs(), PinsLinked():
            return _is_link(scenario, state, on)
        case _:
            return _occurs_of_team(on, event)


def _occurs_of_team(on: Trigger, event: object) -> bool:
    match on, event:
        case OptionIs(), OptionChosen():
            return (event.dilemma, event.option) == (on.dilemma, on.option)
        case ReportIs(), ReportFiled():
            return on.matter in event.matters
        case SourceSharedIs(), SourceShared():
            return on.source is None or event.source == on.source
        case (ContradictionIs(), ContradictionWeighed()) | (AccusationIs(), AccusationSent()):
            return True
        case PlayEndedIs(), EndingReached():
            return True
        case _:
            return False


def _is_answer(state: RoomState, on: AnswerIs, event: AnswerJudged) -> bool:
    if (event.puzzle, event.part) != (on.puzzle, on.part) or on.option not in event.options:
        return False
    return not on.first_only or state.puzzles.puzzles[event.puzzle].parts[event.part].attempts == 1


def _is_clue(scenario: Scenario, state: RoomState, on: ClueIs, clue: ClueId) -> bool:
    if on.clue is not None:
        return clue == on.clue
    return is_unique(scenario, state, clue) and len(state.board.established) >= on.at_least


def _is_link(scenario: Scenario, state: RoomState, on: LinkIs) -> bool:
    across = 0
    for link in state.board.links.values():
        first, second = state.board.pins.get(link.first), state.board.pins.get(link.second)
        if first is None or second is None or on.relation not in (None, link.relation):
            continue
        across += department_of(scenario, first) != department_of(scenario, second)
    return across >= on.at_least


def is_unique(scenario: Scenario, state: RoomState, clue: ClueId) -> bool:
    """Whether one department alone holds the clue's source: it was not released to the whole team."""
    return state.sources.released.get(source_of(scenario, clue)) is not True


def source_of(scenario: Scenario, clue: ClueId) -> SourceId:
    """The source that shows a clue."""
    return scenario.clue_by_id[clue].source


def _missed(scenario: Scenario, state: RoomState) -> int:
    """How many unique clues never reached the board by a hand."""
    released, established = state.sources.released, state.board.established
    return sum(one.id not in established and released.get(one.source) is not True for one in scenario.clues)
