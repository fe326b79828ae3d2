"""The line of marks: each names its entry, own answers are none, and each has words."""

import pytest

from tests.debrief.teams import bots, team
from tests.engine.play import ANN, BOB, LEAD, Play
from thebridge.debrief.timeline import Mark, timeline, words_of
from thebridge.engine.areas.acts.words import EndPlay, OpenGate
from thebridge.engine.areas.clock.words import ExtendTime
from thebridge.engine.areas.sources.words import ShareSource
from thebridge.engine.areas.talk.words import FileReport
from thebridge.engine.entry import Entry
from thebridge.engine.ids import ActId, ReportKindId, SourceId
from thebridge.engine.state import RoomState
from thebridge.engine.view import texts_for


def kinds(entries: list[Entry]) -> set[str]:
    return {mark.kind for mark in timeline(bots("careful").scenario, entries)}


def test_a_careful_team_leaves_marks_of_nearly_every_kind() -> None:
    table = bots("careful")
    marks = timeline(table.scenario, table.journal)
    assert {mark.kind for mark in marks} >= {
        "act", "clue", "link", "solved", "choice", "weighed", "sent", "ending", "for",
    }  # fmt: skip
    assert [mark.seq for mark in marks] == sorted(mark.seq for mark in marks)
    for mark in marks:
        assert table.journal[mark.seq - 1].at == mark.at
        assert mark.seconds >= 0


def test_more_time_for_a_team_does_not_turn_its_time_line_back() -> None:
    play = Play().is_played_by(ANN, BOB)
    play.passes(60)
    play.does(OpenGate(LEAD, ActId("look")))
    play.passes(120)
    play.does(ExtendTime(LEAD, 120))
    play.passes(20)
    play.does(EndPlay(LEAD))
    seconds = [mark.seconds for mark in timeline(play.scenario, play.entries)]
    assert seconds == sorted(seconds)
    assert seconds[-1] >= 200


@pytest.mark.parametrize("profile", ["careful", "hasty"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_mark_that_is_about_something_has_its_words(profile: str, language: str) -> None:
    table = bots(profile)
    texts = texts_for(table.scenario, table.state, language)
    for mark in timeline(table.scenario, table.journal):
        told = words_of(table.scenario, mark, texts)
        assert bool(told) is (mark.kind not in ("link", "sent")), mark
        assert "{" not in told


def test_what_people_answer_alone_and_say_leaves_no_mark() -> None:
    play = team("joost", "bep", "bep")
    marks = timeline(play.scenario, play.entries)
    votes = {entry.seq for entry in play.entries for event in entry.events if type(event).__name__ == "VoteCast"}
    assert votes
    assert not votes & {mark.seq for mark in marks}
    assert {mark.kind for mark in marks} >= {"act", "solved", "ending", "agreed"}


def test_a_report_a_shared_source_a_closed_puzzle_and_the_agreement_are_marks() -> None:
    play = Play().is_played_by(ANN, BOB)
    play.passes(20)
    kind = ReportKindId(play.scenario.reporting.kinds[0].id)
    play.does(FileReport(ANN, kind))
    play.does(ShareSource(BOB, SourceId("fridge_log")))
    play.does(OpenGate(LEAD, ActId("look")))
    play.does(EndPlay(LEAD))
    marks = timeline(play.scenario, play.entries)
    texts = texts_for(play.scenario, play.state, "nl")
    told = {mark.kind: words_of(play.scenario, mark, texts) for mark in marks}
    assert {"report", "shared", "closed"} <= set(told)
    assert told["report"] == texts.get(play.scenario.reporting.kinds[0].text)


def test_a_mark_of_something_that_has_no_words_is_silent() -> None:
    play = Play().is_played_by(ANN)
    texts = texts_for(play.scenario, RoomState(), "nl")
    at = play.now
    assert words_of(play.scenario, Mark(1, at, 0.0, "report", "never"), texts) == ""
    assert words_of(play.scenario, Mark(1, at, 0.0, "agreed"), texts) == ""
