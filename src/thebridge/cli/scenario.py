"""`thebridge scenario`: what an author needs beside an editor."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import click

from thebridge.authoring.checked import CheckResult, check_folder
from thebridge.authoring.problems import Problem
from thebridge.authoring.proofs import ProofResult
from thebridge.cli.simulate import simulate

EXIT_GOOD: Final = 0
EXIT_PROBLEMS: Final = 1
EXIT_NO_FOLDER: Final = 2


@click.group()
def scenario() -> None:
    """Check scenarios, and let bots play them."""


@scenario.command()
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print the outcome as JSON.")
def check(path: Path, as_json: bool) -> None:
    """Say everything that is the matter with the scenario folder PATH, each with file and line.

    Ends with 0 when it can be played, 1 when it has problems, 2 when there is no such folder.
    """
    result = check_folder(path)
    if as_json:
        click.echo(json.dumps(_plain(result), ensure_ascii=False, indent=2))
    else:
        _tell(path, result)
    if not path.is_dir():
        sys.exit(EXIT_NO_FOLDER)
    sys.exit(EXIT_GOOD if result.is_good else EXIT_PROBLEMS)


scenario.add_command(simulate)


def _plain(result: CheckResult) -> dict[str, object]:
    problems, warnings = [_told(one) for one in result.problems], [_told(one) for one in result.warnings]
    proofs = [{"id": one.id, "ok": one.ok, "naive_differs": one.naive_differs} for one in result.proofs]
    return {"ok": result.is_good, "problems": problems, "proofs": proofs, "warnings": warnings}


def _told(one: Problem) -> dict[str, object]:
    return {"file": one.file, "line": one.line, "code": one.code, "message": one.message}


def _tell(path: Path, result: CheckResult) -> None:
    for problem in result.problems:
        click.echo(str(problem))
    for warning in result.warnings:
        click.echo(f"warning: {warning}")
    for line in _table(result.proofs):
        click.echo(line)
    proven = sum(proof.ok for proof in result.proofs)
    if result.is_good:
        click.echo(f"{path.name}: can be played; {proven} of {len(result.proofs)} proofs hold.")
    else:
        count = len(result.problems)
        click.echo(f"{path.name}: {count} problem{'' if count == 1 else 's'} to solve.")


def _table(proofs: tuple[ProofResult, ...]) -> Iterator[str]:
    """A line for each proof: whether the data say it, and whether they say something else at face value."""
    width = max((len(proof.id) for proof in proofs), default=0)
    for proof in proofs:
        at_face_value = {True: "not so at face value", False: "the same at face value", None: ""}[proof.naive_differs]
        yield f"{proof.id:<{width}}  {'holds' if proof.ok else 'FAILS'}  {at_face_value}".rstrip()
