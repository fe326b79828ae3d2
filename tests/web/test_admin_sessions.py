"""Whoever asks for their data is found by name; names stay hidden; erasing and handing over are written down."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.web.matrix_world import World, hold, make_world
from tests.web.served import SCENARIO, Site, serve_here, shown
from thebridge.bootstrap.past import Past, play_past


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    with serve_here(tmp_path) as site:
        yield site


@pytest.fixture
def world(site: Site) -> World:
    made: World = site.call(make_world, site.server)
    return made


def add_past(site: Site, *days_ago: int, **how: Any) -> None:
    site.call(play_past, site.server, SCENARIO, "default", Past(days_ago, players=3, **how))


def lines(site: Site) -> list[Any]:
    found: list[Any] = site.call(site.server.privacy.audit.list_lines, "default")
    return [(one.action, one.subject) for one in found]


def test_an_admin_finds_somebody_by_the_whole_name_and_sees_no_other(site: Site, world: World) -> None:
    hold(site, world.cookies["admin"])
    base = f"/admin/sessions/{world.values['session']}"
    assert "Zwaan" not in shown(site.client.get(f"{base}?names=1").text)
    page = shown(site.client.get(f"{base}?name=zwaan").text)
    assert page.count("gezochte naam") == 1
    assert "Otter" not in page
    assert "Niemand in deze sessie" in site.client.get(f"{base}?name=Zwa").text
    hold(site, world.cookies["reviewer"])
    assert "gezochte naam" not in site.client.get(f"{base}?name=zwaan").text


def test_what_is_done_to_a_player_is_folded_away_until_that_player_is_looked_for(site: Site, world: World) -> None:
    hold(site, world.cookies["admin"])
    base = f"/admin/sessions/{world.values['session']}"
    page = site.client.get(base).text
    assert page.count('<details class="fold">') == 1 + page.count("/export")
    assert "Dit kan niet terug" in page
    assert site.client.get(f"{base}?name=zwaan").text.count('<details class="fold" open>') == 1


def test_a_session_is_listed_by_its_name_and_leads_to_what_its_teams_did(site: Site, world: World) -> None:
    add_past(site, 3, teams=1)
    hold(site, world.cookies["admin"])
    page = shown(site.client.get("/admin/sessions").text)
    titles = {one.scenario.id for one in site.server.catalogue.offers()}
    assert not [known for known in titles if f">{known}<" in page], "a title, not an id"
    past = re.findall(r"/admin/sessions/[\w-]+", page)[0]
    assert site.client.get(past).text.count("/admin/results/teams/") == 1


def test_names_are_shown_to_whoever_leads_and_that_is_written_down(site: Site, world: World) -> None:
    hold(site, world.cookies["facilitator"])
    page = site.client.get(f"/admin/sessions/{world.values['session']}?names=1").text
    assert "Zwaan" in page
    assert ("names_seen", world.values["session"]) in lines(site)


def test_a_person_is_handed_over_and_erased(site: Site, world: World) -> None:
    hold(site, world.cookies["admin"])
    base = f"/admin/sessions/{world.values['session']}"
    seat = f"{base}/rooms/{world.values['room']}/players/{world.values['player']}"
    kept = json.loads(site.client.get(f"{seat}/export").text)
    assert kept["seat"]["name"] == "Zwaan"
    answer = site.post(f"{seat}/erase", {})
    assert answer.status_code == 303
    page = shown(site.client.get(answer.headers["location"]).text)
    assert "gegevens van deze persoon zijn gewist" in page
    assert lines(site)[:2] == [("person_erased", world.values["player"]), ("exported", world.values["player"])]
    other = f"{base}/rooms/{world.values['room']}/players/nobody/erase"
    assert site.post(other, {}).status_code == 404
    hold(site, world.cookies["player"])
    assert site.client.get(f"/s/{world.values['seat']}").status_code == 404


def test_a_session_is_erased_whole(site: Site, world: World) -> None:
    hold(site, world.cookies["admin"])
    base = f"/admin/sessions/{world.values['session']}"
    assert "Wis de sessie voorgoed" in site.client.get(base).text
    assert site.post(f"{base}/erase", {}).headers["location"] == "/admin/sessions?said=erased"
    assert site.client.get(base).status_code == 404
    assert "De sessie is gewist" in site.client.get("/admin/sessions?said=erased").text


def test_players_read_what_is_kept_of_them(site: Site, world: World) -> None:
    hold(site, world.cookies["player"])
    kept = site.client.get(f"/s/{world.values['seat']}/kept").json()
    assert kept["seat"]["name"] == "Zwaan"
    assert kept["own_answers_are_included"] is True
