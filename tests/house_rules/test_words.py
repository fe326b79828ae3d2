"""Nothing of a machine, nothing unfinished, nothing skipped is committed."""

import re
from pathlib import Path

import pytest

from tests.house_rules.checkout import ROOT, committed_files, shown

# Each pattern spells one letter as a class of its own, so that this file does not find itself.
MACHINE = re.compile(r"(?<![\w.:/])/(?:wor[k]|roo[t]|hom[e]/[a-z]|far[m]|opt/pyp[i])(?:/|\b)")
UNFINISHED = re.compile(r"\b(?:TOD[O]|FIXM[E]|XX[X]|NotImplementedErro[r])\b")
SKIPPED = re.compile(
    r"pytest\.(?:mark\.)?(?:ski[p]|xfai[l]|importorski[p])|\b(?:test|it|describe)\.(?:ski[p]|onl[y])\("
)
NOT_OURS = ("static/vendor/", "static/fonts/", "requirements/", "package-lock.json", "LICENSE")


def texts() -> list[tuple[str, str]]:
    """Every committed text that we wrote."""
    paths = [path for path in committed_files() if not shown(path).startswith(NOT_OURS)]
    return [(shown(path), text) for path in paths if (text := read_text(path)) is not None]


def read_text(path: Path) -> str | None:
    content = path.read_bytes()
    return None if b"\0" in content else content.decode("utf-8")


def found_by(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{name}:{number}: {line.strip()[:120]}"
        for name, text in texts()
        for number, line in enumerate(text.splitlines(), 1)
        if pattern.search(line)
    ]


@pytest.mark.parametrize(
    "pattern", [MACHINE, UNFINISHED, SKIPPED], ids=["a path of a machine", "unfinished work", "a skipped test"]
)
def test_nothing_committed_contains(pattern: re.Pattern[str]) -> None:
    assert not (found := found_by(pattern)), "\n".join(found)


@pytest.mark.parametrize(
    ("pattern", "line", "backwards"),
    [
        (MACHINE, 'open("/{}/main/x")', "krow"),
        (MACHINE, "cd /{}", "toor"),
        (UNFINISHED, "# {}: later", "ODOT"),
        (SKIPPED, "@pytest.mark.{}", "piks"),
        (SKIPPED, 'test.{}("x")', "ylno"),
    ],
)
def test_a_planted_word_is_found(pattern: re.Pattern[str], line: str, backwards: str) -> None:
    assert pattern.search(line.format(backwards[::-1]))


def test_an_ordinary_address_is_not_taken_for_a_path() -> None:
    assert not MACHINE.search("see https://example.org{0} and frame{0}x".format("/krow/"[::-1]))


def test_git_keeps_no_lock_that_names_a_registry() -> None:
    assert ROOT / "uv.lock" not in committed_files()
