"""Whole plays of the warm-up, as transcripts."""

import inspect
from dataclasses import replace
from typing import Any

import pytest

from tests.engine.play import ANN, BOB, CEES, LEAD, Play, warm_up
from thebridge.engine import conditions, consequences, evidence
from thebridge.engine.areas.accusation.words import (
    AnswerPart,
    CitePin,
    SendAccusation,
    SignAccusation,
    WeighContradiction,
)
from thebridge.engine.areas.acts.words import EndPlay, OpenGate, Tick
from thebridge.engine.areas.board.words import PinPassage, PinRows, Unpin
from thebridge.engine.areas.clock.words import PauseRoom
from thebridge.engine.areas.dilemmas.words import ConfirmOption, ProposeOption
from thebridge.engine.areas.puzzles.words import PlaceItem, SubmitAnswer
from thebridge.engine.areas.seats.words import JoinRoom, LeaveRoom, RemovePlayer
from thebridge.engine.areas.sources.words import OpenSource
from thebridge.engine.areas.talk.words import Say
from thebridge.engine.ids import (
    CLOCK,
    ActId,
    CastId,
    DilemmaId,
    HappeningId,
    ItemId,
    Language,
    OptionId,
    PartId,
    PassageId,
    Personal,
    PinId,
    PuzzleId,
    RowKey,
    SourceId,
)
from thebridge.engine.queries import Lookup, Query
from thebridge.engine.room import QUIET, ConsequenceLoopError
from thebridge.engine.scenario import Always, Fire, Happening

LOOK, LIST, WHO, WHERE = ActId("look"), DilemmaId("list"), PartId("who"), PartId("where")


def pins(player: Any, source: str, *rows: str) -> PinRows:
    return PinRows(player, SourceId(source), tuple(RowKey(row) for row in rows))


def in_the_second_act() -> Play:
    play = Play().is_played_by(ANN, BOB)
    play.passes(20)
    play.answers("facts")
    play.answers("when")
    return play


def concluded(play: Play, suspect: str = "bep") -> None:
    play.passes(40)
    first = next(iter(play.state.board.pins))
    play.does(WeighContradiction(ANN, CastId(suspect), first, OptionId("holds")))
    play.does(AnswerPart(ANN, WHO, OptionId(suspect)))
    play.does(AnswerPart(BOB, WHERE, OptionId("cellar")))
    for pin in play.state.board.pins:
        play.does(CitePin(BOB, WHO, pin, is_cited=True))
    play.does(SignAccusation(ANN, "signed"))
    play.does(SignAccusation(BOB, "dissent", Personal("Ik twijfel")))
    play.does(SendAccusation(BOB))


def test_a_team_that_combines_its_sources_is_right() -> None:
    play = in_the_second_act()
    play.does(pins(ANN, "lift_log", "5"))
    play.does(pins(BOB, "bookings", "5"))
    concluded(play)
    assert play.state.acts.ending == "right"
    assert play.replayed() == play.state


def test_a_right_team_without_usable_evidence_has_too_little_to_show() -> None:
    play = in_the_second_act()
    play.passes(125)
    play.does(pins(ANN, "lift_log", "5"))
    play.does(pins(BOB, "bookings", "5"))
    for item, value in (("what", "all_rooms"), ("period", "half_hour")):
        play.does(_places(item, value))
    play.does(_submits())
    play.passes(5)
    assert play.view()["pins"][f"pin-{_seq_of(play, 'bookings')}"]["is_unusable"]
    concluded(play)
    assert play.state.acts.ending == "thin"


def _places(item: str, value: str) -> PlaceItem:
    return PlaceItem(ANN, PuzzleId("question"), PartId("ask"), ItemId(item), value)


def _submits() -> SubmitAnswer:
    return SubmitAnswer(ANN, PuzzleId("question"), PartId("ask"))


def _seq_of(play: Play, source: str) -> int:
    pin = next(one for one in play.state.board.pins.values() if one.source == source)
    return int(pin.id.removeprefix("pin-"))


def test_a_team_that_accuses_another_ends_with_the_wrong_one() -> None:
    play = in_the_second_act()
    play.does(pins(ANN, "lift_log", "5"))
    play.does(pins(BOB, "bookings", "5"))
    concluded(play, "joost")
    assert play.state.acts.ending == "wrong_one"


def test_a_team_that_runs_out_of_time_still_reaches_its_debrief() -> None:
    play = Play().is_played_by(ANN, BOB)
    play.passes(2000)
    assert play.state.acts.ending == "open_case"
    assert play.view()["debrief"]["ending"]["title"] == "Een open zaak"


def test_time_that_ran_out_puts_what_is_needed_on_the_board_as_given() -> None:
    play = Play().is_played_by(ANN, BOB)
    play.passes(301)
    given = [pin for pin in play.state.board.pins.values() if pin.is_given]
    assert [pin.clues for pin in given] == [("fridge_peak",)]
    assert play.state.board.established == {}


def test_one_dilemma_tells_of_an_earlier_choice() -> None:
    play = in_the_second_act()
    play.passes(20)
    play.does(ProposeOption(ANN, LIST, OptionId("send_all")))
    play.does(ConfirmOption(BOB, LIST, OptionId("send_all")))
    play.passes(100)
    assert "wie er laat begon" in play.view(BOB)["dilemmas"]["cleaning"]["text"]
    assert "cleaning" not in play.view(ANN)["dilemmas"]


def test_an_option_whose_condition_does_not_hold_is_not_there() -> None:
    play = in_the_second_act()
    play.passes(20)
    play.refuses(ProposeOption(ANN, LIST, OptionId("together")), "option_unknown")
    assert "together" not in [one["id"] for one in play.view()["dilemmas"]["list"]["options"]]


