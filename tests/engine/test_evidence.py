"""Entries to Moments."""

from tests.engine.play import ANN, BOB, LEAD, Play
from thebridge.engine.areas.acts.words import EndPlay
from thebridge.engine.areas.board.words import LinkPins, PinRows
from thebridge.engine.areas.puzzles.words import PlaceItem, SubmitAnswer, TakeHint
from thebridge.engine.areas.sources.words import OpenMetadata, ShareSource, UseStep
from thebridge.engine.areas.talk.words import FileReport
from thebridge.engine.evidence import moments
from thebridge.engine.ids import (
    ItemId,
    PartId,
    PinId,
    PuzzleId,
    ReportKindId,
    RowKey,
    SourceId,
    StepName,
)


def rules(play: Play) -> list[str]:
    return [moment.rule for moment in moments(play.scenario, play.entries)]


def started() -> Play:
    play = Play().is_played_by(ANN, BOB)
    play.passes(20)
    return play


def test_each_moment_names_the_entry_that_shows_it() -> None:
    play = started()
    play.does(OpenMetadata(BOB, SourceId("fridge_log")))
    (moment,) = moments(play.scenario, play.entries)
    assert (moment.rule, moment.goal, moment.is_for, moment.seq) == ("read_clock", "quality", True, play.state.seq)


def test_a_rule_speaks_once() -> None:
    play = started()
    play.does(OpenMetadata(BOB, SourceId("fridge_log")))
    play.does(UseStep(ANN, SourceId("badge_log"), StepName("filter")))
    play.does(UseStep(ANN, SourceId("badge_log"), StepName("sort")))
    assert rules(play) == ["read_clock", "sorted_rows"]


def test_what_the_last_hint_solved_is_no_evidence() -> None:
    play = started()
    for step in (1, 2, 3):
        play.does(TakeHint(ANN, PuzzleId("facts"), step))
    assert "sorted_facts" not in rules(play)


def test_only_the_first_answer_tells_of_a_first_thought() -> None:
    def answers(play: Play, *chosen: str) -> None:
        part = PartId("sources")
        play.does(PlaceItem(ANN, PuzzleId("facts"), part, ItemId("choice"), chosen))
        play.does(SubmitAnswer(ANN, PuzzleId("facts"), part))

    hasty, careful = started(), started()
    answers(hasty, "gossip")
    answers(careful, "fridge")
    answers(careful, "gossip", "fridge")
    assert rules(hasty) == ["gossip_first"]
    assert rules(careful) == []


def test_pins_links_shared_sources_and_reports_count() -> None:
    play = started()
    play.does(PinRows(BOB, SourceId("fridge_log"), (RowKey("9"),)))
    first = PinId(f"pin-{play.state.seq}")
    play.does(PinRows(ANN, SourceId("lift_log"), (RowKey("5"),)))
    second = PinId(f"pin-{play.state.seq}")
    play.does(LinkPins(ANN, first, second, "supports"))
    play.does(ShareSource(ANN, SourceId("badge_log")))
    play.answers("facts")
    play.passes(30)
    play.does(FileReport(BOB, ReportKindId("wrong_place")))
    assert rules(play) == ["shared_clue", "linked", "whole_source", "sorted_facts", "reported"]


def test_what_did_not_happen_is_told_at_the_end_with_how_much_was_missed() -> None:
    play = started()
    play.does(PinRows(BOB, SourceId("fridge_log"), (RowKey("9"),)))
    play.does(EndPlay(LEAD))
    kept_back = moments(play.scenario, play.entries)[1]
    assert rules(play) == ["never_read", "kept_back", "kitchen_door"]
    assert kept_back.missed == 6
    assert play.view()["debrief"]["goals"][2]["against"][0]["text"].startswith("6 vondsten")


def test_own_answers_are_never_moments() -> None:
    kinds = {rule.on.kind for rule in Play().scenario.evidence}
    assert not kinds & {"vote", "question"}
