"""What breaks The Double Hour is found, in its file and on its line; what an author may change is not remarked on."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Final

import pytest

from tests.authoring.folder import Folder
from tests.authoring.mutated import assert_found, named, read_changes
from thebridge.authoring import solver
from thebridge.authoring.examination import Examination

HERE: Final = Path(__file__).parent
MUTATIONS: Final = read_changes(HERE / "mutations.toml", "mutation")
HARMLESS: Final = read_changes(HERE / "harmless.toml", "edit")
WAYS: Final = 3
"""What is found on a few of the ways through all choices is found on all of them, only sooner."""

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]


@pytest.fixture
def _few_ways(monkeypatch: pytest.MonkeyPatch) -> None:
    every = solver.ways_through

    def few(exam: Examination) -> Iterator[solver.Way]:
        return islice(every(exam), WAYS)

    monkeypatch.setattr(solver, "ways_through", few)


@pytest.mark.usefixtures("_few_ways")
@pytest.mark.parametrize("mutation", MUTATIONS, ids=named)
def test_what_is_wrong_is_found_on_its_line(mutation: dict[str, str]) -> None:
    assert_found(Folder("the-bridge"), mutation)


@pytest.mark.usefixtures("_few_ways")
@pytest.mark.parametrize("file", ["data/answers.csv", "assets/answers.svg", "text/nl/answers.yaml"])
def test_a_secret_left_in_a_folder_that_goes_along_is_found(file: str) -> None:
    content = {
        "csv": "who\nilse\n",
        "svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
        "yaml": "answers:\n  who: Ilse\n",
    }
    result = Folder("the-bridge").write(file, content[file.rpartition(".")[2]]).check()
    assert file in {one.file for one in (*result.problems, *result.warnings)}


def test_forty_harmless_changes_together_are_not_remarked_on() -> None:
    folder = Folder("the-bridge")
    for edit in HARMLESS:
        folder.edit(edit["file"], edit["old"], edit["new"])
    result = folder.check()
    assert [str(one) for one in (*result.problems, *result.warnings)] == []
    assert all(proof.ok for proof in result.proofs)


def test_there_are_forty_of_each() -> None:
    assert len({one["name"] for one in MUTATIONS}) == len(MUTATIONS) >= 40
    assert len({one["name"] for one in HARMLESS}) == len(HARMLESS) >= 40
