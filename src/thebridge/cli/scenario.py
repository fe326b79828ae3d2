"""`thebridge scenario`: what an author needs beside an editor."""

import json
import sys
from pathlib import Path
from typing import Final

import click

from thebridge.authoring.files import read_folder
from thebridge.authoring.loader import read_files
from thebridge.authoring.problems import Problem, ScenarioProblemsError
from thebridge.cli.simulate import simulate

EXIT_GOOD: Final = 0
EXIT_PROBLEMS: Final = 1
EXIT_NO_FOLDER: Final = 2


@click.group()
def scenario() -> None:
    """Check scenarios."""


scenario.add_command(simulate)


@scenario.command()
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print the outcome as JSON.")
def check(path: Path, as_json: bool) -> None:
    """Say everything that is the matter with the scenario folder PATH, each with file and line.

    Ends with 0 when it can be played, 1 when it has problems, 2 when there is no such folder.
    """
    problems = _problems(path)
    is_good = all(problem.is_warning for problem in problems)
    if as_json:
        click.echo(json.dumps(_as_json(problems, is_good=is_good), ensure_ascii=False, indent=2))
    else:
        for problem in problems:
            click.echo(f"{'warning: ' if problem.is_warning else ''}{problem}")
        click.echo(_verdict(path, problems, is_good=is_good))
    if not path.is_dir():
        sys.exit(EXIT_NO_FOLDER)
    sys.exit(EXIT_GOOD if is_good else EXIT_PROBLEMS)


def _problems(path: Path) -> list[Problem]:
    try:
        return sorted(read_files(read_folder(path)).problems)
    except ScenarioProblemsError as error:
        return sorted(error.problems)


def _as_json(problems: list[Problem], *, is_good: bool) -> dict[str, object]:
    told = [
        {"file": one.file, "line": one.line, "code": one.code, "message": one.message, "is_warning": one.is_warning}
        for one in problems
    ]
    return {"ok": is_good, "problems": told, "proofs": []}


def _verdict(path: Path, problems: list[Problem], *, is_good: bool) -> str:
    if is_good:
        return f"{path.name}: can be played."
    count = sum(not problem.is_warning for problem in problems)
    return f"{path.name}: {count} problem{'s' if count != 1 else ''} to solve."
