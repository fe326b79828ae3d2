"""What the area *acts* allows. What follows from it is in `engine/consequences.py`."""

from thebridge.engine.areas.acts.words import (
    ActClosed,
    ActsState,
    CloseRoom,
    OpenGate,
    OpenRoom,
    PageTurned,
    PlayStarted,
    RoomClosed,
    RoomOpened,
    TurnPage,
)
from thebridge.engine.circumstances import Facts
from thebridge.engine.ids import Reason
from thebridge.engine.refusals import Refused
from thebridge.engine.scenario import Scenario


def open_room(scenario: Scenario, state: ActsState, command: OpenRoom, facts: Facts) -> tuple[object, ...]:
    """The room comes to be, once."""
    if state.stage != "new":
        return ()
    return (RoomOpened(command.team, dict(command.names), command.factor, command.has_limits),)


def start_play(scenario: Scenario, state: ActsState, facts: Facts) -> tuple[object, ...]:
    """Play begins when somebody is there to play."""
    if state.stage == "play":
        return ()
    if state.stage != "lobby":
        raise Refused("play_is_over")
    if not facts.players:
        raise Refused("nobody_here")
    return (PlayStarted(),)


def open_gate(scenario: Scenario, state: ActsState, command: OpenGate, facts: Facts) -> tuple[object, ...]:
    """Close the act that is open, by hand."""
    if state.current != command.act:
        raise Refused("act_not_open")
    return (ActClosed(command.act, Reason("lead"), facts.seconds),)


def turn_page(scenario: Scenario, state: ActsState, command: TurnPage, page_count: int) -> tuple[object, ...]:
    """Turn the debrief to a page."""
    if state.stage != "debrief":
        raise Refused("debrief_not_open")
    if not 0 <= command.page < page_count:
        raise Refused("page_unknown", count=page_count)
    return () if state.page == command.page else (PageTurned(command.page),)


def close_room(scenario: Scenario, state: ActsState, command: CloseRoom, facts: Facts) -> tuple[object, ...]:
    """Close the room for good."""
    return () if state.stage == "closed" else (RoomClosed(),)
