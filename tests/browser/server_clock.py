"""The clock of play as the server's own journal tells it, however slow this machine is."""

import asyncio
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.browser.player import Player
from thebridge.bootstrap import open_archive
from thebridge.engine.areas.clock.words import ClockState, OutageCompensated
from thebridge.engine.entry import Entry
from thebridge.engine.scenario import Scenario
from thebridge.rooms.rules import EngineRules
from thebridge.settings import read_settings

DRAWN_WITHIN_SECONDS = 2
"""A page draws its clock once a second, in whole seconds."""
LOOKS = 40
LOOK_SECONDS = 0.25


@dataclass(frozen=True)
class PlayedBack:
    """The only room of a game: its scenario, its entries, and the clock after each."""

    scenario: Scenario
    entries: Sequence[Entry]
    clocks: Sequence[ClockState]

    @property
    def outage(self) -> int:
        """Where the newest entry stands that gave time back."""
        found = [
            number
            for number, entry in enumerate(self.entries)
            if any(isinstance(one, OutageCompensated) for one in entry.events)
        ]
        assert found, "no time was given back"
        return found[-1]

    def left_at(self, now: datetime) -> float:
        """Real seconds that are left to play."""
        clock, total = self.clocks[-1], sum(act.seconds for act in self.scenario.acts)
        return (total - clock.seconds_at(now)) / clock.factor


def play_back(folder: Path) -> PlayedBack:
    """Beside the server, from its file; in a thread, for a browser test has a loop of its own."""
    with ThreadPoolExecutor(1) as aside:
        return aside.submit(asyncio.run, _read(folder / "data")).result()


async def _read(data: Path) -> PlayedBack:
    async with open_archive(read_settings(data_dir=data)) as archive:
        [session] = await archive.sessions.list_sessions("default")
        [room] = session.rooms
        rules = EngineRules((await archive.shelf.get(room.package)).scenario)
        entries = await archive.journal.read(room.id)
    state, clocks = rules.initial, []
    for entry in entries:
        state = rules.evolve(state, entry)
        clocks.append(state.clock)
    return PlayedBack(rules.scenario, entries, clocks)


def require_same_time(player: Player, folder: Path) -> None:
    """The page shows the server's time, once it has drawn it."""
    played = play_back(folder)
    most = least = 0.0
    shown = 0
    for _ in range(LOOKS):
        most, shown = played.left_at(datetime.now(UTC)), player.seconds_left()
        least = played.left_at(datetime.now(UTC))
        if least - DRAWN_WITHIN_SECONDS <= shown <= most + DRAWN_WITHIN_SECONDS:
            return
        time.sleep(LOOK_SECONDS)
    pytest.fail(f"{player.name} sees {shown} seconds, the server has {least} to {most}")


def require_time_given_back(folder: Path, dead_at: datetime) -> None:
    """Over the newest outage the clock stood: it goes on between the last entry before it and the death."""
    played = play_back(folder)
    at = played.outage
    before, woken = played.clocks[at - 1], played.clocks[at].seconds_at(played.entries[at].at)
    assert before.seconds_at(played.entries[at - 1].at) - 0.01 <= woken <= before.seconds_at(dead_at) + 0.5
