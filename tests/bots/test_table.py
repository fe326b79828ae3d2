"""A team plays at a table of its own, on a clock that jumps."""

from dataclasses import replace

import pytest

from tests.bots.warm_up import seated, warm_up
from thebridge.bots.profiles import CAREFUL, SILENT
from thebridge.bots.table import START, EndlessPlayError, play, set_table
from thebridge.engine.areas.sources.words import OpenSource
from thebridge.engine.ids import PlayerId, SourceId
from thebridge.engine.room import evolve
from thebridge.engine.scenario import Gate, NotSo
from thebridge.engine.scenario.conditions import Always
from thebridge.engine.state import RoomState


def test_a_table_begins_with_everyone_seated_and_play_begun() -> None:
    table, _ = seated(CAREFUL, players=3)
    assert list(table.state.seats.players) == ["bot-1", "bot-2", "bot-3"]
    assert table.state.acts.stage == "play"


def test_a_refused_command_leaves_no_entry() -> None:
    table, _ = seated(CAREFUL)
    before = table.state
    assert not table.submit(OpenSource(PlayerId("nobody"), SourceId("badge_log")), START)
    assert table.state is before


def test_the_journal_of_a_play_gives_its_state_again() -> None:
    table, _ = seated(CAREFUL, players=2)
    play(table)
    state = RoomState()
    for entry in table.journal:
        state = evolve(state, entry)
    assert state == table.state


def test_time_passes_in_order() -> None:
    table, _ = seated(CAREFUL)
    play(table)
    moments = [entry.at for entry in table.journal]
    assert moments == sorted(moments)


def test_a_scenario_whose_gate_never_opens_is_told_as_such() -> None:
    scenario = warm_up()
    first = replace(scenario.acts[0], gate=Gate(NotSo(Always())))
    table = set_table(replace(scenario, acts=(first, *scenario.acts[1:])), (SILENT,), seed=1)
    with pytest.raises(EndlessPlayError):
        play(table)
