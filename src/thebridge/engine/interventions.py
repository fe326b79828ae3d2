"""What leads and the clock may do to a room, and how an intervention is taken back."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from thebridge.engine.areas.acts import decide as acts
from thebridge.engine.areas.acts.words import (
    CloseRoom,
    EndPlay,
    Intervened,
    Intervention,
    InterventionKind,
    InterventionUndone,
    OpenGate,
    OpenRoom,
    StartPlay,
    Tick,
    TurnPage,
    UndoIntervention,
)
from thebridge.engine.areas.clock import decide as clock
from thebridge.engine.areas.clock.words import CompensateOutage, ExtendTime, PauseRoom, ResumeRoom, SetFactor
from thebridge.engine.areas.puzzles import decide as puzzles
from thebridge.engine.areas.puzzles.words import RestartPuzzle, SendHint, SkipPuzzle
from thebridge.engine.areas.seats import decide as seats
from thebridge.engine.areas.seats.words import GiveExtraTime, MovePlayer, RemovePlayer
from thebridge.engine.areas.talk import decide as talk
from thebridge.engine.areas.talk.words import AnswerCall, RemoveLine, SendMessage
from thebridge.engine.circumstances import Facts
from thebridge.engine.conditions import holds
from thebridge.engine.consequences import ending_events
from thebridge.engine.ids import CLOCK, DepartmentId, DilemmaId, OptionId, PinId
from thebridge.engine.refusals import Refused
from thebridge.engine.scenario import Scenario
from thebridge.engine.state import RoomState
from thebridge.engine.undo import RESTORED

CLOCK_COMMANDS = (Tick, CompensateOutage)


def decide(scenario: Scenario, state: RoomState, command: Any, facts: Facts, page_count: int) -> tuple[object, ...]:
    """What a command of a lead or of the clock brings about, the note that a lead intervened included."""
    match command:
        case OpenRoom():
            return _open_room(scenario, state, command, facts)
        case Tick():
            return ()
        case CompensateOutage():
            return clock.compensate_outage(scenario, state.clock, command, facts)
        case TurnPage():
            return acts.turn_page(scenario, state.acts, command, page_count)
        case UndoIntervention():
            return _undo(scenario, state, command, facts)
        case CloseRoom():
            return acts.close_room(scenario, state.acts, command, facts)
        case _:
            return _intervene(scenario, state, command, facts)


def _open_room(scenario: Scenario, state: RoomState, command: OpenRoom, facts: Facts) -> tuple[object, ...]:
    """The room comes to be, and its clock keeps the pace that the session was set up with."""
    opened = acts.open_room(scenario, state.acts, command, facts)
    pace = SetFactor(command.by, command.factor, command.has_limits)
    return (*opened, *clock.set_factor(scenario, state.clock, pace, facts)) if opened else ()


def _intervene(scenario: Scenario, state: RoomState, command: Any, facts: Facts) -> tuple[object, ...]:
    if state.acts.stage == "closed":
        raise Refused("room_closed")
    events = _events_of(scenario, state, command, facts)
    if not events or command.by == CLOCK:
        return events
    return (*events, _note(state, command, facts.seconds))


def _events_of(scenario: Scenario, state: RoomState, command: Any, facts: Facts) -> tuple[object, ...]:
    match command:
        case StartPlay():
            return acts.start_play(scenario, state.acts, facts)
        case EndPlay():
            _require_play(state)
            return ending_events(scenario, state, facts.seconds)
        case OpenGate():
            return acts.open_gate(scenario, state.acts, command, facts)
        case PauseRoom():
            return clock.pause_room(scenario, state.clock, command, facts)
        case ResumeRoom():
            return clock.resume_room(scenario, state.clock, command, facts)
        case ExtendTime():
            return clock.extend_time(scenario, state.clock, command, facts)
        case SetFactor():
            return clock.set_factor(scenario, state.clock, command, facts)
        case RemovePlayer():
            return seats.remove_player(scenario, state.seats, command, facts)
        case MovePlayer():
            return seats.move_player(scenario, state.seats, command, facts)
        case GiveExtraTime():
            return seats.give_extra_time(scenario, state.seats, command, facts)
        case _:
            return _words_of(scenario, state, command, facts)


def _words_of(scenario: Scenario, state: RoomState, command: Any, facts: Facts) -> tuple[object, ...]:
    match command:
        case SendMessage():
            return talk.send_message(scenario, state.talk, command, facts)
        case AnswerCall():
            return talk.answer_call(scenario, state.talk, command, facts)
        case RemoveLine():
            return talk.remove_line(scenario, state.talk, command, facts)
        case SendHint():
            _require_play(state)
            return puzzles.send_hint(scenario, state.puzzles, command, facts)
        case SkipPuzzle():
            _require_play(state)
            return puzzles.skip_puzzle(scenario, state.puzzles, command, facts)
        case RestartPuzzle():
            _require_play(state)
            return puzzles.restart_puzzle(scenario, state.puzzles, command, facts)
        case _:
            raise TypeError(f"no area decides {type(command).__name__}")


def _require_play(state: RoomState) -> None:
    if state.acts.stage == "lobby":
        raise Refused("play_not_started")
    if state.acts.stage != "play":
        raise Refused("play_is_over")


_KINDS: Mapping[type, InterventionKind] = {
    StartPlay: "start",
    PauseRoom: "pause",
    ResumeRoom: "resume",
    ExtendTime: "extend",
    SetFactor: "factor",
    OpenGate: "open_gate",
    EndPlay: "end_play",
    SkipPuzzle: "skip_puzzle",
    RestartPuzzle: "restart_puzzle",
    SendHint: "send_hint",
    SendMessage: "send_message",
    AnswerCall: "answer_call",
    RemoveLine: "remove_line",
    RemovePlayer: "remove_player",
    MovePlayer: "move_player",
    GiveExtraTime: "extra_time",
}


_SUBJECTS: Mapping[type, str] = {
    OpenGate: "act",
    SkipPuzzle: "puzzle",
    RestartPuzzle: "puzzle",
    SendHint: "puzzle",
    AnswerCall: "call",
    RemoveLine: "line",
}


def _note(state: RoomState, command: Any, seconds: float) -> Intervened:
    """What a lead did and to what, with what taking it back needs."""
    subject = getattr(command, _SUBJECTS[type(command)]) if type(command) in _SUBJECTS else None
    return replace(_undo_note(state, command), subject=subject, seconds=round(seconds, 3))


def _undo_note(state: RoomState, command: Any) -> Intervened:
    kind = _KINDS[type(command)]
    match command:
        case ExtendTime():
            return Intervened(command.by, kind, amount=command.seconds)
        case SetFactor():
            return Intervened(command.by, kind, amount=state.clock.factor, had_limits=state.clock.has_limits)
        case GiveExtraTime():
            before = state.seats.players[command.player].extra_time
            return Intervened(command.by, kind, amount=before, player=command.player)
        case SendHint():
            return Intervened(command.by, kind, amount=command.step)
        case RemovePlayer() | MovePlayer():
            return Intervened(command.by, kind, player=command.player)
        case _:
            return Intervened(command.by, kind)


def can_undo(state: RoomState, seq: int) -> bool:
    """Whether undoing the intervention of entry `seq` is offered now."""
    one = state.acts.interventions.get(seq)
    return one is not None and _why_not(state, one) is None


def _why_not(state: RoomState, one: Intervention) -> str | None:
    """Why an intervention cannot be taken back, as a refusal's code."""
    if one.is_undone:
        return "already_undone"
    if state.acts.stage == "closed":
        return "room_closed"
    if one.what in NEVER_UNDONE:
        return NEVER_UNDONE[one.what]
    if one.what in RESTORED:
        return "already_used" if one.is_used else None
    if one.what != "extra_time" and state.acts.stage != "play":
        return "play_is_over"
    return "already_changed" if one.is_used or _is_changed_since(state, one) else None


