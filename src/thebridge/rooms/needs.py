"""What a room needs its facilitator for, the most pressing first: a pure function of entries and heartbeats.

The thresholds are the scenario's. Nothing here depends on what somebody wrote, and a private vote never counts: a
first thought of one's own calls nobody. A divided vote is one that the team holds in the open.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, Literal

from thebridge.engine.areas.sources.decide import visible_sources
from thebridge.engine.ids import DilemmaId, OptionId, PlayerId, PuzzleId
from thebridge.engine.scenario import Scenario, Thresholds
from thebridge.engine.state import RoomState
from thebridge.rooms.activity import Activity, played_seconds
from thebridge.rooms.attendance import Sign

Reason = Literal["help", "empty", "stuck", "offline", "one_does_all", "silent", "divided_vote"]
ORDER: Final[tuple[Reason, ...]] = ("help", "empty", "stuck", "offline", "one_does_all", "silent", "divided_vote")
URGENT: Final = frozenset({"help", "empty", "stuck"})
OFFLINE_SECONDS: Final = 30.0
"""A page that is loaded again is back sooner."""
ACTS_LEAST: Final = 20
"""A share of fewer acts says nothing."""
DIVIDED_SHARE: Final = 0.5
"""A team may disagree for half as long as it may be stuck: talking it over is what they are here for."""


@dataclass(frozen=True, slots=True)
class Need:
    """One reason why a room needs somebody, and for how long by now, in seconds."""

    reason: Reason
    seconds: float
    players: tuple[PlayerId, ...] = ()
    puzzle: PuzzleId | None = None
    dilemma: DilemmaId | None = None
    wanted: Mapping[PlayerId, OptionId] = field(default_factory=dict)
    """Who wants which way out of that dilemma; of a division without one, `players` dissent from the conclusion."""
    counts: Mapping[str, int] = field(default_factory=dict)

    @property
    def is_urgent(self) -> bool:
        """Whether somebody should go there now rather than soon."""
        return self.reason in URGENT


@dataclass(frozen=True, slots=True)
class Seen:
    """What is known of a room at one moment. In a rehearsal the bots stand for people."""

    state: RoomState
    activity: Activity
    signs: Mapping[PlayerId, Sign]
    now: datetime
    are_bots_people: bool = False

    @property
    def seconds(self) -> float:
        """Played seconds."""
        return played_seconds(self.state.clock, self.now)

    @property
    def people(self) -> tuple[PlayerId, ...]:
        """The players whom a facilitator looks after: those who are no bots, and in a rehearsal all."""
        players = self.state.seats.players.values()
        return tuple(one.id for one in players if self.are_bots_people or not one.is_bot)

    @property
    def here(self) -> tuple[PlayerId, ...]:
        """The players whose page is connected."""
        return tuple(one for one in self.people if one in self.signs and self.signs[one].state != "gone")

    @property
    def active(self) -> int:
        """How many have the page before them."""
        return sum(one in self.signs and self.signs[one].state == "active" for one in self.people)


def needs_of(scenario: Scenario, seen: Seen) -> tuple[Need, ...]:
    """Every reason that holds now, the most pressing first. While the clock stands still only calls count."""
    needs = list(_calls(seen))
    if seen.state.acts.stage == "play" and seen.state.clock.phase == "running":
        limits = scenario.thresholds
        found = (*_offline(seen), *_stuck(scenario, seen), *_one_does_all(limits, seen), *_silent(scenario, seen))
        needs += (*found, *_divided(limits, seen))
    return tuple(sorted(needs, key=lambda one: (ORDER.index(one.reason), -one.seconds)))


def rank(rooms: Mapping[str, tuple[Need, ...]]) -> list[str]:
    """The rooms that need somebody: by the most pressing reason, then by how many there are, then by how long."""
    needy = [room for room, needs in rooms.items() if needs]
    return sorted(needy, key=lambda room: _pressing(rooms[room]))


def _pressing(needs: Iterable[Need]) -> tuple[int, int, float]:
    listed = list(needs)
    return ORDER.index(listed[0].reason), -len(listed), -listed[0].seconds


def _calls(seen: Seen) -> Iterator[Need]:
    open_calls = [call for call in seen.state.talk.calls.values() if call.answered_by is None]
    if open_calls and seen.state.acts.stage != "closed":
        waited = max((seen.now - seen.activity.called_at.get(one.id, seen.now)).total_seconds() for one in open_calls)
        yield Need("help", max(0.0, waited), tuple(dict.fromkeys(one.player for one in open_calls)))


def _offline(seen: Seen) -> Iterator[Need]:
    gone = {player: seen.signs[player] for player in seen.people if player in seen.signs}
    gone = {player: one for player, one in gone.items() if one.state == "gone" and one.seconds >= OFFLINE_SECONDS}
    if gone:
        reason: Reason = "empty" if len(gone) == len(seen.people) else "offline"
        yield Need(reason, max(one.seconds for one in gone.values()), tuple(gone))


def _stuck(scenario: Scenario, seen: Seen) -> Iterator[Need]:
    waited = seen.seconds - seen.activity.last_progress
    if waited < scenario.thresholds.stuck_seconds or not seen.here:
        return
    is_bonus = {one.id: one.bonus for one in scenario.puzzles}
    puzzles = {known: one for known, one in seen.state.puzzles.puzzles.items() if one.status == "open"}
    oldest = min(puzzles, key=lambda known: (is_bonus[known], puzzles[known].opened_seconds), default=None)
    yield Need("stuck", waited, puzzle=oldest, counts={"active": seen.active, "people": len(seen.people)})


def _one_does_all(limits: Thresholds, seen: Seen) -> Iterator[Need]:
    if len(seen.here) < 2:
        return
    window = 2.0 * limits.stuck_seconds
    busiest, share, total = seen.activity.share_of_busiest(seen.seconds - window)
    if busiest is not None and total >= ACTS_LEAST and share >= limits.one_does_all_share:
        yield Need("one_does_all", min(window, seen.seconds), (busiest,), counts={"percent": round(share * 100)})


def _silent(scenario: Scenario, seen: Seen) -> Iterator[Need]:
    """Who has nothing to open yet, has nothing to be silent about."""
    least = scenario.thresholds.silent_seconds
    silences = {player: _silence(seen, player) for player in seen.here if _has_sources(scenario, seen, player)}
    silent = {player: seconds for player, seconds in silences.items() if seconds >= least}
    if silent:
        yield Need("silent", max(silent.values()), tuple(silent))


def _has_sources(scenario: Scenario, seen: Seen, player: PlayerId) -> bool:
    return bool(visible_sources(scenario, seen.state.sources, seen.state.seats.players[player].ever_held))


def _silence(seen: Seen, player: PlayerId) -> float:
    """Since they did something, or at least looked at something else."""
    still = seen.signs[player].still_seconds * seen.state.clock.factor
    return min(seen.activity.silence_of(player, seen.seconds), still)


def _divided(limits: Thresholds, seen: Seen) -> Iterator[Need]:
    """Rival proposals or a dissent that stand for a while, where the team must come to one answer."""
    least = limits.stuck_seconds * DIVIDED_SHARE
    divisions = seen.activity.divisions
    for dilemma, (since, wanted) in divisions.open_disputes().items():
        present = {one: option for one, option in wanted.items() if one in seen.state.seats.players}
        if seen.seconds - since >= least and len(set(present.values())) > 1:
            yield Need("divided_vote", seen.seconds - since, tuple(present), dilemma=dilemma, wanted=present)
    dissents = {one: since for one, since in divisions.dissents.items() if one in seen.state.seats.players}
    if dissents and seen.seconds - min(dissents.values()) >= least:
        yield Need("divided_vote", seen.seconds - min(dissents.values()), tuple(dissents))
