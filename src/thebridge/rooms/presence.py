"""Who is there, and what they look at. It is no part of play: not in the journal, without a number, told together."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

from thebridge.engine.ids import PlayerId
from thebridge.engine.viewer import Viewer
from thebridge.rooms.bus import NOBODY, People
from thebridge.rooms.outbox import Outbox
from thebridge.rooms.people_elsewhere import merge_people

Attention = Literal["active", "away"]
SILENT_SECONDS: Final = 50.0
"""A page says that it is there every 20 seconds; one that is silent for longer than two of them is away."""
LOOKING_LIMIT: Final = 80


@dataclass(slots=True)
class _Heard:
    player: PlayerId
    state: Attention
    looking_at: str | None
    at: float
    fit: Mapping[str, Any] | None = None


class Presence:
    """The presence of one room's players. `seconds` is a monotonic clock."""

    def __init__(self, seconds: Callable[[], float]) -> None:
        self._seconds = seconds
        self._heard: dict[Outbox, _Heard] = {}
        self._gone: set[PlayerId] = set()
        self._told: Mapping[str, Any] = {}
        self._elsewhere: People = NOBODY

    def came(self, outbox: Outbox) -> None:
        """A player's connection opened."""
        player = outbox.viewer.player
        if player is not None:
            self._heard[outbox] = _Heard(player, "active", None, self._seconds())
            self._gone.discard(player)

    def went(self, outbox: Outbox) -> None:
        """A connection ended."""
        heard = self._heard.pop(outbox, None)
        if heard is not None and all(one.player != heard.player for one in self._heard.values()):
            self._gone.add(heard.player)

    def hear(self, outbox: Outbox, state: Attention, looking_at: str | None) -> None:
        """A page said that it is there."""
        heard = self._heard.get(outbox)
        if heard is not None:
            heard.state, heard.at = state, self._seconds()
            heard.looking_at = None if looking_at is None else looking_at[:LOOKING_LIMIT]

    def hear_fit(self, outbox: Outbox, fit: Mapping[str, Any]) -> None:
        """A page said whether its device and its line are fit for play."""
        heard = self._heard.get(outbox)
        if heard is not None:
            heard.fit = fit

    def hear_elsewhere(self, people: People) -> None:
        """Who is there by connections of other processes."""
        self._elsewhere = people

    def people(self) -> dict[str, Any]:
        """Everyone, by player: the most present of their connections counts, wherever it is."""
        return merge_people(self.people_here(), self._elsewhere)

    def people_here(self) -> dict[str, dict[str, Any]]:
        """Everyone who is, or was, connected to this process."""
        silent_since = self._seconds() - SILENT_SECONDS
        people: dict[str, dict[str, Any]] = {
            str(player): {"state": "gone", "looking_at": None} for player in sorted(self._gone)
        }
        for heard in sorted(self._heard.values(), key=lambda one: one.at):
            is_active = heard.state == "active" and heard.at > silent_since
            known = people.get(heard.player)
            if is_active or known is None or known["state"] != "active":
                state = "active" if is_active else "away"
                fit = {} if heard.fit is None else {"fit": heard.fit}
                people[heard.player] = {"state": state, "looking_at": heard.looking_at, **fit}
        return people

    def news(self) -> dict[str, Any] | None:
        """Everyone, if anything is other than it was told last."""
        people = self.people()
        if people == self._told:
            return None
        self._told = people
        return people


def people_for(viewer: Viewer, people: Mapping[str, Any]) -> dict[str, Any]:
    """Who is there, as this viewer is told: whether a device is fit is for those who can help."""
    if viewer.kind in ("lead", "helper"):
        return dict(people)
    return {player: {name: one[name] for name in one if name != "fit"} for player, one in people.items()}
