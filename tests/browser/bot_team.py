"""A room that a team of bots has played to its debrief, put where a server will find it."""

import asyncio
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext

from tests.browser.served_game import ServedGame
from tests.debrief.teams import bots
from tests.web.served import new_server
from thebridge.bootstrap import Server
from thebridge.bots.table import Table
from thebridge.engine.areas.board.words import PinPlaced
from thebridge.engine.areas.seats.words import PlayerJoined
from thebridge.engine.entry import Entry
from thebridge.engine.ids import Author, CommandId, Language
from thebridge.journal.codec import decode_events, encode_events
from thebridge.sessions.model import Seat, SessionSettings

NAMES = {
    "bot-1": "Stille Zwaan",
    "bot-2": "Verre Dijk",
    "bot-3": "Rode Kade",
    "bot-4": "Snelle Sluis",
    "bot-5": "Kraan",
}


@dataclass(frozen=True)
class BotTeam:
    """The seat of the first of them, which a browser may take by its token, and where leads find the room."""

    seat: str
    token: str
    staff: str
    entries: int

    def give_seat(self, context: BrowserContext, url: str) -> None:
        """Makes a browser the one that owns the seat."""
        context.add_cookies([{"name": "thebridge", "value": self.token, "url": url}])


async def bring_in(
    folder: Path, profile: str, scenario: str = "the-bridge", *, pins: int | None = None
) -> dict[str, BotTeam]:
    """Opens sessions in the folder's database and gives their rooms the journal of a team of bots, one per language.

    With `pins` they are still at play, and so many facts hang on their board.
    """
    server = new_server(folder)
    async with server.running():
        table = bots(profile, scenario)
        journal = _until_pinned(table.journal, pins)
        return {language: await _bring_one(server, table, journal, Language(language)) for language in ("nl", "en")}


def _until_pinned(journal: Sequence[Entry], pins: int | None) -> Sequence[Entry]:
    if pins is None:
        return journal
    placed = [at for at, entry in enumerate(journal) for event in entry.events if isinstance(event, PinPlaced)]
    return journal[: placed[pins - 1] + 1]


async def _bring_one(server: Server, table: Table, journal: Sequence[Entry], language: Language) -> BotTeam:
    session = await server.open_session(table.scenario.id, "default", ("Maashaven",), SessionSettings())
    room = session.rooms[0]
    claimed = await server.sessions.claim_seat(room.code, NAMES["bot-1"], language)
    entries = [_taken_over(entry, claimed.seat) for entry in journal]
    await server.journal.append(room.id, entries)
    staff = f"/facilitator/sessions/{session.id}/rooms/{room.id}"
    return BotTeam(f"/s/{claimed.seat.id}", claimed.browser_token, staff, len(entries))


def _taken_over(entry: Entry, seat: Seat) -> Entry:
    """The entry with people's names, and the first bot's part played by the seat's own player."""
    content = encode_events(entry.events)
    is_joining = b'["player_joined"' in content and b'"bot-1"' in content
    for bot, name in NAMES.items():
        content = content.replace(f'"name":"{bot}"'.encode(), f'"name":"{name}"'.encode())
    events = decode_events(content.replace(b'"bot-1"', f'"{seat.player}"'.encode()))
    if is_joining:
        events = tuple(
            replace(event, language=seat.language) if isinstance(event, PlayerJoined) else event for event in events
        )
    by = Author(seat.player) if entry.by == "bot-1" else entry.by
    command_id: CommandId = seat.join_id if is_joining else entry.command_id
    return replace(entry, by=by, command_id=command_id, events=events)


Played = tuple[ServedGame, dict[str, BotTeam]]


@contextmanager
def served_to_bots(folder: Path, profile: str, **given: Any) -> Iterator[Played]:
    """A server whose room in each language a team of bots has played in; it ends well, without a traceback."""
    game = ServedGame(folder)
    # In a thread of its own: the browser's own loop runs in this one.
    with ThreadPoolExecutor(1) as aside:
        teams = aside.submit(asyncio.run, bring_in(game.folder / "data", profile, **given)).result()
    game.start()
    try:
        yield game, teams
        assert game.stop() == 0
        assert not game.tracebacks()
    finally:
        game.kill()
