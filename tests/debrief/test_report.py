"""The report: the same journal gives the same one, and it tells of a team what the team did."""

import os
import subprocess
import sys
from dataclasses import asdict, replace
from typing import Any

import msgspec
import pytest

from tests.debrief.teams import FIVE, bots, team, the_bridge
from tests.engine.play import ANN, BOB
from tests.house_rules.checkout import ROOT
from thebridge.debrief.report import NOBODY, DebriefReport, build_report
from thebridge.engine.areas.acts.words import MomentNoted
from thebridge.engine.areas.seats.words import RenamePlayer
from thebridge.engine.ids import Author, Personal, PlayerId
from thebridge.journal.redaction import REDACTED, redact

SCRIPT = """
import msgspec, sys
from tests.debrief.teams import bots, the_bridge
from thebridge.debrief.report import build_report
report = build_report(the_bridge(), bots("hasty").journal, "team")
sys.stdout.buffer.write(msgspec.json.encode(report))
"""


def encoded(report: DebriefReport) -> bytes:
    return msgspec.json.encode(report)


@pytest.mark.slow
def test_the_same_journal_gives_the_same_bytes_in_any_process_hash_seed_and_time_zone() -> None:
    here = encoded(build_report(the_bridge(), bots("hasty").journal, "team"))
    for seed, zone in (("1", "Pacific/Kiritimati"), ("4242", "America/St_Johns")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": str(ROOT)}
        done = subprocess.run(
            [sys.executable, "-c", SCRIPT], env=environment, capture_output=True, check=True, cwd=ROOT
        )
        assert done.stdout == here


def test_a_report_can_be_kept_and_read_back() -> None:
    report = build_report(the_bridge(), bots("careful").journal, "lead")
    assert msgspec.json.decode(encoded(report), type=DebriefReport) == report


def test_careful_and_hasty_teams_get_other_reports() -> None:
    careful, hasty = (build_report(the_bridge(), bots(name).journal, "team") for name in ("careful", "hasty"))
    assert careful.ending != hasty.ending
    hidden = {goal.id for goal in the_bridge().goals if goal.hidden}
    assert hidden
    for one, other in zip(careful.goals, hasty.goals, strict=True):
        if one.goal in hidden:
            assert {moment.rule for moment in one.moments} != {moment.rule for moment in other.moments}, one.goal
    told = [{moment.rule for goal in one.goals for moment in goal.moments} for one in (careful, hasty)]
    assert len(told[0] ^ told[1]) >= 5


@pytest.mark.parametrize("profile", ["careful", "hasty"])
def test_each_moment_opens_the_entry_that_shows_it(profile: str) -> None:
    table = bots(profile)
    report = build_report(table.scenario, table.journal, "team")
    moments = [moment for goal in report.goals for moment in goal.moments]
    assert len(moments) > 5
    for moment in moments:
        entry = table.journal[moment.seq - 1]
        assert entry.seq == moment.seq
        assert any(isinstance(event, MomentNoted) and event.rule == moment.rule for event in entry.events)
        assert len(entry.events) > 1, "something was done in it"


# What an entry must hold for a rule to speak: the kind of its trigger -> the event, and which of its fields name what.
SHOWN_BY: dict[str, tuple[str, tuple[str, ...]]] = {
    "puzzle_solved": ("PuzzleSolved", ("puzzle",)),
    "answer": ("AnswerJudged", ("puzzle", "part")),
    "source_opened": ("SourceOpened MetadataOpened", ("source",)),
    "step": ("StepUsed", ("source", "step")),
    "clue": ("ClueEstablished", ("clue",)),
    "link": ("PinsLinked", ()),
    "option": ("OptionChosen", ("dilemma", "option")),
    "report": ("ReportFiled", ()),
    "contradiction": ("ContradictionWeighed", ()),
    "accusation": ("AccusationSent", ()),
    "play_ended": ("EndingReached", ()),
}


@pytest.mark.parametrize("profile", ["careful", "hasty"])
def test_nothing_is_praised_that_was_not_done(profile: str) -> None:
    """In the entry that a moment in favour names, the team did the very thing that it is praised for."""
    table = bots(profile)
    rules = {rule.id: rule for rule in table.scenario.evidence}
    report = build_report(table.scenario, table.journal, "team")
    praised = [moment for goal in report.goals for moment in goal.moments if moment.is_for]
    assert praised
    for moment in praised:
        on: Any = rules[moment.rule].on
        names, named = SHOWN_BY[on.kind]
        wanted = {name: getattr(on, name) for name in named if getattr(on, name) is not None}
        done = [event for event in table.journal[moment.seq - 1].events if type(event).__name__ in names.split()]
        assert any(all(getattr(event, name) == wanted[name] for name in wanted) for event in done), moment.rule


def test_without_moments_every_goal_is_not_seen() -> None:
    table = bots("hasty")
    silent = []
    for entry in table.journal:
        kept = tuple(event for event in entry.events if not isinstance(event, MomentNoted))
        silent.append(replace(entry, events=kept))
    assert all(goal.moments == () for goal in build_report(table.scenario, silent, "team").goals)


def test_after_redaction_only_the_redacted_values_differ() -> None:
    play = team("joost", "bep", "bep")
    before = asdict(build_report(play.scenario, play.entries, "team"))
    changed = {entry.seq: entry for entry in redact(play.entries, BOB)}
    entries = [changed.get(entry.seq, entry) for entry in play.entries]
    after = asdict(build_report(play.scenario, entries, "team"))
    assert "Bob" not in str(after)
    assert after["people"][1]["name"] == REDACTED
    assert after["actions"][0] == {**before["actions"][0], "owner": REDACTED, "text": "— asks Cees for the log"}
    for report in (before, after):
        report["people"][1].pop("name")
        report["actions"][0].pop("owner")
        report["actions"][0].pop("text")
    assert before == after


def test_beyond_the_team_and_its_facilitator_nobody_is_named() -> None:
    play = team("joost", "bep", "bep")
    play.does(RenamePlayer(Author(ANN), ANN, Personal("Anna")))
    for audience in ("team", "lead"):
        report = build_report(play.scenario, play.entries, audience)
        assert [one.name for one in report.people] == ["Anna", "Bob", "Cees", "Dan", "Eve"]
        assert (report.actions[0].owner, report.actions[0].text) == ("Bob", "Bob asks Cees for the log")
    beyond = build_report(play.scenario, play.entries, "beyond", "a player")
    assert {one.name for one in beyond.people} == {NOBODY}
    assert (beyond.actions[0].owner, beyond.actions[0].text) == (NOBODY, "a player asks a player for the log")
    for name in ("Ann", "Bob", "Cees", "Dan", "Eve"):
        assert name not in encoded(beyond).decode()


def test_own_words_of_play_are_in_no_report() -> None:
    play = team("joost", "bep", "bep")
    report = encoded(build_report(play.scenario, play.entries, "team")).decode()
    assert "look at the fridge" not in report
    assert "about the fridge" not in report


def test_without_an_ending_it_says_what_there_is() -> None:
    play = team("joost", "bep")
    entries = [one for one in play.entries if one.seq <= 3]
    report = build_report(play.scenario, entries, "beyond")
    assert (report.ending, report.started_at, report.ended_at, report.minutes) == (None, None, None, 0.0)
    assert not any((report.puzzles, report.choices, report.accused))


def test_a_room_without_anybody_has_a_report_without_names() -> None:
    play = team("joost", "bep")
    report = build_report(play.scenario, play.entries[:1], "beyond")
    assert (report.team, report.people) == ("Team Maas", ())


def test_times_hints_and_choices_are_told() -> None:
    table = bots("hasty")
    report = build_report(table.scenario, table.journal, "team")
    assert report.minutes > 20
    assert sum(one.hints for one in report.puzzles) > 0
    assert all(one.seconds is None or one.seconds >= 0 for one in report.puzzles)
    assert {one.dilemma for one in report.choices if one.option} <= {one.id for one in table.scenario.dilemmas}
    assert report.is_sent
    assert {one.part for one in report.accused} >= {"who", "opening"}
    assert report.pooled.shared < report.pooled.total
    assert {one.found for one in report.reveal} >= {"found", "missed", None}
    assert len(report.people) == len(FIVE)


def test_a_choice_that_was_never_made_has_none() -> None:
    table = bots("hasty")
    opened = next(
        entry.seq for entry in table.journal for event in entry.events if type(event).__name__ == "DilemmaOpened"
    )
    report = build_report(table.scenario, table.journal[:opened], "team")
    assert (report.choices[-1].option, report.choices[-1].seconds) == (None, None)


def test_who_left_has_no_line_but_the_action_keeps_the_name() -> None:
    from thebridge.engine.areas.seats.words import LeaveRoom

    play = team("joost", "bep", "bep")
    play.does(LeaveRoom(PlayerId("bob")))
    report = build_report(play.scenario, play.entries, "team")
    assert "Bob" not in [one.name for one in report.people]
    assert report.actions[0].owner == "Bob"
