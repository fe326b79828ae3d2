"""A past for the demo: sessions that teams of bots played to the end, so that there are results to look at."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final

from thebridge.bootstrap.server import Server
from thebridge.bots.answering import play_with_answers
from thebridge.bots.simulate import Order
from thebridge.engine.ids import OptionId, QuestionId
from thebridge.engine.scenario import Scenario
from thebridge.sessions.model import SessionSettings

PROFILES: Final = ("careful", "hasty", "mixed", "silent")
PLAYERS: Final = 5


@dataclass(frozen=True, slots=True)
class Past:
    """Which sessions there were: each so many days ago, with so many teams, of so many players, for a unit in turn."""

    days_ago: Sequence[int]
    teams: int = 2
    players: int = PLAYERS
    is_rehearsal: bool = False
    units: Sequence[str] = ("",)


DEMO_PAST: Final = Past(tuple(range(36, 0, -3)), units=("Noord", "Zuid"))


async def play_past(server: Server, scenario: str, organisation: str, past: Past) -> None:
    """Plays the sessions aside, one team after the other, and records each as if it had been played then."""
    named = tuple(f"Team {number}" for number in range(1, past.teams + 1))
    for number, days in enumerate(past.days_ago):
        settings = SessionSettings(is_rehearsal=past.is_rehearsal, unit=past.units[number % len(past.units)])
        session = await server.open_session(scenario, organisation, named, settings)
        for room in session.rooms:
            team = number * past.teams + room.number - 1
            order = Order(1, past.players, PROFILES[team % len(PROFILES)], team)
            played = await server.get_scenario(room.id)
            table = await asyncio.to_thread(play_with_answers, played, order, 0, fitting_answers(played))
            later = server.now() - timedelta(days=days) - table.journal[-1].at
            entries = [replace(entry, at=entry.at + later) for entry in table.journal]
            await server.record_past(room.id, entries)


def fitting_answers(scenario: Scenario) -> Mapping[QuestionId, OptionId]:
    """What fits the rule of each question: teams of the past lean to it, because a past must look as one would."""
    return {one.id: one.best for one in scenario.questions if one.best is not None}