def test_whoever_is_not_in_the_room_can_do_nothing() -> None:
    play = Play().is_played_by(ANN, BOB)
    play.refuses(Say(CEES, Personal("Hoi")), "not_in_room")
    play.does(RemovePlayer(LEAD, BOB))
    play.refuses(Say(BOB, Personal("Hoi")), "seat_removed")


def test_play_has_its_time() -> None:
    play = Play().is_open_to(ANN, BOB)
    play.refuses(pins(BOB, "fridge_log", "9"), "play_not_started")
    play = Play().is_played_by(ANN, BOB)
    play.does(PauseRoom(LEAD))
    play.refuses(pins(BOB, "fridge_log", "9"), "room_paused")
    play.does(Say(BOB, Personal("Even wachten")))
    play.does(EndPlay(LEAD))
    play.refuses(pins(BOB, "fridge_log", "9"), "play_is_over")


def test_a_paused_room_lets_nothing_happen() -> None:
    play = Play().is_played_by(ANN, BOB)
    play.does(PauseRoom(LEAD))
    play.passes(3600)
    play.refuses(Tick(CLOCK), "not_due")
    assert "hunch" not in play.state.votes.votes


def test_a_lookup_into_a_source_one_may_not_open_cannot_be_pinned() -> None:
    play = Play().is_played_by(ANN, BOB)
    query = Query(SourceId("fridge_log"), lookup=Lookup(SourceId("badge_log"), "nearest", "time", "time"))  # type: ignore[arg-type]
    play.refuses(PinRows(BOB, SourceId("fridge_log"), (RowKey("9"),), query), "source_unknown")


def test_a_pin_that_leaves_the_board_is_cited_no_longer() -> None:
    play = in_the_second_act()
    play.does(pins(ANN, "lift_log", "5"))
    play.passes(40)
    pin = PinId(f"pin-{_seq_of(play, 'lift_log')}")
    play.does(CitePin(BOB, WHO, pin, is_cited=True))
    play.does(Unpin(BOB, pin))
    assert not any(play.state.accusation.cited.values())


def test_a_late_joiner_sees_what_the_team_has() -> None:
    play = in_the_second_act()
    play.does(pins(ANN, "lift_log", "5"))
    play.does(JoinRoom(CEES, Personal("Cees"), Language("en")))
    view = play.view(CEES, "en")
    assert view["me"]["roles"]
    assert len(view["pins"]) == len(play.state.board.pins)
    assert view["puzzles"]["when"]["status"] == "solved"


def test_what_a_leaver_held_can_be_opened_by_whoever_takes_over() -> None:
    play = Play().is_played_by(ANN, BOB, CEES)
    assert "lift_log" not in play.view(ANN)["sources"]
    play.does(LeaveRoom(CEES))
    taker = next(player for player, held in play.state.seats.roles.items() if "archivist" in held)
    play.does(OpenSource(taker, SourceId("lift_log")))


def test_consequences_that_never_end_are_an_error_that_names_them() -> None:
    one = next(one for one in warm_up().happenings if one.id == "crumbs")
    chain = tuple(
        replace(one, id=HappeningId(f"h{number}"), when=None, effects=(Fire(HappeningId(f"h{number + 1}")),))
        for number in range(30)
    )
    last: Happening = replace(one, id=HappeningId("h30"), when=Always(), effects=(Fire(HappeningId("h0")),))
    play = Play(replace(warm_up(), happenings=(*warm_up().happenings, *chain, last))).is_open_to(ANN)
    with pytest.raises(ConsequenceLoopError, match="HappeningFired"):
        play.is_played_by(ANN)


def test_a_command_that_no_area_knows_is_an_error() -> None:
    with pytest.raises(TypeError, match="no area decides"):
        Play().is_open_to(ANN).does(pytest)


def test_nobody_outside_a_role_reads_its_document() -> None:
    play = Play().is_played_by(ANN, BOB)
    play.refuses(PinPassage(ANN, SourceId("face_book"), PassageId("vermeer")), "source_unknown")
    play.refuses(OpenSource(ANN, SourceId("nothing_like_it")), "source_unknown")


def test_a_gate_that_a_lead_opens_says_so() -> None:
    play = Play().is_played_by(ANN, BOB)
    play.does(OpenGate(LEAD, LOOK))
    assert play.state.acts.closed_by[LOOK] == "lead"


@pytest.mark.parametrize("event", QUIET)
def test_nothing_asks_about_a_quiet_event(event: type) -> None:
    assert event.__name__ not in inspect.getsource(conditions) + inspect.getsource(evidence)
    assert event.__name__ not in inspect.getsource(consequences)


def test_a_conclusion_that_only_lacks_a_hand_is_sent_when_time_runs_out() -> None:
    play = in_the_second_act()
    play.does(pins(ANN, "lift_log", "5"))
    play.does(pins(BOB, "bookings", "5"))
    play.passes(40)
    first = next(iter(play.state.board.pins))
    play.does(WeighContradiction(ANN, CastId("bep"), first, OptionId("holds")))
    play.does(AnswerPart(ANN, WHO, OptionId("bep")))
    play.does(AnswerPart(BOB, WHERE, OptionId("cellar")))
    for pin in play.state.board.pins:
        play.does(CitePin(BOB, WHO, pin, is_cited=True))
    play.does(SignAccusation(ANN, "signed"))
    play.passes(1200)
    assert play.state.accusation.is_sent
    assert play.state.acts.ending == "right"
