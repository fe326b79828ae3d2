"""People who play on whatever happens: they come back when a line breaks and ask again what was not recorded."""

import asyncio
import random
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Final

from websockets.exceptions import WebSocketException

from chaos.ledger import Ledger
from chaos.player import LivePlayer

PAUSE_SECONDS: Final = 0.13
"""Between two commands of one player: under the limit of one connection, the sending again included."""
IN_FLIGHT: Final = 3
AGAIN_SECONDS: Final = 0.5
ANSWER_SECONDS: Final = 30.0
BROKEN: Final = (OSError, WebSocketException, TimeoutError)


class Crowd:
    """The people of some rooms. `play` goes on until `is_over` says so."""

    def __init__(self, ledger: Ledger, chance: random.Random, pause_seconds: float = PAUSE_SECONDS) -> None:
        self.ledger, self.chance, self.pause_seconds = ledger, chance, pause_seconds
        self.players: list[LivePlayer] = []

    @property
    def rooms(self) -> set[str]:
        """Where they play."""
        return {player.room for player in self.players}

    async def play(self, player: LivePlayer, is_over: Callable[[], bool]) -> None:
        """One of them, on and on."""
        while not is_over():
            if await self.be_connected(player, is_over):
                await self._be_answered(player)
                if player.closed_with is None:
                    await self._do_something(player)
            await asyncio.sleep(self.pause_seconds)

    async def be_connected(self, player: LivePlayer, is_over: Callable[[], bool] = lambda: False) -> bool:
        """Comes back, as often as it takes; says whether it is connected, or had to give it up because it is over."""
        while player.closed_with is not None:
            if is_over():
                return False
            with suppress(*BROKEN):
                await player.ended()
                await player.connect()
                break
            await asyncio.sleep(self.chance.uniform(0.02, 0.2))
        return True

    async def _be_answered(self, player: LivePlayer) -> None:
        """A page asks again what was not recorded; one that waits too long for an answer begins anew."""
        loop = asyncio.get_running_loop()
        ends_at = loop.time() + ANSWER_SECONDS
        while len(player.waiting) >= IN_FLIGHT and player.closed_with is None:
            with suppress(TimeoutError):
                async with asyncio.timeout(AGAIN_SECONDS):
                    await player.settled(IN_FLIGHT - 1)
            await player.ask_again()
            if loop.time() > ends_at:
                await player.drop()

    async def settle(self, seconds: float) -> list[str]:
        """Nothing new is done; what still waits is asked until it is answered. Who is not answered by then is named."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await asyncio.gather(*(self._settle_one(player) for player in self.players))
        return [f"{one.command_id} was never answered" for one in self.ledger.unanswered]

    async def _settle_one(self, player: LivePlayer) -> None:
        while player.waiting or player.closed_with is not None:
            await self.be_connected(player)
            with suppress(TimeoutError):
                async with asyncio.timeout(AGAIN_SECONDS):
                    await player.settled()
            await player.ask_again()

    async def leave(self) -> None:
        """Everyone hangs up."""
        for player in self.players:
            await player.drop()

    async def _do_something(self, player: LivePlayer) -> None:
        match self.chance.randrange(3):
            case 0:
                await player.say("place_item", puzzle="who", part="name", item="text", value=None, text="{marker}")
            case 1:
                own = [note for note, one in player.view["notes"].items() if one["player"] == player.player]
                await player.say("write_note", text="note {marker}", pin=None, note=own[0] if len(own) > 2 else None)
            case _:
                await player.say("say", text="line {marker}")


def accepted_of(players: Iterable[LivePlayer]) -> dict[str, int]:
    """How many commands of each were accepted so far."""
    return {player.player: player.accepted for player in players}
