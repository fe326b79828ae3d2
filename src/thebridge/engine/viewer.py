"""Who looks at a room. What they may see follows from this alone."""

from dataclasses import dataclass
from typing import Literal

from thebridge.engine.ids import PlayerId

ViewerKind = Literal["player", "lead", "helper", "observer", "projector"]


@dataclass(frozen=True, slots=True)
class Viewer:
    """A player sees as that player.

    Leads, helpers and observers see the team without names' private sides; a projector no clues.
    """

    kind: ViewerKind
    language: str
    player: PlayerId | None = None
