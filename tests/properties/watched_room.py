"""A room under the eyes of everyone who may look at it: after each entry all that must always hold is checked."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any

from tests.engine.play import LEAD, Play
from tests.fakes.rooms import Page
from thebridge.engine import room
from thebridge.engine.areas.acts.words import EndingReached, InterventionUndone, OpenRoom, Tick
from thebridge.engine.areas.clock.words import ClockStarted, OutageCompensated, TimeExtended
from thebridge.engine.areas.sources.decide import visible_sources
from thebridge.engine.circumstances import Circumstances
from thebridge.engine.entry import Entry
from thebridge.engine.ids import CLOCK, CommandId, Personal, PlayerId, SourceId
from thebridge.engine.memo import Memo
from thebridge.engine.refusals import Refused
from thebridge.engine.scenario import Scenario
from thebridge.engine.state import RoomState, evolve
from thebridge.engine.undo import standing_events, undone_in
from thebridge.engine.view import view_for
from thebridge.engine.viewer import Viewer, ViewerKind
from thebridge.journal.codec import decode_events, encode_events
from thebridge.rooms.audience import changed_slices
from thebridge.rooms.outbox import Outbox
from thebridge.rooms.rules import EngineRules
from thebridge.rooms.sight import Sight, encode_frame
from thebridge.rooms.watch import Watch

LEADING: tuple[ViewerKind, ...] = ("lead", "helper", "observer", "projector")
CLOCK_MOVERS = (ClockStarted, TimeExtended, OutageCompensated)
LATE = timedelta(milliseconds=10)
"""How much later than due an alarm may be set, so that rounding does not make it ring too soon."""


class Screen:
    """What one viewer's page shows: one snapshot, and from then on differences."""

    def __init__(self, rules: EngineRules, viewer: Viewer, state: RoomState) -> None:
        self._watch = Watch(rules, viewer, state, state.seq)
        outbox = Outbox(viewer)
        outbox.put(self._watch.snapshot("epoch", 0))
        self._watch.outboxes.append(outbox)
        self.page = Page(outbox)
        self.page.read_now()

    def update(self, state: RoomState, changed: set[str], seq_before: int, sight: Sight) -> None:
        """Hears of one more entry; `sight` is shared by all who look at this state."""
        bare = encode_frame({"kind": "update", "after": seq_before, "seq": state.seq, "changed": {}})
        self._watch.update(state, changed, state.seq, bare, sight)
        self.page.read_now()


