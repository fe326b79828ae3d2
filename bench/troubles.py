"""Does the facilitator's queue find the room in trouble? A model of 30 rooms, of their entries and heartbeats, tells.

    python bench/troubles.py --runs 100 --write bench/results/troubles.json

Each run draws the scenario's thresholds, how lively everybody is, and two rooms in trouble at once. It is found when a
room in trouble is first in the queue, and its first reason is the trouble that was drawn. Quiet runs last an hour; an
alarm is a reason that comes up in a room. The rules of the rooms are the real ones, but nobody plays: hands are drawn.
"""

import argparse
import heapq
import json
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from thebridge.authoring.loader import load_scenario
from thebridge.engine.areas.acts.words import ActOpened, PlayStarted, RoomOpened
from thebridge.engine.areas.board.words import ClueEstablished
from thebridge.engine.areas.clock.words import ClockStarted
from thebridge.engine.areas.puzzles.words import PuzzleOpened
from thebridge.engine.areas.seats.words import PlayerJoined
from thebridge.engine.areas.talk.words import HelpCalled, LineSaid
from thebridge.engine.areas.votes.ballot import options_of
from thebridge.engine.areas.votes.words import VoteCast, VoteClosed, VoteOpened
from thebridge.engine.entry import Entry
from thebridge.engine.ids import (
    CLOCK,
    Author,
    CallId,
    ClueId,
    CommandId,
    Language,
    LineId,
    Personal,
    PinId,
    PlayerId,
    Reason,
)
from thebridge.engine.scenario import Scenario, Thresholds
from thebridge.engine.state import RoomState, evolve
from thebridge.rooms.activity import Activity
from thebridge.rooms.attendance import Sign
from thebridge.rooms.needs import Need, Seen, needs_of, rank
from thebridge.settings import asset_path

BEGIN: Final = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
ROOMS, PLAYERS = 30, 5
TROUBLES: Final = ("help", "stuck", "silent", "one_does_all", "offline", "divided_vote")
ENTRIES_SHARE: Final = 0.6
"""So many of a player's signs of life are entries; the others are a look at something else."""
LOOK_EVERY: Final = 30
HOUR: Final = 3600.0


@dataclass
class ModelRoom:
    """One room whose hands are drawn by chance."""

    scenario: Scenario
    chance: random.Random
    trouble: str = ""
    trouble_at: float = 0.0
    state: RoomState = field(default_factory=RoomState)
    activity: Activity = field(default_factory=Activity)
    looked: dict[PlayerId, float] = field(default_factory=dict)
    hands: list[tuple[float, int]] = field(default_factory=list)
    clues: int = 0
    next_clue: float = 0.0
    voted_at: float = 0.0

    def __post_init__(self) -> None:
        self.players = [PlayerId(f"p{number}") for number in range(PLAYERS)]
        self.gap = self.chance.uniform(8, 20)
        self.victim = self.chance.randrange(PLAYERS)
        first = self.scenario.acts[0].id
        opened = [RoomOpened(Personal("team"), {}, 1.0, has_limits=True)]
        seated = [PlayerJoined(one, Personal(one), Language("nl"), is_bot=False) for one in self.players]
        begun = [PlayStarted(), ClockStarted(), ActOpened(first, 0.0), PuzzleOpened(self.scenario.puzzles[0].id, 0.0)]
        self.record(0.0, CLOCK, *opened, *seated, *begun)
        self.looked = dict.fromkeys(self.players, 0.0)
        self.hands = [(self._gap_of(number, 0.0), number) for number in range(PLAYERS)]
        heapq.heapify(self.hands)
        self.next_clue = self._clue_gap()
        self.voted_at = self.trouble_at if self.trouble == "divided_vote" else self.chance.uniform(300, 3000)

    def record(self, seconds: float, by: str, *events: object) -> None:
        """One entry, taken in by the state and by what watches over it."""
        seq, at = self.state.seq + 1, BEGIN + timedelta(seconds=seconds)
        entry = Entry(seq, at, Author(by), CommandId(f"m{seq}"), "", events)
        self.state = evolve(self.state, entry)
        self.activity.note(entry, self.state.clock)

    def play_until(self, until: float) -> None:
        """Everybody's hands, up to a moment."""
        while self.hands[0][0] <= until:
            seconds, number = self.hands[0]
            self._move(seconds, number)
            heapq.heapreplace(self.hands, (seconds + self._gap_of(number, seconds), number))

    def needs(self, seconds: float) -> tuple[Need, ...]:
        """What the facilitator is told at a moment."""
        signs = {player: self._sign(number, seconds) for number, player in enumerate(self.players)}
        seen = Seen(self.state, self.activity, signs, BEGIN + timedelta(seconds=seconds))
        return needs_of(self.scenario, seen)

    # --- chance -------------------------------------------------------------------------------------------------------

    def _is_in(self, trouble: str, seconds: float) -> bool:
        return self.trouble == trouble and seconds >= self.trouble_at

    def _gap_of(self, number: int, seconds: float) -> float:
        if self._is_in("one_does_all", seconds) and number == self.victim:
            return self.chance.gammavariate(2, 2.0)
        return self.chance.gammavariate(2, self.gap / 2)

    def _clue_gap(self) -> float:
        return self.chance.uniform(0.2, 0.85) * self.scenario.thresholds.stuck_seconds

    def _move(self, seconds: float, number: int) -> None:
        player = self.players[number]
        self._happen(seconds, player)
        if number == self.victim and (self._is_in("silent", seconds) or self._is_in("offline", seconds)):
            return
        self.looked[player] = seconds
        is_passed_by = self._is_in("one_does_all", seconds) and number != self.victim
        if self.chance.random() > (0.15 if is_passed_by else ENTRIES_SHARE):
            return
        found: tuple[object, ...] = ()
        if seconds >= self.next_clue and not self._is_in("stuck", seconds):
            self.next_clue, self.clues = seconds + self._clue_gap(), self.clues + 1
            found = (ClueEstablished(ClueId(f"c{self.clues}"), PinId(f"pin{self.clues}")),)
        self.record(seconds, player, LineSaid(LineId(f"l{self.state.seq}"), player, Personal("x")), *found)

    def _happen(self, seconds: float, player: PlayerId) -> None:
        """What comes once: the vote, and the call for help."""
        if self.voted_at <= seconds and not self.state.votes.votes:
            vote = self.scenario.votes[0]
            options = options_of(self.scenario, vote)
            picked = (0, 0, 1, 1, 0 if self.trouble != "divided_vote" else len(options) - 1)
            self.record(seconds, CLOCK, VoteOpened(vote.id, seconds))
            for one, place in zip(self.players, picked, strict=True):
                self.record(seconds, one, VoteCast(vote.id, one, options[place], None))
            self.record(seconds, CLOCK, VoteClosed(vote.id, Reason("all")))
        if self._is_in("help", seconds) and not self.state.talk.calls:
            self.record(seconds, player, HelpCalled(CallId("call"), player, None))

    def _sign(self, number: int, seconds: float) -> Sign:
        still = seconds - self.looked[self.players[number]]
        if self._is_in("offline", seconds) and number == self.victim:
            return Sign("gone", seconds - self.trouble_at, still)
        return Sign("active", seconds, still)


