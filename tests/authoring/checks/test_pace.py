"""Puzzles fit the time of their act."""

from tests.authoring.folder import Folder
from tests.authoring.test_examination import examine
from thebridge.authoring.checks.pace import expected_seconds, opened_by
from thebridge.engine.scenario import Fire


def seconds(players: int, *ids: str) -> int:
    exam = examine(Folder())
    puzzles = [puzzle for puzzle in exam.scenario.puzzles if puzzle.id in ids]
    return expected_seconds(exam, puzzles, {puzzle.id: puzzle.estimate.p50 for puzzle in puzzles}, players)


def test_a_pair_does_one_puzzle_after_the_other_and_two_pairs_two_at_once() -> None:
    assert seconds(2, "facts", "when") == 180
    assert seconds(4, "facts", "when") == 120
    assert seconds(4) == 0


def test_a_puzzle_that_waits_for_another_comes_after_it() -> None:
    assert seconds(6, "who", "reader") == 110


def test_what_a_happening_opens_counts_even_in_a_circle() -> None:
    folder = Folder().edit(
        "story.yaml",
        "{id: planner_sighs,",
        "{effects: [{kind: fire, happening: planner_sighs}, {kind: open_puzzle, puzzle: who}], id: planner_sighs,",
    )
    assert opened_by(examine(folder), (Fire("planner_sighs"),)) == {"who"}  # type: ignore[arg-type]


def test_what_is_only_too_much_for_few_is_advice() -> None:
    folder = Folder().edit("scenario.yaml", "seconds: 240", "seconds: 170")
    assert folder.told("act_short_for_few").is_warning
