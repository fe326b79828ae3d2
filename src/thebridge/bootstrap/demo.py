"""Bots as company: the demo, and rehearsals."""

import asyncio
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from thebridge.accounts.model import DEFAULT_ORGANISATION
from thebridge.bootstrap.past import DEMO_PAST, play_past
from thebridge.bootstrap.server import Server
from thebridge.bots.driver import Driver
from thebridge.bots.phrases import ACT_LINES, ADVICE, ASK, NAMES, REASON
from thebridge.engine.areas.acts.words import StartPlay
from thebridge.engine.areas.talk.words import CallFacilitator
from thebridge.engine.ids import Author, CommandId, Language, Personal, PlayerId, RoomId, TextKey
from thebridge.engine.refusals import Refused
from thebridge.engine.scenario import Scenario
from thebridge.engine.view import View, view_for
from thebridge.engine.viewer import Viewer
from thebridge.rooms.room import Room
from thebridge.rooms.submission import Accepted
from thebridge.sessions.model import SessionRecord, SessionSettings

DEMO_SCENARIO: Final = "warm-up"
DEMO_LEAD: Final = Author("lead:demo")
DEMO_LOOKS_SECONDS: Final = 1.0
HELP: Final = TextKey("bots.help")


@dataclass(frozen=True, slots=True)
class BotDoor:
    """The door by which bots play in a room: the same commands and views as people's."""

    server: Server
    room: Room
    scenario: Scenario
    language: Language

    async def submit(self, command_id: CommandId, command: object) -> Accepted:
        """As for a player's command. Raises Refused."""
        return await self.server.submit(self.room, command_id, command)

    def view_of(self, player: PlayerId) -> View:
        """The sections that this player's page would have, and the time."""
        view = view_for(self.scenario, self.room.state, Viewer("player", self.language, player))
        return {**view, "now_ms": round(self.server.now().timestamp() * 1000)}


async def start_demo(server: Server, language: str = "nl") -> SessionRecord:
    """Opens a session of the warm-up with one room and seats a bot in it, as company for whoever comes."""
    is_new = not await server.sessions.list_sessions(DEFAULT_ORGANISATION)
    given = SessionSettings(language=language)
    session = await server.open_session(DEMO_SCENARIO, DEFAULT_ORGANISATION, ("Demo",), given)
    door = await _open_door(server, session.rooms[0].id, language)
    await _seat_bots(door, max(1, door.scenario.players_min - 1))
    server.directory.tasks.start(_start_when_ready(door), "the demo's start")
    if is_new:
        past = play_past(server, DEMO_SCENARIO, DEFAULT_ORGANISATION, DEMO_PAST)
        server.directory.tasks.start(past, "the demo's past")
    return session


async def start_rehearsal(server: Server, session: SessionRecord) -> None:
    """Fills every room of a rehearsal with bots, who play as soon as it is started. One team will ask for help."""
    for record in session.rooms:
        door = await _open_door(server, record.id, session.settings.language)
        await _seat_bots(door, door.scenario.players_min + 1)
        if record is session.rooms[-1]:
            server.directory.tasks.start(_call_for_help(door), "a rehearsal's call for help")


async def _open_door(server: Server, room: RoomId, language: str) -> BotDoor:
    return BotDoor(server, await server.get_room(room), await server.get_scenario(room), Language(language))


async def _seat_bots(door: BotDoor, count: int) -> None:
    phrases = {str(key): door.server.say(door.language, str(key)) for key in (ASK, REASON, ADVICE, *ACT_LINES, *NAMES)}
    driver = Driver(door.scenario, door, phrases, door.room.id)
    for number in range(1, count + 1):
        await driver.seat(PlayerId(f"bot-{number}"), door.language)
    door.server.directory.tasks.start(driver.run(), "bots")


async def _call_for_help(door: BotDoor) -> None:
    """As soon as there is a question to be stuck on, so that whoever rehearses sees how a team in need stands out."""
    while not any(one.status == "open" for one in door.room.state.puzzles.puzzles.values()):
        if door.room.standing.stage in ("debrief", "closed"):
            return
        await asyncio.sleep(DEMO_LOOKS_SECONDS)
    text = Personal(door.server.say(door.language, HELP))
    with suppress(Refused):
        await door.submit(CommandId("rehearsal:help"), CallFacilitator(PlayerId("bot-1"), text))


async def _start_when_ready(door: BotDoor) -> None:
    """Nobody leads a demo: play begins once somebody has come and everybody is ready."""
    while (stage := door.room.standing.stage) in ("new", "lobby"):
        players = door.room.state.seats.players.values()
        if stage == "lobby" and len(players) >= door.scenario.players_min and all(one.is_ready for one in players):
            await door.submit(CommandId("demo:start"), StartPlay(DEMO_LEAD))
            return
        await asyncio.sleep(DEMO_LOOKS_SECONDS)
