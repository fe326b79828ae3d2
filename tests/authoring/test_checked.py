"""Everything at once: problems, warnings and proofs of a folder."""

from pathlib import Path

import pytest

from tests.authoring.folder import Folder
from thebridge.authoring.checked import CheckResult, check_files, check_folder, playable
from thebridge.authoring.problems import ScenarioProblemsError
from thebridge.settings import asset_path


def test_the_warm_up_has_nothing_to_remark_on() -> None:
    result = check_folder(asset_path("scenarios") / "warm-up")
    assert (result.problems, result.warnings, result.is_good) == ((), (), True)
    assert all(proof.ok for proof in result.proofs)


def test_no_folder_is_a_problem_and_no_error(tmp_path: Path) -> None:
    result = check_folder(tmp_path / "absent")
    assert (result.is_good, [problem.code for problem in result.problems]) == (False, ["folder_missing"])


def test_nothing_at_all_is_a_problem_and_no_error() -> None:
    assert [problem.code for problem in check_files({}).problems] == ["scenario_missing"]


def test_a_broken_name_is_told_without_what_follows_from_it() -> None:
    codes = (
        Folder()
        .edit("scenario.yaml", "      - {kind: open_puzzle, puzzle: who}", "      - {kind: open_puzzle, puzzle: whom}")
        .codes()
    )
    assert codes == {"id_unknown"}


def test_what_can_be_played_is_given_and_what_cannot_is_refused() -> None:
    assert playable(Folder().files).id == "warm-up"
    with pytest.raises(ScenarioProblemsError) as error:
        playable(Folder().edit("scenario.yaml", "gives: [fridge_peak]", "gives: [fridge]").files)
    assert error.value.problems[0].code == "id_unknown"


def test_a_scenario_with_nothing_in_it_is_told_of_and_breaks_no_check() -> None:
    folder = Folder()
    for name in ("acts", "endings", "puzzles", "happenings", "dilemmas", "evidence", "proofs", "sources", "clues"):
        for file in ("scenario.yaml", "story.yaml", "puzzles.yaml", "sources.yaml"):
            text = folder.text(file)
            if f"\n{name}:" in f"\n{text}":
                head, _, rest = f"\n{text}".partition(f"\n{name}:\n")
                kept = rest.split("\n")
                end = next((at for at, line in enumerate(kept) if line and not line.startswith((" ", "-"))), len(kept))
                folder.write(file, f"{head}\n{name}: []\n" + "\n".join(kept[end:]))
    result: CheckResult = folder.check()
    assert "scenario_empty" in {problem.code for problem in result.problems}
