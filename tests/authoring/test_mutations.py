"""A change that breaks the warm-up is found, in its file and on its line; a harmless one is not remarked on."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.authoring.folder import Folder

HERE = Path(__file__).parent
MUTATIONS: list[dict[str, str]] = tomllib.loads((HERE / "mutations.toml").read_text(encoding="utf-8"))["mutation"]
HARMLESS: list[dict[str, str]] = tomllib.loads((HERE / "harmless.toml").read_text(encoding="utf-8"))["edit"]


def named(one: Mapping[str, str]) -> str:
    return one["name"]


def line_of_change(before: str, after: str) -> int:
    """The first line that differs, counted in the changed file."""
    pairs = zip([*before.splitlines(), ""], [*after.splitlines(), ""], strict=False)
    return next(number for number, (old, new) in enumerate(pairs, 1) if old != new)


@pytest.mark.parametrize("mutation", MUTATIONS, ids=named)
def test_what_is_wrong_is_found_on_its_line(mutation: dict[str, str]) -> None:
    folder = Folder()
    before = folder.text(mutation["file"])
    folder.edit(mutation["file"], mutation["old"], mutation["new"])
    file = mutation.get("told_in", mutation["file"])
    at = mutation.get("at")
    line = line_of_change(before, folder.text(file)) if at is None else folder.line(file, at)
    result = folder.check()
    told = {(one.file, one.line, one.code) for one in (*result.problems, *result.warnings)}
    assert (file, line, mutation["code"]) in told, f"expected {file}:{line} [{mutation['code']}], told {sorted(told)}"


@pytest.mark.parametrize("edit", HARMLESS, ids=named)
def test_a_harmless_change_is_not_remarked_on(edit: dict[str, str]) -> None:
    result = Folder().edit(edit["file"], edit["old"], edit["new"]).check()
    assert [str(one) for one in (*result.problems, *result.warnings)] == []
    assert all(proof.ok for proof in result.proofs)


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
