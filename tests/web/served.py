"""A whole server for tests: in this process with a test client, or on a real port with real sockets."""

import asyncio
import json
import re
import socket
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from starlette.testclient import TestClient
from websockets.asyncio.client import ClientConnection, connect

from thebridge.bootstrap import Server, open_server
from thebridge.cli.serve import uvicorn_config
from thebridge.sessions.model import SessionRecord, SessionSettings
from thebridge.settings import read_settings
from thebridge.web.app import create_app, read_translations

URL = "http://localhost:8000"
SCENARIO = "warm-up"


def new_server(folder: Path, public_url: str = URL, **settings: Any) -> Server:
    """A server on a new database in the folder."""
    given = read_settings(data_dir=folder, public_url=public_url, **settings)
    return open_server(given, read_translations().t)


@dataclass(frozen=True)
class Site:
    """A served site, seen by one browser at a time."""

    client: TestClient
    server: Server
    url: str

    def call(self, work: Any, *given: Any) -> Any:
        """Runs something of the server's own on its event loop."""
        portal = self.client.portal
        assert portal is not None
        return portal.call(work, *given)

    def open_session(self, teams: tuple[str, ...] = ("Blauw",), **settings: Any) -> SessionRecord:
        """A session of the warm-up."""
        found: SessionRecord = self.call(
            self.server.open_session, SCENARIO, "default", teams, SessionSettings(**settings)
        )
        return found

    def join(self, code: str, name: str = "Stille Zwaan", language: str = "nl") -> str:
        """Joins as a browser does; the address of the seat's page."""
        form = {"code": code, "name": name, "language": language}
        answer = self.client.post("/join", data=form, headers={"origin": self.url}, follow_redirects=False)
        assert answer.status_code == 303, answer.text
        return answer.headers["location"]

    def come_in(self, code: str, name: str = "Stille Zwaan", language: str = "nl") -> str:
        """Joins and connects, so that the room has this player; the address of the seat's page."""
        seat = self.join(code, name, language)
        address = f"{self.url.replace('http', 'ws', 1)}{seat}/live"
        with self.client.websocket_connect(address, headers={"origin": self.url}) as socket:
            socket.send_text('{"kind":"hello","id":"1"}')
            assert socket.receive_json()["kind"] == "snapshot"
        return seat

    def sign_in(self) -> None:
        """Comes in by the operator's link."""
        token = self.call(self.server.accounts.get_operator_token)
        assert self.client.get(f"/o/{token}", follow_redirects=False).status_code == 303

    def post(self, path: str, form: dict[str, str]) -> Any:
        """Sends a form of ours."""
        return self.client.post(path, data=form, headers={"origin": self.url}, follow_redirects=False)

    def ask(self, path: str, body: Any) -> Any:
        """Sends JSON as our pages do."""
        headers = {"origin": self.url, "accept": "application/json", "content-type": "application/json"}
        content = body if isinstance(body, bytes | str) else json.dumps(body)
        return self.client.post(path, content=content, headers=headers)


def shown(page: str) -> str:
    """What people see of a page: without the data that its script starts with."""
    return re.sub(r"<script.*?</script>", "", page, flags=re.DOTALL)


@contextmanager
def serve_here(folder: Path, public_url: str = URL, **settings: Any) -> Iterator[Site]:
    """A site in this process."""
    server = new_server(folder, public_url, **settings)
    app = create_app(server, read_translations())
    with TestClient(app, base_url=public_url, headers={"accept": "text/html"}) as client:
        yield Site(client, server, public_url)


@dataclass(frozen=True)
class Live:
    """A site on a real port."""

    server: Server
    port: int
    runner: uvicorn.Server

    @property
    def origin(self) -> str:
        """Where our own pages come from."""
        return f"http://localhost:{self.port}"

    async def take_seat(self, session: SessionRecord, name: str, room: int = 0) -> "Place":
        """A seat in a room, with the browser that owns it."""
        claimed = await self.server.sessions.claim_seat(session.rooms[room].code, name, "nl")  # type: ignore[arg-type]
        return Place(claimed.seat.id, claimed.seat.player, claimed.browser_token)

    async def open_session(self, *teams: str) -> SessionRecord:
        """A session of the warm-up."""
        return await self.server.open_session(SCENARIO, "default", teams or ("Blauw",), SessionSettings())

    def connect(self, place: "Place", more_headers: Mapping[str, str] | None = None, **options: Any) -> "connect":
        """A raw connection to a seat."""
        headers = {"cookie": f"thebridge={place.token}", **(more_headers or {})}
        url = f"ws://localhost:{self.port}/s/{place.seat}/live"
        return connect(url, origin=self.origin, additional_headers=headers, **options)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Place:
    """A seat and the token of the browser that owns it."""

    seat: str
    player: str
    token: str


@asynccontextmanager
async def serve_live(folder: Path) -> AsyncIterator[Live]:
    """A site on a free port of this computer, in the event loop of the test."""
    listening = socket.create_server(("127.0.0.1", 0))
    port = listening.getsockname()[1]
    server = new_server(folder, f"http://localhost:{port}")
    config = uvicorn_config(create_app(server, read_translations()), server.settings)
    runner = uvicorn.Server(config)
    runner.capture_signals = _no_signals  # type: ignore[method-assign]
    task = asyncio.create_task(runner.serve(sockets=[listening]))
    try:
        await until(lambda: runner.started)
        yield Live(server, port, runner)
    finally:
        runner.should_exit = True
        await task


@contextmanager
def _no_signals() -> Iterator[None]:
    yield


async def until(is_so: Callable[[], bool | Awaitable[bool]], seconds: float = 5) -> None:
    """Waits for what comes by itself in a moment, and fails when it does not."""
    ends_at = time.monotonic() + seconds
    while time.monotonic() < ends_at:
        found = is_so()
        if found if isinstance(found, bool) else await found:
            return
        await asyncio.sleep(0.01)
    pytest.fail(f"it did not come about within {seconds} seconds")


async def hear(socket: ClientConnection, kind: str, seconds: float = 5) -> dict[str, Any]:
    """The next message of this kind; others are passed over."""
    async with asyncio.timeout(seconds):
        while True:
            message: dict[str, Any] = json.loads(await socket.recv())
            if message["kind"] == kind:
                return message


async def say(socket: ClientConnection, kind: str, message_id: str = "1", **fields: Any) -> None:
    """Sends a message."""
    await socket.send(json.dumps({"kind": kind, "id": message_id, **fields}))


async def greet(socket: ClientConnection) -> dict[str, Any]:
    """Says hello; the snapshot that follows."""
    await say(socket, "hello", "hello", epoch=None, since=None)
    return await hear(socket, "snapshot")
