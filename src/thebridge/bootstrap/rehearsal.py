"""Rehearsals: bots in every room, who run into the troubles that a facilitator is there for."""

import asyncio
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from itertools import cycle
from typing import Final

from thebridge.bootstrap.company import BotDoor, open_door, seat_bots
from thebridge.bootstrap.server import Server
from thebridge.bots.staging import Kind, Trouble
from thebridge.engine.areas.talk.words import CallFacilitator, Say
from thebridge.engine.ids import CommandId, Personal, PlayerId, TextKey
from thebridge.engine.refusals import Refused
from thebridge.engine.viewer import Viewer
from thebridge.rooms.activity import played_seconds
from thebridge.rooms.outbox import Outbox
from thebridge.sessions.model import SessionRecord

LOOKS_SECONDS: Final = 1.0
GLANCE_EVERY: Final = 3
"""One bot after the other looks at something else, each time after so many looks at the room."""
SPEAKER: Final = PlayerId("bot-1")
SILENT: Final = PlayerId("bot-2")
HELP: Final = TextKey("bots.help")
BEGINS: Final[Mapping[Kind, TextKey]] = {"stuck": TextKey("rehearsal.stuck")}
ENDS: Final[Mapping[Kind, TextKey]] = {"stuck": TextKey("rehearsal.on"), "silent": TextKey("rehearsal.back")}
"""What is said when a trouble begins and ends; who falls silent says nothing of it."""


@dataclass(frozen=True, slots=True)
class StagedDoor(BotDoor):
    """A door at which trouble comes between what a bot wants to do and the room."""

    trouble: Trouble

    async def submit(self, command_id: CommandId, command: object) -> object:
        """As at any door; what is held back takes the bot its time, and comes to nothing."""
        if self.trouble.holds_back(PlayerId(getattr(command, "by", "")), command):
            return None
        return await self.server.submit(self.room, command_id, command)


async def start_rehearsal(server: Server, session: SessionRecord) -> None:
    """Fills every room of a rehearsal with bots, who play as soon as it is started.

    The first team will get stuck. In the others somebody falls silent, and they ask for help.
    """
    for record in session.rooms:
        trouble = Trouble("silent", SILENT) if record is not session.rooms[0] else Trouble("stuck", SPEAKER)
        plain = await open_door(server, record.id, session.settings.language)
        door = StagedDoor(plain.server, plain.room, plain.scenario, plain.language, trouble)
        await seat_bots(door, door.scenario.players_min + 1)
        server.directory.tasks.start(_stage(door), "a rehearsal's trouble")
        if trouble.kind == "silent":
            server.directory.tasks.start(_call_for_help(door), "a rehearsal's call for help")


async def _stage(door: StagedDoor) -> None:
    """Until play is over: the bots are seen to be there and to look around, and trouble comes and goes."""
    players = door.room.state.seats.players
    there = {one: door.room.audience.stand_in(Viewer("player", door.language, one)) for one in players}
    turns = cycle(there)
    looks = 0
    try:
        while door.room.standing.stage not in ("debrief", "closed"):
            if looks % GLANCE_EVERY == 0:
                _glance(door, next(turns), there, looks)
            looks += 1
            await _look(door)
            await asyncio.sleep(LOOKS_SECONDS)
    finally:
        for outbox in there.values():
            door.room.audience.disconnect(outbox)


def _glance(door: StagedDoor, bot: PlayerId, there: Mapping[PlayerId, Outbox], looks: int) -> None:
    """A sign of life. Who is not silent looks at something else than before."""
    is_still = door.trouble.kind == "silent" and door.trouble.is_on and bot == door.trouble.victim
    open_now = [known for known, one in door.room.state.puzzles.puzzles.items() if one.status == "open"]
    seen = [None, "source", *(f"puzzle:{known}" for known in open_now)]
    looking_at = None if is_still else seen[looks // GLANCE_EVERY // len(there) % len(seen)]
    door.room.audience.heartbeat(there[bot], "active", looking_at)


async def _look(door: StagedDoor) -> None:
    """How the room stands now, for its trouble; who it is about says so when it begins and when it ends."""
    trouble, state = door.trouble, door.room.state
    was_on = trouble.is_on
    reasons = {need.reason for need in door.room.needs()}
    trouble.look(state, played_seconds(state.clock, door.server.now()), door.scenario.thresholds, reasons)
    if trouble.is_on != was_on:
        key = (ENDS if was_on else BEGINS).get(trouble.kind)
        if key is not None:
            await _say(door, key)


async def _say(door: StagedDoor, key: TextKey) -> None:
    text = Personal(door.server.say(door.language, key))
    with suppress(Refused):
        await door.submit(CommandId(str(key)), Say(door.trouble.victim, text))


async def _call_for_help(door: BotDoor) -> None:
    """As soon as there is a question to be stuck on, so that whoever rehearses sees how a team in need stands out."""
    while not any(one.status == "open" for one in door.room.state.puzzles.puzzles.values()):
        if door.room.standing.stage in ("debrief", "closed"):
            return
        await asyncio.sleep(LOOKS_SECONDS)
    text = Personal(door.server.say(door.language, HELP))
    with suppress(Refused):
        await door.submit(CommandId("rehearsal:help"), CallFacilitator(SPEAKER, text))
