"""A page that no websocket reaches plays over ordinary requests, with the same rights and the same answers."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.web.served import Site, serve_here
from thebridge.web.polled_lines import LINES_PER_SEAT


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    with serve_here(tmp_path) as served:
        yield served


def say(site: Site, line: str, **message: Any) -> int:
    return int(site.ask(line, {"texts": [json.dumps(message)]}).status_code)


def hear(site: Site, line: str) -> list[dict[str, Any]]:
    return [json.loads(text) for text in site.client.get(line).json()["texts"]]


def open_line(site: Site, seat: str) -> str:
    answer = site.ask(f"{seat}/live/lines", {})
    assert answer.status_code == 200, answer.text
    assert answer.headers["cache-control"] == "no-store"
    return f"{seat}/live/lines/{answer.json()['line']}"


def test_a_player_gets_the_room_and_the_answers_over_requests(site: Site) -> None:
    seat = site.join(site.open_session().rooms[0].code)
    line = open_line(site, seat)
    say(site, line, kind="hello", id="1", epoch=None, since=None)
    assert hear(site, line)[0]["kind"] == "snapshot"
    say(site, line, kind="say", id="2", text="hallo")
    heard: list[dict[str, Any]] = []
    while not any(one["kind"] == "accepted" for one in heard):
        heard += hear(site, line)
    assert any("hallo" in json.dumps(one) for one in heard)


def test_a_line_belongs_to_one_seat_and_one_browser(site: Site) -> None:
    code = site.open_session().rooms[0].code
    line = open_line(site, site.join(code))
    other = site.join(code, "Vlugge Reiger")
    name = line.rpartition("/")[2]
    assert site.client.get(f"{other}/live/lines/{name}").status_code == 404
    site.client.cookies.clear()
    assert site.client.get(line).status_code == 404
    assert site.ask(line, {"texts": []}).status_code == 404


def test_a_line_is_opened_only_from_our_own_pages(site: Site) -> None:
    seat = site.join(site.open_session().rooms[0].code)
    answer = site.client.post(f"{seat}/live/lines", content=b"{}", headers={"origin": "https://evil.example"})
    assert answer.status_code == 403


def test_who_was_removed_hears_it_and_the_line_ends(site: Site) -> None:
    session = site.open_session()
    seat = site.join(session.rooms[0].code)
    line = open_line(site, seat)
    say(site, line, kind="hello", id="1", epoch=None, since=None)
    hear(site, line)
    player = site.call(site.server.sessions.list_seats, session.rooms[0].id)[0].player
    site.call(site.server.revocations.revoke, player)
    assert site.client.get(line).json()["closed"] == 4001
    assert site.client.get(line).status_code == 404


def test_a_seat_has_few_lines_at_a_time(site: Site) -> None:
    seat = site.join(site.open_session().rooms[0].code)
    lines = [open_line(site, seat) for _ in range(LINES_PER_SEAT + 1)]
    assert site.client.get(lines[0]).status_code == 404
    assert say(site, lines[-1], kind="hello", id="1", epoch=None, since=None) == 200


def test_too_much_at_once_is_refused(site: Site) -> None:
    seat = site.join(site.open_session().rooms[0].code)
    assert site.ask(open_line(site, seat), {"texts": [""] * 65}).status_code == 422
