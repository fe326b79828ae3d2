"""A pause costs nobody any time and lets nothing happen; taking an intervention back leaves what players did."""

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tests.engine.play import ANN, BOB, CEES, LEAD, Play
from thebridge.engine.areas.acts.words import HappeningFired, Tick, UndoIntervention
from thebridge.engine.areas.clock.words import CompensateOutage, ExtendTime, PauseRoom, ResumeRoom, SetFactor
from thebridge.engine.areas.seats.words import GiveExtraTime
from thebridge.engine.areas.talk.words import Say
from thebridge.engine.circumstances import Circumstances
from thebridge.engine.ids import CLOCK, Personal
from thebridge.engine.refusals import Refused
from thebridge.engine.room import decide
from thebridge.engine.state import RoomState

SUMMER_ENDS = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
SUMMER_BEGINS = datetime(2026, 3, 29, 0, 30, tzinfo=UTC)
NOON = datetime(2026, 6, 1, 12, 0, tzinfo=UTC)


def at(begin: datetime) -> Play:
    play = Play()
    play.now = begin
    return play.is_played_by(ANN, BOB, CEES)


def happened(play: Play) -> int:
    return sum(isinstance(event, HappeningFired) for entry in play.entries for event in entry.events)


@pytest.mark.parametrize("begin", [NOON, SUMMER_BEGINS, SUMMER_ENDS], ids=["noon", "spring", "autumn"])
@pytest.mark.parametrize("seed", range(8))
def test_a_pause_gives_back_exactly_itself_over_restarts_and_the_change_of_the_clock(
    begin: datetime, seed: int
) -> None:
    chance = random.Random(seed)
    play = at(begin)
    play.does(SetFactor(LEAD, chance.choice((0.5, 2 / 3, 0.8)), has_limits=True))
    play.passes(chance.uniform(1, 20))
    before = play.seconds
    play.does(PauseRoom(LEAD), after=0)
    count = happened(play)
    for _ in range(chance.randint(1, 4)):
        play.passes(chance.uniform(60, 7200))
        play.state = play.replayed()  # a restart has the entries and nothing else
        play.refuses(Tick(CLOCK), "not_due")
        with pytest.raises(Refused):
            play.does(CompensateOutage(CLOCK, 300.0))
    play.does(ResumeRoom(LEAD))
    assert play.seconds == pytest.approx(before, abs=1)
    assert happened(play) == count


@pytest.mark.parametrize("change", [SUMMER_BEGINS, SUMMER_ENDS], ids=["spring", "autumn"])
def test_the_change_of_the_clock_takes_and_gives_no_time_while_play_runs(change: datetime) -> None:
    play = at(change + timedelta(minutes=30, seconds=-10))
    begun = play.seconds
    play.passes(20)
    assert play.seconds == pytest.approx(begun + 20, abs=0.001)


@pytest.mark.parametrize("jump", [-7200.0, -1.0, 0.0])
def test_a_clock_that_jumps_back_takes_no_time(jump: float) -> None:
    play = at(NOON)
    play.passes(10)
    before = play.seconds
    play.does(PauseRoom(LEAD), after=0)
    later = play.state.clock.seconds_at(play.now + timedelta(seconds=jump))
    assert later == before
    play.does(ResumeRoom(LEAD))
    assert play.state.clock.seconds_at(play.now + timedelta(seconds=jump)) == pytest.approx(before, abs=1)


UNDOABLE = (
    PauseRoom(LEAD),
    ExtendTime(LEAD, 120),
    SetFactor(LEAD, 0.5, has_limits=False),
    GiveExtraTime(LEAD, ANN, 4.0),
)


def without_time(state: RoomState) -> RoomState:
    """The state but for seq, the list of interventions and the time that passed."""
    acts = replace(state.acts, interventions={})
    clock = replace(state.clock, base_seconds=0.0, anchor_at=None)
    return replace(state, seq=0, at=None, acts=acts, clock=clock)


@pytest.mark.parametrize("command", UNDOABLE, ids=lambda one: type(one).__name__)
@pytest.mark.parametrize("seed", range(4))
def test_what_players_did_in_between_stands(command: object, seed: int) -> None:
    chance = random.Random(seed)
    play = at(NOON)
    play.does(command)
    seq = play.state.seq
    for _ in range(chance.randint(1, 6)):
        play.does(Say(chance.choice((ANN, BOB, CEES)), Personal("Hoi")), after=0.1)
    lines = [line.text for line in play.state.talk.chat]
    talk = play.state.talk
    play.does(UndoIntervention(LEAD, seq), after=0.1)
    assert play.state.talk == talk
    assert [line.text for line in play.state.talk.chat] == lines
    plain = at(NOON)
    assert without_time(replace(play.state, talk=plain.state.talk)) == without_time(plain.state)


@pytest.mark.parametrize("command", UNDOABLE, ids=lambda one: type(one).__name__)
def test_taken_back_at_once_it_never_was(command: object) -> None:
    play = at(NOON)
    before = play.state
    play.does(command, after=0)
    play.does(UndoIntervention(LEAD, play.state.seq), after=0)
    assert without_time(play.state) == without_time(before)
    assert play.seconds == before.clock.seconds_at(play.now)


def test_a_paused_room_decides_nothing_by_itself_whatever_is_due() -> None:
    play = at(NOON)
    play.does(PauseRoom(LEAD))
    with pytest.raises(Refused):
        decide(play.scenario, play.state, Tick(CLOCK), Circumstances(play.now + timedelta(hours=9), 1))
