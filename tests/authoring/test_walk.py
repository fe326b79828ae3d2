"""Names are found by the types of the fields, wherever they stand."""

from tests.authoring.folder import Folder
from thebridge.authoring.walk import Name, definitions_in, definitions_of_format, field_types, names_in
from thebridge.engine.areas.puzzles.kinds import KINDS
from thebridge.engine.scenario import Clue, Part, Puzzle, Scenario


def found(kind: str, value: str) -> list[Name]:
    return [name for name in names_in(Folder().scenario()) if (name.kind, name.value) == (kind, value)]


def test_a_name_is_found_in_lists_unions_and_parts() -> None:
    paths = {name.path for name in found("SourceId", "fridge_log")}
    assert ("sources", 0, "id") in paths
    assert ("clues", 0, "source") in paths
    assert ("puzzles", 1, "parts", 0, "source") in paths
    assert ("happenings", 5, "when", "of", 1, "of", "source") in paths


def test_a_name_is_found_in_mappings_as_value_and_as_key() -> None:
    assert ("deals", "3", 1, 1) in {name.path for name in found("RoleId", "planner")}
    [key] = found("ItemId", "intersection")
    assert key.path[-2:] == ("naive", "intersection")
    assert any(name.path[-2:] == ("labels", "front") for name in found("TextKey", "columns.door.front"))


def test_an_id_that_is_given_is_told_from_one_that_is_used() -> None:
    given = [name for name in found("ClueId", "fridge_peak") if name.is_declared]
    assert [name.path for name in given] == [("clues", 0, "id")]


def test_the_definitions_around_a_name_are_known() -> None:
    name = next(name for name in found("TextKey", "puzzles.when.hint_1"))
    assert name.owner(Puzzle).id == "when"


def test_every_definition_is_walked_with_its_path() -> None:
    paths = {type(one).__name__: path for path, one in definitions_in(Folder().scenario())}
    assert paths["Scenario"] == ()
    assert paths["Accusation"] == ("accusation",)


def test_what_the_loader_fills_is_no_field_of_an_author() -> None:
    assert not {"texts", "tables"} & set(field_types(Scenario))
    assert "rows" in field_types(Clue)


def test_the_format_is_known_from_the_scenario_down_with_every_kind_of_part() -> None:
    found = definitions_of_format()
    assert found[0] is Scenario
    assert {kind.part for kind in KINDS.values()} <= set(found)
    assert Part not in found
    assert Clue in found
