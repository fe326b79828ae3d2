"""What a server offers: the folders that can be played."""

import shutil
from pathlib import Path

import pytest

from thebridge.authoring.catalogue import Catalogue
from thebridge.errors import AppError
from thebridge.settings import asset_path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(asset_path("scenarios") / "warm-up", tmp_path / "warm-up")
    (tmp_path / "notes").mkdir()
    return tmp_path


def test_a_folder_with_a_scenario_is_offered_with_its_package(folder: Path) -> None:
    [offer] = Catalogue(folder).offers()
    assert offer.scenario.id == "warm-up"
    assert offer.package.sha256
    assert "scenario.yaml" in offer.files


def test_a_scenario_with_a_broken_name_is_not_offered_and_its_problems_are_kept(folder: Path) -> None:
    path = folder / "warm-up" / "scenario.yaml"
    path.write_text(path.read_text().replace("gives: [fridge_peak]", "gives: [fridge]"))
    catalogue = Catalogue(folder)
    assert catalogue.offers() == ()
    assert catalogue.problems["warm-up"].problems[0].code == "id_unknown"


def test_an_unknown_scenario_is_an_expected_error(folder: Path) -> None:
    catalogue = Catalogue(folder)
    assert catalogue.get_offer("warm-up").scenario.version == "1.1"
    with pytest.raises(AppError, match="scenario_unknown"):
        catalogue.get_offer("absent")
