"""Results: what came of many teams, never of fewer than five, whichever filters are laid side by side."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from thebridge.debrief.report import ChoiceLine, GoalLine, MomentLine, PuzzleLine
from thebridge.debrief.results import (
    LEAST,
    NO_UNIT,
    NONE_CHOSEN,
    Answers,
    Facts,
    Filters,
    Spread,
    Tally,
    TeamResult,
    build_results,
    cut_blocks,
)
from thebridge.engine.ids import (
    DilemmaId,
    GoalId,
    OptionId,
    PuzzleId,
    RoomId,
    RuleId,
    ScenarioId,
    SessionId,
)

FIRST = datetime(2026, 3, 1, 12, tzinfo=UTC)
ALL = Filters("night")


def result(number: int, day: int = 0, scenario: str = "night", **other: Any) -> TeamResult:
    """A team that ended on a day, counted from the first."""
    session, unit = other.pop("session", f"session-{day}"), other.pop("unit", "")
    facts = Facts(RoomId(f"room-{number:03}"), SessionId(session), ScenarioId(scenario), "1.0", number, unit)
    plain: dict[str, Any] = {"ending": "saved", "goals": (), "choices": (), "puzzles": (), "answers": ()}
    return TeamResult(facts, FIRST + timedelta(days=day, minutes=number), **plain | other)


def day(number: int) -> date:
    return (FIRST + timedelta(days=number)).date()


def puzzle(seconds: float | None, hints: int = 0, reason: Any = "answer") -> PuzzleLine:
    return PuzzleLine(PuzzleId("log"), "open" if seconds is None else "solved", reason, hints, 1, seconds)


def goal(*signs: bool) -> GoalLine:
    moments = tuple(MomentLine(RuleId(f"r{seq}"), sign, seq, 0) for seq, sign in enumerate(signs))
    return GoalLine(GoalId("verify"), is_hidden=False, moments=moments)


def tallies(section: Any, item: str, teams: list[TeamResult], when: Any = "") -> dict[str, int]:
    figure = build_results(teams, ALL).find(section, item, when)
    assert figure is not None
    return {one.name: one.count for one in figure.tallies}


def test_four_teams_are_not_told_of_and_five_are() -> None:
    teams = [result(number) for number in range(LEAST)]
    few = build_results(teams[1:], ALL)
    assert (few.teams, few.figures, few.left_out) == ((), (), 4)
    shown = build_results(teams, ALL)
    assert (len(shown.teams), shown.sessions, shown.left_out) == (5, 1, 0)
    assert tallies("endings", "", teams) == {"saved": 5}


def test_another_scenarios_teams_do_not_fill_a_group_up() -> None:
    teams = [*(result(number) for number in range(4)), *(result(number, scenario="day") for number in range(4, 9))]
    assert build_results(teams, ALL).figures == ()
    assert len(build_results(teams, Filters("day")).teams) == 5


def test_a_goal_tells_for_against_both_and_unseen() -> None:
    seen = [(True,), (False,), (True, False), (), ()]
    teams = [result(number, goals=(goal(*signs),)) for number, signs in enumerate(seen)]
    assert tallies("goals", "verify", teams) == {"for": 2, "against": 2, "unseen": 2}


def test_choices_tell_who_had_not_chosen() -> None:
    chosen = ["stop", "stop", "go", "go", None]
    lines = [ChoiceLine(DilemmaId("gate"), None if one is None else OptionId(one), 3.0) for one in chosen]
    teams = [result(number, choices=(line,)) for number, line in enumerate(lines)]
    assert tallies("choices", "gate", teams) == {"stop": 2, "go": 2, NONE_CHOSEN: 1}


def test_minutes_and_hints_are_told_as_median_and_quartiles() -> None:
    teams = [result(number, puzzles=(puzzle(60.0 * number, number),)) for number in range(5)]
    shown = build_results(teams, ALL)
    minutes, hints = shown.find("minutes", "log"), shown.find("hints", "log")
    assert minutes is not None
    assert hints is not None
    assert minutes.spread == hints.spread == Spread(1.0, 2.0, 3.0)


def test_a_puzzle_that_its_last_hint_solved_is_told_apart() -> None:
    ways = [puzzle(1.0, reason="hint"), puzzle(1.0), puzzle(1.0), puzzle(1.0), puzzle(None)]
    teams = [result(number, puzzles=(one,)) for number, one in enumerate(ways)]
    assert tallies("puzzles", "log", teams) == {"hint": 1, "solved": 3, "open": 1}
    assert build_results(teams, ALL).find("minutes", "log") is None, "four teams have a time"


def test_own_answers_are_summed_over_the_teams_that_show_them() -> None:
    said = Answers("scan", "share", "before", (Tally("1", 2), Tally("5", 3)))
    teams = [result(number, answers=(said,)) for number in range(5)]
    assert tallies("scan", "share", teams, "before") == {"1": 10, "5": 15}
    assert build_results([*teams[1:], result(9)], ALL).find("scan", "share", "before") is None


def test_a_period_shows_whole_blocks_and_says_how_many_teams_it_leaves_out() -> None:
    teams = [result(number, day=number) for number in range(12)]
    assert [len(block) for block in cut_blocks(teams)] == [5, 7]
    shown = build_results(teams, Filters("night", day(0), day(6)))
    assert (len(shown.teams), shown.left_out) == (5, 2)
    assert build_results(teams, Filters("night", day(1), day(6))).figures == ()


def test_a_session_of_five_teams_can_be_told_of_alone_and_one_of_four_cannot() -> None:
    large = [result(number, session="large") for number in range(5)]
    small = [result(number, session="small") for number in range(5, 9)]
    assert len(build_results([*large, *small], Filters("night", session="large")).teams) == 5
    few = build_results([*large, *small], Filters("night", session="small"))
    assert (few.teams, few.figures, few.left_out) == ((), (), 4)


def test_a_unit_shows_its_own_teams_and_units_that_are_too_small_count_only_together() -> None:
    north = [result(number, number, unit="north") for number in range(6)]
    others = [result(number, number, unit=unit) for number, unit in enumerate(["east", "west", ""] * 2, start=6)]
    teams = [*north, *others]
    assert {one.facts.unit for one in build_results(teams, Filters("night", unit="north")).teams} == {"north"}
    assert [build_results(teams, Filters("night", unit=one)).teams for one in ("east", "west", NO_UNIT)] == [(), (), ()]
    assert len(build_results(teams, ALL).teams) == 12
    assert len(build_results(teams[:-2], ALL).teams) == 6, "four in small units are left out"


def test_the_teams_are_told_in_the_order_in_which_they_ended() -> None:
    teams = [result(number, number, unit="north" if number % 2 else "") for number in range(12)]
    shown = build_results(teams, ALL).teams
    assert [one.facts.number for one in shown] == list(range(12))


# --- whatever the filters ---------------------------------------------------------------------------------------------

lines = st.builds(puzzle, st.none() | st.floats(0, 900), st.integers(0, 3))
played = st.tuples(
    st.integers(0, 9),
    st.sampled_from(["saved", "lost"]),
    st.just(()) | st.tuples(lines),
    st.just(()) | st.just((Answers("before_after", "q", "before", (Tally("a", 3), Tally("b", 2))),)),
)
ends = st.none() | st.integers(-1, 10).map(day)


def is_fit(teams: int) -> bool:
    return teams == 0 or teams >= LEAST


@given(st.lists(played, max_size=40), st.tuples(ends, ends), st.tuples(ends, ends))
def test_no_pair_of_periods_tells_of_fewer_than_five_teams(made: Any, one: Any, other: Any) -> None:
    teams = [
        result(number, on, ending=ending, puzzles=puzzles, answers=answers)
        for number, (on, ending, puzzles, answers) in enumerate(made)
    ]
    first, second = (build_results(teams, Filters("night", *period)) for period in (one, other))
    ours, theirs = ({team.facts.room for team in shown.teams} for shown in (first, second))
    assert all(is_fit(len(rooms)) for rooms in (ours, theirs, ours - theirs, theirs - ours, ours & theirs))
    whole = {team.facts.room for team in build_results(teams, ALL).teams}
    assert is_fit(len(whole - ours))
    assert len(teams) - len(whole) < LEAST, "so few are told of nowhere, and in no total"
    for figure in first.figures:
        assert figure.teams >= LEAST
        twin = second.find(figure.section, figure.item, figure.when)
        if ours <= theirs:
            assert twin is not None
            assert is_fit(twin.teams - figure.teams)


seeds = st.integers(0, 2**32)
asked = st.builds(
    Filters,
    st.just("night"),
    ends,
    ends,
    st.sampled_from(["", "", NO_UNIT, "north", "north", "east"]),
    st.sampled_from(["", "", "", *(f"{unit}-{number}" for unit in ("", "north", "east") for number in range(3))]),
)


def placed_teams(seed: int) -> list[TeamResult]:
    """Sessions of every size, each of one unit."""
    chance = Random(seed)
    days, answers = chance.randint(1, 10), Answers("before_after", "q", "before", (Tally("a", 3), Tally("b", 2)))
    teams = []
    for number in range(chance.randint(4, 60)):
        unit = chance.choice(["", "north", "north", "north", "east"])
        told: dict[str, Any] = {
            "ending": chance.choice(["saved", "lost"]),
            "puzzles": chance.choice([(), (puzzle(60.0, 1),), (puzzle(None, 0),)]),
            "answers": chance.choice([(), (answers,)]),
        }
        session = f"{unit}-{chance.randint(0, 2)}" if chance.random() < 0.4 else f"{unit}-{number}"
        teams.append(result(number, chance.randrange(days), unit=unit, session=session, **told))
    return teams


@settings(max_examples=400)
@given(seeds, st.lists(asked, min_size=2, max_size=5))
def test_no_filters_of_any_kind_tell_of_fewer_than_five_teams_however_they_are_combined(
    seed: int, several: Any
) -> None:
    teams = placed_teams(seed)
    shown = [{team.facts.room for team in build_results(teams, one).teams} for one in several]
    told_apart = Counter(tuple(team.facts.room in rooms for rooms in shown) for team in teams)
    assert all(count >= LEAST for seen, count in told_apart.items() if any(seen))


@given(seeds, st.sampled_from(["unit", "session"]), st.tuples(ends, ends))
def test_taking_every_part_from_the_whole_leaves_no_figure_of_fewer_than_five(seed: int, by: str, period: Any) -> None:
    teams = placed_teams(seed)
    whole_filters: Any = Filters("night", *period)
    whole = build_results(teams, whole_filters)
    named = {team.facts.unit or NO_UNIT if by == "unit" else team.facts.session for team in teams}
    parts = [build_results(teams, replace(whole_filters, **{by: one})) for one in sorted(named)]
    assert is_fit(len(whole.teams) - sum(len(part.teams) for part in parts))
    for figure in whole.figures:
        twins = [part.find(figure.section, figure.item, figure.when) for part in parts]
        told = [twin for twin in twins if twin is not None]
        assert all(twin.teams >= LEAST for twin in told)
        assert is_fit(figure.teams - sum(twin.teams for twin in told))


@given(seeds, st.randoms())
def test_the_order_in_which_rooms_are_read_does_not_matter(seed: int, chance: Any) -> None:
    teams = placed_teams(seed)
    mixed = list(teams)
    chance.shuffle(mixed)
    assert build_results(mixed, ALL) == build_results(teams, ALL)
