"""Searches over the clues that a team holds: can it win, at every size, whatever it chooses, and only together?"""

from collections.abc import Iterable, Iterator
from itertools import combinations, product
from typing import Final

from thebridge.authoring.examination import Examination, listed
from thebridge.authoring.reach import ENDED, Assumption, Pick, Reach
from thebridge.engine.areas.puzzles.kinds.choice import ChoiceOption, ChoicePart
from thebridge.engine.areas.puzzles.kinds.request import FieldOption, RequestPart
from thebridge.engine.ids import RoleId
from thebridge.engine.scenario import (
    AllOf,
    Answered,
    AnyOf,
    Chosen,
    Condition,
    Dilemma,
    Part,
    Puzzle,
    Solved,
)

WAYS_LIMIT: Final = 400
"""When there are more ways through all choices, every pair of choices is tried instead."""
TEAM_OF_MANY: Final = 3
"""From this smallest team on, a puzzle or a case that one department can do alone is a problem; below it, advice."""

Way = frozenset[Pick]


def check_solvable(exam: Examination) -> None:
    """Notes dead ends, cases that cannot be won, and what does not need the team."""
    ways = tuple(ways_through(exam))
    for roles, sizes in _role_sets(exam):
        _check_acts(exam, roles, sizes, ways)
    _check_winnable(exam, ways)
    _check_departments(exam, ways)
    for path, puzzle in exam.each(Puzzle):
        if puzzle.needs and not puzzle.bonus:
            departments = {exam.department_of(clue) for clue in puzzle.needs}
            if len(departments) < 2:
                message = (
                    f"One department can solve this alone: {listed(map(str, departments))}. Need a clue of another."
                )
                _team_note(exam, (*path, "needs"), "one_department_is_enough", message)
    _check_players(exam)


def _team_note(exam: Examination, path: tuple[str | int, ...], code: str, message: str) -> None:
    exam.loaded.add(path, code, message, is_warning=exam.scenario.players_min < TEAM_OF_MANY)


def _role_sets(exam: Examination) -> Iterator[tuple[frozenset[RoleId], list[int]]]:
    """The sets of roles that are dealt, each with the team sizes that deal it."""
    sizes: dict[frozenset[RoleId], list[int]] = {}
    for size, groups in sorted(exam.scenario.deals.items()):
        sizes.setdefault(frozenset(role for group in groups for role in group), []).append(size)
    yield from sizes.items()


# --- forks ---


def ways_through(exam: Examination) -> Iterator[Way]:
    """Ways through all choices: each option that changes something, with those of other choices."""
    forks = [fork for fork in _forks(exam) if fork]
    count = 1
    for fork in forks:
        count *= len(fork)
    if count <= WAYS_LIMIT:
        yield from (frozenset().union(*way) for way in product(*forks))
        return
    usual = [fork[0] for fork in forks]
    for first, second in combinations(range(len(forks)), 2):
        for one, other in product(forks[first], forks[second]):
            yield frozenset().union(*{**dict(enumerate(usual)), first: one, second: other}.values())


def _forks(exam: Examination) -> Iterator[list[frozenset[Pick]]]:
    mentioned = set(_mentioned(exam))
    for card in exam.scenario.dilemmas:
        yield _options_of_card(card, mentioned)
    for puzzle in exam.scenario.puzzles:
        acting: set[Pick] = {("answer", puzzle.id, one.part, one.option) for one in puzzle.on_answer} | mentioned
        for part in puzzle.parts:
            yield from _answers(puzzle, part, acting)


def _mentioned(exam: Examination) -> Iterator[Pick]:
    for _, one in exam.definitions:
        if isinstance(one, Chosen):
            yield ("dilemma", one.dilemma, one.option)
        elif isinstance(one, Answered):
            yield ("answer", one.puzzle, one.part, one.option)


def _options_of_card(card: Dilemma, mentioned: set[Pick]) -> list[frozenset[Pick]]:
    picks: list[Pick] = [("dilemma", card.id, option.id) for option in card.options]
    acting = [pick for pick, option in zip(picks, card.options, strict=True) if option.effects or pick in mentioned]
    quiet = [pick for pick in picks if pick not in acting][:1]
    return [frozenset({pick}) for pick in (*quiet, *acting)]


def _answers(puzzle: Puzzle, part: Part, acting: set[Pick]) -> Iterator[list[frozenset[Pick]]]:
    """What the team may settle on in each gap of a part where that makes a difference."""
    groups: list[tuple[ChoiceOption | FieldOption, ...]] = []
    if isinstance(part, ChoicePart):
        groups = [part.options]
    elif isinstance(part, RequestPart):
        groups = [field.options for field in part.fields]
    for options in groups:
        right = frozenset(("answer", puzzle.id, part.id, option.id) for option in options if option.right)
        others = [("answer", puzzle.id, part.id, option.id) for option in options if option.settles]
        yield [*([right] if right else []), *(frozenset({pick}) for pick in others if pick in acting or not right)]


