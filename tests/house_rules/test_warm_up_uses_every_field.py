"""The warm-up is the example of the whole format: every field and every kind stands in its YAML at least once."""

from thebridge.authoring.files import read_folder
from thebridge.authoring.loader import read_files
from thebridge.authoring.walk import definitions_in, definitions_of_format, field_types
from thebridge.settings import asset_path


def written_fields() -> set[str]:
    """The fields that stand in the warm-up's files."""
    loaded = read_files(read_folder(asset_path("scenarios") / "warm-up"))
    assert loaded.scenario is not None
    return {
        f"{type(thing).__name__}.{field}"
        for path, thing in definitions_in(loaded.scenario)
        for field in field_types(type(thing))
        if (*path, field) in loaded.places
    }


def test_the_warm_up_uses_every_field_and_every_kind() -> None:
    every = {f"{thing.__name__}.{field}" for thing in definitions_of_format() for field in field_types(thing)}
    assert len(every) > 300
    assert not (absent := sorted(every - written_fields())), f"use in scenarios/warm-up: {', '.join(absent)}"
