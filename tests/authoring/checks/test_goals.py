"""Goals show themselves in what a team can do."""

import pytest

from tests.authoring.folder import Folder


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("on: {kind: clue, at_least: 3}", "on: {kind: clue, at_least: 30}"),
        (
            "on: {kind: option, dilemma: list, option: send_all}",
            "on: {kind: option, dilemma: cleaning, option: wipe}, when: {kind: not, of: {kind: always}}",
        ),
        ("on: {kind: play_ended}, unseen_clues_at_least: 3", "on: {kind: play_ended}, unseen_clues_at_least: 30"),
        ("on: {kind: contradiction}", "on: {kind: contradiction}, unseen_clues_at_least: 1"),
        ("on: {kind: step, source: badge_log, step: filter}", "on: {kind: step, source: henk_note, step: clock}"),
    ],
)
def test_a_moment_that_never_comes_is_told(old: str, new: str) -> None:
    assert "moment_unreachable" in Folder().edit("story.yaml", old, new).codes()


def test_a_goal_says_which_direction_it_lacks() -> None:
    folder = Folder().edit(
        "story.yaml",
        "{id: gossip_first, goal: facts, direction: against",
        "{id: gossip_first, goal: facts, direction: for",
    )
    folder.edit("story.yaml", "{id: blind, goal: facts, direction: against", "{id: blind, goal: facts, direction: for")
    assert "against" in folder.told("goal_without_moment").message


def test_a_question_has_a_best_answer_or_a_scale() -> None:
    assert "question_unfit" in Folder().edit("scenario.yaml", "    best: look_up\n", "").codes()
    assert (
        "question_unfit"
        in Folder().edit("scenario.yaml", "form: both, dimension: dimensions.analysis}", "form: both}").codes()
    )
