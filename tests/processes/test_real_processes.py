"""Two `thebridge serve` beside each other, as an operator runs them; one of them is stopped in the middle of play."""

import asyncio
import json
import signal
import urllib.error
import urllib.request
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from websockets.asyncio.client import ClientConnection, connect

from tests.cli.test_serve import Served, served
from tests.fakes.postgres import drop_postgres, make_postgres
from tests.processes.several import LIMIT_SECONDS, SECRET, open_one, open_session
from thebridge.database import open_database
from thebridge.engine.entry import Entry
from thebridge.engine.ids import RoomId
from thebridge.journal.opening import open_journal

pytestmark = [pytest.mark.service, pytest.mark.slow]


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *given: object) -> None:
        return None


def join(base: str, code: str, name: str) -> tuple[str, str]:
    """Joins as a browser does: the seat's address and the browser's cookie."""
    headers = {"origin": base, "content-type": "application/x-www-form-urlencoded"}
    request = urllib.request.Request(f"{base}/join", f"code={code}&name={name}&language=nl".encode(), headers)
    try:
        urllib.request.build_opener(_Stay).open(request, timeout=10)
    except urllib.error.HTTPError as answer:
        with answer:
            return answer.headers["location"], answer.headers["set-cookie"].partition(";")[0]
    raise AssertionError("joining leads to the seat's page")


@dataclass
class Line:
    """A page's connection, and the chat as the page shows it."""

    socket: ClientConnection
    chat: dict[str, str]
    seq: int = 0

    async def send(self, message_id: str, text: str) -> None:
        """Says something; the answer comes later."""
        await self.socket.send(json.dumps({"kind": "say", "id": message_id, "text": text}))

    async def until(self, is_so: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """Reads on until a message that is so."""
        async with asyncio.timeout(LIMIT_SECONDS):
            while True:
                message: dict[str, Any] = json.loads(await self.socket.recv())
                self._show(message)
                if is_so(message):
                    return message

    async def until_shown(self, *texts: str) -> None:
        """Reads on until all of these are in the chat."""
        if not set(texts) <= set(self.chat.values()):
            await self.until(lambda _message: set(texts) <= set(self.chat.values()))

    def _show(self, message: dict[str, Any]) -> None:
        if message["kind"] == "snapshot":
            self.seq = message["seq"]
            self.chat = {key: line["text"] for key, line in message["view"]["chat"].items()}
        elif message["kind"] == "update":
            assert message["after"] == self.seq, "a hole between two updates"
            self.seq = message["seq"]
            put = message["changed"].get("chat", {}).get("put", {})
            self.chat |= {key: line["text"] for key, line in put.items()}


@asynccontextmanager
async def come_in(base: str, code: str, name: str) -> AsyncIterator[Line]:
    """Joins and connects over the process at this address."""
    seat, cookie = await asyncio.to_thread(join, base, code, name)
    address, headers = f"{base.replace('http', 'ws', 1)}{seat}/live", {"cookie": cookie}
    async with connect(address, origin=base, additional_headers=headers) as socket:  # type: ignore[arg-type]
        line = Line(socket, {})
        await socket.send('{"kind":"hello","id":"hello"}')
        await line.until(lambda message: message["kind"] == "snapshot")
        yield line


@contextmanager
def two_processes(folder: Path, database_url: str, bus_url: str) -> Iterator[tuple[Served, Served]]:
    """Both ready."""
    shared = {
        "THEBRIDGE_DATABASE_URL": database_url,
        "THEBRIDGE_BUS_URL": bus_url,
        "THEBRIDGE_SECRET_KEY": SECRET,
        "THEBRIDGE_DATA_DIR": str(folder),
    }
    with served("--port", "0", **shared) as one, served("--port", "0", **shared) as other:
        yield one, other


def base_of(server: Served) -> str:
    """Where a process answers."""
    return server.said["Facilitate"].partition("/o/")[0]


async def read_journal(database_url: str, room: RoomId) -> tuple[Entry, ...]:
    """What is recorded, read beside the processes."""
    database = open_database(database_url, is_writer=False)
    try:
        return await open_journal(database).read(room)
    finally:
        await database.close()


async def play(servers: tuple[Served, Served], code: str) -> None:
    """Noor is connected to the process that is stopped, Sam to the one that goes on."""
    stopped, going = servers
    async with come_in(base_of(stopped), code, "Noor") as noor, come_in(base_of(going), code, "Sam") as sam:
        await noor.send("1", "before")
        await sam.until_shown("before")
        stopped.process.send_signal(signal.SIGSTOP)
        try:
            await noor.send("2", "from the one that was stopped")
            for number in range(3, 13):
                await sam.send(str(number), f"line {number}")
            answer = await sam.until(lambda message: message.get("id") == "12")
            assert answer["kind"] == "accepted"
        finally:
            stopped.process.send_signal(signal.SIGCONT)
        answer = await noor.until(lambda message: message.get("id") == "2")
        assert answer["kind"] == "accepted"
        lines = [f"line {number}" for number in range(3, 13)]
        for line in (noor, sam):
            await line.until_shown("before", "from the one that was stopped", *lines)
        assert list(noor.chat.values()) == list(sam.chat.values())
        assert list(noor.chat.values())[-1] == "from the one that was stopped"


async def test_a_process_that_was_stopped_writes_nothing_stale_when_it_wakes(
    tmp_path: Path, postgres_url: str, redis_url: str
) -> None:
    database_url = await make_postgres(postgres_url)
    try:
        opening = await open_one(tmp_path, database_url, "")
        room = (await open_session(opening)).rooms[0]
        await opening._database.close()
        with two_processes(tmp_path, database_url, redis_url) as servers:
            links = {server.said["Facilitate"].rpartition("/o/")[2] for server in servers}
            assert len(links) == 1, "one operator's link for all processes"
            await play(servers, room.code)
        entries = await read_journal(database_url, room.id)
        assert [entry.seq for entry in entries] == list(range(1, len(entries) + 1))
    finally:
        await drop_postgres(postgres_url, database_url)
