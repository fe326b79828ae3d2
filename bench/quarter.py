"""A quarter of an organisation: many finished sessions, made of a few that bots played, each put at its own time.

Playing takes most of the time, so a few teams are played and their journals are recorded again and again, in another
order and on another day in each session. Nobody's results are of one mould: the order comes from a seed.
"""

import asyncio
from dataclasses import dataclass, replace
from datetime import timedelta
from random import Random
from typing import Final

from thebridge.bootstrap import Server
from thebridge.bootstrap.past import fitting_answers
from thebridge.bots.answering import play_with_answers
from thebridge.bots.simulate import Order
from thebridge.engine.entry import Entry
from thebridge.sessions.model import SessionRecord, SessionSettings

PROFILES: Final = ("careful", "hasty", "mixed", "silent")


@dataclass(frozen=True, slots=True)
class Quarter:
    """How many sessions of how many teams, over how many days, for which units; `played` teams are really played."""

    scenario: str = "warm-up"
    sessions: int = 200
    rooms: int = 1
    days: int = 90
    units: tuple[str, ...] = ("Noord", "Oost", "Zuid", "West", "")
    played: int = 8
    players: int = 5
    seed: int = 2_026


async def seed_quarter(server: Server, wanted: Quarter) -> list[SessionRecord]:
    """Opens the sessions in the default organisation and records each of their rooms to its end; the oldest first."""
    chance = Random(wanted.seed)
    journals = await asyncio.to_thread(_play, server, wanted)
    made = []
    for number in range(wanted.sessions):
        named = tuple(f"Team {room}" for room in range(1, wanted.rooms + 1))
        settings = SessionSettings(unit=wanted.units[number % len(wanted.units)], label=f"Sessie {number + 1}")
        session = await server.open_session(wanted.scenario, "default", named, settings)
        days = wanted.days - number * wanted.days / wanted.sessions
        for room in session.rooms:
            journal = chance.choice(journals)
            later = server.now() - timedelta(days=days, minutes=-room.number) - journal[-1].at
            await server.record_past(room.id, [replace(entry, at=entry.at + later) for entry in journal])
        made.append(session)
    return made


def _play(server: Server, wanted: Quarter) -> list[tuple[Entry, ...]]:
    scenario = server.catalogue.get_offer(wanted.scenario).scenario
    orders = (
        Order(1, wanted.players, PROFILES[number % len(PROFILES)], wanted.seed + number)
        for number in range(wanted.played)
    )
    fitting = fitting_answers(scenario)
    return [tuple(play_with_answers(scenario, order, 0, fitting).journal) for order in orders]
