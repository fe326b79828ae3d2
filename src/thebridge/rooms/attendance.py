"""Since when each player is here, away or gone, and since when what they look at is the same: from heartbeats alone."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from thebridge.engine.ids import PlayerId

Standing = Literal["active", "away", "gone"]


@dataclass(frozen=True, slots=True)
class Sign:
    """A player's last sign of life: real seconds since their state changed, and since they looked at something else."""

    state: Standing
    seconds: float
    still_seconds: float


@dataclass(slots=True)
class _Known:
    state: Standing
    since: float
    looking_at: str | None
    looked: float


class Attendance:
    """Follows the presence of one room's players. Times are of one monotonic clock."""

    def __init__(self) -> None:
        self._known: dict[PlayerId, _Known] = {}

    def hear(self, players: Iterable[PlayerId], people: Mapping[str, Any], now: float) -> None:
        """Who is there by now; a player of whom nothing is heard is gone."""
        found: dict[PlayerId, _Known] = {}
        for player in players:
            one = people.get(player, {"state": "gone", "looking_at": None})
            known = self._known.get(player) or _Known(one["state"], now, one["looking_at"], now)
            if known.state != one["state"]:
                known.state, known.since, known.looked = one["state"], now, now
            if known.looking_at != one["looking_at"]:
                known.looking_at, known.looked = one["looking_at"], now
            found[player] = known
        self._known = found

    def signs(self, now: float) -> dict[PlayerId, Sign]:
        """The last sign of life of each player."""
        return {
            player: Sign(known.state, now - known.since, now - known.looked) for player, known in self._known.items()
        }
