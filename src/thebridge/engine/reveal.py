"""The debrief as the team sees it in the room: the ending, the reveal, and what they did for each goal."""

import re
from collections.abc import Mapping, Sequence
from itertools import zip_longest
from typing import Any, Final, Literal

from thebridge.engine.areas.seats.view import names
from thebridge.engine.areas.talk.view import actions_section
from thebridge.engine.areas.votes.ballot import options_of
from thebridge.engine.areas.votes.view import vote_counts
from thebridge.engine.conditions import holds
from thebridge.engine.evidence import is_of_whole_play, is_unique
from thebridge.engine.ids import ClueId, EndingId, GoalId, PinId, RuleId
from thebridge.engine.scenario import AccusationPart, Always, EvidenceRule, LearningGoal, RevealMoment, Scenario
from thebridge.engine.state import RoomState
from thebridge.engine.texts import Texts

Found = Literal["found", "missed", "misread"]
WORDS_OF_PAGE: Final = 60
"""What a goal's page says at most under its headings: a group reads it aloud in half a minute."""
MOMENTS_OF_PAGE: Final = 3
WORDS_OF_WHOLE_PLAY: Final = 4
"""What a page says of a moment that is of the whole play and opens no spot (`debrief.whole_play`)."""
_SENTENCE_ENDS: Final = re.compile(r"(?<=[.!?])\s+")


def page_count(scenario: Scenario) -> int:
    """Reveal, decision, the live goals, all goals, action, goodbye."""
    return 5 + min(scenario.debrief.live_goals, len(scenario.goals))


def debrief_section(scenario: Scenario, state: RoomState, texts: Texts) -> dict[str, Any] | None:
    """The whole debrief, or None while the team still plays."""
    if state.acts.ending is None:
        return None
    goals = [_goal(scenario, state, goal, texts) for goal in scenario.goals]
    live = live_goals(scenario, state)
    return {
        "page": state.acts.page,
        "page_seconds": scenario.debrief.page_seconds,
        "pages": _pages(scenario, live, texts),
        "ending": _ending(scenario, state, state.acts.ending, texts),
        "goals": goals,
        "reveal": _reveal(scenario, state, texts),
        "comforts": {
            "title": texts.get(scenario.debrief.comforts_title),
            "items": [texts.get(key) for key in scenario.debrief.comforts],
            "question": texts.get(scenario.debrief.comforts_question),
        },
        "next_steps": [texts.get(key) for key in scenario.debrief.next_steps],
        "vote_counts": _vote_counts(scenario, state, texts),
        "pooled": pooled(scenario, state),
        "accused": _accused(scenario, state, texts),
        "actions": actions_section(state.talk, names(state.seats)),
        "credits": [texts.get(key) for key in scenario.credits],
    }


def _pages(scenario: Scenario, live: tuple[GoalId, ...], texts: Texts) -> list[dict[str, Any]]:
    titles = {goal.id: texts.get(goal.title) for goal in scenario.goals}
    goals = [{"kind": "goal", "goal": goal, "title": titles[goal]} for goal in live]
    kinds = [{"kind": kind} for kind in ("reveal", "decision")]
    return [*kinds, *goals, *({"kind": kind} for kind in ("all_goals", "action", "goodbye"))]


def live_goals(scenario: Scenario, state: RoomState) -> tuple[GoalId, ...]:
    """The goals told aloud: the strongest and the weakest ones, at least one of them hidden."""
    count = min(scenario.debrief.live_goals, len(scenario.goals))
    balance = {goal.id: _balance(scenario, state, goal.id) for goal in scenario.goals}
    ranked = sorted(scenario.goals, key=lambda goal: (-balance[goal.id], goal.id))
    chosen = [ranked[0], *ranked[len(ranked) - count + 1 :]][:count]
    hidden = [goal for goal in ranked if goal.hidden]
    if hidden and not any(goal.hidden for goal in chosen):
        chosen[-1] = hidden[-1]
    ids = {goal.id for goal in chosen}
    return tuple(goal.id for goal in scenario.goals if goal.id in ids)


