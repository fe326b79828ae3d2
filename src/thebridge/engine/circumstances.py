"""What comes into a decision from outside the rules."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from thebridge.engine.ids import PlayerId, RoleId, SourceId


@dataclass(frozen=True, slots=True)
class Circumstances:
    """`now` is a steady aware UTC time; `chance` is a fresh random integer of 63 bits."""

    now: datetime
    chance: int


@dataclass(frozen=True, slots=True)
class Facts:
    """What an area may know of the room beside its own slice, gathered by `room.py` before it decides."""

    now: datetime
    chance: int
    seq: int
    """The number that the entry now being decided will have; new things take their id from it."""
    seconds: float
    """Scenario seconds since play started (0 in the lobby)."""
    is_paused: bool
    players: Mapping[PlayerId, tuple[RoleId, ...]]
    """Everyone who is in the room, with the roles they hold now."""
    sources: Mapping[PlayerId, frozenset[SourceId]]
    """Every source that a player may open now: of a role ever held and released, or shared with the team."""
    extra_time: Mapping[PlayerId, float]
    """Personal factors on what waits for that person; absent means 1."""
