"""What is the matter with a scenario folder: every problem says where it stands and what to do."""

from dataclasses import dataclass

from thebridge.errors import AppError


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One problem: `line` counts from 1 (0: the file as a whole); `is_warning` does not make the folder bad."""

    file: str
    line: int
    code: str
    message: str
    is_warning: bool = False

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message} [{self.code}]"


class ScenarioProblemsError(AppError):
    """A scenario folder that cannot be played, with all its problems."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("scenario_has_problems", count=len(problems), first=str(problems[0]) if problems else "")
        self.problems = problems
