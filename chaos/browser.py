"""What a browser does over HTTP: forms, cookies, pages. Every answer is handed to a tap, byte for byte."""

import asyncio
import http.client
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import urlencode, urlsplit

ANSWER_SECONDS: Final = 30.0
_BOOT: Final = re.compile(r'<script type="application/json" id="boot"[^>]*>(.*?)</script>', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode("utf-8", "replace")

    @property
    def location(self) -> str:
        """Where the answer sends the browser."""
        return next((value for name, value in self.headers if name.lower() == "location"), "")

    @property
    def boot(self) -> dict[str, Any]:
        """The data that a live page starts with."""
        found = _BOOT.search(self.text)
        assert found is not None, self.text[:500]
        data: dict[str, Any] = json.loads(found[1])
        return data

    @property
    def raw(self) -> bytes:
        """Everything of it, headers first."""
        head = "\n".join(f"{name}: {value}" for name, value in self.headers)
        return f"{self.status}\n{head}\n\n".encode() + self.body


@dataclass(slots=True)
class Browser:
    """One browser with its cookies."""

    origin: str
    tap: Callable[[str, bytes], None] | None = None
    cookies: dict[str, str] = field(default_factory=dict)

    @property
    def cookie_header(self) -> str:
        """The cookies as they are sent."""
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    async def get(self, path: str, headers: Mapping[str, str] | None = None) -> Answer:
        """Fetches a page."""
        return await self._ask("GET", path, b"", dict(headers or {}))

    async def post_form(self, path: str, form: Mapping[str, str]) -> Answer:
        """Sends a form of the product's own."""
        headers = {"origin": self.origin, "content-type": "application/x-www-form-urlencoded"}
        return await self._ask("POST", path, urlencode(form).encode(), headers)

    async def post_json(self, path: str, body: Any) -> Answer:
        """Sends JSON as the pages do."""
        headers = {"origin": self.origin, "content-type": "application/json", "accept": "application/json"}
        return await self._ask("POST", path, json.dumps(body).encode(), headers)

    async def _ask(self, method: str, path: str, body: bytes, headers: dict[str, str]) -> Answer:
        answer = await asyncio.to_thread(self._ask_now, method, path, body, headers)
        if self.tap is not None:
            self.tap(f"{method} {path}", answer.raw)
        return answer

    def _ask_now(self, method: str, path: str, body: bytes, headers: dict[str, str]) -> Answer:
        host = urlsplit(self.origin)
        connection = http.client.HTTPConnection(str(host.hostname), host.port, timeout=ANSWER_SECONDS)
        sent = {"accept": "text/html", "cookie": self.cookie_header, **headers}
        try:
            connection.request(method, path, body or None, {name: value for name, value in sent.items() if value})
            response = connection.getresponse()
            answer = Answer(response.status, tuple(response.getheaders()), response.read())
        finally:
            connection.close()
        for name, value in answer.headers:
            if name.lower() == "set-cookie":
                kept, _, content = value.partition(";")[0].partition("=")
                self.cookies[kept] = content.strip('"')
        return answer


@dataclass(frozen=True, slots=True)
class LedRoom:
    """A room as its facilitator's page knows it."""

    id: str
    code: str
    live_url: str


@dataclass(frozen=True, slots=True)
class Lead:
    """A facilitator's browser with a session that it made."""

    browser: Browser
    session: str
    rooms: tuple[LedRoom, ...]

    async def order(self, kind: str, room: str = "all", **fields: Any) -> dict[str, Any]:
        """One command to one room or to all; each room's outcome."""
        path = f"/facilitator/sessions/{self.session}/commands"
        answer = await self.browser.post_json(path, {"room": room, "kind": kind, **fields})
        assert answer.status == 200, answer.text
        outcomes: dict[str, Any] = json.loads(answer.text)["rooms"]
        return outcomes


async def set_up(browser: Browser, operator_path: str, rooms: int, scenario: str = "warm-up") -> Lead:
    """Signs in by the operator's link and makes a session whose deadlines do not end a long run."""
    answer = await browser.get(operator_path)
    assert answer.status == 303, answer.text
    form = {"scenario": scenario, "rooms": str(rooms), "pace": "off", "language": "en"}
    made = await browser.post_form("/facilitator/sessions", form)
    assert made.status == 303, made.text
    session = made.location.partition("?")[0].rsplit("/", 1)[1]
    boot = (await browser.get(f"/facilitator/sessions/{session}")).boot
    return Lead(browser, session, tuple(LedRoom(one["id"], one["code"], one["live_url"]) for one in boot["rooms"]))


async def take_seat(browser: Browser, code: str, name: str) -> str:
    """Joins as the join page does; the address of the seat's page."""
    answer = await browser.post_form("/join", {"code": code, "name": name, "language": "en"})
    assert answer.status == 303, answer.text
    return answer.location