def _balance(scenario: Scenario, state: RoomState, goal: GoalId) -> int:
    spoken = [rule for rule in scenario.evidence if rule.goal == goal and rule.id in state.acts.moments]
    return sum(1 if rule.direction == "for" else -1 for rule in spoken)


def spoken_rules(scenario: Scenario, state: RoomState, goal: GoalId) -> list[EvidenceRule]:
    """The evidence rules of a goal that spoke, in the order in which they did."""
    rules = (rule for rule in scenario.evidence if rule.goal == goal and rule.id in state.acts.moments)
    return sorted(rules, key=lambda rule: state.acts.moments[rule.id].seq)


def _goal(scenario: Scenario, state: RoomState, goal: LearningGoal, texts: Texts) -> dict[str, Any]:
    rules = spoken_rules(scenario, state, goal.id)
    said = {
        "for": [_moment(state, rule, texts) for rule in rules if rule.direction == "for"],
        "against": [_moment(state, rule, texts) for rule in rules if rule.direction == "against"],
    }
    return {
        "id": goal.id,
        "title": texts.get(goal.title),
        "hidden": goal.hidden,
        "rule": texts.get(goal.rule),
        "question": texts.get(goal.question),
        "action": texts.get(goal.action),
        "dimension": texts.get(goal.dimension),
        **said,
        "live": _live_page(goal, _in_turn(said), texts),
    }


def _live_page(goal: LearningGoal, moments: Sequence[Mapping[str, Any]], texts: Texts) -> dict[str, Any]:
    """What fits on the goal's own page: its moments as far as there is room, then as much of the rule as there is.

    The question and the rule's first sentence always stand there; the page with all goals has everything.
    """
    shown, *more = _SENTENCE_ENDS.split(texts.get(goal.rule))
    left = WORDS_OF_PAGE - _words(texts.get(goal.question)) - _words(shown)
    told: list[Mapping[str, Any]] = []
    for moment in moments:
        length = _words(moment["text"]) + (WORDS_OF_WHOLE_PLAY if moment["seq"] is None else 0)
        if len(told) < MOMENTS_OF_PAGE and length <= left:
            told.append(moment)
            left -= length
    while more and _words(more[0]) <= left:
        left -= _words(more[0])
        shown = f"{shown} {more.pop(0)}"
    return {"moments": told, "rule": shown, "has_more": bool(more) or len(told) < len(moments)}


def _in_turn(goal: Mapping[str, Any]) -> list[dict[str, Any]]:
    """A goal's moments, of both sides in turn, each with its side."""
    sides = [[{**one, "sign": sign} for one in goal[sign]] for sign in ("for", "against")]
    return [one for pair in zip_longest(*sides) for one in pair if one is not None]


def _words(text: str) -> int:
    return len(text.split())


def _moment(state: RoomState, rule: EvidenceRule, texts: Texts) -> dict[str, Any]:
    """What it says, and the entry that shows it; none when it is of the whole play."""
    noted = state.acts.moments[rule.id]
    seq = None if is_of_whole_play(rule) else noted.seq
    return {"text": texts.get(rule.text, missed=noted.missed), "seq": seq, "rule": RuleId(rule.id)}


def _ending(scenario: Scenario, state: RoomState, ending: EndingId, texts: Texts) -> dict[str, Any]:
    authored = next(one for one in scenario.endings if one.id == ending)
    seconds = state.acts.ended_seconds or 0.0
    said = [one for one in authored.last_words if holds(scenario, state, one.when, seconds)]
    always_last = sorted(said, key=lambda one: isinstance(one.when, Always))
    first_of: dict[str, str] = {}
    for one in always_last:
        first_of.setdefault(one.sender, texts.get(one.text))
    return {
        "id": authored.id,
        "title": texts.get(authored.title),
        "text": texts.get(authored.text),
        "last_words": [{"sender": sender, "text": text} for sender, text in first_of.items()],
    }


