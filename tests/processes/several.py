"""Two servers of one installation in one test: on one PostgreSQL and one Valkey, each with its own rooms and bus."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.fakes.postgres import drop_postgres, make_postgres
from tests.fakes.rooms import Page
from thebridge.bootstrap import Server, open_server
from thebridge.engine.ids import CommandId, Language, PlayerId, RoomId
from thebridge.engine.viewer import Viewer
from thebridge.rooms.room import Room
from thebridge.rooms.submission import Accepted
from thebridge.sessions.model import Seat, SessionRecord, SessionSettings
from thebridge.settings import read_settings

SECRET = "a key of at least thirty-two characters"
SCENARIO = "warm-up"
LIMIT_SECONDS = 10.0


def say(language: str, key: str) -> str:
    """Texts do not matter here."""
    return f"{key} ({language})"


async def until(is_so: Callable[[], bool]) -> None:
    """Returns when it is so; fails when it does not come."""
    async with asyncio.timeout(LIMIT_SECONDS):
        while not is_so():  # noqa: ASYNC110 - what is waited for happens in another process
            await asyncio.sleep(0.01)


async def open_one(folder: Path, database_url: str, bus_url: str) -> Server:
    """A server as `serve` makes it; not yet running."""
    settings = read_settings(data_dir=folder, database_url=database_url, bus_url=bus_url, secret_key=SECRET)
    return await asyncio.to_thread(open_server, settings, say)


@asynccontextmanager
async def two_servers(folder: Path, postgres_url: str, bus_url: str) -> AsyncIterator[tuple[Server, Server]]:
    """Both running, on a database of their own."""
    database_url = await make_postgres(postgres_url)
    try:
        async with AsyncExitStack() as stack:
            servers = [await open_one(folder, database_url, bus_url) for _ in range(2)]
            for server in servers:
                await stack.enter_async_context(server.running())
            yield servers[0], servers[1]
    finally:
        await drop_postgres(postgres_url, database_url)


async def open_session(server: Server, *teams: str) -> SessionRecord:
    """A session of the warm-up."""
    return await server.open_session(SCENARIO, "default", teams or ("Blue",), SessionSettings())


@dataclass
class Player:
    """One player, whose browser happens to be connected to one of the processes."""

    server: Server
    seat: Seat
    room: Room
    page: Page

    @property
    def id(self) -> PlayerId:
        """Whom the commands are by."""
        return self.seat.player

    async def does(self, command_id: str, command: object) -> Accepted:
        """Sends a command over this process."""
        return await self.server.submit(self.room, CommandId(f"{self.id}:{command_id}"), command)


async def come_in(server: Server, room_id: RoomId, name: str) -> Player:
    """Takes a seat and connects, over this process."""
    record = await server.sessions.get_room(room_id)
    claimed = await server.sessions.claim_seat(record.code, name, Language("nl"))
    room = await server.get_room(room_id)
    await server.submit(room, claimed.seat.join_id, claimed.seat.join_command)
    return Player(server, claimed.seat, room, Page(room.connect(Viewer("player", "nl", claimed.seat.player))))


async def until_equal(here: Room, there: Room) -> None:
    """Returns when both processes have come to the same entry."""
    await until(lambda: here.seq == there.seq)
