"""Whole teams of bots through a scenario, and what came of them: how it ends, how long it takes, what stays unused."""

from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import repeat
from multiprocessing import get_context
from typing import Any, Final

from thebridge.bots.profiles import profiles_of_team
from thebridge.bots.table import Table, play, set_table
from thebridge.engine.scenario import Scenario
from thebridge.engine.state import RoomState
from thebridge.engine.view import view_for
from thebridge.engine.viewer import Viewer

SHARE: Final = 50
"""How many teams one process plays at a time; fewer are not worth starting one."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one team. `goals`: for each goal how many moments spoke for and against it."""

    ending: str
    minutes: float
    goals: dict[str, tuple[int, int]]
    hints: dict[str, int]
    clues: frozenset[str]


@dataclass(frozen=True, slots=True)
class Order:
    """How many teams of which kind to play."""

    teams: int
    players: int
    profile: str
    seed: int


def play_team(scenario: Scenario, order: Order, number: int) -> Table:
    """Team `number` of an order, played to its debrief."""
    profiles = profiles_of_team(order.profile, order.players, first=number)
    table = set_table(scenario, profiles, f"{order.seed}/{number}")
    play(table)
    return table


def outcome_of(scenario: Scenario, state: RoomState) -> Outcome:
    """What came of a team that is at its debrief. The goals are told as its own debrief tells them."""
    viewer = Viewer("projector", scenario.languages[0])
    debrief = view_for(scenario, state, viewer)["debrief"]
    return Outcome(
        ending=str(state.acts.ending),
        minutes=(state.acts.ended_seconds or 0.0) / 60,
        goals={goal["id"]: (len(goal["for"]), len(goal["against"])) for goal in debrief["goals"]},
        hints={puzzle: one.hints_given for puzzle, one in state.puzzles.puzzles.items()},
        clues=frozenset(state.board.established),
    )


def simulate(scenario: Scenario, order: Order, processes: int = 1) -> dict[str, Any]:
    """Play all teams of an order; the same order gives the same figures, by however many processes."""
    outcomes = _outcomes(scenario, order, processes)
    endings = Counter(one.ending for one in outcomes)
    found = {clue for one in outcomes for clue in one.clues}
    return {
        "teams": len(outcomes),
        "endings": {one.id: endings[one.id] for one in scenario.endings},
        "minutes": _spread([one.minutes for one in outcomes]),
        "goals": {goal.id: _goal([one.goals[goal.id] for one in outcomes]) for goal in scenario.goals},
        "hints": {puzzle.id: _mean([one.hints.get(puzzle.id, 0) for one in outcomes]) for puzzle in scenario.puzzles},
        "unused_clues": [clue.id for clue in scenario.clues if clue.id not in found],
    }


def _outcomes(scenario: Scenario, order: Order, processes: int) -> list[Outcome]:
    shares = [range(first, min(first + SHARE, order.teams)) for first in range(0, order.teams, SHARE)]
    if processes == 1 or len(shares) == 1:
        return _play_share(scenario, order, range(order.teams))
    # Started anew rather than forked: whoever simulates may have threads.
    with ProcessPoolExecutor(min(processes, len(shares)), get_context("spawn")) as pool:
        played = pool.map(_play_share, repeat(scenario), repeat(order), shares)
        return [outcome for share in played for outcome in share]


def _play_share(scenario: Scenario, order: Order, numbers: range) -> list[Outcome]:
    return [outcome_of(scenario, play_team(scenario, order, number).state) for number in numbers]


def _spread(values: list[float]) -> dict[str, float]:
    """The values that a tenth, half and nine tenths of the teams stay under."""
    ranked = sorted(values)
    return {
        name: round(ranked[min(len(ranked) - 1, int(share * len(ranked)))], 1) if ranked else 0.0
        for name, share in (("p10", 0.1), ("p50", 0.5), ("p90", 0.9))
    }


def _goal(counts: list[tuple[int, int]]) -> dict[str, float]:
    """The shares of teams with a moment for the goal, with one against it, and with none at all."""
    return {
        "for": _mean([bool(speaks_for) for speaks_for, _ in counts]),
        "against": _mean([bool(against) for _, against in counts]),
        "unseen": _mean([not any(both) for both in counts]),
    }


def _mean(values: list[int] | list[bool]) -> float:
    return round(sum(values) / len(values), 3) if values else 0.0


def told(figures: dict[str, Any]) -> str:
    """The figures as lines to read on a terminal."""
    minutes = figures["minutes"]
    lines = [f"teams: {figures['teams']}", "endings:"]
    lines += [f"  {ending:<24} {count:>6}" for ending, count in figures["endings"].items()]
    lines.append(f"minutes: p10 {minutes['p10']}, p50 {minutes['p50']}, p90 {minutes['p90']}")
    lines.append("goals, share of teams with a moment for / against / none:")
    lines += [
        f"  {goal:<24} {one['for']:>6.0%} {one['against']:>6.0%} {one['unseen']:>6.0%}"
        for goal, one in figures["goals"].items()
    ]
    lines.append("hints given per team:")
    lines += [f"  {puzzle:<24} {mean:>6.2f}" for puzzle, mean in figures["hints"].items()]
    lines.append(f"clues that no team found: {', '.join(figures['unused_clues']) or '-'}")
    return "\n".join(lines)