def _reveal(scenario: Scenario, state: RoomState, texts: Texts) -> list[dict[str, Any]]:
    return [
        {
            "at_utc": moment.at_utc,
            "text": texts.get(moment.text),
            "is_found": None if (how := found(scenario, state, moment)) is None else how != "missed",
            "is_misread": how == "misread",
            "seq": seen_in(state, moment.clue),
        }
        for moment in scenario.debrief.reveal
    ]


def found(scenario: Scenario, state: RoomState, moment: RevealMoment) -> Found | None:
    """Whether the team found what shows a moment of the truth; None where nothing could be found.

    Misread: it was on the board, but its time was never worked out, or the team's own answer to a puzzle that
    needs it never came to fit.
    """
    clue = next((one for one in scenario.clues if one.id == moment.clue), None)
    if clue is None:
        return None
    if clue.id not in state.board.established:
        return "missed"
    seconds = state.acts.ended_seconds or 0.0
    is_dated = clue.dated_when is None or holds(scenario, state, clue.dated_when, seconds)
    return "found" if is_dated and not _is_stuck_on(scenario, state, clue.id) else "misread"


def _is_stuck_on(scenario: Scenario, state: RoomState, clue: ClueId) -> bool:
    known = (state.puzzles.puzzles.get(one.id) for one in scenario.puzzles if clue in one.needs)
    parts = (part for puzzle in known if puzzle is not None for part in puzzle.parts.values())
    return any(part.attempts > 0 and not part.is_right for part in parts)


def seen_in(state: RoomState, clue: ClueId | None) -> int | None:
    """The entry in which a hand put the clue on the board, as long as its pin is there."""
    pin = state.board.pins.get(state.board.established.get(clue, PinId(""))) if clue is not None else None
    return None if pin is None else pin.seq


def _vote_counts(scenario: Scenario, state: RoomState, texts: Texts) -> list[dict[str, Any]]:
    shown = []
    suspects: Mapping[str, str] = {one.id: texts.names.get(one.id, one.name) for one in scenario.cast}
    for vote in scenario.votes:
        cast = state.votes.votes.get(vote.id)
        counts = None if cast is None else vote_counts(cast, options_of(scenario, vote))
        if counts is None:
            continue
        names: dict[str, str] = {**suspects, **{str(one.id): texts.get(one.text) for one in vote.others}}
        rows = [
            {"option": option, "text": names.get(option, option), "count": count}
            for option, count in counts.items()
            if count
        ]
        shown.append({"vote": vote.id, "question": texts.get(vote.question), "counts": rows})
    return shown


def _accused(scenario: Scenario, state: RoomState, texts: Texts) -> dict[str, Any]:
    """What the team concluded, to be held against its first hunch. Own words stay in the room's letter."""
    parts = () if scenario.accusation is None else scenario.accusation.parts
    given = [(part, one.option) for part in parts if (one := state.accusation.answers.get(part.id)) is not None]
    answers = [
        {"part": part.id, "question": texts.get(part.question), "option": option}
        | {"is_suspect": part.answer == "suspects", "text": answer_text(scenario, part, option, texts)}
        for part, option in given
        if option is not None
    ]
    return {"is_sent": state.accusation.is_sent, "answers": answers}


def answer_text(scenario: Scenario, part: AccusationPart, option: str, texts: Texts) -> str:
    """What an answer of the accusation is called."""
    own = {str(one.id): texts.get(one.text) for one in part.options}
    return {str(one.id): texts.names.get(one.id, one.name) for one in scenario.cast}.get(option) or own[option]


def pooled(scenario: Scenario, state: RoomState) -> dict[str, int]:
    """How many of the clues that one department alone could find came on the board by a hand."""
    unique = [clue.id for clue in scenario.clues if is_unique(scenario, state, clue.id)]
    return {"shared": sum(clue in state.board.established for clue in unique), "total": len(unique)}
