"""Changes of a scenario, listed in TOML: those that break it must be found on their line, the others not be noticed.

Each names a `file` and what to replace in it: `old`, which stands there once, by `new`. One that breaks the scenario
says with which `code` it is found, and where: on the first line that changed, else `at` a text, or `told_in` a file.
"""

import tomllib
from collections.abc import Mapping
from pathlib import Path

from tests.authoring.folder import Folder

Change = Mapping[str, str]


def read_changes(path: Path, table: str) -> list[dict[str, str]]:
    """The changes of one list."""
    found: list[dict[str, str]] = tomllib.loads(path.read_text(encoding="utf-8"))[table]
    return found


def named(change: Change) -> str:
    """What a test of the change is called."""
    return change["name"]


def line_of_change(before: str, after: str) -> int:
    """The first line that differs, counted in the changed file."""
    pairs = zip([*before.splitlines(), ""], [*after.splitlines(), ""], strict=False)
    return next(number for number, (old, new) in enumerate(pairs, 1) if old != new)


def assert_found(folder: Folder, change: Change) -> None:
    """The change is told in its file, on its line, for what it is."""
    before = folder.text(change["file"])
    folder.edit(change["file"], change["old"], change["new"])
    file = change.get("told_in", change["file"])
    at = change.get("at")
    line = line_of_change(before, folder.text(file)) if at is None else folder.line(file, at)
    result = folder.check()
    told = {(one.file, one.line, one.code) for one in (*result.problems, *result.warnings)}
    assert (file, line, change["code"]) in told, f"expected {file}:{line} [{change['code']}], told {sorted(told)}"


def assert_unnoticed(folder: Folder, change: Change) -> None:
    """Nothing is said of the change, and every proof holds."""
    result = folder.edit(change["file"], change["old"], change["new"]).check()
    assert [str(one) for one in (*result.problems, *result.warnings)] == []
    assert all(proof.ok for proof in result.proofs)
