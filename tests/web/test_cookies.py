"""The cookies: one for the browser, one for the language."""

from starlette.requests import Request
from starlette.responses import Response

from thebridge.settings import read_settings
from thebridge.web.cookies import browser_token, cookie_name, forget, keep_browser, keep_language, new_browser_token

SECURE = read_settings(public_url="https://bridge.example.org")
PLAIN = read_settings(public_url="http://localhost:8000")


def request_with(cookie: str) -> Request:
    return Request({"type": "http", "headers": [(b"cookie", cookie.encode())]})


def test_over_https_the_cookie_is_bound_to_this_host() -> None:
    response = Response()
    keep_browser(response, SECURE, "t" * 43)
    cookie = response.headers["set-cookie"]
    assert cookie.startswith("__Host-thebridge=")
    for part in ("Secure", "HttpOnly", "SameSite=lax", "Path=/"):
        assert part in cookie
    assert "Domain" not in cookie


def test_at_this_computer_the_cookie_is_plain_and_still_out_of_reach_of_scripts() -> None:
    response = Response()
    keep_browser(response, PLAIN, "t" * 43)
    assert response.headers["set-cookie"].startswith("thebridge=")
    assert "HttpOnly" in response.headers["set-cookie"]
    assert "Secure" not in response.headers["set-cookie"]


def test_a_token_that_cannot_be_ours_is_not_looked_up() -> None:
    token = new_browser_token()
    assert browser_token(request_with(f"thebridge={token}"), PLAIN) == token
    assert browser_token(request_with(f"thebridge={token}"), SECURE) is None
    for wrong in ("", "short", "x" * 5000):
        assert browser_token(request_with(f"thebridge={wrong}"), PLAIN) is None


def test_the_language_is_remembered_and_a_cookie_can_be_taken_away() -> None:
    response = Response()
    keep_language(response, PLAIN, "en")
    forget(response, PLAIN, cookie_name(PLAIN))
    cookies = response.headers.getlist("set-cookie")
    assert cookies[0].startswith("thebridge_language=en")
    assert "Max-Age=0" in cookies[1]
