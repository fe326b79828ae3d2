"""Bots as company: the door by which they play in a room, and taking their seats there."""

from dataclasses import dataclass

from thebridge.bootstrap.server import Server
from thebridge.bots.driver import Driver
from thebridge.bots.phrases import ACT_LINES, ADVICE, ASK, NAMES, REASON
from thebridge.engine.ids import CommandId, Language, PlayerId, RoomId
from thebridge.engine.scenario import Scenario
from thebridge.engine.view import View, view_for
from thebridge.engine.viewer import Viewer
from thebridge.rooms.room import Room


@dataclass(frozen=True, slots=True)
class BotDoor:
    """The door by which bots play in a room: the same commands and views as people's."""

    server: Server
    room: Room
    scenario: Scenario
    language: Language

    async def submit(self, command_id: CommandId, command: object) -> object:
        """As for a player's command. Raises Refused."""
        return await self.server.submit(self.room, command_id, command)

    def view_of(self, player: PlayerId) -> View:
        """The sections that this player's page would have, and the time."""
        view = view_for(self.scenario, self.room.state, Viewer("player", self.language, player))
        return {**view, "now_ms": round(self.server.now().timestamp() * 1000)}


async def open_door(server: Server, room: RoomId, language: str) -> BotDoor:
    """The door of one room, which is woken for it."""
    return BotDoor(server, await server.get_room(room), await server.get_scenario(room), Language(language))


async def seat_bots(door: BotDoor, count: int) -> None:
    """Seats so many bots, `bot-1` and on, who play as long as there is something to play."""
    phrases = {str(key): door.server.say(door.language, str(key)) for key in (ASK, REASON, ADVICE, *ACT_LINES, *NAMES)}
    driver = Driver(door.scenario, door, phrases, door.room.id)
    for number in range(1, count + 1):
        await driver.seat(PlayerId(f"bot-{number}"), door.language)
    door.server.directory.tasks.start(driver.run(), "bots")
