"""The solver finds dead ends, and what does not need the team."""

import pytest

from tests.authoring.folder import Folder
from tests.authoring.test_examination import examine
from thebridge.authoring import solver
from thebridge.authoring.problems import Problem
from thebridge.authoring.solver import check_solvable, ways_through


def told(folder: Folder) -> list[Problem]:
    exam = examine(folder)
    check_solvable(exam)
    return exam.loaded.problems


def codes(folder: Folder) -> set[str]:
    return {problem.code for problem in told(folder)}


def test_the_warm_up_can_be_won_at_every_size_and_only_together() -> None:
    assert told(Folder()) == []


def test_each_option_that_changes_something_is_a_way_of_its_own() -> None:
    ways = set(ways_through(examine(Folder())))
    cards = {pick for way in ways for pick in way if pick[0] == "dilemma" and pick[1] == "list"}
    assert ("dilemma", "list", "send_all") in cards
    assert len(cards) == 2, "the others change nothing and stand for each other"
    assert any(("answer", "question", "ask", "all_rooms") in way for way in ways)


def test_too_many_ways_are_tried_in_pairs(monkeypatch: pytest.MonkeyPatch) -> None:
    every = set(ways_through(examine(Folder())))
    monkeypatch.setattr(solver, "WAYS_LIMIT", 1)
    pairs = set(ways_through(examine(Folder())))
    assert pairs <= every
    assert {pick for way in pairs for pick in way} == {pick for way in every for pick in way}


def test_a_choice_that_closes_the_way_is_a_dead_end() -> None:
    folder = Folder().edit("scenario.yaml", "      - {kind: open_puzzle, puzzle: when, delay_seconds: 15}\n", "")
    folder.edit(
        "puzzles.yaml",
        "          - {id: badges, text: sources.badge_log.title, right: true}",
        "          - {id: badges, text: sources.badge_log.title, right: true}\n"
        "          - {id: both, text: sources.badge_log.title, settles: true}",
    )
    folder.edit(
        "puzzles.yaml",
        "    on_closed:\n      - {kind: fire, happening: allergies, delay_seconds: 20}",
        "    on_answer:\n      - {part: sources, option: both, effects: [{kind: open_puzzle, puzzle: when}]}\n"
        "    on_closed:\n      - {kind: fire, happening: allergies, delay_seconds: 20}",
    )
    [dead_end] = [one for one in told(folder) if one.code == "dead_end"]
    assert "puzzle 'when' does not open" in dead_end.message
    assert not dead_end.is_warning


def test_a_dead_end_says_which_clue_is_not_held_by_then() -> None:
    folder = Folder().edit("puzzles.yaml", "needs: [fridge_peak, badge_kitchen]", "needs: [fridge_peak, booking]")
    [dead_end] = [one for one in told(folder) if one.code == "dead_end"]
    assert "puzzle 'when' needs booking" in dead_end.message
    assert "2 to 6 players" in dead_end.message


def test_a_case_that_only_time_ends_is_not_winnable() -> None:
    folder = Folder().edit(
        "story.yaml",
        "{kind: usable_evidence, pins: 2, departments: 2}",
        "{kind: usable_evidence, pins: 2, departments: 9}",
    )
    assert "not_winnable" in codes(folder)


def test_a_clue_that_is_never_held_is_named_where_it_is_needed() -> None:
    folder = Folder().edit("scenario.yaml", "sources: [lift_memo, bookings]", "sources: [lift_memo]")
    folder.edit("puzzles.yaml", "    needs: [lift_trip]\n", "    needs: [booking]\n")
    [one] = [one for one in told(folder) if one.code == "clue_nobody_holds"]
    assert one.line == folder.line("puzzles.yaml", "    needs: [booking]")


@pytest.mark.parametrize(("smallest", "is_warning"), [(2, True), (3, False)])
def test_a_puzzle_for_one_department_is_advice_only_where_two_may_play(smallest: int, *, is_warning: bool) -> None:
    folder = Folder().edit("puzzles.yaml", "needs: [lift_trip, cake_weight]", "needs: [lift_trip]")
    folder.edit("scenario.yaml", "players_min: 2", f"players_min: {smallest}")
    [one] = [one for one in told(folder) if one.code == "one_department_is_enough"]
    assert one.is_warning is is_warning


def test_a_department_that_the_case_does_not_need_is_named() -> None:
    folder = Folder().edit("story.yaml", "needs: [badge_kitchen, nickname]", "needs: [badge_kitchen]")
    folder.edit("puzzles.yaml", "needs: [badge_kitchen, nickname]", "needs: [badge_kitchen, lift_trip]")
    [one] = [one for one in told(folder) if one.code == "department_not_needed"]
    assert one.line == folder.line("scenario.yaml", "- {id: facilities")


def test_a_player_who_holds_everything_is_told_of() -> None:
    folder = Folder().edit(
        "scenario.yaml",
        '"3": [[porter], [cook, planner], [archivist]]',
        '"3": [[porter, planner], [cook], [archivist]]',
    )
    assert codes(folder) == {"one_player_is_enough"}


def test_an_accusation_that_rests_on_nothing_is_told_of() -> None:
    folder = Folder().edit("story.yaml", "      needs: [lift_trip]\n", "")
    assert "accusation_needs_nothing" in codes(folder)
