"""Seats bots in a live room and lets them play there at the pace of people, through the door that players use."""

import asyncio
import heapq
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Final, Protocol

from thebridge.bots.chance import Chance
from thebridge.bots.companion import next_companion_command
from thebridge.bots.mind import View
from thebridge.bots.pace import seconds_for
from thebridge.bots.phrases import ACT_LINES, NAMES, worded
from thebridge.bots.profiles import CAREFUL, Profile
from thebridge.engine.areas.seats.words import JoinRoom
from thebridge.engine.areas.talk.words import Say
from thebridge.engine.ids import CommandId, Language, Personal, PlayerId
from thebridge.engine.refusals import Refused
from thebridge.engine.scenario import Scenario

LOOKS_AROUND: Final = (4.0, 9.0)
"""Real seconds between two looks at a room in which there is nothing to do."""
LEAST_SECONDS: Final = 3.0
"""No bot acts faster than this, however short its act."""
SAYS_AFTER: Final = 0.3
"""The chance, at each look, that a bot says its line of the act."""


class LiveRoom(Protocol):
    """What a bot needs of a room: the door that players use, and its own view with `now_ms`."""

    async def submit(self, command_id: CommandId, command: object) -> object:
        """As for a player's command. Raises Refused."""

    def view_of(self, player: PlayerId) -> View:
        """The sections that this player's page would have."""


@dataclass(slots=True)
class SeatedBot:
    """A bot with its seat. `said` are the acts in which it has had its say."""

    player: PlayerId
    profile: Profile
    chance: Chance
    said: set[str] = field(default_factory=set)
    count: int = 0


class Driver:
    """Plays all bots of one room, one act at a time, until the room closes or the task is cancelled."""

    def __init__(
        self,
        scenario: Scenario,
        room: LiveRoom,
        phrases: Mapping[str, str],
        seed: int | str,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
    ) -> None:
        self.bots: list[SeatedBot] = []
        self._scenario, self._room, self._phrases = scenario, room, phrases
        self._seed, self._sleep = seed, sleep

    async def seat(self, player: PlayerId, language: Language, profile: Profile = CAREFUL) -> SeatedBot:
        """Join the room as this player, before `run`. The name is the next of the phrases."""
        number = len(self.bots)
        bot = SeatedBot(player, profile, Chance(f"{self._seed}/{player}"))
        name = Personal(self._phrases[NAMES[number % len(NAMES)]])
        await self._room.submit(CommandId(f"bot:{player}:join"), JoinRoom(player, name, language, is_bot=True))
        self.bots.append(bot)
        return bot

    async def run(self) -> None:
        """Let each bot act in its turn. Ends when the room is closed or no bot is left."""
        hands = [(bot.chance.between(*LOOKS_AROUND), number) for number, bot in enumerate(self.bots)]
        heapq.heapify(hands)
        passed = 0.0
        while hands:
            at, number = heapq.heappop(hands)
            await self._sleep(at - passed)
            passed = at
            wait = await self._act(self.bots[number])
            if wait is not None:
                heapq.heappush(hands, (at + wait, number))

    async def _act(self, bot: SeatedBot) -> float | None:
        """One act of one bot; the real seconds until its next one, or None when it is done here."""
        view = self._room.view_of(bot.player)
        if view["room"]["stage"] == "closed" or view["me"].get("is_gone"):
            return None
        command = None if view["clock"]["phase"] == "paused" else self._next(bot, view)
        if command is None:
            return bot.chance.between(*LOOKS_AROUND)
        bot.count += 1
        try:
            command_id = CommandId(f"bot:{bot.player}:{bot.count}:{round(view.get('now_ms') or 0)}")
            await self._room.submit(command_id, worded(command, self._phrases))
        except Refused:
            return bot.chance.between(*LOOKS_AROUND)
        factor = float(view["clock"]["factor"]) or 1.0
        return max(LEAST_SECONDS, seconds_for(self._scenario, command, bot.profile, bot.chance) / factor)

    def _next(self, bot: SeatedBot, view: View) -> object | None:
        return self._line(bot, view) or next_companion_command(self._scenario, view, bot.profile, bot.chance)

    def _line(self, bot: SeatedBot, view: View) -> object | None:
        """One short line in each act, from one bot after the other."""
        act = view["room"]["act"]
        if view["room"]["stage"] != "play" or act is None or act["id"] in bot.said:
            return None
        if bot.chance.fresh() >= SAYS_AFTER:
            return None
        bot.said.add(act["id"])
        place = (act["number"] - 1 + self.bots.index(bot)) % len(ACT_LINES)
        return Say(bot.player, ACT_LINES[place])
