"""Everything that can be said of a scenario folder, at once: what `thebridge scenario check` tells."""

from dataclasses import dataclass
from pathlib import Path as FilePath

from thebridge.authoring.checks import CONNECTED, PLAIN
from thebridge.authoring.examination import Examination
from thebridge.authoring.files import Files, read_folder
from thebridge.authoring.loaded import Loaded
from thebridge.authoring.loader import read_files
from thebridge.authoring.problems import Problem, ScenarioProblemsError
from thebridge.authoring.proofs import ProofResult, check_proofs
from thebridge.authoring.solver import check_solvable
from thebridge.engine.scenario import Scenario

BREAKING = frozenset({"id_unknown", "id_twice", "row_unknown", "scenario_empty", "deal_missing", "column_missing"})
"""Problems after which what follows from names cannot be asked: they would only be told again, worse."""


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What is wrong, what an author should look at, and how each proof came out."""

    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]
    proofs: tuple[ProofResult, ...]

    @property
    def is_good(self) -> bool:
        """Whether the scenario can be played."""
        return not self.problems


def check_folder(folder: FilePath) -> CheckResult:
    """Read, check and prove the scenario of a folder. Never raises for what an author wrote."""
    try:
        files = read_folder(folder)
    except ScenarioProblemsError as error:
        return CheckResult(tuple(sorted(error.problems)), (), ())
    return check_files(files)


def check_files(files: Files) -> CheckResult:
    """As `check_folder`, for the files of a folder or a package."""
    loaded = read_files(files)
    proofs = () if loaded.scenario is None else _examine(loaded)
    told = sorted(set(loaded.problems))
    problems = tuple(one for one in told if not one.is_warning)
    return CheckResult(problems, tuple(one for one in told if one.is_warning), proofs)


def playable(files: Files) -> Scenario:
    """The scenario of files that can be played. Raises ScenarioProblemsError.

    It leaves out proofs and solver, which tell an author of the case, not a server of safety.
    """
    loaded = read_files(files)
    if loaded.scenario is not None:
        _check(Examination(loaded, loaded.scenario))
    problems = tuple(sorted({one for one in loaded.problems if not one.is_warning}))
    if problems or loaded.scenario is None:
        raise ScenarioProblemsError(problems)
    return loaded.scenario


def _examine(loaded: Loaded) -> tuple[ProofResult, ...]:
    assert loaded.scenario is not None
    exam = Examination(loaded, loaded.scenario)
    if _check(exam):
        check_solvable(exam)
    return check_proofs(exam)


def _check(exam: Examination) -> bool:
    """Runs the checks; whether every name led somewhere, so that all of them could be run."""
    for check in PLAIN:
        check(exam)
    if any(problem.code in BREAKING for problem in exam.loaded.problems):
        return False
    for check in CONNECTED:
        check(exam)
    return True
