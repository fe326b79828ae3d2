"""What is seen of the area *seats*."""

from collections.abc import Mapping
from typing import Any

from thebridge.engine.areas.seats.words import SeatsState
from thebridge.engine.ids import PlayerId, RoleId, SourceId
from thebridge.engine.scenario import Act, ReleaseSource, Role, Scenario
from thebridge.engine.texts import Texts


def names(state: SeatsState) -> Mapping[PlayerId, str]:
    """What each player is called, those who left included."""
    return {**state.past_names, **{player.id: player.name for player in state.players.values()}}


def me_section(scenario: Scenario, state: SeatsState, player: PlayerId, texts: Texts) -> dict[str, Any]:
    """What a player sees of themselves: name, and what only they hold."""
    seat = state.players.get(player)
    if seat is None:
        return {"player": player, "name": state.past_names.get(player, ""), "is_gone": True, "roles": []}
    return {
        "player": player,
        "name": seat.name,
        "is_gone": False,
        "language": seat.language,
        "is_ready": seat.is_ready,
        "extra_time": seat.extra_time,
        "roles": [_card(scenario, role, texts) for role in state.roles.get(player, ())],
    }


def _card(scenario: Scenario, role: RoleId, texts: Texts) -> dict[str, Any]:
    authored = _role(scenario, role)
    return {
        "id": authored.id,
        "title": texts.get(authored.title),
        "department": authored.department,
        "card": texts.get(authored.card),
        "sources_act": _sources_act(scenario, role),
    }


def _sources_act(scenario: Scenario, role: RoleId) -> int | None:
    """The number of the act in which a role gets its first source; which one it is, stays to be seen."""
    own = {source.id for source in scenario.sources if source.role == role}
    numbered = enumerate(scenario.acts, start=1)
    return next((number for number, act in numbered if own & _brought_by(act)), None)


def _brought_by(act: Act) -> set[SourceId]:
    return {*act.sources, *(one.source for one in act.on_open if isinstance(one, ReleaseSource))}


def people_section(scenario: Scenario, state: SeatsState, texts: Texts, *, with_extra_time: bool) -> dict[str, Any]:
    """Who is in the room. Accommodations are seen by leads only."""
    people: dict[str, Any] = {}
    for player in state.players.values():
        roles = [_role(scenario, role) for role in state.roles.get(player.id, ())]
        people[player.id] = {
            "name": player.name,
            "roles": [texts.get(role.title) for role in roles],
            "departments": list(dict.fromkeys(role.department for role in roles)),
            "is_ready": player.is_ready,
            "is_bot": player.is_bot,
            "is_here": True,
        }
        if with_extra_time:
            people[player.id]["extra_time"] = player.extra_time
    return people


def _role(scenario: Scenario, role: RoleId) -> Role:
    return next(authored for authored in scenario.roles if authored.id == role)
