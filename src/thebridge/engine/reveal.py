"""The debrief as the team sees it in the room: the ending, the reveal, and what they did for each goal."""

from collections.abc import Mapping
from typing import Any

from thebridge.engine.areas.votes.ballot import options_of
from thebridge.engine.areas.votes.view import vote_counts
from thebridge.engine.conditions import holds
from thebridge.engine.evidence import is_unique
from thebridge.engine.ids import EndingId, GoalId, RuleId
from thebridge.engine.scenario import Always, EvidenceRule, LearningGoal, Scenario
from thebridge.engine.state import RoomState
from thebridge.engine.texts import Texts


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
        "pooled": _pooled(scenario, state),
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


def _goal(scenario: Scenario, state: RoomState, goal: LearningGoal, texts: Texts) -> dict[str, Any]:
    rules = [rule for rule in scenario.evidence if rule.goal == goal.id and rule.id in state.acts.moments]
    rules.sort(key=lambda rule: state.acts.moments[rule.id].seq)
    return {
        "id": goal.id,
        "title": texts.get(goal.title),
        "hidden": goal.hidden,
        "rule": texts.get(goal.rule),
        "question": texts.get(goal.question),
        "action": texts.get(goal.action),
        "dimension": texts.get(goal.dimension),
        "for": [_moment(state, rule, texts) for rule in rules if rule.direction == "for"],
        "against": [_moment(state, rule, texts) for rule in rules if rule.direction == "against"],
    }


def _moment(state: RoomState, rule: EvidenceRule, texts: Texts) -> dict[str, Any]:
    noted = state.acts.moments[rule.id]
    return {"text": texts.get(rule.text, missed=noted.missed), "seq": noted.seq, "rule": RuleId(rule.id)}


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
            "is_found": None if moment.clue is None else moment.clue in state.board.established,
        }
        for moment in scenario.debrief.reveal
    ]


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


def _pooled(scenario: Scenario, state: RoomState) -> dict[str, int]:
    unique = [clue.id for clue in scenario.clues if is_unique(scenario, state, clue.id)]
    return {"shared": sum(clue in state.board.established for clue in unique), "total": len(unique)}
