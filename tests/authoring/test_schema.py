"""The shape is the engine's own; what does not fit is told in an author's words."""

from typing import Any

import pytest

from tests.authoring.folder import warm_up_files
from thebridge.authoring.schema import Misfit, read_scenario, without
from thebridge.authoring.strict_yaml import read_yaml
from thebridge.engine.scenario import Scenario


def data() -> dict[str, Any]:
    """The warm-up's YAML as one mapping."""
    merged: dict[str, Any] = {}
    for name, content in warm_up_files().items():
        if name.endswith(".yaml") and "/" not in name:
            merged.update(read_yaml(name, content).data)
    return merged


def misfits(changed: dict[str, Any]) -> list[Misfit]:
    read = read_scenario(changed)
    assert not isinstance(read, Scenario)
    return read


def test_the_warm_up_has_the_shape() -> None:
    assert isinstance(read_scenario(data()), Scenario)


def test_every_misfit_is_told_at_once_with_its_path() -> None:
    changed = data()
    del changed["summary"]
    changed["rogue"] = "1"
    changed["acts"][0]["seconds"] = "soon"
    assert {(one.path, one.code) for one in misfits(changed)} == {
        (("summary",), "field_missing"),
        (("rogue",), "field_unknown"),
        (("acts", 0, "seconds"), "value_unfit"),
    }


@pytest.mark.parametrize("name", ["texts", "tables"])
def test_what_the_loader_fills_no_author_may_write(name: str) -> None:
    assert [(one.path, one.code) for one in misfits({**data(), name: {}})] == [((name,), "field_unknown")]


def test_an_unknown_kind_is_told_with_the_known_ones() -> None:
    changed = data()
    changed["puzzles"][0]["parts"][0]["kind"] = "crossword"
    [one] = misfits(changed)
    assert one.code == "kind_unknown"
    assert "sort" in one.message


def test_another_format_is_refused() -> None:
    assert misfits({**data(), "format": "2"})[0].path == ("format",)


def test_a_time_that_is_none_is_refused() -> None:
    changed = data()
    changed["puzzles"][1]["parts"][1]["answer"] = "25:00:00"
    assert misfits(changed)[0].code == "value_unfit"


def test_fields_can_be_taken_out_by_their_path() -> None:
    given = {"a": [{"kind": "x", "b": "1", "c": "2"}]}
    assert without(given, [("a", 0, "x", "b")]) == {"a": [{"kind": "x", "c": "2"}]}
    assert given["a"][0]["b"] == "1"
