"""Trouble on purpose, so that whoever rehearses meets what a facilitator is there for.

One team gets stuck on its first question; in another team one player falls silent. Help ends it, once the queue has
shown it. When nobody helps it ends by itself, so that a rehearsal that nobody leads still comes to its debrief.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from thebridge.engine.areas.accusation.words import (
    AnswerPart,
    CitePin,
    SendAccusation,
    SignAccusation,
    WeighContradiction,
)
from thebridge.engine.areas.acts.words import InterventionKind
from thebridge.engine.areas.board.words import PinPassage, PinRows
from thebridge.engine.areas.dilemmas.words import ConfirmOption, ProposeOption
from thebridge.engine.areas.puzzles.words import PlaceItem, SubmitAnswer, TakeHint
from thebridge.engine.ids import PlayerId
from thebridge.engine.scenario import Thresholds
from thebridge.engine.state import RoomState

Kind = Literal["stuck", "silent"]
HELPS: Final[Mapping[Kind, frozenset[InterventionKind]]] = {
    "stuck": frozenset({"send_hint", "send_message", "open_gate", "skip_puzzle", "restart_puzzle"}),
    "silent": frozenset({"send_hint", "send_message"}),
}
"""What a facilitator does that ends a trouble."""
SHOWN_LASTS: Final = 3.0
"""How many of the scenario's thresholds a trouble lasts that was shown and that nobody helped with."""
LASTS: Final = 6.0
"""The same for one that never came to be shown."""
HELPED_FROM: Final = 0.8
"""Help that comes sooner than so much of the threshold ends nothing: whoever rehearses is to see the trouble first."""
_LEADS_ON: Final = (
    AnswerPart,
    CitePin,
    ConfirmOption,
    PinPassage,
    PinRows,
    PlaceItem,
    ProposeOption,
    SendAccusation,
    SignAccusation,
    SubmitAnswer,
    TakeHint,
    WeighContradiction,
)
"""What a team that is stuck does not come to."""


@dataclass(slots=True)
class Trouble:
    """One trouble in one room; moments are played seconds. `look` moves it on, and while it is on it holds back."""

    kind: Kind
    victim: PlayerId
    """Who falls silent; in a team that is stuck, who speaks for it."""
    begun: float | None = None
    shown: float | None = None
    seen_seq: int = 0
    is_over: bool = False

    @property
    def is_on(self) -> bool:
        """Whether it holds now."""
        return self.begun is not None and not self.is_over

    def look(self, state: RoomState, seconds: float, limits: Thresholds, reasons: Collection[str]) -> None:
        """Begins it, or ends it, by how the room stands; `reasons` are those that the queue shows now."""
        stage = state.acts.stage
        if self.begun is None:
            is_time = self.kind == "silent" or any(one.status == "open" for one in state.puzzles.puzzles.values())
            self.begun = seconds if stage == "play" and is_time else None
        else:
            self._go_on(state, seconds, limits, is_shown=self.kind in reasons)
        self.is_over = self.is_over or stage in ("debrief", "closed")
        self.seen_seq = state.seq

    def _go_on(self, state: RoomState, seconds: float, limits: Thresholds, *, is_shown: bool) -> None:
        threshold = limits.stuck_seconds if self.kind == "stuck" else limits.silent_seconds
        lasted = seconds - (self.begun or 0.0)
        if self.shown is None and is_shown:
            self.shown = seconds
        if self.shown is None:
            is_long, counts_help = lasted >= LASTS * threshold, lasted >= HELPED_FROM * threshold
        else:
            is_long, counts_help = seconds - self.shown >= SHOWN_LASTS * threshold, True
        self.is_over = self.is_over or is_long or (counts_help and self._is_helped(state))

    def _is_helped(self, state: RoomState) -> bool:
        """Whether somebody helped since the last look."""
        given = state.acts.interventions
        return any(seq > self.seen_seq and one.what in HELPS[self.kind] for seq, one in given.items())

    def holds_back(self, by: PlayerId, command: object) -> bool:
        """Whether what a bot wants to do does not come about."""
        if not self.is_on:
            return False
        return by == self.victim if self.kind == "silent" else isinstance(command, _LEADS_ON)
