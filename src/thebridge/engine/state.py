"""The state of one room: the ten areas' slices, and how it follows from entries."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from thebridge.engine.areas.accusation.evolve import evolve as evolve_accusation
from thebridge.engine.areas.accusation.words import AccusationState
from thebridge.engine.areas.acts.evolve import evolve as evolve_acts
from thebridge.engine.areas.acts.words import ActsState, InterventionUndone
from thebridge.engine.areas.board.evolve import evolve as evolve_board
from thebridge.engine.areas.board.words import BoardState
from thebridge.engine.areas.clock.evolve import evolve as evolve_clock
from thebridge.engine.areas.clock.words import ClockState
from thebridge.engine.areas.dilemmas.evolve import evolve as evolve_dilemmas
from thebridge.engine.areas.dilemmas.words import DilemmasState
from thebridge.engine.areas.puzzles.evolve import evolve as evolve_puzzles
from thebridge.engine.areas.puzzles.words import PuzzlesState
from thebridge.engine.areas.seats.evolve import evolve as evolve_seats
from thebridge.engine.areas.seats.words import SeatsState
from thebridge.engine.areas.sources.evolve import evolve as evolve_sources
from thebridge.engine.areas.sources.words import SourcesState
from thebridge.engine.areas.talk.evolve import CHAT_LINES
from thebridge.engine.areas.talk.evolve import evolve as evolve_talk
from thebridge.engine.areas.talk.words import TalkState
from thebridge.engine.areas.votes.evolve import evolve as evolve_votes
from thebridge.engine.areas.votes.words import VotesState
from thebridge.engine.entry import Entry
from thebridge.engine.undo import Kept, kept_of, merged, rests_on


@dataclass(frozen=True, slots=True)
class RoomState:
    """Frozen, and sharing structure: a slice that an entry did not touch is the same object afterwards."""

    seq: int = 0
    at: datetime | None = None
    """When the last entry was recorded."""
    seats: SeatsState = field(default_factory=SeatsState)
    clock: ClockState = field(default_factory=ClockState)
    acts: ActsState = field(default_factory=ActsState)
    sources: SourcesState = field(default_factory=SourcesState)
    puzzles: PuzzlesState = field(default_factory=PuzzlesState)
    board: BoardState = field(default_factory=BoardState)
    talk: TalkState = field(default_factory=TalkState)
    votes: VotesState = field(default_factory=VotesState)
    dilemmas: DilemmasState = field(default_factory=DilemmasState)
    accusation: AccusationState = field(default_factory=AccusationState)
    kept: Mapping[int, Kept] = field(default_factory=dict, compare=False)
    """What taking back an intervention needs, by its entry, while nothing rests on it."""


def evolve(state: RoomState, entry: Entry) -> RoomState:
    """The state after one more entry, which must be the next one."""
    if entry.seq != state.seq + 1:
        raise ValueError(f"entry {entry.seq} does not follow {state.seq}")
    after = apply_events(state, entry.events, entry.at, entry.seq)
    kept = kept_of(entry, state, after, _AREAS)
    if not after.kept and kept is None:
        return after
    used = {seq for seq, one in after.kept.items() if rests_on(one, entry)}
    unused = {seq: one for seq, one in after.kept.items() if seq not in used}
    known = after.acts.interventions
    marked = {seq: replace(one, is_used=True) if seq in used else one for seq, one in known.items()}
    acts = replace(after.acts, interventions=marked) if used else after.acts
    return replace(after, acts=acts, kept=unused if kept is None else {**unused, entry.seq: kept})


def apply_events(state: RoomState, events: tuple[object, ...], at: datetime, seq: int) -> RoomState:
    """The state after some events of entry `seq`; also used while that entry is still being decided."""
    if events and isinstance(events[0], InterventionUndone) and events[0].undone in state.kept:
        state = _restored(state, events[0].undone, at)
    seats, clock, acts, sources, puzzles = state.seats, state.clock, state.acts, state.sources, state.puzzles
    board, talk, votes, dilemmas, accusation = state.board, state.talk, state.votes, state.dilemmas, state.accusation
    for event in events:
        area = _AREA.get(type(event).__module__)
        match area:
            case "seats":
                seats = evolve_seats(seats, event, seq)
            case "clock":
                clock = evolve_clock(clock, event, at)
            case "acts":
                acts = evolve_acts(acts, event, seq)
            case "sources":
                sources = evolve_sources(sources, event, seq)
            case "puzzles":
                puzzles = evolve_puzzles(puzzles, event, seq)
            case "board":
                board = evolve_board(board, event, seq)
            case "talk":
                talk = evolve_talk(talk, event, seq)
            case "votes":
                votes = evolve_votes(votes, event, seq)
            case "dilemmas":
                dilemmas = evolve_dilemmas(dilemmas, event, seq)
            case "accusation":
                accusation = evolve_accusation(accusation, event, seq)
            case _:
                raise TypeError(f"no area knows the event {type(event).__name__}")
    return RoomState(
        seq, at, seats, clock, acts, sources, puzzles, board, talk, votes, dilemmas, accusation, state.kept
    )


def _restored(state: RoomState, undone: int, at: datetime) -> RoomState:
    """What the intervention changed is as it was, but for the time: a clock that it stopped goes on from there."""
    restored = {name: merged(*one, getattr(state, name)) for name, one in state.kept[undone].slices.items()}
    if "acts" in restored:
        restored["acts"] = replace(restored["acts"], interventions=state.acts.interventions)
    if "talk" in restored:
        restored["talk"] = replace(restored["talk"], chat=restored["talk"].chat[-CHAT_LINES:])
    if "clock" in restored:
        phase = state.kept[undone].slices["clock"][0].phase
        restored["clock"] = replace(state.clock, phase=phase, anchor_at=at if phase == "running" else None)
    return replace(state, **restored, kept={seq: one for seq, one in state.kept.items() if seq != undone})


_AREAS = (
    "seats",
    "clock",
    "acts",
    "sources",
    "puzzles",
    "board",
    "talk",
    "votes",
    "dilemmas",
    "accusation",
)
_AREA = {f"thebridge.engine.areas.{area}.words": area for area in _AREAS}
