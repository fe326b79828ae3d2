"""Values that must be more than a text or a number."""

import pytest

from tests.authoring.folder import Folder
from thebridge.authoring.checks.formats import is_utc


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        ("scenario.yaml", "languages: [nl, en]", "languages: [nl, nl]", "language_unfit"),
        ("scenario.yaml", "languages: [nl, en]", "languages: []", "scenario_empty"),
        ("scenario.yaml", "Europe/Amsterdam", "Europe/Rotterdam", "time_zone_unknown"),
        ("scenario.yaml", 'story_date: "2026-06-12"', 'story_date: "12-06-2026"', "date_unfit"),
        ("scenario.yaml", 'version: "1.1"', 'version: "first"', "version_unfit"),
        ("scenario.yaml", "attribute: hall", "attribute: cake", "value_unknown"),
        ("scenario.yaml", "name: Roos Tak", 'name: " "', "name_missing"),
        ("scenario.yaml", "stuck_seconds: 150", "stuck_seconds: 0", "seconds_unfit"),
        ("scenario.yaml", "one_does_all_share: 0.7", "one_does_all_share: 70", "share_unfit"),
        ("scenario.yaml", "delay_seconds: 30", "delay_seconds: -30", "seconds_unfit"),
        ("story.yaml", "within: 180", "within: 0", "seconds_unfit"),
        ("story.yaml", "seconds: 200, since: look", "seconds: -1, since: look", "seconds_unfit"),
        ("story.yaml", "    limit_seconds: 240\n", "", "default_unused"),
        ("story.yaml", "- {id: trip,", "- {id: The trip,", "id_unfit"),
        ("puzzles.yaml", "{p50: 20, slow: 40}", "{p50: 0, slow: 40}", "estimate_unfit"),
    ],
)
def test_a_value_that_cannot_mean_anything_is_told(file: str, old: str, new: str, code: str) -> None:
    assert code in Folder().edit(file, old, new).codes()


@pytest.mark.parametrize(
    ("text", "is_so"),
    [("2026-06-12T11:20:00Z", True), ("2026-06-12T11:20:00+00:00", False), ("2026-06-12Z", False), ("soon, TZ", False)],
)
def test_a_moment_in_utc_has_its_z(text: str, *, is_so: bool) -> None:
    assert is_utc(text) is is_so


def test_a_dilemma_needs_a_choice() -> None:
    old = "      - {id: keep, text: dilemmas.cleaning.keep, result: dilemmas.cleaning.keep_result, caution: 2}\n"
    assert "dilemma_empty" in Folder().edit("story.yaml", old, "").codes()


def test_a_puzzle_needs_a_hint_and_a_condition_needs_conditions() -> None:
    text = Folder().text("puzzles.yaml")
    start = text.index("    hints:\n      - {text: puzzles.who.hint_1")
    hints = text[start : text.index("    solved_text: puzzles.who.solved")]
    assert "puzzle_empty" in Folder().edit("puzzles.yaml", hints, "    hints: []\n").codes()
    old = "when: {kind: all, of: [{kind: accused, part: who, options: [bep]}]}"
    assert "condition_empty" in Folder().edit("story.yaml", old, "when: {kind: all, of: []}").codes()
