"""Everything comes about somehow, and nothing runs in a circle."""

import re

from tests.authoring.folder import Folder


def test_a_dilemma_that_nothing_opens_is_told() -> None:
    folder = Folder().edit("story.yaml", "      - {kind: open_dilemma, dilemma: list, delay_seconds: 15}\n", "")
    told = [problem for problem in folder.check().problems if problem.code == "never_opens"]
    assert [problem.line for problem in told] == [folder.line("story.yaml", "  - id: list")]


def test_without_an_accusation_nothing_may_speak_of_one() -> None:
    text = Folder().text("story.yaml")
    block = text[text.index("accusation:\n") : text.index("endings:\n")]
    folder = Folder().edit("story.yaml", block, "accusation: null\n\n")
    codes = folder.codes()
    assert "id_unknown" in codes, "parts of it are named"
    folder.write(
        "story.yaml", re.sub(r"\{kind: accused, [^}]*\}", "{kind: accusation_sent}", folder.text("story.yaml"))
    )
    told = [problem for problem in folder.check().problems if problem.code == "accusation_missing"]
    assert len(told) > 3


def test_evidence_that_cannot_be_cited_is_told() -> None:
    assert "evidence_impossible" in Folder().edit("story.yaml", "  min_departments: 2", "  min_departments: 5").codes()
    folder = (
        Folder()
        .edit("story.yaml", "nickname], cites: true}", "nickname]}")
        .edit("story.yaml", "      cites: true\n", "")
    )
    assert "evidence_impossible" in folder.codes()


def test_a_matter_that_no_report_fits_is_told() -> None:
    assert "matter_empty" in Folder().edit("scenario.yaml", "kinds: [wrong_place]", "kinds: []").codes()


def test_a_circle_of_two_is_told_at_both() -> None:
    folder = Folder().edit(
        "story.yaml", "{id: planner_sighs,", "{effects: [{kind: fire, happening: quiet}], id: planner_sighs,"
    )
    folder.edit(
        "story.yaml", "  - id: quiet\n", "  - id: quiet\n    effects: [{kind: fire, happening: planner_sighs}]\n"
    )
    told = [problem.message for problem in folder.check().problems if problem.code == "effects_loop"]
    assert len(told) == 2
    assert any("quiet > planner_sighs > quiet" in message for message in told)


def test_a_chain_without_end_is_told() -> None:
    links = [
        f"  - {{id: link_{number}, title: happenings.call.title, text: happenings.call.text, "
        f"effects: [{{kind: fire, happening: link_{number + 1}}}]}}\n"
        for number in range(21)
    ]
    last = "  - {id: link_21, title: happenings.call.title, text: happenings.call.text}\n"
    folder = Folder().write("more.yaml", "happenings:\n" + "".join(links) + last)
    assert "effects_too_long" in folder.codes()


def test_a_cue_after_its_act_is_advice() -> None:
    folder = Folder().edit("scenario.yaml", "{act: solve, at_seconds: 0,", "{act: solve, at_seconds: 500,")
    assert folder.told("cue_too_late").is_warning
