"""Who holds which roles: the authored deal for the team's size, mended when somebody comes or goes."""

from collections.abc import Mapping, Sequence

from thebridge.engine.ids import PlayerId, RoleId
from thebridge.engine.scenario import Scenario

Roles = Mapping[PlayerId, tuple[RoleId, ...]]


def deal(scenario: Scenario, players: Sequence[PlayerId]) -> Roles:
    """The roles of a whole team, in order of joining.

    A size without an authored deal merges or shares the nearest one.
    """
    if not players:
        return {}
    groups = _groups_for(scenario, len(players))
    return {player: groups[number % len(groups)] for number, player in enumerate(players)}


def _groups_for(scenario: Scenario, size: int) -> list[tuple[RoleId, ...]]:
    if size in scenario.deals:
        return list(scenario.deals[size])
    smaller = [known for known in scenario.deals if known < size]
    if smaller:
        return list(scenario.deals[max(smaller)])
    nearest = list(scenario.deals[min(scenario.deals)])
    merged: list[tuple[RoleId, ...]] = [()] * size
    for number, group in enumerate(nearest):
        merged[number % size] = merged[number % size] + group
    return merged


def deal_after_leaving(roles: Roles, leaver: PlayerId) -> Roles:
    """The leaver's roles go, one by one, to whoever holds the fewest; nobody else's change."""
    left = {player: held for player, held in roles.items() if player != leaver}
    for role in roles.get(leaver, ()):
        if not left or any(role in held for held in left.values()):
            continue
        taker = min(left, key=lambda player: (len(left[player]), list(left).index(player)))
        left[taker] = (*left[taker], role)
    return left


def deal_to_late_joiner(roles: Roles, joiner: PlayerId) -> Roles:
    """A late joiner takes a role over from whoever holds the most.

    When all hold one, the roles of the last are shared.
    """
    if not roles:
        return {joiner: ()}
    giver = max(roles, key=lambda player: (len(roles[player]), list(roles).index(player)))
    held = roles[giver]
    if len(held) > 1:
        return {**roles, giver: held[:-1], joiner: held[-1:]}
    return {**roles, joiner: held}
