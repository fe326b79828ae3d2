"""How the slice of the area *seats* follows from its events."""

from dataclasses import replace

from thebridge.engine.areas.seats.words import (
    ExtraTimeGiven,
    LanguageSet,
    Player,
    PlayerJoined,
    PlayerLeft,
    PlayerRenamed,
    ReadySet,
    RolesDealt,
    SeatsState,
)
from thebridge.engine.ids import PlayerId


def evolve(state: SeatsState, event: object, seq: int) -> SeatsState:
    """The slice after one event; any other area's event leaves the same object."""
    match event:
        case PlayerJoined():
            player = Player(event.player, event.name, event.language, event.is_bot, joined_seq=seq)
            gone = {known: reason for known, reason in state.gone.items() if known != event.player}
            return replace(state, players={**state.players, event.player: player}, gone=gone)
        case PlayerLeft():
            return _without(state, event)
        case PlayerRenamed():
            return _with(state, event.player, name=event.name)
        case LanguageSet():
            return _with(state, event.player, language=event.language)
        case ReadySet():
            return _with(state, event.player, is_ready=event.is_ready)
        case ExtraTimeGiven():
            return _with(state, event.player, extra_time=event.factor)
        case RolesDealt():
            return _dealt(state, event)
        case _:
            return state


def _with(state: SeatsState, player: PlayerId, **changes: object) -> SeatsState:
    if player not in state.players:
        return state
    changed = replace(state.players[player], **changes)  # type: ignore[arg-type]
    return replace(state, players={**state.players, player: changed})


def _without(state: SeatsState, event: PlayerLeft) -> SeatsState:
    leaver = state.players.get(event.player)
    players = {known: player for known, player in state.players.items() if known != event.player}
    roles = {known: held for known, held in state.roles.items() if known != event.player}
    past = {**state.past_names, event.player: leaver.name} if leaver else state.past_names
    return replace(
        state, players=players, roles=roles, gone={**state.gone, event.player: event.reason}, past_names=past
    )


def _dealt(state: SeatsState, event: RolesDealt) -> SeatsState:
    players = {
        known: replace(player, ever_held=player.ever_held | frozenset(event.roles.get(known, ())))
        for known, player in state.players.items()
    }
    return replace(state, players=players, roles=dict(event.roles))
