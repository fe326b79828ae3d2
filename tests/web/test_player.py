"""A player's page: the shell that the island starts in, and the ways out of a seat."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.web.served import Site, serve_here


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    with serve_here(tmp_path) as site:
        yield site


def boot_of(page: str) -> Any:
    found = re.search(r'<script type="application/json" id="boot">(.*?)</script>', page, re.DOTALL)
    assert found is not None
    return json.loads(found[1])


def test_the_page_starts_the_island_with_what_it_needs(site: Site) -> None:
    seat = site.join(site.open_session().rooms[0].code)
    page = site.client.get(seat)
    boot = boot_of(page.text)
    assert boot["seat"] == seat.removeprefix("/s/")
    assert boot["live_url"] == f"{seat}/live"
    assert boot["language"] == "nl"
    assert boot["texts"]["join.go"] == "Kom binnen"
    assert '<div id="app"' in page.text
    assert "<noscript>" in page.text


def test_every_script_on_the_page_has_the_nonce_of_its_policy_and_vendored_ones_their_fingerprint(site: Site) -> None:
    page = site.client.get(site.join(site.open_session().rooms[0].code))
    nonce = re.search(r"'nonce-([^']+)'", page.headers["content-security-policy"])
    assert nonce is not None
    scripts = re.findall(r"<script ([^>]*)>", page.text)
    assert all(f'nonce="{nonce[1]}"' in one or "application/json" in one for one in scripts)
    assert page.text.count('rel="modulepreload"') > 20
    imports = json.loads(re.findall(r'type="importmap"[^>]*>(.*?)</script>', page.text)[0])
    assert set(imports["imports"].values()) == set(imports["integrity"])
    assert all(one.startswith("sha384-") for one in imports["integrity"].values())
    for address in (*imports["imports"].values(), *re.findall(r'(?:src|href)="(/static/[^"#]+)', page.text)):
        assert site.client.get(address).status_code == 200, address


def test_the_page_is_in_the_language_that_the_player_reads(site: Site) -> None:
    code = site.open_session().rooms[0].code
    seat = site.join(code, "Swan", language="en")
    assert boot_of(site.client.get(seat, headers={"accept-language": "nl"}).text)["language"] == "en"


def test_a_team_and_a_player_with_marks_in_their_names_end_no_script(site: Site) -> None:
    session = site.open_session(("</script><b>",))
    seat = site.come_in(session.rooms[0].code, "</script><b>")
    assert "</script><b>" not in site.client.get(seat).text
    assert "</script><b>" not in site.client.get("/").text


def test_leaving_frees_the_seat_for_good(site: Site) -> None:
    session = site.open_session()
    seat = site.come_in(session.rooms[0].code)
    room = site.call(site.server.get_room, session.rooms[0].id)
    assert len(room.state.seats.players) == 1
    assert site.ask(f"{seat}/leave", {}).status_code == 200
    assert len(room.state.seats.players) == 0
    assert site.client.get(seat).status_code == 404
    assert site.ask(f"{seat}/leave", {}).status_code == 404


def test_who_never_connected_may_leave_too(site: Site) -> None:
    seat = site.join(site.open_session().rooms[0].code)
    assert site.ask(f"{seat}/leave", {}).status_code == 200
    assert site.client.get(seat).status_code == 404