# --- questions ---


def _check_acts(exam: Examination, roles: frozenset[RoleId], sizes: list[int], ways: Iterable[Way]) -> None:
    """Every act can be finished by what the team holds, whatever it chose before."""
    told = set()
    for way in ways:
        reach = Reach(exam, Assumption(picks=way, roles=roles))
        if ENDED in reach.facts:
            continue
        number = max(at for at, act in enumerate(exam.scenario.acts) if ("act", act.id) in reach.facts)
        if number not in told:
            told.add(number)
            wants = listed(dict.fromkeys(unmet(exam, reach, exam.scenario.acts[number].gate.when)))
            message = (
                f"With {_sizes(sizes)} players the act can only end by time: {wants}. Open or release what it needs."
            )
            exam.problem(("acts", number, "gate"), "dead_end", message)
    _check_needs(exam, roles, sizes)


def _sizes(sizes: list[int]) -> str:
    return str(sizes[0]) if len(sizes) == 1 else f"{sizes[0]} to {sizes[-1]}"


def _check_needs(exam: Examination, roles: frozenset[RoleId], sizes: list[int]) -> None:
    reach = Reach(exam, Assumption(roles=roles, time_runs_out=True))
    for path, puzzle in exam.each(Puzzle):
        for number, clue in enumerate(puzzle.needs):
            if ("puzzle", puzzle.id) in reach.facts and not reach.knows(clue):
                message = f"With {_sizes(sizes)} players nobody ever holds the clue {clue!r}. Release its source."
                exam.problem((*path, "needs", number), "clue_nobody_holds", message)


def unmet(exam: Examination, reach: Reach, condition: Condition) -> Iterator[str]:
    """In words, what of a condition cannot come to hold."""
    if reach.holds(condition):
        return
    if isinstance(condition, AllOf | AnyOf):
        for one in condition.of:
            yield from unmet(exam, reach, one)
    elif isinstance(condition, Solved) or condition.kind == "closed":
        puzzle = next(one for one in exam.scenario.puzzles if one.id == getattr(condition, "puzzle", None))
        absent = [clue for clue in puzzle.needs if not reach.knows(clue)]
        if ("puzzle", puzzle.id) not in reach.facts:
            yield f"puzzle {puzzle.id!r} does not open"
        else:
            yield f"puzzle {puzzle.id!r} needs {listed(absent)}, which nobody holds by then"
    else:
        yield f"{condition.kind} never holds"


def _wins(exam: Examination, assumption: Assumption) -> bool:
    reach = Reach(exam, assumption)
    return ENDED in reach.facts and reach.holds(exam.scenario.endings[0].when)


def _check_winnable(exam: Examination, ways: tuple[Way, ...]) -> None:
    for roles, sizes in _role_sets(exam):
        if not any(_wins(exam, Assumption(picks=way, roles=roles)) for way in ways):
            message = (
                f"With {_sizes(sizes)} players the first ending cannot be reached without time running out. Change it."
            )
            exam.problem(("endings", 0, "when"), "not_winnable", message)


def _check_departments(exam: Examination, ways: tuple[Way, ...]) -> None:
    accusation = exam.scenario.accusation
    for number, part in enumerate(accusation.parts if accusation else ()):
        if part.right and not part.needs:
            message = "Nothing says which clues answer this part. Name them in needs."
            exam.warning(("accusation", "parts", number), "accusation_needs_nothing", message)
    holding = {exam.department_of_role[source.role] for source in exam.scenario.sources}
    for number, department in enumerate(exam.scenario.departments):
        if department.id not in holding:
            continue
        # Taking every option at once reaches all that any way reaches: what that does not win, no way wins.
        is_open = _wins(exam, Assumption(without=department.id))
        if is_open and any(_wins(exam, Assumption(picks=way, without=department.id)) for way in ways):
            message = f"The case can be won without the clues of {department.id!r}. Let a puzzle need one of them."
            _team_note(exam, ("departments", number), "department_not_needed", message)


def _check_players(exam: Examination) -> None:
    role_of = {clue.id: exam.scenario.source_by_id[clue.source].role for clue in exam.scenario.clues}
    for path, puzzle in exam.each(Puzzle):
        roles = {role_of[clue] for clue in puzzle.needs}
        alone = [
            size
            for size, groups in sorted(exam.scenario.deals.items())
            if size >= TEAM_OF_MANY and any(roles <= set(group) for group in groups)
        ]
        if alone and puzzle.needs and not puzzle.bonus:
            sizes = listed(map(str, alone))
            message = f"When {sizes} play, one player holds all the clues for this. Deal the roles otherwise."
            exam.warning((*path, "needs"), "one_player_is_enough", message)
