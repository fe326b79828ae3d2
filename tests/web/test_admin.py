"""The admin pages: people, settings, scenarios, audit log, organisations; a right that ends closes what is open."""

import asyncio
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from urllib.request import HTTPRedirectHandler, Request, build_opener

import pytest
from websockets.asyncio.client import connect

from tests.web.matrix_world import World, hold, make_person, make_world
from tests.web.served import Live, Site, greet, serve_here, serve_live, shown, until
from thebridge.accounts.model import DEFAULT_ORGANISATION, OrganisationSettings, PersonId


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    with serve_here(tmp_path) as site:
        yield site


@pytest.fixture
def world(site: Site) -> World:
    made: World = site.call(make_world, site.server)
    hold(site, made.cookies["admin"])
    return made


def test_people_are_listed_changed_and_removed(site: Site, world: World) -> None:
    person = world.values["person"]
    page = site.client.get("/admin/people").text
    assert f"/admin/people/{person}/roles" in page
    assert "Theirs" not in page
    assert site.post(f"/admin/people/{person}/roles", {"roles": "author"}).status_code == 303
    found = site.call(site.server.people.get_person, DEFAULT_ORGANISATION, PersonId(person))
    assert found.roles == {"author"}
    assert "Kies minstens één recht" in site.post(f"/admin/people/{person}/roles", {}).text
    assert "Kies minstens één recht" in site.post("/admin/people", {"roles": "platform"}).text
    assert site.post(f"/admin/people/{person}/remove", {}).status_code == 303
    assert person not in site.client.get("/admin/people").text
    assert site.post(f"/admin/people/{person}/remove", {}).status_code == 404


def test_settings_are_kept_and_what_does_not_fit_is_told(site: Site, world: World) -> None:
    form = {"name": "Stad", "personal_days": "10", "results_days": "20", "allows_operator_link": ""}
    assert site.post("/admin/organisation", form).status_code == 303
    page = site.client.get("/admin/organisation?said=saved").text
    assert 'value="10"' in page
    assert "Het is bewaard" in page
    assert site.call(site.server.accounts.get_settings, DEFAULT_ORGANISATION) == OrganisationSettings(
        "Stad", 10, 20, False
    )
    for changed in ({"personal_days": "30"}, {"personal_days": "0"}, {"results_days": "99999"}, {"name": " "}):
        answer = site.post("/admin/organisation", form | changed)
        assert answer.status_code == 400
        assert 'role="alert"' in answer.text
    hold(site, world.cookies["operator"])
    assert site.client.get("/facilitator").status_code == 403
    token = site.call(site.server.accounts.get_operator_token)
    assert site.client.get(f"/o/{token}").status_code == 404


def test_what_players_are_promised_is_the_longest_term_here(site: Site, world: World) -> None:
    hold(site, {})
    assert "45 dagen" in site.client.get("/").text
    wanted = OrganisationSettings("O", 60, 800)
    site.call(site.server.accounts.save_settings, DEFAULT_ORGANISATION, wanted)
    assert "60 dagen" in site.client.get("/").text
    assert "800 dagen" in site.client.get("/privacy").text


def test_the_audit_log_is_filtered_by_its_address(site: Site, world: World) -> None:
    site.post("/admin/people", {"roles": "author"})
    site.client.post("/admin/organisation", data={}, headers={"origin": site.url})
    page = shown(site.client.get("/admin/audit?action=invited&days=1").text)
    assert page.count("<tr>") == 2
    assert "nodigde iemand uit" in page
    assert "Niets gevonden" in site.client.get("/admin/audit?action=exported").text
    assert site.client.get("/admin/audit?action=%3Cscript%3E&days=x").status_code == 200
    hold(site, world.cookies["admin elsewhere"])
    assert "Niets gevonden" in site.client.get("/admin/audit").text


def test_the_audit_log_tells_in_words_what_was_done_to_what(site: Site, world: World) -> None:
    site.post("/admin/people", {"roles": "author"})
    session = world.values["session"]
    site.call(site.server.privacy.audit.note, DEFAULT_ORGANISATION, "operator", "names_seen", session)
    site.call(site.server.privacy.audit.note, DEFAULT_ORGANISATION, "operator", "report_seen", world.values["room"])
    site.call(site.server.privacy.audit.note, DEFAULT_ORGANISATION, "operator", "exported", "results.csv")
    page = shown(site.client.get("/admin/audit").text)
    assert page.count(f'href="/admin/sessions/{session}"') == 2, "the session, and the room of one"
    for words in ("sessie van ", "kamer van ", "resultaten (csv)", "rechten: Schrijver"):
        assert words in page
    assert world.values["room"] not in page


