"""What a team did, as one line of marks: each names the entry that shows it, and nobody by name."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from thebridge.engine.areas.accusation.words import AccusationSent, ContradictionWeighed
from thebridge.engine.areas.acts.words import ActOpened, EndingReached, MomentNoted
from thebridge.engine.areas.board.words import ClueEstablished, PinsLinked
from thebridge.engine.areas.dilemmas.words import OptionChosen
from thebridge.engine.areas.puzzles.words import HintGiven, PuzzleClosed, PuzzleSolved
from thebridge.engine.areas.sources.words import SourceShared
from thebridge.engine.areas.talk.words import ActionAgreed, ReportFiled
from thebridge.engine.entry import Entry
from thebridge.engine.ids import RuleId
from thebridge.engine.scenario import EvidenceRule, Scenario
from thebridge.engine.state import RoomState, evolve
from thebridge.engine.texts import Texts
from thebridge.engine.undo import standing_events, undone_in

MarkKind = Literal[
    "act",
    "clue",
    "link",
    "solved",
    "closed",
    "hint",
    "choice",
    "report",
    "shared",
    "weighed",
    "sent",
    "ending",
    "for",
    "against",
    "agreed",
]


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that entry `seq` brought about, at this second that was played.

    `about` is the authored id of what it is about, `more` that of what became of it: an option, a step, a reason.
    """

    seq: int
    at: datetime
    seconds: float
    kind: MarkKind
    about: str = ""
    more: str = ""


def timeline(scenario: Scenario, entries: Iterable[Entry]) -> tuple[Mark, ...]:
    """Every mark of a room's journal, in order. Votes and answers of one's own are no marks, nor is what was undone."""
    entries = tuple(entries)
    undone = undone_in(entries)
    rules = {rule.id: rule for rule in scenario.evidence}
    state, marks = RoomState(), list[Mark]()
    for entry in entries:
        state = evolve(state, entry)
        # Played seconds: an extension sets the clock back, and takes nothing away from what was played.
        seconds = round(state.clock.seconds_at(entry.at) + state.clock.extended_seconds, 1)
        told = dict.fromkeys(mark for event in standing_events(entry, undone) for mark in _told(event, rules))
        marks += [Mark(entry.seq, entry.at, seconds, *one) for one in told]
    return tuple(marks)


def _told(event: object, rules: Mapping[RuleId, EvidenceRule]) -> Iterator[tuple[MarkKind, str, str]]:
    match event:
        case ActOpened():
            yield "act", event.act, ""
        case ClueEstablished():
            yield "clue", event.clue, ""
        case PinsLinked():
            yield "link", event.relation, ""
        case PuzzleSolved():
            yield "solved", event.puzzle, event.reason
        case PuzzleClosed():
            yield "closed", event.puzzle, event.reason
        case HintGiven():
            yield "hint", event.puzzle, str(event.step)
        case OptionChosen():
            yield "choice", event.dilemma, event.option
        case EndingReached():
            yield "ending", event.ending, ""
        case MomentNoted():
            rule = rules[event.rule]
            yield rule.direction, rule.id, str(event.missed)
        case _:
            yield from _told_by_hand(event)


def _told_by_hand(event: object) -> Iterator[tuple[MarkKind, str, str]]:
    match event:
        case ReportFiled():
            yield "report", event.report, " ".join(event.matters)
        case SourceShared():
            yield "shared", event.source, ""
        case ContradictionWeighed():
            yield "weighed", event.favourite, event.verdict
        case AccusationSent():
            yield "sent", "", ""
        case ActionAgreed():
            yield "agreed", "", ""
        case _:
            return


def words_of(scenario: Scenario, mark: Mark, texts: Texts) -> str:
    """What a mark is about, in the author's words; what kind of thing it is stands beside it."""
    match mark.kind:
        case "for" | "against":
            rule = next(one for one in scenario.evidence if one.id == mark.about)
            return texts.get(rule.text, missed=mark.more)
        case "choice":
            return _choice(scenario, mark, texts)
        case "report":
            return next((texts.get(one.text) for one in scenario.reporting.kinds if one.id == mark.about), "")
        case "weighed":
            return texts.names.get(mark.about, "")
        case _:
            return _titles(scenario, texts, mark.kind).get(mark.about, "")


def _choice(scenario: Scenario, mark: Mark, texts: Texts) -> str:
    card = next(one for one in scenario.dilemmas if one.id == mark.about)
    option = next(one for one in card.options if one.id == mark.more)
    return f"{texts.get(card.title)}: {texts.get(option.text)}"


def _titles(scenario: Scenario, texts: Texts, kind: MarkKind) -> dict[str, str]:
    match kind:
        case "clue":
            return {str(one.id): texts.get(one.says) for one in scenario.clues}
        case "act":
            return {str(one.id): texts.get(one.title) for one in scenario.acts}
        case "solved" | "closed" | "hint":
            return {str(one.id): texts.get(one.title) for one in scenario.puzzles}
        case "shared":
            return {str(one.id): texts.get(one.title) for one in scenario.sources}
        case "ending":
            return {str(one.id): texts.get(one.title) for one in scenario.endings}
        case _:
            return {}
