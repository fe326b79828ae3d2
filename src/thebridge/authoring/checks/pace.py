"""The puzzles of each act fit its time: by the authors' estimates, with several under way at once."""

from collections.abc import Mapping

from thebridge.authoring.examination import Examination
from thebridge.authoring.reach import Assumption, Reach
from thebridge.engine.ids import PuzzleId
from thebridge.engine.scenario import Closed, Effect, Fire, OpenPuzzle, Puzzle, Solved

USUAL_SIZE = 5
PAIR = 2
"""A puzzle needs two departments, so two players work on each."""


def check_pace(exam: Examination) -> None:
    """Notes acts whose puzzles take a usual team longer than the act; warns of it for the smallest team."""
    scenario = exam.scenario
    usual = max(scenario.players_min, min(USUAL_SIZE, scenario.players_max))
    seen: set[PuzzleId] = set()
    for number, act in enumerate(scenario.acts):
        reach = Reach(exam, Assumption(time_runs_out=True, acts=number + 1))
        puzzles = [
            puzzle
            for puzzle in scenario.puzzles
            if ("puzzle", puzzle.id) in reach.facts and puzzle.id not in seen and not puzzle.bonus
        ]
        seen.update(puzzle.id for puzzle in puzzles)
        middle = {puzzle.id: puzzle.estimate.p50 for puzzle in puzzles}
        expected = expected_seconds(exam, puzzles, middle, usual)
        smallest = expected_seconds(exam, puzzles, middle, scenario.players_min)
        path = ("acts", number, "seconds")
        if expected > act.seconds:
            message = f"Its puzzles take {usual} players {expected} s by the estimates. Give it more, or them less."
            exam.problem(path, "act_too_short", message)
        elif smallest > act.seconds:
            message = (
                f"Its puzzles take {scenario.players_min} players {smallest} s by the estimates. Make them optional."
            )
            exam.warning(path, "act_short_for_few", message)


def expected_seconds(exam: Examination, puzzles: list[Puzzle], seconds: Mapping[PuzzleId, int], players: int) -> int:
    """When the last puzzle is solved, if pairs of players each take the next that is open."""
    waits = {puzzle.id: _opened_by(exam, puzzle, puzzles) for puzzle in puzzles}
    done: dict[PuzzleId, int] = {}
    free = [0] * max(1, players // PAIR)
    left = list(puzzles)
    while left:
        ready = [one for one in left if waits[one.id] <= done.keys()] or left
        first = min(ready, key=lambda one: max((done.get(other, 0) for other in waits[one.id]), default=0))
        opened = max((done.get(other, 0) for other in waits[first.id]), default=0)
        at = min(range(len(free)), key=free.__getitem__)
        done[first.id] = free[at] = max(free[at], opened) + seconds[first.id]
        left.remove(first)
    return max(done.values(), default=0)


def _opened_by(exam: Examination, puzzle: Puzzle, among: list[Puzzle]) -> frozenset[PuzzleId]:
    """The puzzles of the act that must be done before this one opens."""
    own = ("puzzles", exam.scenario.puzzles.index(puzzle), "when")
    named = {one.puzzle for path, one in exam.each(Solved) if path[:3] == own}
    named |= {one.puzzle for path, one in exam.each(Closed) if path[:3] == own}
    openers = {
        other.id
        for other in among
        if other is not puzzle and puzzle.id in opened_by(exam, (*other.on_solved, *other.on_closed))
    }
    is_open_anyway = any(
        effect.puzzle == puzzle.id for path, effect in exam.each(OpenPuzzle) if path[0] in ("acts", "dilemmas")
    )
    return frozenset(named & {one.id for one in among} | (set() if is_open_anyway else openers))


def opened_by(exam: Examination, effects: tuple[Effect, ...]) -> set[PuzzleId]:
    """The puzzles that effects open, at once or by the happenings that they fire."""
    found: set[PuzzleId] = set()
    left, fired = list(effects), set()
    while left:
        effect = left.pop()
        if isinstance(effect, OpenPuzzle):
            found.add(effect.puzzle)
        elif isinstance(effect, Fire) and effect.happening not in fired:
            fired.add(effect.happening)
            left += next(one.effects for one in exam.scenario.happenings if one.id == effect.happening)
    return found
