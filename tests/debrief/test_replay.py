"""A room played again: from the journal alone, as the team or as a role, and no own answer in it."""

from dataclasses import replace

import msgspec
import pytest

from tests.debrief.teams import bots, team
from tests.engine.play import ANN, BOB, Play, warm_up
from thebridge.debrief.replay import SHOWN, STEP, Lens, Replay, view_through
from thebridge.engine.areas.dilemmas.words import DilemmasState, DilemmaState
from thebridge.engine.ids import RoleId
from thebridge.engine.state import RoomState, evolve
from thebridge.engine.view import view_for
from thebridge.engine.viewer import Viewer


def test_every_entry_gives_the_state_that_the_room_had() -> None:
    table = bots("careful")
    replay, state = Replay(table.scenario, table.journal), RoomState()
    for entry in table.journal:
        state = evolve(state, entry)
        assert replay.state_at(entry.seq) == state
    assert replay.last == table.state
    assert len(table.journal) > 3 * STEP


@pytest.mark.parametrize(("asked", "seq"), [(-5, 0), (0, 0), (10**9, None)])
def test_before_the_first_and_after_the_last_entry_there_is_nothing_else(asked: int, seq: int | None) -> None:
    table = bots("hasty")
    shown = Replay(table.scenario, table.journal).view_at(asked, Lens("nl"))
    assert shown["seq"] == (len(table.journal) if seq is None else seq)


def test_as_the_team_one_sees_what_its_members_saw_together() -> None:
    table = bots("careful")
    replay = Replay(table.scenario, table.journal)
    for seq in (20, len(table.journal) // 2, len(table.journal)):
        state, shown = replay.state_at(seq), replay.view_at(seq, Lens("nl"))
        theirs = [view_for(table.scenario, state, Viewer("player", "nl", player)) for player in state.seats.players]
        assert set(shown["sources"]) == set().union(*(view["sources"] for view in theirs))
        for name in ("pins", "puzzles", "chat", "board", "accusation"):
            assert shown[name] == theirs[0][name], name


def test_as_a_role_one_sees_what_that_role_had() -> None:
    table = bots("careful")
    replay = Replay(table.scenario, table.journal)
    state = replay.state_at(60)
    for player, roles in state.seats.roles.items():
        if len(roles) == 1:
            theirs = view_for(table.scenario, state, Viewer("player", "nl", player))
            shown = replay.view_at(60, Lens("nl", roles[0]))
            assert set(shown["sources"]) == set(theirs["sources"])
            assert set(shown["dilemmas"]) == set(theirs["dilemmas"])
    everything = replay.view_at(60, Lens("nl"))["sources"]
    assert set(replay.view_at(60, Lens("nl", RoleId("harbour")))["sources"]) < set(everything)


def test_a_card_for_some_is_hidden_from_a_role_that_it_does_not_address() -> None:
    scenario = warm_up()
    card = next(one for one in scenario.dilemmas if one.seen_by == "leads")
    addressed, other = card.leads[0], next(one.id for one in scenario.roles if one.id not in card.leads)
    seated = Play().is_played_by(ANN, BOB).state
    held = replace(seated.seats, roles={ANN: (addressed,), BOB: (other,)})
    for is_shown in (False, True):
        opened = DilemmasState({card.id: DilemmaState(card.text, 0.0, is_shown=is_shown)})
        state = replace(seated, seats=held, dilemmas=opened)
        assert card.id in view_through(scenario, state, Lens("nl", addressed))["dilemmas"]
        assert (card.id in view_through(scenario, state, Lens("nl", other))["dilemmas"]) is is_shown
        assert card.id in view_through(scenario, state, Lens("nl"))["dilemmas"]


def test_no_own_answer_and_nobodys_own_section_is_in_it() -> None:
    play = team("joost", "bep")
    replay = Replay(play.scenario, play.entries)
    for seq in range(len(play.entries) + 1):
        shown = replay.view_at(seq, Lens("nl"))
        assert set(shown) == {"seq", *SHOWN}
        assert not {"me", "questions", "help", "interventions", "progress", "debrief"} & set(shown)
        for vote in shown["votes"].values():
            assert vote["counts"] is None
            assert vote["answered"] is False
        assert 'confidence":3' not in msgspec.json.encode(shown["votes"]).decode()


def test_a_lead_does_not_read_words_of_dissent() -> None:
    table = bots("careful")
    replay = Replay(table.scenario, table.journal)
    assert replay.view_at(10**6, Lens("nl", kind="lead"))["accusation"]["dissents"] == {}


def test_the_clock_and_the_moments_of_every_entry_are_told() -> None:
    table = bots("careful")
    replay = Replay(table.scenario, table.journal)
    assert len(replay.times) == len(replay.seconds) == len(table.journal)
    assert list(replay.times) == sorted(replay.times)
    assert replay.times[0] == 0
    assert replay.seconds[-1] == pytest.approx(table.state.acts.ended_seconds or 0, abs=0.1)


def test_an_empty_journal_has_an_empty_replay() -> None:
    replay = Replay(bots("careful").scenario, ())
    assert (replay.times, replay.view_at(3, Lens("nl"))["seq"]) == ((), 0)
