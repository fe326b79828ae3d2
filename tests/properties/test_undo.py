"""Any intervention, then undo: the same state but for seq, the list of interventions and the time that passed.

With players' entries in between it is refused, or they stand unchanged: as in a room where the lead did nothing.
"""

import random
from collections.abc import Iterator
from dataclasses import replace
from typing import get_args

import pytest

from tests.engine.play import ANN, BOB, CEES, LEAD, warm_up
from tests.properties.commands import any_command, commands
from tests.properties.generated import generated_scenario
from tests.properties.habits import brings, fills, votes
from tests.properties.watched_room import WatchedRoom
from thebridge.engine.areas.acts.words import (
    EndPlay,
    InterventionKind,
    OpenGate,
    StartPlay,
    UndoIntervention,
)
from thebridge.engine.areas.clock.words import ExtendTime, PauseRoom, ResumeRoom, SetFactor
from thebridge.engine.areas.puzzles.words import RestartPuzzle, SendHint, SkipPuzzle, SubmitAnswer
from thebridge.engine.areas.seats.words import GiveExtraTime, JoinRoom, MovePlayer, RemovePlayer
from thebridge.engine.areas.talk.words import AnswerCall, CallFacilitator, RemoveLine, Say, SendMessage
from thebridge.engine.entry import Entry
from thebridge.engine.ids import Language, Personal
from thebridge.engine.interventions import can_undo
from thebridge.engine.state import RoomState, apply_events, evolve
from thebridge.engine.undo import RESTORED

PEOPLE = (ANN, BOB, CEES)
SEEDS = range(24)
NEVER = {
    "start": "already_used",
    "send_message": "said_is_said",
    "send_hint": "said_is_said",
    "answer_call": "said_is_said",
    "remove_player": "removed_stays",
    "move_player": "move_back_instead",
}
KINDS = [kind for kind in get_args(InterventionKind) if kind not in NEVER]


class Room(WatchedRoom):
    """A room whose screens are watched elsewhere: here only the state counts."""

    def _check_screens(self, before: RoomState) -> None:
        assert before.seq == self.state.seq - 1

    def just_before(self, seq: int) -> RoomState:
        """The state that an entry was decided on."""
        state = RoomState()
        for entry in self.entries[: seq - 1]:
            state = evolve(state, entry)
        return state


def begun(seed: int, chance: random.Random) -> Room:
    """A room some way into play."""
    room = Room(warm_up() if seed % 3 == 0 else generated_scenario(seed % 12))
    for player in PEOPLE:
        room.does(JoinRoom(player, Personal(player.title()), Language("nl")))
    room.does(StartPlay(LEAD))
    room.tries(Say(ANN, Personal("Wie heeft de deur?")))
    room.tries(CallFacilitator(BOB))
    room.passes(20)
    for _ in range(chance.randint(0, 8)):
        something(room, chance)
    return room


def something(room: Room, chance: random.Random) -> None:
    """What players do: bring a clue, answer, vote, talk, try whatever there is."""
    scenario, opened = room.scenario, list(room.state.puzzles.puzzles)
    step = chance.randrange(6)
    if step == 0:
        brings(room, chance.choice(scenario.clues))
    elif step == 1 and opened:
        known = chance.choice(opened)
        for part in next(one for one in scenario.puzzles if one.id == known).parts:
            for command in fills(scenario, known, part, ANN, chance.choice(("right", "naive"))):
                room.tries(command)
            room.tries(SubmitAnswer(ANN, known, part.id))
    elif step == 2:
        votes(room, is_one_missing=chance.random() < 0.5)
    elif step == 3:
        room.tries(Say(chance.choice(PEOPLE), Personal("Kijk eens bij P07")), after=2.0)
    else:
        for kind in chance.choices(commands(), k=8):
            command = any_command(kind, room, chance.choice)
            if command.by in PEOPLE:
                room.tries(command, after=0.5)


def intervenes(kind: str, room: Room, chance: random.Random) -> int | None:
    """The entry of an intervention of this kind, or None when the room takes none now."""
    if kind == "resume":
        room.tries(PauseRoom(LEAD))
    command = command_of(kind, room.state, chance)
    seq = room.state.seq
    if command is None or room.tries(command) is not None or room.state.seq == seq:
        return None
    return room.state.seq


