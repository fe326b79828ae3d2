"""The scenarios that this server offers, each from its own folder."""

from dataclasses import dataclass
from pathlib import Path

from thebridge.authoring.checked import playable
from thebridge.authoring.files import Files, read_folder
from thebridge.authoring.package import Package, pack
from thebridge.authoring.problems import ScenarioProblemsError
from thebridge.engine.ids import ScenarioId
from thebridge.engine.scenario import Scenario
from thebridge.errors import AppError


@dataclass(frozen=True, slots=True)
class Offer:
    """One playable scenario version, with the package that a session keeps."""

    scenario: Scenario
    package: Package
    files: Files


class Catalogue:
    """Reads the folders once; a folder with problems is not offered, and its problems are kept."""

    def __init__(self, folder: Path) -> None:
        self.problems: dict[str, ScenarioProblemsError] = {}
        self._offers: dict[ScenarioId, Offer] = {}
        for path in sorted(one for one in folder.iterdir() if (one / "scenario.yaml").is_file()):
            try:
                files = read_folder(path)
                scenario = playable(files)
            except ScenarioProblemsError as error:
                self.problems[path.name] = error
                continue
            self._offers[scenario.id] = Offer(scenario, pack(files), files)

    def offers(self) -> tuple[Offer, ...]:
        """Every scenario on offer, by id."""
        return tuple(self._offers[known] for known in sorted(self._offers))

    def get_offer(self, scenario: str) -> Offer:
        """The offer with this id. Raises AppError when there is none."""
        found = self._offers.get(ScenarioId(scenario))
        if found is None:
            raise AppError("scenario_unknown", scenario=scenario)
        return found
