"""Nothing goes past the gate: not a form of another site, not a handshake, not a body without end."""

from typing import Any

import pytest
from starlette.testclient import TestClient, WebSocketDenialResponse
from starlette.types import Message, Receive, Scope, Send

from thebridge.errors import AppError
from thebridge.settings import read_settings
from thebridge.web.gate import BODY_LIMIT_BYTES, Gate, gate_rules

URL = "https://bridge.example.org"
OWN = {"origin": URL, "host": "bridge.example.org"}
FORM = {"content-type": "application/x-www-form-urlencoded"}
FOREIGN = {
    "another site": "https://evil.example",
    "a site that begins like ours": "https://bridge.example.org.evil.example",
    "a site that ends like ours": "https://evilbridge.example.org",
    "nobody": "null",
    "our host without encryption": "http://bridge.example.org",
    "another port of our host": "https://bridge.example.org:8443",
    "our host written large": "https://BRIDGE.example.org",
    "nothing at all": "",
}


class App:
    """Stands behind the gate and remembers what came through."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.seen.append(scope["path"])
        if scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.accept"})
            await send({"type": "websocket.send", "text": "in"})
            await send({"type": "websocket.close", "code": 1000})
            return
        if scope["path"] == "/breaks":
            raise RuntimeError("a mistake")
        message = await receive()
        status = 204 if scope["path"] == "/empty" else 200
        await send({"type": "http.response.start", "status": status, "headers": [(b"x-frame-options", b"ALLOWALL")]})
        await send({"type": "http.response.body", "body": message.get("body", b"")})


async def refuse(_scope: Scope, _receive: Receive, send: Send, error: AppError) -> None:
    await send({"type": "http.response.start", "status": 418, "headers": []})
    await send({"type": "http.response.body", "body": error.code.encode()})


@pytest.fixture
def app() -> App:
    return App()


@pytest.fixture
def client(app: App) -> TestClient:
    return TestClient(Gate(app, gate_rules(read_settings(public_url=URL)), refuse), base_url=URL)


def test_our_own_form_gets_through_whole(client: TestClient) -> None:
    answer = client.post("/join", content=b"a=b", headers={**OWN, **FORM, "sec-fetch-site": "same-origin"})
    assert (answer.status_code, answer.content) == (200, b"a=b")


@pytest.mark.parametrize("who", FOREIGN)
@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_a_foreign_form_has_no_effect(client: TestClient, app: App, who: str, method: str) -> None:
    headers = {**OWN, **FORM, "origin": FOREIGN[who]} if FOREIGN[who] else {"host": OWN["host"], **FORM}
    assert client.request(method, "/join", content=b"a=b", headers=headers).text == "origin_foreign"
    assert app.seen == []


@pytest.mark.parametrize("site", ["cross-site", "same-site", "none"])
def test_what_the_browser_says_of_the_sender_is_believed(client: TestClient, app: App, site: str) -> None:
    assert client.post("/join", headers={**OWN, "sec-fetch-site": site}).text == "origin_foreign"
    assert app.seen == []


@pytest.mark.parametrize("kind", ["text/plain", "text/plain; application/json", "", "application/xml"])
def test_a_body_in_a_form_that_any_site_can_send_has_no_effect(client: TestClient, app: App, kind: str) -> None:
    assert client.post("/join", content=b"{}", headers={**OWN, "content-type": kind}).text == "content_type_unfit"
    assert app.seen == []


@pytest.mark.parametrize("who", FOREIGN)
def test_a_foreign_handshake_is_refused_before_anything_starts(client: TestClient, app: App, who: str) -> None:
    headers = {"host": OWN["host"]} | ({"origin": FOREIGN[who]} if FOREIGN[who] else {})
    with pytest.raises(WebSocketDenialResponse) as refused, client.websocket_connect("/live", headers=headers):
        pass
    assert refused.value.status_code == 403
    assert "content-security-policy" in refused.value.headers
    assert app.seen == []


def test_our_own_handshake_gets_through(client: TestClient) -> None:
    with client.websocket_connect("/live", headers=OWN) as socket:
        assert socket.receive_text() == "in"


def test_a_handshake_for_another_host_is_refused(client: TestClient) -> None:
    with (
        pytest.raises(WebSocketDenialResponse),
        client.websocket_connect("/live", headers={**OWN, "host": "evil.example"}),
    ):
        pass


@pytest.mark.parametrize(
    "host", ["evil.example", "bridge.example.org.evil.example", "bridge.example.org:8443", "", "localhost"]
)
def test_a_request_for_another_host_is_refused(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).text == "host_unknown"


def test_a_health_check_may_come_by_any_name(client: TestClient) -> None:
    assert client.get("/healthz", headers={"host": "10.0.0.7:8000"}).status_code == 200


def test_another_site_may_link_here_and_not_embed_or_fetch(client: TestClient) -> None:
    link = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}
    assert client.get("/j/ABCD2345", headers=link).status_code == 200
    for other in ({"sec-fetch-mode": "no-cors"}, {"sec-fetch-mode": "cors"}, {"sec-fetch-dest": "object"}):
        assert client.get("/s/1", headers={**link, **other}).text == "origin_foreign"
    assert client.get("/", headers={"sec-fetch-site": "none", "sec-fetch-mode": "navigate"}).status_code == 200


def test_a_body_beyond_the_limit_is_refused_by_its_length_and_by_what_comes(client: TestClient, app: App) -> None:
    assert client.post("/join", content=b"x" * BODY_LIMIT_BYTES, headers={**OWN, **FORM}).status_code == 200
    app.seen.clear()
    assert (
        client.post("/join", content=b"x" * (BODY_LIMIT_BYTES + 1), headers={**OWN, **FORM}).text == "request_too_large"
    )
    for length in ("-1", "abc", "9" * 30, "0x10"):
        headers = {**OWN, **FORM, "content-length": length}
        assert client.post("/join", content=b"x", headers=headers).text == "request_too_large"
    assert app.seen == []


async def test_a_body_without_a_length_is_counted_as_it_comes(app: App) -> None:
    gate = Gate(app, gate_rules(read_settings(public_url=URL)), refuse)
    headers = [
        (name.encode(), value.encode()) for name, value in {**OWN, **FORM, "transfer-encoding": "chunked"}.items()
    ]
    scope: Scope = {"type": "http", "method": "POST", "path": "/join", "headers": headers, "query_string": b""}
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"x" * 10_000, "more_body": True}

    async def send(message: Any) -> None:
        sent.append(message)

    await gate(scope, receive, send)
    assert sent[1]["body"] == b"request_too_large"
    assert app.seen == []


def test_a_header_that_stands_twice_counts_as_foreign(client: TestClient) -> None:
    twice = [("origin", URL), ("origin", "https://evil.example"), ("host", "bridge.example.org")]
    assert client.post("/join", headers=twice).text == "origin_foreign"


@pytest.mark.parametrize("path", ["/", "/empty", "/breaks"])
def test_every_answer_carries_the_headers(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert "nonce-" in answer.headers["content-security-policy"]
    assert answer.headers["x-frame-options"] == "DENY"
    assert answer.headers["strict-transport-security"].startswith("max-age=")
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["referrer-policy"] == "same-origin"
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_each_answer_has_its_own_nonce_and_number(client: TestClient) -> None:
    first, second = client.get("/"), client.get("/")
    assert first.headers["content-security-policy"] != second.headers["content-security-policy"]
    assert first.headers["x-request-id"] != second.headers["x-request-id"]


def test_a_mistake_behind_the_gate_is_answered_with_a_code(client: TestClient) -> None:
    assert client.get("/breaks").text == "server_error"


def test_in_a_demo_every_name_of_this_computer_is_ours_and_no_other_is() -> None:
    rules = gate_rules(read_settings(public_url="http://localhost:8123", demo=True))
    assert rules.origins == {"http://localhost:8123", "http://127.0.0.1:8123", "http://[::1]:8123"}
    assert "127.0.0.1:8123" in rules.hosts
    assert gate_rules(read_settings(public_url=URL)).origins == {URL}