def command_of(kind: str, state: RoomState, chance: random.Random) -> object:
    """An intervention of this kind on something that is there."""
    opened, lines = list(state.puzzles.puzzles), [one.id for one in state.talk.chat]
    calls = list(state.talk.calls)
    made: dict[str, object] = {
        "pause": PauseRoom(LEAD),
        "resume": ResumeRoom(LEAD),
        "extend": ExtendTime(LEAD, 120),
        "factor": SetFactor(LEAD, 0.5, has_limits=False),
        "open_gate": state.acts.current and OpenGate(LEAD, state.acts.current),
        "end_play": EndPlay(LEAD),
        "skip_puzzle": opened and SkipPuzzle(LEAD, chance.choice(opened)),
        "restart_puzzle": opened and RestartPuzzle(LEAD, chance.choice(opened)),
        "remove_line": lines and RemoveLine(LEAD, chance.choice(lines)),
        "extra_time": GiveExtraTime(LEAD, ANN, 2.0),
        "send_message": SendMessage(LEAD, Personal("Nog vijf minuten")),
        "send_hint": opened and SendHint(LEAD, chance.choice(opened), 1),
        "answer_call": calls and AnswerCall(LEAD, calls[0]),
        "remove_player": RemovePlayer(LEAD, CEES),
        "move_player": MovePlayer(LEAD, CEES),
    }
    return made[kind] or None


def but_for_time(state: RoomState) -> RoomState:
    """The state but for seq, the list of interventions, and the hand of the clock."""
    acts = replace(state.acts, interventions={})
    clock = replace(state.clock, base_seconds=0.0, anchor_at=None)
    return replace(state, seq=0, at=None, acts=acts, clock=clock)


def without(room: Room, seq: int, between: list[Entry]) -> RoomState:
    """The room had the lead not intervened in entry `seq`."""
    state = room.just_before(seq)
    for entry in between:
        state = apply_events(state, entry.events, entry.at, entry.seq)
    return state


def after_undo(room: Room) -> RoomState:
    """The room after the undo itself, before what has become due meanwhile."""
    undo = room.entries[-1]
    count = next(
        number for number, one in enumerate(undo.events, start=1) if type(one).__name__ == "InterventionUndone"
    )
    return apply_events(room.just_before(undo.seq), undo.events[:count], undo.at, undo.seq)


def rooms_with(kind: str, why: str) -> Iterator[tuple[Room, int, random.Random]]:
    """Rooms in which a lead did something of this kind, each with the entry of it."""
    for seed in SEEDS:
        chance = random.Random(f"{why}{kind} {seed}")
        room = begun(seed, chance)
        seq = intervenes(kind, room, chance)
        if seq is not None:
            yield room, seq, chance


@pytest.mark.parametrize("kind", KINDS)
def test_taken_back_at_once_it_never_was(kind: str) -> None:
    count = 0
    for room, seq, _ in rooms_with(kind, ""):
        before = room.just_before(seq)
        assert can_undo(room.state, seq)
        assert room.tries(UndoIntervention(LEAD, seq)) is None
        assert but_for_time(after_undo(room)) == but_for_time(before)
        assert room.seconds == pytest.approx(before.clock.seconds_at(room.now), abs=0.001)
        assert room.replayed() == room.state
        assert room.tries(UndoIntervention(LEAD, seq)) in {"already_undone", "room_closed"}
        count += 1
    assert count >= len(SEEDS) // 4


@pytest.mark.parametrize("kind", KINDS)
def test_what_players_did_in_between_stands_or_it_is_refused(kind: str) -> None:
    taken_back = 0
    for room, seq, chance in rooms_with(kind, "between "):
        number = len(room.entries)
        something(room, chance)
        between = room.entries[number:]
        is_offered = can_undo(room.state, seq)
        refused = room.tries(UndoIntervention(LEAD, seq))
        assert is_offered == (refused is None), refused
        if refused is None and (kind in RESTORED or between):
            assert but_for_time(after_undo(room)) == but_for_time(without(room, seq, between))
            taken_back += 1
    assert taken_back >= 3


@pytest.mark.parametrize("kind", NEVER)
def test_what_cannot_be_taken_back_is_refused_in_words(kind: str) -> None:
    chance = random.Random(kind)
    room = begun(0, chance)
    seq = next(iter(room.state.acts.interventions)) if kind == "start" else intervenes(kind, room, chance)
    assert seq is not None
    assert not can_undo(room.state, seq)
    assert room.tries(UndoIntervention(LEAD, seq)) == NEVER[kind]
