"""Runs the tests of the pages' modules in Node (Playwright brings one) and checks the modules' types."""

import subprocess
from pathlib import Path

import playwright
import pytest

ROOT = Path(__file__).resolve().parents[2]
NODE = Path(playwright.__file__).parent / "driver" / "node"
TYPESCRIPT = ROOT / "node_modules" / "typescript" / "bin" / "tsc"
FILES = sorted(Path(__file__).parent.rglob("*.test.js"))


def run_node(*arguments: str | Path) -> str:
    done = subprocess.run([NODE, *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(ROOT / "tests" / "js").as_posix())
def test_the_module_does_what_its_tests_say(file: Path) -> None:
    said = run_node("--import", "./tests/js/vendored_names.js", "--test", "--test-reporter=tap", file)
    assert "# skipped 0" in said
    assert "# pass 0" not in said


def test_the_types_of_the_modules_hold() -> None:
    assert TYPESCRIPT.is_file(), "the type checker is not there: ./test installs it, or run npm ci"
    run_node(TYPESCRIPT, "--project", "jsconfig.json")
