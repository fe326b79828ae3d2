"""Who asks: known by cookies alone, never by what a request says of itself."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.served import Site, serve_here


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    with serve_here(tmp_path) as site:
        yield site


def test_a_seat_is_known_by_the_browser_and_not_by_its_address(site: Site) -> None:
    session = site.open_session()
    first = site.join(session.rooms[0].code, "Zwaan")
    mine = dict(site.client.cookies)
    site.client.cookies.clear()
    second = site.join(session.rooms[0].code, "Otter")
    assert site.client.get(second).status_code == 200
    assert site.client.get(first).status_code == 404
    site.client.cookies.clear()
    site.client.cookies.update(mine)
    assert site.client.get(first).status_code == 200


def test_one_browser_may_own_several_seats(site: Site) -> None:
    first = site.join(site.open_session().rooms[0].code)
    second = site.join(site.open_session().rooms[0].code)
    assert [site.client.get(one).status_code for one in (first, second)] == [200, 200]


@pytest.mark.parametrize("cookie", ["", "x", "a.b.c", "é", "' or 1=1", "x" * 43])
def test_a_cookie_that_is_not_ours_is_nobody(site: Site, cookie: str) -> None:
    header = {b"cookie": f"thebridge={cookie}; thebridge-operator={cookie}".encode()}
    assert site.client.get("/s/none", headers=header).status_code == 404
    assert site.client.get("/facilitator", headers=header).status_code == 403


def test_a_players_cookie_is_no_leads_cookie(site: Site) -> None:
    site.join(site.open_session().rooms[0].code)
    token = site.client.cookies["thebridge"]
    site.client.cookies.set("thebridge-operator", token)
    assert site.client.get("/facilitator").status_code == 403


def test_a_new_link_ends_what_came_in_by_the_old_one(site: Site) -> None:
    site.sign_in()
    assert site.client.get("/facilitator").status_code == 200
    site.call(site.server.accounts.renew_operator_token)
    assert site.client.get("/facilitator").status_code == 403
