"""However it goes, play ends in one of the endings, and each of them can be the one."""

from thebridge.authoring.examination import Examination
from thebridge.authoring.reach import Assumption, Reach
from thebridge.authoring.solver import ways_through
from thebridge.engine.scenario import AllOf, Always, Condition, LastWords


def check_endings(exam: Examination) -> None:
    """Notes a last ending that may not hold, and endings and last words that never come."""
    endings = exam.scenario.endings
    if not isinstance(endings[-1].when, Always):
        message = "The last ending must always hold, so that play ends somehow. Write when: {kind: always}."
        exam.problem(("endings", len(endings) - 1, "when"), "endings_not_total", message)
    reached = _reached(exam)
    for number, ending in enumerate(endings):
        if any(_follows(ending.when, earlier.when) for earlier in endings[:number]):
            message = "An ending above holds whenever this one does. Put the narrower one first, or take one out."
            exam.problem(("endings", number, "when"), "ending_hidden", message)
        elif number not in reached:
            message = "Nothing that a team does makes this hold. Change the condition, or take the ending out."
            exam.problem(("endings", number, "when"), "ending_unreachable", message)
        _check_last_words(exam, number, ending.last_words)


def _reached(exam: Examination) -> set[int]:
    """The endings whose condition holds on some way through the choices."""
    reached: set[int] = set()
    for way in ways_through(exam):
        reach = Reach(exam, Assumption(picks=way, time_runs_out=True))
        reached |= {number for number, one in enumerate(exam.scenario.endings) if reach.holds(one.when)}
        if len(reached) == len(exam.scenario.endings):
            break
    return reached


def _check_last_words(exam: Examination, number: int, words: tuple[LastWords, ...]) -> None:
    for at, one in enumerate(words):
        earlier = [other.when for other in words[:at] if other.sender == one.sender]
        if any(_follows(one.when, other) for other in earlier):
            message = "Words above are said whenever these would be. Put the narrower ones first."
            exam.problem(("endings", number, "last_words", at), "last_words_hidden", message)


def _follows(condition: Condition, other: Condition) -> bool:
    """Whether `other` surely holds when `condition` does: as far as their own words tell."""
    return isinstance(other, Always) or _conjuncts(other) <= _conjuncts(condition)


def _conjuncts(condition: Condition) -> frozenset[Condition]:
    if isinstance(condition, AllOf):
        return frozenset(part for one in condition.of for part in _conjuncts(one))
    return frozenset({condition})
