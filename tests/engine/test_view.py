"""Views are built up from nothing, for whoever looks."""

import json
from dataclasses import replace
from operator import attrgetter

import pytest

from tests.engine.play import ANN, BOB, CEES, LEAD, Play, warm_up
from thebridge.engine.areas.acts.words import EndPlay, OpenRoom
from thebridge.engine.ids import Personal, SourceId
from thebridge.engine.scenario import Opened
from thebridge.engine.view import look_at, names_of, sections_for, view_for
from thebridge.engine.viewer import Viewer

KINDS = ("player", "lead", "helper", "observer", "projector")


@pytest.mark.parametrize("kind", KINDS)
def test_every_viewer_gets_plain_data_at_every_stage(kind: str) -> None:
    viewer = Viewer(kind, "nl", ANN if kind == "player" else None)  # type: ignore[arg-type]
    play = Play()
    for step in (lambda: play.is_played_by(ANN, BOB), lambda: play.passes(400), lambda: play.does(EndPlay(LEAD))):
        step()
        json.dumps(view_for(play.scenario, play.state, viewer), allow_nan=False)


def test_a_section_whose_slices_did_not_change_is_equal() -> None:
    play = Play().is_played_by(ANN, BOB)
    viewer = Viewer("player", "nl", ANN)
    before = play.state
    play.passes(6)
    for section in sections_for(viewer, play.scenario):
        if all(attrgetter(name)(before) is attrgetter(name)(play.state) for name in section.slices):
            old, new = (section.build(look_at(play.scenario, state, viewer)) for state in (before, play.state))
            assert old == new, section.name


def test_players_of_one_team_share_what_is_the_teams() -> None:
    play = Play().is_played_by(ANN, BOB)
    ann, bob = play.view(ANN), play.view(BOB)
    assert ann["puzzles"] == bob["puzzles"]
    assert ann["sources"].keys() & bob["sources"].keys() == set()


def test_somebody_who_is_not_there_sees_no_source() -> None:
    assert Play().is_played_by(ANN, BOB).view(CEES)["sources"] == {}


def test_a_projector_shows_no_source_no_pin_and_no_chat() -> None:
    view = Play().is_played_by(ANN, BOB).view(None, kind="projector")
    assert view.keys() == {"room", "clock", "people", "board", "debrief", "plenary"}


def test_a_name_of_the_cast_can_be_replaced_for_one_session() -> None:
    play = Play()
    play.does(OpenRoom(LEAD, Personal("T"), {"joost": Personal("Wim Kool"), "archive": Personal("De Kist")}, 1.0, True))
    names = names_of(play.scenario, play.state)
    assert (names["joost"], names["joost_first"], names["archive"]) == ("Wim Kool", "Wim", "De Kist")
    assert names["bep_first"] == "Bep"


def test_a_section_is_built_again_when_what_its_conditions_ask_about_changes() -> None:
    scenario = warm_up()
    asks = replace(scenario.clues[0], dated_when=Opened(SourceId("fridge_log")))
    told = replace(scenario, clues=(asks, *scenario.clues[1:]))
    slices = {one.name: set(one.slices) for one in sections_for(Viewer("lead", "nl"), told)}
    plain = {one.name: set(one.slices) for one in sections_for(Viewer("lead", "nl"), scenario)}
    assert slices["pins"] - plain["pins"] == {"sources"}
    assert "talk" in plain["dilemmas"], "an option of the warm-up asks what was reported"
    assert "puzzles" in plain["debrief"], "last words of the warm-up ask what was answered"
