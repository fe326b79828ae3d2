"""A problem reads as a line of a compiler."""

from thebridge.authoring.problems import Problem, ScenarioProblemsError


def test_a_problem_says_file_line_remedy_and_code() -> None:
    assert str(Problem("story.yaml", 7, "text_missing", "Add it.")) == "story.yaml:7: Add it. [text_missing]"


def test_problems_stand_in_the_order_of_the_files() -> None:
    later, first = Problem("b.yaml", 1, "x", "y"), Problem("a.yaml", 9, "x", "y")
    assert sorted([later, first]) == [first, later]


def test_the_error_counts_the_problems_and_names_the_first() -> None:
    error = ScenarioProblemsError((Problem("a.yaml", 1, "x", "y"), Problem("a.yaml", 2, "x", "y")))
    assert (error.code, error.details["count"], error.details["first"]) == (
        "scenario_has_problems",
        2,
        "a.yaml:1: y [x]",
    )
    assert ScenarioProblemsError(()).details["first"] == ""
