"""What the area *seats* allows."""

from thebridge.engine.areas.seats.deal import deal, deal_after_leaving, deal_to_late_joiner
from thebridge.engine.areas.seats.words import (
    ExtraTimeGiven,
    GiveExtraTime,
    JoinRoom,
    LanguageSet,
    LeaveRoom,
    MovePlayer,
    PlayerJoined,
    PlayerLeft,
    PlayerRenamed,
    ReadySet,
    RemovePlayer,
    RenamePlayer,
    RolesDealt,
    SeatsState,
    SetLanguage,
    SetReady,
)
from thebridge.engine.circumstances import Facts
from thebridge.engine.ids import Personal, PlayerId, Reason
from thebridge.engine.refusals import Refused
from thebridge.engine.scenario import Scenario

NAME_LIMIT = 24
EXTRA_TIME_LIMIT = 10.0
MOVED = Reason("moved")
"""Who was moved away may be moved back; who left or was removed comes no more."""


def join_room(scenario: Scenario, state: SeatsState, command: JoinRoom, facts: Facts) -> tuple[object, ...]:
    """Seat a player; during play they get roles at once."""
    if state.gone.get(command.by, MOVED) != MOVED:
        raise Refused("seat_removed")
    if command.by in state.players:
        return ()
    if len(state.players) >= scenario.players_max:
        raise Refused("room_full", limit=scenario.players_max)
    joined = PlayerJoined(command.by, _name(command.name), command.language, command.is_bot)
    if facts.seconds <= 0 and not state.roles:
        return (joined,)
    return (joined, RolesDealt(deal_to_late_joiner(state.roles, command.by)))


def deal_roles(scenario: Scenario, state: SeatsState) -> tuple[object, ...]:
    """Deal everyone in the room the roles for its size, in order of joining."""
    return (RolesDealt(deal(scenario, tuple(state.players))),)


def leave_room(scenario: Scenario, state: SeatsState, command: LeaveRoom, facts: Facts) -> tuple[object, ...]:
    """Let a player go."""
    return _go(state, command.by, Reason("left"))


def remove_player(scenario: Scenario, state: SeatsState, command: RemovePlayer, facts: Facts) -> tuple[object, ...]:
    """Take a player out for good."""
    if command.player not in state.players:
        raise Refused("player_unknown")
    return _go(state, command.player, Reason("removed"))


def move_player(scenario: Scenario, state: SeatsState, command: MovePlayer, facts: Facts) -> tuple[object, ...]:
    """Let a player go to another room; who is not here any more is there already."""
    if command.player not in state.players and state.gone.get(command.player) != MOVED:
        raise Refused("player_unknown")
    return _go(state, command.player, MOVED)


def _go(state: SeatsState, player: PlayerId, reason: Reason) -> tuple[object, ...]:
    if player not in state.players:
        return ()
    left = PlayerLeft(player, reason)
    if not state.roles:
        return (left,)
    return (left, RolesDealt(deal_after_leaving(state.roles, player)))


def rename_player(scenario: Scenario, state: SeatsState, command: RenamePlayer, facts: Facts) -> tuple[object, ...]:
    """Change a name."""
    if command.player not in state.players:
        raise Refused("player_unknown")
    name = _name(command.name)
    return () if state.players[command.player].name == name else (PlayerRenamed(command.player, name),)


def set_language(scenario: Scenario, state: SeatsState, command: SetLanguage, facts: Facts) -> tuple[object, ...]:
    """Change the language one person reads in."""
    if command.language not in scenario.languages:
        raise Refused("language_unknown", languages=", ".join(scenario.languages))
    if state.players[command.by].language == command.language:
        return ()
    return (LanguageSet(command.by, command.language),)


def set_ready(scenario: Scenario, state: SeatsState, command: SetReady, facts: Facts) -> tuple[object, ...]:
    """Say that one is ready."""
    if state.players[command.by].is_ready == command.is_ready:
        return ()
    return (ReadySet(command.by, command.is_ready),)


def give_extra_time(scenario: Scenario, state: SeatsState, command: GiveExtraTime, facts: Facts) -> tuple[object, ...]:
    """Lengthen what waits for one person."""
    if command.player not in state.players:
        raise Refused("player_unknown")
    if not 1 <= command.factor <= EXTRA_TIME_LIMIT:
        raise Refused("factor_out_of_range", least=1, most=EXTRA_TIME_LIMIT)
    if state.players[command.player].extra_time == command.factor:
        return ()
    return (ExtraTimeGiven(command.player, command.factor),)


def _name(text: str) -> Personal:
    name = " ".join(text.split())
    if not name:
        raise Refused("name_empty")
    if len(name) > NAME_LIMIT:
        raise Refused("name_too_long", limit=NAME_LIMIT)
    return Personal(name)
