"""The report in words: every part, in both languages, with a placeholder nowhere left open."""

from dataclasses import replace
from functools import partial

import pytest

from tests.debrief.teams import bots, team
from thebridge.debrief.counts import Count, QuestionCounts, ScanCounts
from thebridge.debrief.paper import Grid, Line, Lines, Paper, Part, Prose, mark_text, write_paper
from thebridge.debrief.report import ChoiceLine, DebriefReport, build_report
from thebridge.debrief.timeline import timeline
from thebridge.engine.ids import OptionId, QuestionId, TextKey
from thebridge.engine.view import texts_for
from thebridge.web.app import read_translations

TRANSLATIONS = read_translations()


def say_in(language: str) -> "partial[str]":
    return partial(TRANSLATIONS.t, language)


def paper_of(profile: str, language: str = "nl", **changes: object) -> Paper:
    table = bots(profile)
    report = replace(build_report(table.scenario, table.journal, "team"), **changes)  # type: ignore[arg-type]
    return write_paper(
        report, table.scenario, texts_for(table.scenario, table.state, language), language, say_in(language)
    )


def words_of(paper: Paper) -> list[str]:
    words = [paper.title, paper.kicker, paper.lead]
    for part in paper.parts:
        words += [part.title, part.note]
        for block in part.blocks:
            match block:
                case Prose():
                    words.append(block.text)
                case Lines():
                    words += [word for line in block.lines for word in (line.text, line.label)]
                case Grid():
                    words += [block.caption, *block.head, *(cell for row in block.rows for cell in row)]
    return words


def part_of(paper: Paper, title: str) -> Part:
    return next(part for part in paper.parts if part.title == title)


