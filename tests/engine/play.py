"""A room of the warm-up, played from its commands: what a test of the rules reads like."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

import pytest

from thebridge.authoring.loader import load_scenario
from thebridge.engine import room
from thebridge.engine.areas.acts.words import OpenRoom, StartPlay, Tick
from thebridge.engine.areas.puzzles.kinds import KINDS
from thebridge.engine.areas.puzzles.words import PlaceItem, SubmitAnswer
from thebridge.engine.areas.seats.words import JoinRoom
from thebridge.engine.circumstances import Circumstances
from thebridge.engine.entry import Entry
from thebridge.engine.ids import CLOCK, Author, CommandId, Language, Personal, PlayerId, PuzzleId
from thebridge.engine.refusals import Refused
from thebridge.engine.scenario import Scenario
from thebridge.engine.state import RoomState
from thebridge.engine.viewer import Viewer
from thebridge.settings import asset_path

BEGIN = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
LEAD = Author("lead:Saar")
ANN, BOB, CEES = PlayerId("ann"), PlayerId("bob"), PlayerId("cees")


@cache
def warm_up() -> Scenario:
    """The warm-up as it stands in scenarios/."""
    return load_scenario(asset_path("scenarios") / "warm-up")


class Play:
    """One room. Every command takes a second unless told otherwise."""

    def __init__(self, scenario: Scenario | None = None) -> None:
        self.scenario = scenario or warm_up()
        self.state = RoomState()
        self.entries: list[Entry] = []
        self.now = BEGIN

    @property
    def seconds(self) -> float:
        """What the scenario clock shows."""
        return self.state.clock.seconds_at(self.now)

    def does(self, command: Any, after: float = 1.0) -> tuple[object, ...]:
        """Submit a command; the events it brought about."""
        self.now += timedelta(seconds=after)
        events = room.decide(self.scenario, self.state, command, Circumstances(self.now, 1))
        if events:
            seq = self.state.seq + 1
            entry = Entry(seq, self.now, command.by, CommandId(f"c{seq}"), "digest", events)
            self.entries.append(entry)
            self.state = room.evolve(self.state, entry)
        return events

    def refuses(self, command: Any, code: str) -> None:
        """The rules say no, with this code, and nothing changes."""
        before = self.state
        with pytest.raises(Refused) as refused:
            self.does(command)
        assert refused.value.code == code
        assert self.state is before

    def passes(self, seconds: float) -> None:
        """Real time goes by; whatever is due on the way takes place."""
        until = self.now + timedelta(seconds=seconds)
        while (due := room.next_due(self.scenario, self.state, self.now)) is not None and due <= until:
            self.now = max(self.now, due)
            with suppress(Refused):  # a moment may pass and bring nothing about
                self.does(Tick(CLOCK), after=0)
        self.now = until

    def is_open_to(self, *players: PlayerId) -> "Play":
        """The room is open, and these players sit in it."""
        self.does(OpenRoom(LEAD, Personal("Team Maas"), {}, 1.0, has_limits=True))
        for player in players:
            self.does(JoinRoom(player, Personal(player.title()), Language("nl")))
        return self

    def is_played_by(self, *players: PlayerId) -> "Play":
        """Play has started."""
        self.is_open_to(*players).does(StartPlay(LEAD))
        return self

    def answers(self, puzzle: str, by: PlayerId = ANN) -> None:
        """The team answers every part of a puzzle rightly."""
        authored = next(one for one in self.scenario.puzzles if one.id == puzzle)
        for part in authored.parts:
            kind = KINDS[part.kind]  # type: ignore[attr-defined]
            for item, value in kind.right(part, self.scenario.tables).items():
                is_text = part.kind == "text"  # type: ignore[attr-defined]
                text = Personal("Bep") if is_text else None
                self.does(PlaceItem(by, PuzzleId(puzzle), part.id, item, None if is_text else value, text))
            self.does(SubmitAnswer(by, PuzzleId(puzzle), part.id))

    def view(self, player: PlayerId | None = ANN, language: str = "nl", kind: Any = "player") -> Mapping[str, Any]:
        """What one viewer sees."""
        return room.view_for(self.scenario, self.state, Viewer(kind, language, player))

    def replayed(self) -> RoomState:
        """The state that the entries alone give."""
        state = RoomState()
        for entry in self.entries:
            state = room.evolve(state, entry)
        return state
