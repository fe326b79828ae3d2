"""What the house rules look at: the files of this checkout, and the tools run on them."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SRC = ROOT / "src" / "thebridge"
STATIC = ROOT / "static"
TOOLS = Path(sys.executable).parent


def find_files(folder: str, pattern: str) -> list[Path]:
    """Files of the checkout that fit, without what others made."""
    found = sorted((ROOT / folder).rglob(pattern))
    return [path for path in found if path.is_file() and not {"__pycache__", "vendor"} & set(path.parts)]


def python_files() -> list[Path]:
    """Every Python file that we wrote."""
    return [
        path
        for folder in ("src", "tests", "scripts", "alembic", "bench", "chaos")
        for path in find_files(folder, "*.py")
    ]


def javascript_files() -> list[Path]:
    """Every JavaScript file that we wrote and that a page loads."""
    return find_files("static/js", "*.js")


def committed_files() -> list[Path]:
    """Every file that git keeps."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [path for name in listed.split("\0") if name and (path := ROOT / name).is_file()]


def shown(path: Path) -> str:
    """The path as people write it."""
    return path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else path.name


def run_tool(*command: str, cwd: Path = ROOT, **environment: str) -> tuple[int, str]:
    """Runs a tool of the virtual environment; returns its exit code and all that it printed."""
    program = [str(TOOLS / command[0]), *command[1:]]
    done = subprocess.run(program, cwd=cwd, capture_output=True, text=True, check=False, env=_environment(environment))
    return done.returncode, done.stdout + done.stderr


def _environment(more: dict[str, str]) -> dict[str, str]:
    return {**os.environ, **more}
