"""When who did what in a room, as far as a facilitator's queue needs it: worked out from the entries alone."""

from collections import deque
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from thebridge.engine.areas.accusation.words import (
    AccusationSent,
    AccusationSigned,
    ContradictionWeighed,
    PartAnswered,
    PinCited,
)
from thebridge.engine.areas.acts.words import ActOpened
from thebridge.engine.areas.board.words import ClueEstablished
from thebridge.engine.areas.clock.words import ClockState
from thebridge.engine.areas.dilemmas.words import OptionChosen
from thebridge.engine.areas.puzzles.words import HintGiven, ItemPlaced, PuzzleClosed, PuzzleRestarted, PuzzleSolved
from thebridge.engine.areas.seats.words import PlayerJoined
from thebridge.engine.areas.talk.words import HelpCalled
from thebridge.engine.entry import Entry
from thebridge.engine.ids import CallId, PlayerId
from thebridge.rooms.divisions import Divisions

ACTS_KEPT: Final = 600
"""More than a team does within any window that is asked for."""
_PROGRESS: Final = (
    ClueEstablished,
    PuzzleSolved,
    PuzzleClosed,
    PuzzleRestarted,
    HintGiven,
    ActOpened,
    AccusationSent,
)


def _step_of(event: object) -> tuple[object, ...] | None:
    """A step of the work on an answer, a dilemma or the conclusion. Only the first time it brings a team further.

    So a question that takes longer than a team may be stuck does not look like trouble while they fill it in, and
    moving the same pieces around does.
    """
    match event:
        case ItemPlaced() if event.value is not None:
            return event.puzzle, event.part, event.item
        case OptionChosen() if event.proposed_by is not None:
            return "chosen", event.dilemma
        case ContradictionWeighed():
            return "weighed", event.favourite
        case PartAnswered():
            return "answered", event.part
        case PinCited():
            return "cited", event.part, event.pin
        case AccusationSigned():
            return "signed", event.player
        case _:
            return None


def played_seconds(clock: ClockState, at: datetime) -> float:
    """Scenario seconds that were really played: a pause does not count, and an extension takes nothing away."""
    return clock.seconds_at(at) + clock.extended_seconds


@dataclass(slots=True)
class Activity:
    """All times are played seconds; `called_at` are real moments."""

    acts: deque[tuple[float, PlayerId]] = field(default_factory=lambda: deque(maxlen=ACTS_KEPT))
    seated: dict[PlayerId, float] = field(default_factory=dict)
    last_act: dict[PlayerId, float] = field(default_factory=dict)
    last_progress: float = 0.0
    divisions: Divisions = field(default_factory=Divisions)
    called_at: dict[CallId, datetime] = field(default_factory=dict)
    steps: set[tuple[object, ...]] = field(default_factory=set)

    def note(self, entry: Entry, clock: ClockState) -> None:
        """Takes one more entry in; `clock` is the room's after it."""
        seconds = played_seconds(clock, entry.at)
        for event in entry.events:
            self.divisions.note(event, seconds)
            if isinstance(event, _PROGRESS) or self._is_new_step(event):
                self.last_progress = max(self.last_progress, seconds)
            elif isinstance(event, PlayerJoined):
                self.seated[event.player] = seconds
            elif isinstance(event, HelpCalled):
                self.called_at[event.call] = entry.at
        player = PlayerId(entry.by)
        if player in self.seated and clock.phase in ("running", "paused"):
            self.acts.append((seconds, player))
            self.last_act[player] = seconds

    def _is_new_step(self, event: object) -> bool:
        step = _step_of(event)
        if step is None or step in self.steps:
            return False
        self.steps.add(step)
        return True

    def silence_of(self, player: PlayerId, seconds: float) -> float:
        """For how long this player did nothing, since they sit here."""
        return seconds - max(self.last_act.get(player, 0.0), self.seated.get(player, 0.0))

    def share_of_busiest(self, since: float) -> tuple[PlayerId | None, float, int]:
        """Who did most since then, their share of all that was done, and how much that was."""
        counted: dict[PlayerId, int] = {}
        for seconds, player in reversed(self.acts):
            if seconds < since:
                break
            counted[player] = counted.get(player, 0) + 1
        total = sum(counted.values())
        if not total:
            return None, 0.0, 0
        busiest = max(counted, key=counted.__getitem__)
        return busiest, counted[busiest] / total, total
