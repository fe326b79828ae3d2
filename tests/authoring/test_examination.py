"""What the checks share: look-ups, and the words of a remedy."""

from tests.authoring.folder import Folder
from thebridge.authoring.examination import Examination, listed, nearest
from thebridge.authoring.loader import read_files
from thebridge.engine.ids import ClueId
from thebridge.engine.scenario import Vote


def examine(folder: Folder) -> Examination:
    loaded = read_files(folder.files)
    assert loaded.scenario is not None
    return Examination(loaded, loaded.scenario)


def test_a_clue_belongs_to_the_department_of_its_source() -> None:
    exam = examine(Folder())
    assert exam.department_of(ClueId("cake_weight")) == "catering"
    assert exam.department_of(ClueId("absent")) is None


def test_definitions_are_found_by_their_type() -> None:
    assert [(path, vote.id) for path, vote in examine(Folder()).each(Vote)] == [(("votes", 0), "hunch")]


def test_what_is_noted_is_a_problem_or_a_warning() -> None:
    exam = examine(Folder())
    exam.problem(("title",), "a", "b")
    exam.warning(("title",), "a", "b")
    assert [one.is_warning for one in exam.loaded.problems] == [False, True]


def test_a_remedy_names_what_is_near_else_what_there_is() -> None:
    assert nearest("fridg", ["fridge", "lift"]) == "Did you mean 'fridge'?"
    assert nearest("x", ["fridge", "lift"]) == "Use fridge, lift, or add it."
    assert nearest("x", []) == "There is none yet: add it, or take this out."


def test_a_long_list_is_cut() -> None:
    assert listed("abcdefghij") == "a, b, c, d, e, f, g, h, …"
    assert listed(["a"]) == "a"