@pytest.mark.parametrize("profile", ["careful", "hasty"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_part_is_in_words(profile: str, language: str) -> None:
    paper = paper_of(profile, language)
    keys = set(TRANSLATIONS.all_of(language))
    words = words_of(paper)
    assert len(words) > 150
    assert [word for word in words if "{" in word or word in keys] == []
    assert len([part for part in paper.parts if part.level == 3]) == 7, "all seven goals"
    assert paper.language == language
    assert all(part.blocks for part in paper.parts if part.title)


LEFT_UNDONE = {
    "quality_door_unread",
    "quality_log_unread",
    "combine_kept",
    "combine_walker",
    "share_both_hours",
    "breach_slip_left",
    "breach_list_left",
}
"""What only the end could show: the end of the replay has nothing of it to see."""


def test_the_moments_of_a_goal_name_their_entries_and_their_side() -> None:
    table = bots("hasty")
    report = build_report(table.scenario, table.journal, "team")
    goals = [part for part in paper_of("hasty").parts if part.level == 3]
    assert LEFT_UNDONE & {one.rule for line in report.goals for one in line.moments}
    for line, part in zip(report.goals, goals, strict=True):
        shown = part.blocks[0]
        if line.moments:
            assert isinstance(shown, Lines)
            named = [None if one.rule in LEFT_UNDONE else one.seq for one in line.moments]
            assert [one.seq for one in shown.lines] == named
            assert [one.tone for one in shown.lines] == ["for" if one.is_for else "against" for one in line.moments]


def test_a_goal_without_a_moment_reads_not_seen() -> None:
    report = build_report(bots("hasty").scenario, bots("hasty").journal, "team")
    goals = tuple(replace(one, moments=()) for one in report.goals)
    shown = [part.blocks[0] for part in paper_of("hasty", goals=goals).parts if part.level == 3]
    assert shown == [Prose(TRANSLATIONS.t("nl", "debrief.not_seen"))] * 7


def counted(*counts: int) -> tuple[Count, ...]:
    return tuple(Count(OptionId(str(step)), count) for step, count in enumerate(counts, 1))


def test_before_and_after_stand_side_by_side_as_counts() -> None:
    goal = bots("careful").scenario.goals[0]
    asked = (
        QuestionCounts(QuestionId("a"), "before", goal.id, OptionId("2"), counted(3, 1)),
        QuestionCounts(QuestionId("b"), "after", goal.id, OptionId("2"), None),
        QuestionCounts(QuestionId("c"), "after", None, None, counted(1, 2)),
    )
    table = part_of(paper_of("careful", questions=asked), "Voor en na het spel").blocks[1]
    assert isinstance(table, Grid)
    assert table.rows == (("Feiten voor onderbuik", "1 van 4", "Niet getoond."),)
    assert isinstance(part_of(paper_of("careful"), "Voor en na het spel").blocks[0], Prose)


def test_the_self_scan_stands_by_dimension() -> None:
    scan = (ScanCounts(TextKey("dimensions.value"), counted(0, 2, 1), None),)
    table = part_of(paper_of("careful", scan=scan), "Zelfscan").blocks[1]
    assert isinstance(table, Grid)
    assert table.rows[0][1] == "2: 2 keer, 3: 1 keer"
    assert table.rows[0][2] == "Niet getoond."


def warm_up_paper(audience: str, *votes: str) -> tuple[DebriefReport, Paper]:
    play = team(*votes)
    report = build_report(play.scenario, play.entries, audience, "a player")  # type: ignore[arg-type]
    return report, write_paper(report, play.scenario, texts_for(play.scenario, play.state, "en"), "en", say_in("en"))


def test_an_action_stands_with_its_owner_and_day_and_beyond_the_team_with_a_player() -> None:
    for audience, name in (("team", "Bob"), ("beyond", "a player")):
        shown = part_of(warm_up_paper(audience, "bep", "joost", "bep")[1], "What you agreed").blocks[0]
        assert isinstance(shown, Lines)
        (line,) = shown.lines
        assert line.label == name
        assert line.text.endswith("Look back on 20 December 2026.")
    assert part_of(paper_of("careful"), "Wat jullie afspraken").blocks == (Prose("Jullie spraken nog geen actie af."),)


def test_people_are_named_to_their_own_team_only() -> None:
    for audience, name in (("team", "Ann"), ("beyond", "a player")):
        people = part_of(warm_up_paper(audience, "bep")[1], "Who played").blocks[0]
        assert isinstance(people, Lines)
        assert people.lines[0].label == name


def test_votes_that_would_tell_who_said_what_are_told_as_not_counted() -> None:
    decision = part_of(warm_up_paper("team", "bep", "joost")[1], "How you came to your decision")
    assert any(isinstance(block, Prose) and "Not shown." in block.text for block in decision.blocks)
    told = part_of(warm_up_paper("team", "bep", "joost", "joost")[1], "How you came to your decision")
    assert any(isinstance(block, Grid) and ("Joost Smeets", "2") in block.rows for block in told.blocks)


def test_why_counts_are_not_shown_is_told_once() -> None:
    paper = warm_up_paper("team", "bep", "joost")[1]
    prose = [block.text for part in paper.parts for block in part.blocks if isinstance(block, Prose)]
    cells = [
        cell
        for part in paper.parts
        for block in part.blocks
        if isinstance(block, Grid)
        for row in block.rows
        for cell in row
    ]
    assert sum("too few answers" in text for text in prose) == 1
    assert not any("too few answers" in cell for cell in cells)
    assert cells.count("Not shown.") > 1


def test_a_room_that_never_ended_has_no_ending_and_a_choice_that_was_not_made_says_so() -> None:
    paper = paper_of("hasty", ending=None, started_at=None, is_sent=False)
    assert paper.parts[0].blocks == ()
    choices = tuple(replace(one, option=None, seconds=None) for one in build_report_choices())
    shown = part_of(paper_of("hasty", choices=choices), "Keuzes").blocks[0]
    assert isinstance(shown, Grid)
    assert {row[1:] for row in shown.rows} == {("niet gekozen", "")}


def build_report_choices() -> tuple[ChoiceLine, ...]:
    return build_report(bots("hasty").scenario, bots("hasty").journal, "team").choices


def test_a_scenario_without_an_accusation_has_no_answers_to_show() -> None:
    table = bots("careful")
    without = replace(table.scenario, accusation=None)
    report = build_report(without, table.journal, "team")
    paper = write_paper(report, without, texts_for(without, table.state, "nl"), "nl", say_in("nl"))
    assert report.accused == ()
    assert not any(isinstance(one, Grid) and one.caption.startswith("Wat het team") for one in paper.parts[2].blocks)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_kind_of_mark_has_a_sentence(language: str) -> None:
    table = bots("hasty")
    texts = texts_for(table.scenario, table.state, language)
    for mark in timeline(table.scenario, table.journal):
        told = mark_text(table.scenario, mark, texts, say_in(language))
        assert told
        assert "{" not in told
        assert not told.startswith("paper.")
    assert Line("x").seq is None
