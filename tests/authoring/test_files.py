"""Only plain files below the folder are read."""

from pathlib import Path

import pytest

from thebridge.authoring import files
from thebridge.authoring.files import is_safe_name, read_folder
from thebridge.authoring.problems import ScenarioProblemsError


def refused(folder: Path) -> set[str]:
    with pytest.raises(ScenarioProblemsError) as error:
        read_folder(folder)
    return {problem.code for problem in error.value.problems}


def test_all_files_are_read_by_their_names(tmp_path: Path) -> None:
    (tmp_path / "text").mkdir()
    (tmp_path / "text" / "nl.yaml").write_bytes(b"a: 1")
    assert read_folder(tmp_path) == {"text/nl.yaml": b"a: 1"}


def test_how_the_data_were_made_is_left_out_and_hidden_files_too(tmp_path: Path) -> None:
    for name in ("source/generate.py", ".git/config", "text/.swp", "__pycache__/x.pyc", "kept.yaml"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"x")
    assert set(read_folder(tmp_path)) == {"kept.yaml"}


def test_a_link_is_refused_and_not_followed(tmp_path: Path) -> None:
    canary = tmp_path / "canary"
    canary.write_text("secret")
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "data.csv").symlink_to(canary)
    (folder / "assets").symlink_to(tmp_path)
    assert refused(folder) == {"file_is_link"}


def test_no_folder_is_told(tmp_path: Path) -> None:
    assert refused(tmp_path / "absent") == {"folder_missing"}


def test_too_many_and_too_large_files_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").write_bytes(b"12345")
    (tmp_path / "b").write_bytes(b"12345")
    monkeypatch.setattr(files, "TOTAL_LIMIT", 9)
    assert refused(tmp_path) == {"folder_too_large"}
    monkeypatch.setattr(files, "COUNT_LIMIT", 1)
    assert refused(tmp_path) == {"too_many_files"}


@pytest.mark.parametrize("name", ["a.csv", "deep/er/a-b_1.csv", "A.svg"])
def test_a_plain_name_is_safe(name: str) -> None:
    assert is_safe_name(name)


@pytest.mark.parametrize(
    "name",
    [
        "../x",
        "/etc/passwd",
        "..%2f",
        "a%00",
        "C:\\x",
        "a/../b",
        "a//b",
        ".hidden",
        "a/.b",
        "",
        "é.csv",
        "a b",
        "1/2/3/4/5",
    ],
)
def test_a_name_that_leads_elsewhere_is_not(name: str) -> None:
    assert not is_safe_name(name)
