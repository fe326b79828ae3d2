"""A lead and the screen in the hall follow the rooms over ordinary requests, with a websocket's right."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.requests import HTTPConnection

from tests.web.served import Site, serve_here
from thebridge.engine.areas.clock.words import PauseRoom
from thebridge.engine.ids import Author, CommandId
from thebridge.errors import AppError
from thebridge.web.live_socket import POLICY
from thebridge.web.polled_pages import _serve
from thebridge.web.polled_socket import PolledSocket


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    with serve_here(tmp_path) as site:
        site.sign_in()
        yield site


def open_line(site: Site, address: str, query: str = "") -> str:
    answer = site.ask(f"{address}/lines{query}", {})
    assert answer.status_code == 200, answer.text
    return f"{address}/lines/{answer.json()['line']}"


def say(site: Site, line: str, **message: Any) -> None:
    assert site.ask(line, {"texts": [json.dumps(message)]}).status_code == 200


def hear(site: Site, line: str, told: str) -> None:
    """Asks until this was told."""
    heard: list[str] = []
    for _ in range(4):
        answer = site.client.get(line).json()
        assert answer["closed"] is None, heard
        heard += answer["texts"]
        if any(told in one for one in heard):
            return
    pytest.fail(str(heard)[:2000])


def playing(site: Site) -> tuple[str, Any]:
    session = site.open_session(("Blauw", "Rood"))
    for name in ("Zwaan", "Otter"):
        site.come_in(session.rooms[0].code, name)
    wall = f"/facilitator/sessions/{session.id}"
    site.ask(f"{wall}/commands", {"room": session.rooms[0].id, "kind": "start_play"})
    return wall, site.call(site.server.get_room, session.rooms[0].id)


def test_the_wall_is_told_of_its_rooms(site: Site) -> None:
    wall, room = playing(site)
    line = open_line(site, f"{wall}/live")
    say(site, line, kind="hello", id="1", rooms={})
    hear(site, line, '"snapshot"')
    site.call(site.server.submit, room, CommandId("p"), PauseRoom(Author("lead:Saar")))
    hear(site, line, '"paused"')


@pytest.mark.parametrize("end", ["rooms", "plenum"])
def test_one_room_and_all_together_are_told_of(site: Site, end: str) -> None:
    wall, room = playing(site)
    line = open_line(site, f"{wall}/{'plenum' if end == 'plenum' else f'rooms/{room.id}'}/live")
    say(site, line, kind="hello", id="1", epoch=None, since=None)
    hear(site, line, '"projection"' if end == "plenum" else '"snapshot"')


def test_the_screen_in_the_hall_is_told_in_its_own_language(site: Site) -> None:
    wall, _ = playing(site)
    link = site.call(site.server.projector_links.make, wall.rpartition("/")[2])
    site.client.cookies.clear()
    line = open_line(site, f"/p/{link.token}/live", "?lang=en")
    say(site, line, kind="hello", id="1", epoch=None, since=None)
    hear(site, line, "What do we really know?")


def test_a_line_is_known_at_its_own_address_alone(site: Site) -> None:
    wall, room = playing(site)
    name = open_line(site, f"{wall}/live").rpartition("/")[2]
    assert site.client.get(f"{wall}/plenum/live/lines/{name}").status_code == 404
    assert site.client.get(f"{wall}/rooms/{room.id}/live/lines/{name}").status_code == 404
    assert site.ask(f"{wall}/rooms/none/live/lines", {}).status_code == 404
    site.client.cookies.clear()
    assert site.client.get(f"{wall}/live/lines/{name}").status_code == 403
    assert site.ask(f"{wall}/live/lines", {}).status_code == 403


async def test_a_line_whose_session_was_erased_meanwhile_is_closed() -> None:
    async def serve(_socket: object, **_path: object) -> None:
        raise AppError("session_unknown")

    socket = PolledSocket(HTTPConnection({"type": "http", "headers": []}))
    await _serve(serve, socket, {})
    assert (await socket.ask(0)).closed == POLICY
