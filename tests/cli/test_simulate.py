"""`thebridge scenario simulate` tells how teams of bots come out."""

import json

from click.testing import CliRunner

from thebridge.cli.simulate import simulate
from thebridge.settings import asset_path

WARM_UP = str(asset_path("scenarios") / "warm-up")


def test_figures_come_as_json() -> None:
    options = [WARM_UP, "--teams", "3", "--players", "3", "--profile", "careful", "--seed", "7", "--json"]
    result = CliRunner().invoke(simulate, options)
    assert result.exit_code == 0
    assert json.loads(result.output)["teams"] == 3


def test_figures_come_as_lines_to_read() -> None:
    result = CliRunner().invoke(simulate, [WARM_UP, "--teams", "2", "--players", "2"])
    assert result.exit_code == 0
    assert "endings:" in result.output


def test_an_unknown_profile_is_refused_with_the_known_ones() -> None:
    result = CliRunner().invoke(simulate, [WARM_UP, "--profile", "lucky"])
    assert result.exit_code == 2
    assert "careful" in result.output
