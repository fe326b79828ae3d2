"""A right that ends over one process ends what is open in the other one, within a second: accounts, links, seats."""

import asyncio
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from tests.fakes.postgres import drop_postgres, make_postgres
from tests.processes.several import open_one, open_session
from tests.processes.test_real_processes import _Stay, base_of, two_processes
from tests.web.matrix_world import make_person
from thebridge.accounts.model import DEFAULT_ORGANISATION
from thebridge.bootstrap import Server
from thebridge.engine.ids import Language
from thebridge.sessions.model import SessionRecord

pytestmark = [pytest.mark.service, pytest.mark.slow]

SECOND = 1.0
HELLO = '{"kind":"hello","id":"hello"}'


@dataclass
class World:
    """A session, who may do what in it, and the cookie of each."""

    session: SessionRecord
    cookies: dict[str, str] = field(default_factory=dict)
    paths: dict[str, str] = field(default_factory=dict)
    """Where each right is taken away."""
    seat: str = ""

    @property
    def room(self) -> str:
        """The address of its only room, for who runs it."""
        return f"/facilitator/sessions/{self.session.id}/rooms/{self.session.rooms[0].id}"


async def make_world(server: Server) -> World:
    """An admin, three facilitators, a lead by a link, a player, and who came in by the operator's link."""
    world = World(await open_session(server))
    people = {}
    for name, role in (("admin", "admin"), *((one, "facilitator") for one in ("demoted", "removed", "leaving"))):
        people[name] = await make_person(server, DEFAULT_ORGANISATION, role)  # type: ignore[arg-type]
        world.cookies[name] = f"thebridge-account={await server.sign_ins.let_in(people[name])}"
    token = await server.accounts.get_operator_token(DEFAULT_ORGANISATION)
    world.cookies["operator"] = f"thebridge-operator={await server.accounts.sign_in(token)}"
    person, link = await server.session_people.invite(world.session.id, "Kees", "lead")
    await server.session_people.sign_in(link, "browser-of-kees")
    world.cookies["link"] = "thebridge-people=browser-of-kees"
    claimed = await server.sessions.claim_seat(world.session.rooms[0].code, "Noor", Language("nl"))
    world.cookies["player"] = f"thebridge={claimed.browser_token}"
    session = world.session.id
    world.paths = {
        "demoted": f"/admin/people/{people['demoted'].id}/roles?roles=reviewer",
        "removed": f"/admin/people/{people['removed'].id}/remove",
        "link": f"/facilitator/sessions/{session}/people/{person.id}/revoke",
        "player": f"/admin/sessions/{session}/rooms/{world.session.rooms[0].id}/players/{claimed.seat.player}/erase",
        "leaving": "/sign-out",
        "operator": "/admin/organisation?name=O&personal_days=45&results_days=730",
    }
    world.seat = f"/s/{claimed.seat.id}"
    return world


def post(base: str, path: str, cookie: str) -> int:
    """Sends a form as a page does; what stands after the question mark is the form."""
    path, _, form = path.partition("?")
    headers = {"origin": base, "cookie": cookie, "content-type": "application/x-www-form-urlencoded"}
    request = urllib.request.Request(f"{base}{path}", form.encode(), headers)
    try:
        with urllib.request.build_opener(_Stay).open(request, timeout=10) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as answer:
        with answer:
            return answer.code


async def open_line(base: str, path: str, cookie: str) -> ClientConnection:
    """A connection that has had its first message."""
    address = f"{base.replace('http', 'ws', 1)}{path}/live"
    socket = await connect(address, origin=base, additional_headers={"cookie": cookie})  # type: ignore[arg-type]
    await socket.send(HELLO)
    async with asyncio.timeout(10):
        await socket.recv()
    return socket


async def seconds_until_closed(sockets: list[ClientConnection], act: Callable[[], Awaitable[int]]) -> float:
    """Does it, and reads on until every one of these is closed: how long that took after the answer."""
    assert await act() in (200, 303)
    began = time.monotonic()
    for socket in sockets:
        with pytest.raises(ConnectionClosed):
            await read_on(socket)
    return time.monotonic() - began


async def read_on(socket: ClientConnection) -> None:
    """Reads until the other side ends it."""
    async with asyncio.timeout(10):
        while True:
            await socket.recv()


async def test_whatever_right_ends_here_its_open_lines_there_close_within_a_second(
    tmp_path: Path, postgres_url: str, redis_url: str
) -> None:
    database_url = await make_postgres(postgres_url)
    try:
        opening = await open_one(tmp_path, database_url, "")
        async with opening.running():
            world = await make_world(opening)
        with two_processes(tmp_path, database_url, redis_url) as (one, other):
            await _end_each_right(world, base_of(one), base_of(other))
    finally:
        await drop_postgres(postgres_url, database_url)


async def _end_each_right(world: World, here: str, there: str) -> None:
    """Everybody has a line over both processes; each right is taken away over the first, by somebody who may."""
    takes = {"link": "operator", "demoted": "admin", "removed": "admin", "leaving": "leaving", "player": "admin"}
    takes |= {"operator": "admin"}
    async with AsyncExitStack() as stack:
        lines: dict[str, list[ClientConnection]] = {}
        for who in takes:
            paths = (world.seat,) if who == "player" else (world.room, f"/facilitator/sessions/{world.session.id}")
            lines[who] = [await open_line(base, path, world.cookies[who]) for base in (here, there) for path in paths]
            for line in lines[who]:
                stack.push_async_callback(line.close)
        for who, by in takes.items():
            asked = partial(asyncio.to_thread, post, here, world.paths[who], world.cookies[by])
            spent = await seconds_until_closed(lines.pop(who), asked)
            assert spent < SECOND, f"{who}: {spent:.1f} seconds"
            assert all(line.close_code is None for of in lines.values() for line in of), f"{who} takes nobody along"