def draw_scenario(chance: random.Random, warm_up: Scenario) -> Scenario:
    """The warm-up with thresholds of another scenario."""
    limits = Thresholds(chance.randint(150, 420), chance.randint(120, 360), round(chance.uniform(0.6, 0.75), 2))
    return replace(warm_up, thresholds=limits)


def seconds_to_notice(trouble: str, limits: Thresholds) -> float:
    """How long a trouble must last before it is one, by the scenario's thresholds."""
    return {
        "stuck": limits.stuck_seconds * 1.9,
        "silent": limits.silent_seconds + 60.0,
        "one_does_all": limits.stuck_seconds * 2.0,
        "offline": 60.0,
        "help": 60.0,
        "divided_vote": 60.0,
    }[trouble]


@dataclass(frozen=True)
class Found:
    """What a run with trouble came to."""

    troubles: tuple[str, str]
    first: str
    is_right: bool


def run_in_trouble(seed: int, warm_up: Scenario) -> Found:
    """Two rooms of thirty in trouble at once: what the facilitator is told first."""
    chance = random.Random(f"trouble {seed}")
    scenario = draw_scenario(chance, warm_up)
    drawn = (chance.choice(TROUBLES), chance.choice(TROUBLES))
    at = chance.uniform(500, 1500)
    places = chance.sample(range(ROOMS), 2)
    look_at = at + max(seconds_to_notice(one, scenario.thresholds) for one in drawn)
    started = {
        place: look_at - seconds_to_notice(one, scenario.thresholds) for place, one in zip(places, drawn, strict=True)
    }
    rooms: dict[str, ModelRoom] = {}
    for place in range(ROOMS):
        own = random.Random(f"{seed}/{place}")
        trouble = drawn[places.index(place)] if place in places else ""
        rooms[str(place)] = ModelRoom(scenario, own, trouble, started.get(place, 0.0))
    for room in rooms.values():
        room.play_until(look_at)
    told = {known: room.needs(look_at) for known, room in rooms.items()}
    queue = rank(told)
    if not queue:
        return Found(drawn, "nobody", is_right=False)
    first = told[queue[0]][0].reason
    return Found(drawn, first, is_right=rooms[queue[0]].trouble == first)


def alarms_of_quiet_hour(seed: int, warm_up: Scenario) -> list[str]:
    """Every reason that came up in an hour in which nothing was wrong."""
    chance = random.Random(f"quiet {seed}")
    scenario = draw_scenario(chance, warm_up)
    rooms = [ModelRoom(scenario, random.Random(f"quiet {seed}/{place}")) for place in range(ROOMS)]
    return [alarm for room in rooms for alarm in _alarms(room)]


def _alarms(room: ModelRoom) -> Iterator[str]:
    before: set[str] = set()
    for seconds in range(LOOK_EVERY, int(HOUR), LOOK_EVERY):
        room.play_until(seconds)
        now = {need.reason for need in room.needs(seconds)}
        yield from sorted(now - before)
        before = set(now)


def measure(runs: int, quiet: int) -> dict[str, Any]:
    """The figures of so many runs of both sorts."""
    warm_up = load_scenario(asset_path("scenarios") / "warm-up")
    found = [run_in_trouble(seed, warm_up) for seed in range(runs)]
    hours = [alarms_of_quiet_hour(seed, warm_up) for seed in range(quiet)]
    return {
        "runs": runs,
        "found": sum(one.is_right for one in found),
        "missed": [{"troubles": one.troubles, "first": one.first} for one in found if not one.is_right],
        "quiet_hours": quiet,
        "alarms_per_hour": round(sum(map(len, hours)) / max(1, quiet), 3),
        "most_alarms_in_an_hour": max(map(len, hours), default=0),
    }


def main() -> int:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=100)
    parser.add_argument("--quiet", type=int, default=100)
    parser.add_argument("--write", type=Path)
    given = parser.parse_args()
    text = json.dumps(measure(given.runs, given.quiet), indent=1)
    print(text)
    if given.write is not None:
        given.write.write_text(text + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
