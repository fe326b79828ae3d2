"""The whole application: what every route has in common, and what none tells."""

import re
from collections.abc import Iterator

import pytest
from fastapi.routing import APIRoute

from tests.web.served import Site, serve_here
from thebridge.web.app import ROUTERS

SECURE = "https://bridge.example.org"
ADDRESSES = [
    "/",
    "/j/AAAAAAAA",
    "/privacy",
    "/accessibility",
    "/healthz",
    "/help/websocket",
    "/help/nothing",
    "/facilitator",
    "/o/wrong",
    "/r/wrong",
    "/s/none",
    "/s/none/sources/a",
    "/static/css/app.css",
    "/static/absent.css",
    "/absent",
    "/join",
]
HIDDEN = [
    "/openapi.json",
    "/docs",
    "/redoc",
    "/docs/oauth2-redirect",
    "/.git/config",
    "/.git/HEAD",
    "/.env",
    "/scenarios/",
    "/scenarios/warm-up/scenario.yaml",
    "/static/",
    "/static/js/",
    "/static/js/pages/player.js.map",
    "/static/scenarios/warm-up/scenario.yaml",
    "/static/../scenarios/warm-up/scenario.yaml",
    "/static/..%2f..%2fscenarios/warm-up/scenario.yaml",
    "/templates/join.html",
    "/administration",
    "/metrics",
]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with serve_here(tmp_path_factory.mktemp("site"), SECURE) as site:
        yield site


@pytest.fixture(autouse=True)
def stranger(site: Site) -> None:
    site.client.cookies.clear()


@pytest.mark.parametrize("accept", ["text/html", "application/json", "*/*"])
@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "DELETE", "OPTIONS", "HEAD"])
def test_every_answer_has_the_security_headers(site: Site, method: str, address: str, accept: str) -> None:
    answer = site.client.request(method, address, headers={"accept": accept, "origin": SECURE}, follow_redirects=False)
    policy = answer.headers["content-security-policy"]
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "same-origin"
    assert answer.headers["strict-transport-security"].startswith("max-age=")
    assert answer.headers["cache-control"] == "no-store" or address.startswith("/static/css")
    assert "server" not in answer.headers
    assert answer.status_code < 500
    for cookie in answer.headers.get_list("set-cookie"):
        assert "Secure" in cookie
        assert "HttpOnly" in cookie


def test_a_file_that_has_not_changed_says_so_with_the_headers(site: Site) -> None:
    first = site.client.get("/static/css/app.css")
    again = site.client.get("/static/css/app.css", headers={"if-none-match": first.headers["etag"]})
    assert again.status_code == 304
    assert "content-security-policy" in again.headers
    assert again.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("address", HIDDEN)
def test_nothing_else_is_there(site: Site, address: str) -> None:
    assert site.client.get(address).status_code == 404


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://bridge.example.org", None])
def test_no_route_that_changes_something_listens_to_another_site(site: Site, origin: str | None) -> None:
    routes = [route for router in ROUTERS for route in router.routes if isinstance(route, APIRoute)]
    unsafe = [
        (method, route.path) for route in routes for method in (route.methods or set()) - {"GET", "HEAD", "OPTIONS"}
    ]
    assert len(unsafe) > 6
    for method, path in unsafe:
        address = re.sub(r"\{\w+\}", "x", path)
        for kind in ("application/x-www-form-urlencoded", "application/json", "text/plain"):
            headers = {"content-type": kind, "accept": "application/json"} | ({"origin": origin} if origin else {})
            answer = site.client.request(method, address, content=b"a=b", headers=headers)
            assert (answer.status_code, answer.json()["code"]) == (403, "origin_foreign"), address


def test_over_https_the_cookies_are_bound_to_this_host(site: Site) -> None:
    code = site.open_session().rooms[0].code
    answer = site.post("/join", {"code": code, "name": "Zwaan", "language": "nl"})
    cookies = answer.headers.get_list("set-cookie")
    assert any(cookie.startswith("__Host-thebridge=") for cookie in cookies)
    assert all("Path=/" in cookie and "SameSite=lax" in cookie for cookie in cookies)


def test_a_mistake_of_ours_is_a_code_on_a_page_and_no_traceback(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*given: object) -> None:
        raise RuntimeError("secret words")

    monkeypatch.setattr(site.server.sessions, "get_seat", broken)
    answer = site.client.get("/s/x")
    assert answer.status_code == 500
    assert "server_error" in answer.text
    assert "secret words" not in answer.text
    assert "Traceback" not in answer.text
    assert "content-security-policy" in answer.headers
