"""Who is in a room by connections of other processes, as those processes last said."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from thebridge.engine.ids import RoomId
from thebridge.rooms.bus import People

FORGET_SECONDS: Final = 10.0
"""A process that was not heard of for so long takes its people with it."""

_RANK: Final = {"active": 2, "away": 1, "gone": 0}


def merge_people(one: People, other: People) -> dict[str, Any]:
    """Everyone of both; who is in both counts as the more present of the two."""
    merged: dict[str, Any] = {**other, **one}
    for player, there in other.items():
        here = one.get(player)
        if here is not None and _rank(there) > _rank(here):
            merged[player] = there
    return merged


def _rank(one: Mapping[str, Any]) -> int:
    return _RANK.get(str(one.get("state")), 0)


class PeopleElsewhere:
    """`seconds` is a monotonic clock."""

    def __init__(self, seconds: Callable[[], float]) -> None:
        self._seconds = seconds
        self._said: dict[str, dict[RoomId, People]] = {}
        self._heard_at: dict[str, float] = {}

    def hear(self, process: str, people: Mapping[RoomId, People]) -> bool:
        """A process spoke; says whether it is a new one, which knows nothing of ours yet."""
        is_new = process not in self._said
        self._heard_at[process] = self._seconds()
        self._said.setdefault(process, {}).update(people)
        return is_new

    def left(self, process: str) -> None:
        """A process said that it ends."""
        self._said.pop(process, None)
        self._heard_at.pop(process, None)

    def forget_silent(self) -> None:
        """Lets go of processes that are gone without a word. Only while others can be heard."""
        silent_since = self._seconds() - FORGET_SECONDS
        for process in [one for one, at in self._heard_at.items() if at < silent_since]:
            self.left(process)

    def people(self, room: RoomId) -> People:
        """Everyone, by player."""
        merged: dict[str, Any] = {}
        for rooms in self._said.values():
            merged = merge_people(merged, rooms.get(room, {}))
        return merged