def test_the_server_says_what_each_of_its_figures_means(site: Site, world: World) -> None:
    hold(site, world.cookies["platform admin"])
    page = shown(site.client.get("/admin/health").text)
    assert "figures." not in page
    assert page.count("<tr>") == 7
    assert "kijk dan in het log van de server" in page


def test_scenarios_tell_their_version_and_whether_they_can_be_played(site: Site, world: World) -> None:
    page = shown(site.client.get("/admin/scenarios").text)
    offers = site.server.catalogue.offers()
    assert page.count(">Speelbaar</td>") == len(offers) > 0
    assert all(one.scenario.version in page for one in offers)


def test_the_platform_adds_an_organisation_and_sees_no_play(site: Site, world: World) -> None:
    hold(site, world.cookies["platform admin"])
    page = site.post("/admin/organisations", {"name": "Gemeente Één"}).text
    assert "gemeente-een" in page
    assert "/invitation/" in page
    assert site.post("/admin/organisations", {"name": "Gemeente Een"}).status_code == 400
    assert site.post("/admin/organisations", {"name": "…"}).status_code == 400
    assert site.client.get("/admin/health").status_code == 200
    assert site.client.get("/admin/sessions").status_code == 404
    hold(site, {})
    found = re.search(r'value="[^"]*(/invitation/[^"]+)"', page)
    assert found is not None
    form = {"name": "Sam", "login": "sam", "password": "een lang wachtwoord"}
    assert site.post(found[1], form).status_code == 303
    assert "sam@gemeente-een" in site.client.get("/account").text


@pytest.mark.parametrize("how", ["demoted", "removed", "signed out", "password"])
async def test_a_right_that_ends_closes_what_is_open_within_a_second(tmp_path: Path, how: str) -> None:
    async with serve_live(tmp_path) as live:
        server = live.server
        await make_person(server, DEFAULT_ORGANISATION, "admin")
        person = await make_person(server, DEFAULT_ORGANISATION, "facilitator")
        token = await server.sign_ins.let_in(person)
        room = (await live.open_session()).rooms[0]
        url = f"ws://localhost:{live.port}/facilitator/sessions/{room.session}/rooms/{room.id}/live"
        headers = {"cookie": f"thebridge-account={token}"}
        async with connect(url, origin=live.origin, additional_headers=headers) as socket:  # type: ignore[arg-type]
            await greet(socket)
            await end_right(live, person.id, token, how)
            await until(lambda: socket.state.name == "CLOSED", 1)


def post(live: Live, path: str, token: str, **form: str) -> None:
    """As a browser sends a form."""
    headers = {"cookie": f"thebridge-account={token}", "origin": live.origin, "accept": "text/html"}
    headers["content-type"] = "application/x-www-form-urlencoded"
    request = Request(f"{live.origin}{path}", urlencode(form).encode(), headers)
    with build_opener(StaysHere).open(request) as answer:
        assert answer.status == 303


class StaysHere(HTTPRedirectHandler):
    """Follows no redirect."""

    def http_error_303(self, _request: Any, answer: Any, *_more: Any) -> Any:
        """The answer itself."""
        return answer


async def end_right(live: Live, person: PersonId, token: str, how: str) -> None:
    """As the pages do it."""
    server = live.server
    admin = next(one for one in await server.people.list_people(DEFAULT_ORGANISATION) if "admin" in one.roles)
    admins = await server.sign_ins.let_in(admin)
    invited = await server.people.make_reset(DEFAULT_ORGANISATION, person)
    path, held, form = {
        "demoted": (f"/admin/people/{person}/roles", admins, {"roles": "reviewer"}),
        "removed": (f"/admin/people/{person}/remove", admins, {}),
        "signed out": ("/sign-out", token, {}),
        "password": (f"/invitation/{invited}", "", {"password": "een lang wachtwoord"}),
    }[how]
    await asyncio.to_thread(post, live, path, held, **form)
