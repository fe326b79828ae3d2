"""The layers of docs/architecture.md hold, and the contracts that hold them catch what they are there for."""

import shutil
from pathlib import Path

import pytest

from tests.house_rules.checkout import ROOT, run_tool

# What is planted where, and what import-linter must then say.
PLANTED = {
    "chance in the engine": ("engine/circumstances.py", "import random", "thebridge.engine.circumstances -> random"),
    "an area that knows another": (
        "engine/areas/talk/words.py",
        "import thebridge.engine.areas.votes.words",
        "thebridge.engine.areas.talk.words -> thebridge.engine.areas.votes.words",
    ),
    "words that know their rules": (
        "engine/areas/acts/words.py",
        "import thebridge.engine.areas.acts.decide",
        "thebridge.engine.areas.acts.words -> thebridge.engine.areas.acts.decide",
    ),
    "a debrief that knows the rooms": (
        "debrief/__init__.py",
        "import thebridge.rooms",
        "thebridge.debrief -> thebridge.rooms",
    ),
    "a journal that knows the rooms": (
        "journal/__init__.py",
        "import thebridge.rooms",
        "thebridge.journal -> thebridge.rooms",
    ),
    "SQL in a route": ("web/__init__.py", "import sqlalchemy", "thebridge.web -> sqlalchemy"),
    "SQL in a service": ("sessions/service.py", "import sqlalchemy", "thebridge.sessions.service -> sqlalchemy"),
    "HTTP in a room": ("rooms/__init__.py", "import fastapi", "thebridge.rooms -> fastapi"),
    "a route that takes the store": (
        "web/__init__.py",
        "import thebridge.sessions.store",
        "thebridge.web -> thebridge.sessions.store",
    ),
    "a folder without a place": ("helpers/__init__.py", "", "helpers"),
    "an engine file without a place": ("engine/utils.py", "", "utils"),
}
# Files that a planted import needs, where the checkout may not have them.
NEEDED = ("sessions/store.py", "sessions/service.py", "engine/areas/acts/decide.py")


def copy_of_the_source(folder: Path) -> Path:
    shutil.copytree(ROOT / "src", folder / "src", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder / "src" / "thebridge"


def lint_imports(folder: Path) -> tuple[int, str]:
    return run_tool(
        "lint-imports", "--no-cache", "--no-logo", cwd=folder, PYTHONPATH=str(folder / "src"), COLUMNS="200"
    )


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("planted")
    source = copy_of_the_source(folder)
    for path in NEEDED:
        (source / path).touch()
    for path, line, _ in PLANTED.values():
        target = source / path
        target.parent.mkdir(exist_ok=True)
        written = target.read_text(encoding="utf-8") if target.exists() else ""
        target.write_text(f"{written}\n{line}\n", encoding="utf-8")
    code, text = lint_imports(folder)
    assert code != 0
    return text


def test_the_imports_keep_the_contracts() -> None:
    code, text = run_tool("lint-imports", "--no-logo", COLUMNS="200")
    assert code == 0, text


@pytest.mark.slow
@pytest.mark.xdist_group("planted")
@pytest.mark.parametrize("violation", PLANTED)
def test_a_planted_violation_is_caught(said: str, violation: str) -> None:
    assert PLANTED[violation][2] in said, said


@pytest.mark.slow
def test_the_copy_alone_is_not_what_fails(tmp_path: Path) -> None:
    copy_of_the_source(tmp_path)
    code, text = lint_imports(tmp_path)
    assert code == 0, text