class WatchedRoom(Play):
    """A room whose promises are checked after every command, taken or refused."""

    def __init__(self, scenario: Scenario) -> None:
        super().__init__(scenario)
        self.screens: dict[Viewer, Screen] = {}
        self.memo = Memo()
        self.left: set[PlayerId] = set()
        self.journalled: list[Entry] = []
        self.known: dict[PlayerId, frozenset[SourceId]] = {}
        self._rules = EngineRules(scenario)
        self._rebuilt = RoomState()
        self.does(OpenRoom(LEAD, Personal("Team Maas"), {"c0": Personal("Wim Kool")}, 1.0, has_limits=True))

    def does(self, command: Any, after: float = 0.0) -> tuple[object, ...]:
        """As in a play; whatever was decided is then checked."""
        before, number = self.state, len(self.entries)
        seconds = before.clock.seconds_at(self.now)
        self.now += timedelta(seconds=after)
        assert before.clock.seconds_at(self.now) >= seconds, "the clock of play ran back"
        try:
            events = super().does(command, after=0.0)
        except Refused:
            assert self.state is before
            assert self._rebuilt == before, "a refused command left something behind"
            raise
        if len(self.entries) > number:
            self._check_entry(before, self.entries[-1])
        return events

    def tries(self, command: Any, after: float = 0.0) -> str | None:
        """Submits a command that may be refused; the refusal's code."""
        try:
            self.does(command, after)
        except Refused as refused:
            return refused.code
        finally:
            self._check_alarm()
        return None

    def passes(self, seconds: float) -> None:
        """Real time goes by, with its alarms. One that comes to nothing rings no more."""
        until = self.now + timedelta(seconds=seconds)
        while (due := room.next_due(self.scenario, self.state, self.now)) is not None and due <= until:
            self.now = max(self.now, due)
            self.tries(Tick(CLOCK))
        self.now = until

    # --- what must hold -----------------------------------------------------------------------------------------------

    def _check_entry(self, before: RoomState, entry: Entry) -> None:
        state = self.state
        events = decode_events(encode_events(entry.events))
        assert events == entry.events
        kept = Entry(entry.seq, entry.at, entry.by, CommandId(entry.command_id), entry.digest, events)
        self.journalled.append(kept)
        self._rebuilt = evolve(self._rebuilt, kept)
        assert self._rebuilt == state
        if not any(isinstance(event, CLOCK_MOVERS) for event in events):
            moved = state.clock.seconds_at(self.now) - before.clock.seconds_at(self.now)
            assert abs(moved) < 0.001, "the clock jumped"
        is_undo = any(isinstance(event, InterventionUndone) for event in events)
        assert is_undo or before.board.established.keys() <= state.board.established.keys()
        assert is_undo or before.acts.moments.keys() <= state.acts.moments.keys()
        assert (state.acts.ending is not None) == (state.acts.ended_seconds is not None)
        if self._rules.is_quiet(entry):
            due = [room.next_due(self.scenario, one, entry.at) for one in (before, state)]
            assert due[0] == due[1] or entry.at in due, "a quiet entry moved the alarm"
        self._check_knowledge(is_undo=is_undo)
        self._check_screens(before)

    def _check_knowledge(self, *, is_undo: bool) -> None:
        """Whoever stays in the room may open what they could open before; after an undo, what they did open."""
        now = {
            player.id: visible_sources(self.scenario, self.state.sources, player.ever_held)
            for player in self.state.seats.players.values()
        }
        for player, sources in now.items():
            assert is_undo or self.known.get(player, frozenset()) <= sources
            opened = {one for one, readers in self.state.sources.opened.items() if player in readers}
            assert player in self.left or opened <= sources, "who came back holds new roles; who stayed keeps all"
        self.left |= self.known.keys() - now.keys()
        self.known = now

    def _check_screens(self, before: RoomState) -> None:
        """Every page that heard of each entry shows what a page shows that is opened now."""
        changed = changed_slices(before, self.state)
        sight = Sight(self.memo)
        for viewer in viewers(self.state):
            fresh = view_for(self.scenario, self.state, viewer)
            if viewer in self.screens:
                self.screens[viewer].update(self.state, changed, before.seq, sight)
            else:
                self.screens[viewer] = Screen(self._rules, viewer, self.state)
            shown = self.screens[viewer].page.view
            # What was on the wire has lists, keys that are texts, and no NaN: only plain data can be equal to it.
            assert shown == fresh, f"{viewer}: {_differing(shown, fresh)}"
            self.check_view(viewer, fresh)

    def check_view(self, viewer: Viewer, view: Mapping[str, Any]) -> None:
        """For tests that look closer."""

    def _check_alarm(self) -> None:
        """An alarm rings exactly when something is due: none is forgotten, and none rings for nothing."""
        due = room.next_due(self.scenario, self.state, self.now)
        is_due = due is not None and due <= self.now
        try:
            room.decide(self.scenario, self.state, Tick(CLOCK), Circumstances(self.now, 1))
        except Refused:
            assert not is_due, "an alarm rings although nothing is due"
        else:
            assert due is not None, "something is due, and no alarm will ring"
            assert due <= self.now + LATE, "something is due, and the alarm rings too late"

    def check_whole(self) -> None:
        """What the journal holds gives this state, from its first entry on."""
        state = RoomState()
        for entry in self.journalled:
            state = evolve(state, entry)
        assert state == self.state
        undone = undone_in(self.journalled)
        standing = (event for entry in self.journalled for event in standing_events(entry, undone))
        ended = [one for one in standing if isinstance(one, EndingReached)]
        assert len(ended) == (self.state.acts.ending is not None)


def viewers(state: RoomState) -> Iterable[Viewer]:
    """Everyone who may look: who is in the room, who was, who never was, and whoever leads, in both languages."""
    for language in ("nl", "en"):
        for kind in LEADING:
            yield Viewer(kind, language)
        for player in (*state.seats.players, *state.seats.gone, PlayerId("nobody")):
            yield Viewer("player", language, player)


def _differing(one: Mapping[str, Any], other: Mapping[str, Any]) -> str:
    return "; ".join(f"{name}: {one.get(name)} != {other[name]}" for name in other if one.get(name) != other[name])[
        :2000
    ]
