"""Rooms that bots play through the engine, with trouble let into what the bots do; then read as a facilitator would.

A room is played once, from its first entry to its debrief, and kept: its entries, and when each player gave a sign of
life. What the queue says of it is worked out for any moment afterwards, by the rules that the server has.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import cached_property
from typing import Final

from thebridge.bots.chance import Chance
from thebridge.bots.profiles import Profile, profiles_of_team
from thebridge.bots.table import START, Bot, Table, play
from thebridge.engine import room
from thebridge.engine.areas.accusation.words import (
    AccusationSigned,
    ContradictionWeighed,
    PartAnswered,
    PinCited,
    SendAccusation,
    SignAccusation,
)
from thebridge.engine.areas.acts.words import ActOpened, OpenRoom, StartPlay
from thebridge.engine.areas.board.words import ClueEstablished
from thebridge.engine.areas.dilemmas.words import ConfirmOption, OptionChosen, ProposeOption
from thebridge.engine.areas.puzzles.words import HintGiven, ItemPlaced, PuzzleSolved
from thebridge.engine.areas.seats.words import JoinRoom
from thebridge.engine.areas.talk.words import CallFacilitator, Say
from thebridge.engine.circumstances import Circumstances
from thebridge.engine.entry import Entry
from thebridge.engine.ids import CLOCK, DilemmaId, Language, Personal, PlayerId
from thebridge.engine.refusals import Refused
from thebridge.engine.scenario import Scenario, Thresholds
from thebridge.engine.state import RoomState
from thebridge.rooms.activity import Activity
from thebridge.rooms.attendance import Sign
from thebridge.rooms.divisions import Divisions
from thebridge.rooms.needs import Need, Seen, needs_of

PLAYERS: Final = 5
TROUBLES: Final = ("help", "stuck", "silent", "one_does_all", "offline", "divided_vote")
LOOKS: Final = (5.0, 40.0)
"""How long somebody looks at one thing."""
PASSED_BY: Final = 0.1
"""So much of what they would do is left to those who are passed by."""
FURTHER: Final = (
    AccusationSigned,
    ActOpened,
    ClueEstablished,
    ContradictionWeighed,
    HintGiven,
    ItemPlaced,
    OptionChosen,
    PartAnswered,
    PinCited,
    PuzzleSolved,
)
"""What a team that is stuck does not come to."""
EAGER: Final = 0.4
"""The pace of somebody who does everything, beside their usual one."""
TALK_EVERY: Final = timedelta(seconds=25)


@dataclass(frozen=True, slots=True)
class Trouble:
    """What goes wrong in a room, from which second on, and with whom."""

    kind: str
    at: float
    victim: PlayerId


@dataclass(slots=True)
class TroubledTable(Table):
    """A table at which trouble comes between what a bot wants to do and the room."""

    trouble: Trouble | None = None
    hand: random.Random = field(default_factory=random.Random)
    talked_at: datetime = START
    rivalled: set[DilemmaId] = field(default_factory=set)

    def submit(self, command: object, now: datetime) -> bool:
        """As at any table, unless trouble is in the way."""
        one = self.trouble
        by = PlayerId(getattr(command, "by", CLOCK))
        is_before = one is None or (now - START).total_seconds() < one.at
        if one is None or is_before or str(by) == str(CLOCK) or self.state.acts.stage != "play":
            return Table.submit(self, command, now)
        match one.kind:
            case "silent" | "offline" if by == one.victim:
                return False
            case "one_does_all" if by != one.victim and self.hand.random() > PASSED_BY:
                return False
            case "one_does_all" if by == one.victim:
                self._talks(by, now)
            case "stuck" if self._leads_on(command, now):
                return self._talks(by, now)
            case "divided_vote":
                return self._disagrees(command, now)
            case "help" if not self.state.talk.calls:
                return Table.submit(self, CallFacilitator(one.victim), now)
        return Table.submit(self, command, now)

    def _disagrees(self, command: object, now: datetime) -> bool:
        """Nobody gives in: rivals go on proposing, the victim dissents, and nobody sends the conclusion."""
        match command:
            case ConfirmOption():
                return self._objects(command, now)
            case SendAccusation():
                return False
            case SignAccusation() if self.trouble is not None and command.by == self.trouble.victim:
                return Table.submit(self, replace(command, signature="dissent"), now)
            case _:
                return Table.submit(self, command, now)

    def _objects(self, command: ConfirmOption, now: datetime) -> bool:
        """Whoever may propose something else does so; who proposed waits while somebody objects."""
        authored = next(one for one in self.scenario.dilemmas if one.id == command.dilemma)
        proposal = self.state.dilemmas.dilemmas[command.dilemma].proposal
        if proposal is not None and proposal.player == command.by:
            is_rivalled = command.dilemma in self.rivalled
            return False if is_rivalled else Table.submit(self, command, now)
        others = (one.id for one in authored.options if one.id != command.option)
        if any(Table.submit(self, ProposeOption(command.by, command.dilemma, one), now) for one in others):
            self.rivalled.add(command.dilemma)
            return True
        return Table.submit(self, command, now)

    def _leads_on(self, command: object, now: datetime) -> bool:
        """Whether the room would take it, and get further by it."""
        try:
            events = room.decide(self.scenario, self.state, command, Circumstances(now, 1))
        except Refused:
            return False
        return any(isinstance(one, FURTHER) for one in events)

    def _talks(self, by: PlayerId, now: datetime) -> bool:
        if now - self.talked_at < TALK_EVERY:
            return False
        self.talked_at = now
        return Table.submit(self, Say(by, Personal("Ik kijk even")), now)


@dataclass(frozen=True)
class PlayedRoom:
    """A room that was played to its end, as a facilitator could have watched it."""

    scenario: Scenario
    entries: tuple[Entry, ...]
    trouble: Trouble | None
    looks: int
    """What draws when somebody looked at something else."""

    @property
    def seconds(self) -> float:
        """How long play lasted."""
        return _seconds(self.entries[-1])

    @cached_property
    def act_opened(self) -> tuple[float, ...]:
        """When each act opened."""
        return tuple(_seconds(one) for one in self.entries for event in one.events if isinstance(event, ActOpened))

    @cached_property
    def divided(self) -> tuple[tuple[float, float], ...]:
        """From when to when the team openly disagreed, each time."""
        told, found = Divisions(), list[tuple[float, float]]()
        since: float | None = None
        for entry in self.entries:
            at = _seconds(entry)
            for event in entry.events:
                told.note(event, at)
            is_divided = bool(told.open_disputes() or told.dissents)
            if since is not None and not is_divided:
                found.append((since, at))
            since = (at if since is None else since) if is_divided else None
        return tuple(found) if since is None else (*found, (since, self.seconds))

    def watched(self, moments: Iterator[float], limits: Thresholds) -> Iterator[tuple[float, tuple[Need, ...]]]:
        """What the queue says at each of these moments, which come in order."""
        scenario = replace(self.scenario, thresholds=limits)
        state, activity, done = RoomState(), Activity(), 0
        for moment in moments:
            while done < len(self.entries) and _seconds(self.entries[done]) <= moment:
                state = room.evolve(state, self.entries[done])
                activity.note(self.entries[done], state.clock)
                done += 1
            now = START + timedelta(seconds=moment)
            yield moment, needs_of(scenario, Seen(state, activity, self._signs(state, activity, moment), now))

    def needs_at(self, moment: float, limits: Thresholds) -> tuple[Need, ...]:
        """What the queue says at one moment."""
        return next(self.watched(iter((moment,)), limits))[1]

    def _signs(self, state: RoomState, activity: Activity, moment: float) -> dict[PlayerId, Sign]:
        return {player: self._sign(activity, player, moment) for player in state.seats.players}

    def _sign(self, activity: Activity, player: PlayerId, moment: float) -> Sign:
        """Whoever does nothing looks around; whoever is silent does not, and whoever is offline is gone."""
        one = self.trouble
        still = random.Random(f"{self.looks}/{player}/{moment}").uniform(*LOOKS)
        if one is not None and one.victim == player and moment >= one.at:
            if one.kind == "offline":
                return Sign("gone", moment - one.at, moment - one.at)
            if one.kind == "silent":
                return Sign("active", moment, moment - one.at)
        return Sign("active", moment, min(still, activity.silence_of(player, moment)))


def _seconds(entry: Entry) -> float:
    return (entry.at - START).total_seconds()


def seated(scenario: Scenario, profiles: tuple[Profile, ...], seed: str, trouble: Trouble | None) -> TroubledTable:
    """A room with its team seated and play begun: the bots sit there as people, so that the queue counts them."""
    players = [PlayerId(f"p{number}") for number in range(len(profiles))]
    bots = tuple(
        Bot(player, _pace_of(player, profile, trouble), Chance(f"{seed}/{player}"))
        for player, profile in zip(players, profiles, strict=True)
    )
    table = TroubledTable(scenario, bots, Chance(f"{seed}/room"), trouble=trouble, hand=random.Random(f"{seed}/hand"))
    table.submit(OpenRoom(CLOCK, Personal("bots"), {}, 1.0, has_limits=True), START)
    for player in players:
        table.submit(JoinRoom(player, Personal(player), Language(scenario.languages[0])), START)
    table.submit(StartPlay(CLOCK), START)
    return table


def _pace_of(player: PlayerId, profile: Profile, trouble: Trouble | None) -> Profile:
    is_eager = trouble is not None and trouble.kind == "one_does_all" and trouble.victim == player
    return replace(profile, pace=profile.pace * EAGER) if is_eager else profile


def play_room(scenario: Scenario, seed: str, trouble: Trouble | None = None) -> PlayedRoom:
    """One room of bots, from its start to its debrief."""
    table = seated(scenario, profiles_of_team("careful", PLAYERS), seed, trouble)
    play(table)
    return PlayedRoom(scenario, tuple(table.journal), trouble, hash_of(seed))


def hash_of(seed: str) -> int:
    """The same number for the same seed, in every process."""
    return random.Random(seed).getrandbits(32)
