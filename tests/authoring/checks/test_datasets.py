"""Cells, clocks and charts are what is said of them."""

import pytest

from tests.authoring.folder import Folder

FRIDGE = "      clock_rule: fixed\n      fixed_offset_minutes: 120\n      drift_seconds: 600\n"


@pytest.mark.parametrize("rule", ["offset", "none"])
def test_a_clock_rule_that_the_cells_contradict_is_told(rule: str) -> None:
    folder = Folder().edit("sources.yaml", FRIDGE, f"      clock_rule: {rule}\n")
    assert {"clock_unfit", "clock_missing"} & folder.codes()


def test_an_offset_without_a_fixed_clock_is_told() -> None:
    assert (
        "clock_unfit"
        in Folder().edit("sources.yaml", FRIDGE, "      clock_rule: local\n      drift_seconds: 600\n").codes()
    )


def test_utc_with_another_offset_is_told() -> None:
    folder = Folder().edit(
        "sources.yaml", 'version: "7"\n      clock_rule: offset', 'version: "7"\n      clock_rule: utc'
    )
    assert "have an offset" in folder.told("clock_unfit").message


def test_a_chart_needs_its_axes() -> None:
    assert "chart_unfit" in Folder().edit("sources.yaml", "    chart_y: kg\n", "").codes()


def test_only_some_unfit_cells_of_a_column_are_told() -> None:
    folder = Folder().edit(
        "sources.yaml", "columns.door.help\n        kind: category", "columns.door.help\n        kind: number"
    )
    told = [problem.line for problem in folder.check().problems if problem.code == "cell_unfit"]
    assert told == [2, 3, 4, 5, 6]


def test_a_clue_shows_no_more_rows_than_a_pin_may() -> None:
    rows = ", ".join(f'"{number}"' for number in [*range(1, 20), 1, 2])
    assert "clue_too_wide" in Folder().edit("sources.yaml", 'rows: ["14"]', f"rows: [{rows}]").codes()


def test_a_clue_without_a_moment_has_none_to_tell_later() -> None:
    folder = Folder().edit("sources.yaml", 'at_utc: "2026-06-12T11:20:00Z", dated_when', "dated_when")
    assert folder.told("clue_unfit").line == folder.line("sources.yaml", "- {id: fridge_peak")


def test_a_file_that_no_dataset_reads_is_told() -> None:
    assert Folder().write("data/spare.csv", "a\n1\n").told("file_unused").file == "data/spare.csv"