NEVER_UNDONE: Mapping[InterventionKind, str] = {
    "send_message": "said_is_said",
    "answer_call": "said_is_said",
    "send_hint": "said_is_said",
    "start": "already_used",
    "remove_player": "removed_stays",
    "move_player": "move_back_instead",
}
"""What was said is followed up, and whoever started has read what only they hold."""

_OF_ONE_SORT: Mapping[InterventionKind, tuple[InterventionKind, ...]] = {
    "pause": ("pause", "resume"),
    "resume": ("pause", "resume"),
    "factor": ("factor",),
    "extra_time": ("extra_time",),
}


def _is_changed_since(state: RoomState, one: Intervention) -> bool:
    """Whether a later intervention of the same sort stands; extensions add up, so each can go by itself."""
    sort = _OF_ONE_SORT.get(one.what, ())
    later = False
    for other in state.acts.interventions.values():
        if later and other.what in sort and other.player == one.player and not other.is_undone:
            return True
        later = later or other is one
    return False


def _undo(scenario: Scenario, state: RoomState, command: UndoIntervention, facts: Facts) -> tuple[object, ...]:
    one = state.acts.interventions.get(command.seq)
    if one is None:
        raise Refused("intervention_unknown")
    reason = _why_not(state, one)
    if reason is not None:
        raise Refused(reason)
    undone = InterventionUndone(command.seq, command.by)
    if one.what in RESTORED:
        return (undone,)
    return (*_events_of(scenario, state, _inverse(one, command), facts), undone)


def _inverse(one: Intervention, command: UndoIntervention) -> object:
    match one.what:
        case "pause":
            return ResumeRoom(command.by)
        case "resume":
            return PauseRoom(command.by)
        case "extend":
            return ExtendTime(command.by, -int(one.amount))
        case "factor":
            return SetFactor(command.by, one.amount, one.had_limits)
        case _:
            if one.player is None:
                raise Refused("already_used")
            return GiveExtraTime(command.by, one.player, one.amount)


# --- what an area must be told of another ----------------------------------------------------------------------------


def available_options(scenario: Scenario, state: RoomState, dilemma: DilemmaId, seconds: float) -> frozenset[OptionId]:
    """The options of a dilemma whose own condition holds."""
    for authored in scenario.dilemmas:
        if authored.id == dilemma:
            return frozenset(one.id for one in authored.options if holds(scenario, state, one.only_when, seconds))
    return frozenset()


def departments_of_pins(scenario: Scenario, state: RoomState) -> Mapping[PinId, DepartmentId]:
    """The department of every pin on the board."""
    departments = scenario.department_of_source
    return {pin.id: departments[pin.source] for pin in state.board.pins.values()}
