"""Whom a dilemma's card addresses, who sees it, and how long its proposer waits for the others."""

from collections.abc import Mapping

from thebridge.engine.areas.dilemmas.words import DilemmaState
from thebridge.engine.ids import PlayerId, RoleId
from thebridge.engine.scenario import Dilemma

Players = Mapping[PlayerId, tuple[RoleId, ...]]


def may_propose(authored: Dilemma, player: PlayerId, players: Players) -> bool:
    """Whether the card addresses this player: by a role, or as anyone when nobody here has one of its roles."""
    return player in players and (_leads(authored, players[player]) or not _is_a_lead_here(authored, players))


def sees_card(authored: Dilemma, card: DilemmaState, player: PlayerId, players: Players) -> bool:
    """Whether this player sees the card: as one of the team, or when it is for its addressees, as one of them."""
    if authored.seen_by == "team" or card.is_shown:
        return player in players
    return may_propose(authored, player, players)


def seconds_alone(
    authored: Dilemma, card: DilemmaState, proposer: PlayerId, players: Players, extra_time: Mapping[PlayerId, float]
) -> float:
    """How long a proposer leaves the others to answer: as long as the slowest of those who see the card may take."""
    others = [one for one in players if one != proposer and sees_card(authored, card, one, players)]
    return authored.alone_after_seconds * max((extra_time.get(one, 1.0) for one in others), default=1.0)


def _leads(authored: Dilemma, roles: tuple[RoleId, ...]) -> bool:
    return not authored.leads or any(role in authored.leads for role in roles)


def _is_a_lead_here(authored: Dilemma, players: Players) -> bool:
    return any(_leads(authored, roles) for roles in players.values())
