"""One team at a table of its own: a room without people, wire or disk, played on a clock that jumps."""

import heapq
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Final

from thebridge.bots.chance import Chance
from thebridge.bots.noted_view import NotedView
from thebridge.bots.pace import WAITS, seconds_for
from thebridge.bots.policy import next_command
from thebridge.bots.profiles import Profile
from thebridge.bots.views import TeamViews
from thebridge.engine import room
from thebridge.engine.areas.acts.words import OpenRoom, StartPlay, Tick
from thebridge.engine.areas.seats.words import JoinRoom
from thebridge.engine.circumstances import Circumstances
from thebridge.engine.entry import Entry
from thebridge.engine.ids import CLOCK, Author, CommandId, Language, Personal, PlayerId
from thebridge.engine.refusals import Refused
from thebridge.engine.scenario import Scenario
from thebridge.engine.state import RoomState

START: Final = datetime(2026, 1, 1, tzinfo=UTC)
LONGEST_HOURS: Final = 12
_AFTER_NOTHING: Final = timedelta(seconds=5)


class EndlessPlayError(RuntimeError):
    """A team played on for half a day: some gate never opens."""


@dataclass(slots=True)
class Bot:
    """A player at the table, what it is busy with, and what it has seen last."""

    player: PlayerId
    profile: Profile
    chance: Chance
    command: object | None = None
    seen_seq: int = -1
    noted_view: NotedView = field(default_factory=lambda: NotedView({}))


@dataclass(slots=True)
class Table:
    """A team's room with its bots. `journal` keeps every entry, as a room's journal does."""

    scenario: Scenario
    bots: tuple[Bot, ...]
    chance: Chance
    state: RoomState = field(default_factory=RoomState)
    journal: list[Entry] = field(default_factory=list)
    given: list[tuple[object, int]] = field(default_factory=list)
    """Each command that was accepted, with the seq of its entry."""

    def submit(self, command: object, now: datetime) -> bool:
        """Decide and evolve; False when the room refuses, or when it is so already."""
        try:
            events = room.decide(self.scenario, self.state, command, Circumstances(now, self.chance.whole()))
        except Refused:
            return False
        if not events:
            return False
        seq = self.state.seq + 1
        by = Author(str(getattr(command, "by", CLOCK)))
        entry = Entry(seq, now, by, CommandId(f"table:{seq}"), "", events)
        self.state = room.evolve(self.state, entry)
        self.journal.append(entry)
        self.given.append((command, seq))
        return True


def set_table(scenario: Scenario, profiles: tuple[Profile, ...], seed: int | str) -> Table:
    """A room with its team seated and play begun."""
    bots = tuple(
        Bot(PlayerId(f"bot-{number}"), profile, Chance(f"{seed}/{number}"))
        for number, profile in enumerate(profiles, start=1)
    )
    table = Table(scenario, bots, Chance(f"{seed}/room"))
    table.submit(OpenRoom(CLOCK, Personal("bots"), {}, 1.0, has_limits=True), START)
    language = Language(scenario.languages[0])
    for bot in bots:
        table.submit(JoinRoom(bot.player, Personal(bot.player), language, is_bot=True), START)
    table.submit(StartPlay(CLOCK), START)
    return table


def play(table: Table) -> None:
    """Play until the debrief. Whoever is first acts: a bot that has finished thinking, or the room's own clock."""
    views = TeamViews(table.scenario, table.scenario.languages[0])
    hands = [(START, number) for number in range(len(table.bots))]
    heapq.heapify(hands)
    due, due_seq, nothing_before = None, -1, START
    while table.state.acts.stage == "play":
        now, number = hands[0]
        if now - START > timedelta(hours=LONGEST_HOURS):
            raise EndlessPlayError(f"act {table.state.acts.current} never closes")
        if due_seq != table.state.seq:
            due, due_seq = room.next_due(table.scenario, table.state, now), table.state.seq
        if due is not None and due <= now and due > nothing_before:
            if not table.submit(Tick(CLOCK), due):
                nothing_before, due = due, due + _AFTER_NOTHING
            continue
        heapq.heapreplace(hands, (now + _turn(table, views, table.bots[number], now), number))


def _turn(table: Table, views: TeamViews, bot: Bot, now: datetime) -> timedelta:
    """Let a bot finish what it was busy with and begin the next thing; tells when that will be done."""
    if bot.command is not None:
        table.submit(bot.command, now)
        bot.command = None
    if table.state.acts.stage == "play" and (bot.seen_seq != table.state.seq or bot.chance.fresh() < 0.2):
        views.show(table.state, round(now.timestamp() * 1000))
        view = bot.noted_view.turn_to(views.view_of(bot.player))
        bot.command = next_command(table.scenario, view, bot.profile, bot.chance)
        bot.seen_seq = table.state.seq
    if bot.command is None:
        return timedelta(seconds=bot.chance.between(*WAITS) * bot.profile.pace)
    return timedelta(seconds=seconds_for(table.scenario, bot.command, bot.profile, bot.chance))
