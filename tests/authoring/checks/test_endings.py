"""Play always ends, and every ending can be the one."""

from tests.authoring.folder import Folder

THIN = "when: {kind: all, of: [{kind: accused, part: who, options: [bep]}]}"


def test_an_ending_that_needs_what_never_comes_is_told() -> None:
    folder = Folder().edit("story.yaml", THIN, "when: {kind: usable_evidence, pins: 2, departments: 9}")
    assert "ending_unreachable" in folder.codes()


def test_an_ending_that_always_holds_hides_those_below() -> None:
    folder = Folder().edit("story.yaml", THIN, "when: {kind: always}")
    hidden = [problem for problem in folder.check().problems if problem.code == "ending_hidden"]
    assert len(hidden) == 2


def test_two_endings_with_one_condition_are_told_whatever_its_order() -> None:
    folder = Folder().edit(
        "story.yaml", THIN, "when: {kind: all, of: [{kind: happened, happening: call}, {kind: accusation_sent}]}"
    )
    assert folder.told("ending_hidden").line == folder.line(
        "story.yaml", "    when: {kind: all, of: [{kind: accusation_sent}"
    )
