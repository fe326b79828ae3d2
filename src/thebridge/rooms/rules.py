"""The rules of play as a room sees them: the engine, bound to one scenario."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, Protocol

from thebridge.engine import room, view
from thebridge.engine.areas.seats.decide import MOVED
from thebridge.engine.circumstances import Circumstances
from thebridge.engine.entry import Entry
from thebridge.engine.ids import PlayerId
from thebridge.engine.memo import Memo
from thebridge.engine.scenario import Scenario
from thebridge.engine.state import RoomState
from thebridge.engine.viewer import Viewer, ViewerKind
from thebridge.rooms.activity import Activity
from thebridge.rooms.attendance import Sign
from thebridge.rooms.needs import Need, Seen, needs_of

View = Mapping[str, Any]
Stage = Literal["new", "lobby", "play", "debrief", "closed"]


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a room stands. While `is_running`, an outage costs the players time."""

    stage: Stage
    is_running: bool


class Section(Protocol):
    """A part of a view. It stays as it was while the slices of the state that it is made of are the same objects."""

    @property
    def name(self) -> str:
        """Its name on the wire."""

    @property
    def is_collection(self) -> bool:
        """Whether it is keyed by id; a value is replaced as a whole."""

    @property
    def is_shared(self) -> bool:
        """Whether all viewers of one kind who read one language see it alike."""

    @property
    def slices(self) -> tuple[str, ...]:
        """The attributes of the state that it is made of."""

    def build(self, look: Any, /) -> Any:
        """The section for one look."""


class Rules(Protocol):
    """What a room must know of the rules. The state is theirs alone: a room keeps it and hands it back."""

    @property
    def initial(self) -> Any:
        """The state before the first entry."""

    def decide(self, state: Any, command: Any, circumstances: Circumstances) -> tuple[Any, ...]:
        """What the command brings about, or Refused."""

    def evolve(self, state: Any, entry: Entry) -> Any:
        """The state after one more entry."""

    def sections(self, viewer: Viewer) -> Sequence[Section]:
        """The parts of this viewer's view."""

    def look(self, state: Any, viewer: Viewer, memo: Memo | None = None) -> Any:
        """What a section is built from; `memo` is the room's."""

    def next_due(self, state: Any, now: datetime) -> datetime | None:
        """When something happens although nobody does anything."""

    def is_quiet(self, entry: Entry) -> bool:
        """Whether nothing follows from the entry, and whatever is due stays due when it was."""

    def standing(self, state: Any) -> Standing:
        """Where the room stands."""

    def viewer_now(self, state: Any, viewer: Viewer) -> Viewer | None:
        """The viewer as they are by now: perhaps in another language; None when they may not look any more."""

    def is_moved(self, state: Any, viewer: Viewer) -> bool:
        """Whether a viewer who may not look any more has gone on in another room."""

    def note(self, activity: Activity, state: Any, entry: Entry) -> None:
        """Takes an entry in that led to this state."""

    def players(self, state: Any) -> Sequence[PlayerId]:
        """Who sits in the room."""

    def needs(self, state: Any, activity: Activity, signs: Mapping[PlayerId, Sign], now: datetime) -> tuple[Need, ...]:
        """What the room needs its facilitator for."""


def view_for(rules: Rules, state: Any, viewer: Viewer) -> View:
    """Everything this viewer may see, built up from nothing."""
    look = rules.look(state, viewer)
    return {section.name: section.build(look) for section in rules.sections(viewer)}


class EngineRules:
    """The real rules. In a rehearsal bots stand for people."""

    def __init__(self, scenario: Scenario, *, is_rehearsal: bool = False) -> None:
        self.scenario = scenario
        self.is_rehearsal = is_rehearsal
        self.initial = RoomState()
        self._sections: dict[ViewerKind, tuple[view.Section, ...]] = {}

    def decide(self, state: RoomState, command: Any, circumstances: Circumstances) -> tuple[Any, ...]:
        """What the command brings about, or Refused."""
        return room.decide(self.scenario, state, command, circumstances)

    def evolve(self, state: RoomState, entry: Entry) -> RoomState:
        """The state after one more entry."""
        return room.evolve(state, entry)

    def sections(self, viewer: Viewer) -> Sequence[Section]:
        """The parts of this viewer's view."""
        if viewer.kind not in self._sections:
            self._sections[viewer.kind] = view.sections_for(viewer, self.scenario)
        return self._sections[viewer.kind]

    def look(self, state: RoomState, viewer: Viewer, memo: Memo | None = None) -> Any:
        """What a section is built from; `memo` is the room's."""
        return view.look_at(self.scenario, state, viewer, memo)

    def next_due(self, state: RoomState, now: datetime) -> datetime | None:
        """When something happens although nobody does anything."""
        return room.next_due(self.scenario, state, now)

    def is_quiet(self, entry: Entry) -> bool:
        """Whether nothing follows from the entry, and whatever is due stays due when it was."""
        return all(isinstance(event, room.QUIET) for event in entry.events)

    def standing(self, state: RoomState) -> Standing:
        """Where the room stands."""
        return Standing(state.acts.stage, state.clock.phase == "running")

    def viewer_now(self, state: RoomState, viewer: Viewer) -> Viewer | None:
        """The viewer in the language that the player reads by now; None for a player who left or was removed."""
        if viewer.player is None:
            return viewer
        player = state.seats.players.get(viewer.player)
        if player is None:
            return None if viewer.player in state.seats.gone else viewer
        return viewer if player.language == viewer.language else Viewer(viewer.kind, player.language, viewer.player)

    def is_moved(self, state: RoomState, viewer: Viewer) -> bool:
        """Whether the player was moved to another room."""
        return viewer.player is not None and state.seats.gone.get(viewer.player) == MOVED

    def note(self, activity: Activity, state: RoomState, entry: Entry) -> None:
        """Takes an entry in that led to this state."""
        activity.note(entry, state.clock)

    def players(self, state: RoomState) -> Sequence[PlayerId]:
        """Who sits in the room."""
        return tuple(state.seats.players)

    def needs(
        self, state: RoomState, activity: Activity, signs: Mapping[PlayerId, Sign], now: datetime
    ) -> tuple[Need, ...]:
        """What the room needs its facilitator for."""
        return needs_of(self.scenario, Seen(state, activity, signs, now, self.is_rehearsal))
