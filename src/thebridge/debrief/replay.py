"""A room played again, to any entry, as its team or as one role saw it: from the journal and the scenario alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from thebridge.engine.areas.dilemmas.addressees import sees_card
from thebridge.engine.areas.sources.decide import visible_sources
from thebridge.engine.entry import Entry
from thebridge.engine.ids import PlayerId, RoleId, SourceId
from thebridge.engine.scenario import Scenario
from thebridge.engine.state import RoomState, evolve
from thebridge.engine.view import Look, sections_for, texts_for
from thebridge.engine.viewer import Viewer

STEP: Final = 16
"""From how many entries a state is kept: in between it is worked out again, which takes no time that is felt."""
SHOWN: Final = (
    "room",
    "clock",
    "people",
    "feed",
    "chat",
    "sources",
    "puzzles",
    "board",
    "pins",
    "links",
    "notes",
    "votes",
    "dilemmas",
    "accusation",
)
"""The sections of a replay. What one person answers alone is in none of them; votes are there as counts."""


@dataclass(frozen=True, slots=True)
class Lens:
    """Through whose eyes: the whole team's, or with `role` those of one role; a lead does not see words of dissent."""

    language: str
    role: RoleId | None = None
    kind: Literal["player", "lead"] = "player"


@dataclass(frozen=True)
class _LensLook(Look):
    """A look that holds the roles of a lens and no person."""

    roles: frozenset[RoleId] = frozenset()

    @property
    def roles_held(self) -> frozenset[RoleId]:
        return self.roles

    @property
    def sources(self) -> frozenset[SourceId]:
        return visible_sources(self.scenario, self.state.sources, self.roles)


class Replay:
    """A room's journal, ready to be shown at any of its entries."""

    def __init__(self, scenario: Scenario, entries: Sequence[Entry]) -> None:
        self.scenario, self.entries = scenario, tuple(entries)
        state = RoomState()
        self._kept = [state]
        seconds: list[float] = []
        for entry in self.entries:
            state = evolve(state, entry)
            seconds.append(round(state.clock.seconds_at(entry.at) + state.clock.extended_seconds, 1))
            if entry.seq % STEP == 0:
                self._kept.append(state)
        self.last = state
        self.seconds = tuple(seconds)
        """How long had been played at each entry."""

    @property
    def times(self) -> tuple[float, ...]:
        """Real seconds from the first entry to each of them."""
        return tuple(round((one.at - self.entries[0].at).total_seconds(), 1) for one in self.entries)

    def state_at(self, seq: int) -> RoomState:
        """The room after an entry; before the first and after the last there is nothing else to see."""
        wanted = min(max(seq, 0), self.last.seq)
        state = self._kept[wanted // STEP]
        for entry in self.entries[state.seq : wanted]:
            state = evolve(state, entry)
        return state

    def view_at(self, seq: int, lens: Lens) -> dict[str, Any]:
        """What the team, or somebody with the role, had before them after an entry."""
        return view_through(self.scenario, self.state_at(seq), lens)


def view_through(scenario: Scenario, state: RoomState, lens: Lens) -> dict[str, Any]:
    """The sections of a replay at one state."""
    viewer = Viewer(lens.kind, lens.language)
    roles = frozenset(one.id for one in scenario.roles) if lens.role is None else frozenset({lens.role})
    look = _LensLook(scenario, state, viewer, texts_for(scenario, state, lens.language), roles=roles)
    view = {one.name: one.build(look) for one in sections_for(viewer, scenario) if one.name in SHOWN}
    if lens.role is not None:
        view["dilemmas"] = {
            card: one for card, one in view["dilemmas"].items() if _sees(scenario, state, card, lens.role)
        }
    return {"seq": state.seq, **view}


def _sees(scenario: Scenario, state: RoomState, card: str, role: RoleId) -> bool:
    """Whether a role had the card before it: some are seen by those alone whom they address, until they show it."""
    authored = next(one for one in scenario.dilemmas if one.id == card)
    lens = PlayerId(f"role:{role}")
    players = {player: state.seats.roles.get(player, ()) for player in state.seats.players}
    return sees_card(authored, state.dilemmas.dilemmas[authored.id], lens, {**players, lens: (role,)})
