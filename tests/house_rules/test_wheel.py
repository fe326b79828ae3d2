"""An installed wheel has everything that a checkout has."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.house_rules.checkout import ROOT, run_tool

EXPECTED = (
    "thebridge/_data/alembic/env.py",
    "thebridge/_data/static/vendor/MANIFEST.json",
    "thebridge/_data/static/fonts/fonts.css",
    "thebridge/py.typed",
    "thebridge/settings.py",
)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    code, said = run_tool("hatchling", "build", "-t", "wheel", "-d", str(folder))
    assert code == 0, said
    [built] = folder.glob("*.whl")
    return built


@pytest.mark.slow
@pytest.mark.xdist_group("wheel")
def test_the_data_is_in_the_wheel(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    assert set(EXPECTED) <= names
    for folder in ("templates", "scenarios"):
        assert any(name.startswith(f"thebridge/_data/{folder}/") for name in names)
    assert [name for name in names if name.startswith("tests/") or "__pycache__" in name] == []


@pytest.mark.slow
@pytest.mark.xdist_group("wheel")
def test_an_installed_package_finds_its_own_data(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path)
    program = (
        f"import sys; sys.path.insert(0, {str(tmp_path)!r})\n"
        "from thebridge.settings import ASSETS, asset_path\n"
        "print(*sorted(str(asset_path(name)) for name in ASSETS), sep='\\n')"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout.split() == [
        str(tmp_path / "thebridge/_data" / n) for n in ("alembic", "scenarios", "static", "templates")
    ]
    assert str(ROOT) not in done.stdout
