"""The demo: a session that nobody leads, with a bot as company for whoever comes."""

import asyncio
from typing import Final

from thebridge.accounts.model import DEFAULT_ORGANISATION
from thebridge.bootstrap.company import BotDoor, open_door, seat_bots
from thebridge.bootstrap.past import DEMO_PAST, play_past
from thebridge.bootstrap.server import Server
from thebridge.engine.areas.acts.words import StartPlay
from thebridge.engine.ids import Author, CommandId
from thebridge.sessions.model import SessionRecord, SessionSettings

DEMO_SCENARIO: Final = "warm-up"
DEMO_LEAD: Final = Author("lead:demo")
DEMO_LOOKS_SECONDS: Final = 1.0


async def start_demo(server: Server, language: str = "nl") -> SessionRecord:
    """Opens a session of the warm-up with one room and seats a bot in it, as company for whoever comes."""
    is_new = not await server.sessions.list_sessions(DEFAULT_ORGANISATION)
    given = SessionSettings(language=language)
    session = await server.open_session(DEMO_SCENARIO, DEFAULT_ORGANISATION, ("Demo",), given)
    door = await open_door(server, session.rooms[0].id, language)
    await seat_bots(door, max(1, door.scenario.players_min - 1))
    server.directory.tasks.start(_start_when_ready(door), "the demo's start")
    if is_new:
        past = play_past(server, DEMO_SCENARIO, DEFAULT_ORGANISATION, DEMO_PAST)
        server.directory.tasks.start(past, "the demo's past")
    return session


async def _start_when_ready(door: BotDoor) -> None:
    """Nobody leads a demo: play begins once somebody has come and everybody is ready."""
    while (stage := door.room.standing.stage) in ("new", "lobby"):
        players = door.room.state.seats.players.values()
        if stage == "lobby" and len(players) >= door.scenario.players_min and all(one.is_ready for one in players):
            await door.submit(CommandId("demo:start"), StartPlay(DEMO_LEAD))
            return
        await asyncio.sleep(DEMO_LOOKS_SECONDS)
