"""Every learning goal can show itself, for and against, in something that a team can really do."""

from collections import Counter
from typing import Final, assert_never

from thebridge.authoring.examination import Examination
from thebridge.authoring.reach import ACCUSATION, SENT, Assumption, Reach
from thebridge.authoring.strict_yaml import Path
from thebridge.engine.scenario import (
    AccusationIs,
    AnswerIs,
    ClueIs,
    ContradictionIs,
    Dataset,
    EvidenceRule,
    LinkIs,
    OptionIs,
    PlayEndedIs,
    PuzzleSolvedIs,
    ReportIs,
    SourceOpenedIs,
    SourceSharedIs,
    StepIs,
    Trigger,
)

LEAST_MOMENTS: Final = 2
"""For and against each goal: what a team does once may be chance."""


def check_goals(exam: Examination) -> None:
    """Notes goals without a moment for or against, and rules whose moment never comes."""
    reach = Reach(exam, Assumption(time_runs_out=True))
    seen: Counter[tuple[str, str]] = Counter()
    for number, rule in enumerate(exam.scenario.evidence):
        path: Path = ("evidence", number)
        if not can_occur(exam, reach, rule.on):
            message = f"What the rule {rule.id!r} waits for never occurs. Change `on`, or make it possible."
            exam.problem((*path, "on"), "moment_unreachable", message)
        elif not reach.holds(rule.when):
            message = f"The condition of the rule {rule.id!r} never holds. Change it, or take it out."
            exam.problem((*path, "when"), "moment_unreachable", message)
        else:
            seen[rule.goal, rule.direction] += 1
        _check_unseen(exam, path, rule)
    for number, goal in enumerate(exam.scenario.goals):
        for direction in ("for", "against"):
            if (found := seen[goal.id, direction]) < LEAST_MOMENTS:
                message = f"{found} moments speak {direction} this goal, {LEAST_MOMENTS} must. Add an evidence rule."
                code = "goal_with_one_moment" if found else "goal_without_moment"
                exam.problem(("goals", number), code, message)
    _check_questions(exam)


def _check_unseen(exam: Examination, path: Path, rule: EvidenceRule) -> None:
    if not rule.unseen_clues_at_least:
        return
    if not isinstance(rule.on, PlayEndedIs):
        message = "Unseen clues are counted at the end only. Use on: {kind: play_ended}."
        exam.problem((*path, "unseen_clues_at_least"), "moment_unreachable", message)
    elif rule.unseen_clues_at_least > len(exam.scenario.clues):
        message = f"There are only {len(exam.scenario.clues)} clues. Name fewer."
        exam.problem((*path, "unseen_clues_at_least"), "moment_unreachable", message)


def can_occur(exam: Examination, reach: Reach, on: Trigger) -> bool:
    """Whether a team can bring it about."""
    facts = reach.facts
    match on:
        case PuzzleSolvedIs():
            return ("solved", on.puzzle) in facts
        case AnswerIs():
            return ("puzzle", on.puzzle) in facts
        case SourceOpenedIs():
            return ("source", on.source) in facts
        case StepIs():
            return ("source", on.source) in facts and _has_step(exam, on)
        case ClueIs():
            found = [fact for fact in facts if fact[0] == "clue"]
            return on.at_least <= len(found) and (on.clue is None or ("clue", on.clue) in facts)
        case LinkIs():
            return len({exam.department_of(clue.id) for clue in exam.scenario.clues}) > 1
        case OptionIs():
            return ("dilemma", on.dilemma, on.option) in facts
        case ReportIs():
            return ("matter", on.matter) in facts
        case SourceSharedIs():
            return on.source is None or ("source", on.source) in facts
        case ContradictionIs():
            return ACCUSATION in facts
        case AccusationIs():
            return SENT in facts
        case PlayEndedIs():
            return True
        case _:
            assert_never(on)


def _has_step(exam: Examination, on: StepIs) -> bool:
    source = exam.scenario.source_by_id[on.source]
    if not isinstance(source, Dataset):
        return False
    return on.step != "clock" or source.catalogue.clock_rule != "none"


def _check_questions(exam: Examination) -> None:
    for number, question in enumerate(exam.scenario.questions):
        path: Path = ("questions", number)
        if question.goal is not None and (not question.options or question.best is None):
            message = "A question about a goal needs options and the best of them. Add them."
            exam.problem(path, "question_unfit", message)
        if question.goal is None and question.dimension is None:
            message = "A question belongs to a goal, or as part of the self-scan to a dimension. Name one."
            exam.problem(path, "question_unfit", message)
