"""`thebridge scenario check`: all problems at once, and an exit code that scripts can trust."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from thebridge.cli.main import main
from thebridge.settings import asset_path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return shutil.copytree(asset_path("scenarios") / "warm-up", tmp_path / "warm-up")


def check(*given: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["scenario", "check", *given])
    return result.exit_code, result.output


def test_a_good_scenario_ends_with_0(folder: Path) -> None:
    code, said = check(str(folder))
    assert code == 0, said
    assert "can be played" in said


def test_each_proof_has_its_line(folder: Path) -> None:
    _, said = check(str(folder))
    proofs = json.loads(check(str(folder), "--json")[1])["proofs"]
    told = [line.split() for line in said.splitlines()]
    assert [[one["id"], "holds"] for one in proofs] == [words[:2] for words in told if words[1:2] == ["holds"]]
    assert any("not so at face value" in line for line in said.splitlines())


def test_a_scenario_with_problems_ends_with_1_and_names_file_and_line(folder: Path) -> None:
    path = folder / "scenario.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("players_min: 2", "players_min: two\nrogue: 1"), encoding="utf-8"
    )
    code, said = check(str(folder))
    assert code == 1
    assert "scenario.yaml:" in said


def test_no_folder_ends_with_2(tmp_path: Path) -> None:
    assert check(str(tmp_path / "absent"))[0] == 2
    assert check()[0] == 2
    assert check(str(tmp_path), "--unknown")[0] == 2


def test_as_json_it_has_one_shape_whatever_came_out(folder: Path, tmp_path: Path) -> None:
    code, said = check(str(folder), "--json")
    good = json.loads(said)
    assert (code, good["ok"], good["problems"]) == (0, True, [])
    assert all(set(proof) == {"id", "ok", "naive_differs"} for proof in good["proofs"])
    (folder / "story.yaml").write_text("acts: [", encoding="utf-8")
    code, said = check(str(folder), "--json")
    bad = json.loads(said)
    assert (code, bad["ok"]) == (1, False)
    assert set(bad) == {"ok", "problems", "proofs", "warnings"}
    assert all(set(problem) == {"file", "line", "code", "message"} for problem in bad["problems"])
    code, said = check(str(tmp_path / "absent"), "--json")
    assert (code, json.loads(said)["ok"]) == (2, False)


@pytest.mark.slow
def test_the_bridge_can_be_played_and_each_of_its_proofs_tells_how_it_came_out() -> None:
    code, said = check(str(asset_path("scenarios") / "the-bridge"), "--json")
    assert code == 0, said
    told = json.loads(said)
    assert all(set(one) == {"id", "ok", "naive_differs"} and one["ok"] for one in told["proofs"])
    assert {one["naive_differs"] for one in told["proofs"]} == {True, None}
