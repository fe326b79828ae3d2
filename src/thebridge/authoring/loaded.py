"""What came of reading a scenario's files, and where each thing of it stands."""

from dataclasses import dataclass, field

from thebridge.authoring.files import Files
from thebridge.authoring.problems import Problem
from thebridge.authoring.strict_yaml import Path
from thebridge.engine.scenario import Scenario

Place = tuple[str, int]
"""A file and a line in it."""


@dataclass
class Loaded:
    """The scenario when its shape is right, every problem, and where each part of it stands."""

    files: Files = field(default_factory=dict)
    scenario: Scenario | None = None
    problems: list[Problem] = field(default_factory=list)
    places: dict[Path, Place] = field(default_factory=dict)
    text_places: dict[tuple[str, str], Place] = field(default_factory=dict)

    def add(self, path: Path, code: str, message: str, *, is_warning: bool = False) -> None:
        """Note a problem at a path of the scenario, or at the nearest place above it that stands in a file."""
        file, line = self.place(path)
        self.problems.append(Problem(file, line, code, message, is_warning))

    def add_text(self, language: str, key: str, code: str, message: str, *, is_warning: bool = False) -> None:
        """Note a problem at a text."""
        file, line = self.text_places.get((language, key), (f"text/{language}.yaml", 0))
        self.problems.append(Problem(file, line, code, message, is_warning))

    def place(self, path: Path) -> Place:
        """File and line of a path; names that only say a kind are passed over."""
        at: Path = ()
        for step in path:
            at = (*at, step) if (*at, step) in self.places else at
        return self.places.get(at, ("scenario.yaml", 1))
