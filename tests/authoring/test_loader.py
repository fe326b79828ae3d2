"""A folder becomes a scenario, or all its problems."""

from pathlib import Path

import pytest

from tests.authoring.folder import Folder
from thebridge.authoring.loader import load_scenario, read_files, scenario_from, text_files
from thebridge.authoring.problems import ScenarioProblemsError
from thebridge.engine.ids import TextKey
from thebridge.settings import asset_path


def codes(folder: Folder) -> set[str]:
    return {problem.code for problem in read_files(folder.files).problems}


def test_the_warm_up_is_read_whole() -> None:
    scenario = load_scenario(asset_path("scenarios") / "warm-up")
    assert scenario.texts["nl"][TextKey("title")] == "De lege taartdoos"
    assert set(scenario.tables) == {source.id for source in scenario.sources if source.kind == "dataset"}


def test_no_scenario_in_the_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(ScenarioProblemsError) as error:
        load_scenario(tmp_path)
    assert error.value.problems[0].code == "scenario_missing"


def test_problems_are_raised_all_together() -> None:
    folder = Folder().edit("scenario.yaml", "players_min: 2", "players_min: two").write("text/en.yaml", "title: [1]")
    with pytest.raises(ScenarioProblemsError) as error:
        scenario_from(folder.files)
    assert {problem.code for problem in error.value.problems} == {"value_unfit", "text_empty"}


def test_lists_of_one_name_follow_each_other_over_files_and_keep_their_lines() -> None:
    folder = Folder().write("votes.yaml", "votes:\n  - id: second\n    question: votes.hunch\n    limit_seconds: 0\n")
    loaded = read_files(folder.files)
    assert loaded.scenario is not None
    assert [vote.id for vote in loaded.scenario.votes] == ["hunch", "second"]
    assert loaded.place(("votes", 1, "limit_seconds")) == ("votes.yaml", 4)


def test_a_field_that_is_no_list_stands_in_one_file() -> None:
    assert codes(Folder().write("more.yaml", "title: other\n")) == {"field_in_two_files"}


def test_a_file_that_is_no_mapping_is_told() -> None:
    assert codes(Folder().write("more.yaml", "- title\n")) == {"yaml_not_mapping"}


def test_a_surplus_field_does_not_hide_the_rest() -> None:
    folder = Folder().edit("scenario.yaml", "format: 1", "format: 1\nrogue: 1").drop("data/lift_log.csv")
    assert codes(folder) == {"field_unknown", "data_missing"}


def test_a_file_that_cannot_be_read_does_not_make_its_fields_missing() -> None:
    assert codes(Folder().write("story.yaml", "happenings: [")) == {"yaml_unreadable"}


def test_texts_may_be_spread_over_files_but_each_stands_once() -> None:
    folder = Folder().edit("text/nl.yaml", "title: De lege taartdoos\n", "")
    folder.write("text/nl/title.yaml", "title: De lege taartdoos\n")
    assert text_files(folder.files, "nl") == ["text/nl.yaml", "text/nl/title.yaml"]
    assert codes(folder) == set()
    assert codes(folder.write("text/nl/again.yaml", "title: Nog eens\n")) == {"text_twice"}


def test_texts_are_read_even_when_the_scenario_is_not() -> None:
    folder = (
        Folder()
        .edit("scenario.yaml", "players_min: 2", "players_min: two")
        .write("text/en.yaml", "title: a\ntitle: b\n")
    )
    assert codes(folder) == {"value_unfit", "yaml_duplicate_key"}
