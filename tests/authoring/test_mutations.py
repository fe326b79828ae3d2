"""A change that breaks the warm-up is found, in its file and on its line; a harmless one is not remarked on."""

from pathlib import Path

import pytest

from tests.authoring.folder import Folder
from tests.authoring.mutated import assert_found, assert_unnoticed, named, read_changes

HERE = Path(__file__).parent
MUTATIONS = read_changes(HERE / "mutations.toml", "mutation")
HARMLESS = read_changes(HERE / "harmless.toml", "edit")


@pytest.mark.parametrize("mutation", MUTATIONS, ids=named)
def test_what_is_wrong_is_found_on_its_line(mutation: dict[str, str]) -> None:
    assert_found(Folder(), mutation)


@pytest.mark.parametrize("edit", HARMLESS, ids=named)
def test_a_harmless_change_is_not_remarked_on(edit: dict[str, str]) -> None:
    assert_unnoticed(Folder(), edit)


def test_there_are_many_ways_to_be_wrong_and_many_to_be_right() -> None:
    assert len({one["name"] for one in MUTATIONS}) == len(MUTATIONS) >= 40
    assert len({one["name"] for one in HARMLESS}) == len(HARMLESS) >= 20


def test_several_problems_are_found_at_once() -> None:
    folder = Folder()
    for mutation in MUTATIONS:
        if mutation["name"] in {"unknown field", "row of a clue", "unused text", "wrong proof", "missing alt"}:
            folder.edit(mutation["file"], mutation["old"], mutation["new"])
    codes = {problem.code for problem in folder.check().problems}
    assert {"field_unknown", "row_unknown", "text_unused", "proof_fails", "alt_missing"} <= codes
