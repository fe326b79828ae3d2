"""Sends a server requests that no browser sends, to every route that it has.

    python -m chaos.requests --requests 100000 --batch 25000 --write chaos/results/requests.json

Whatever is asked, by whomever: no answer says that the mistake is the server's.
"""

import asyncio
import json
import random
import re
import sys
from dataclasses import dataclass
from functools import partial
from typing import Any, Final
from urllib.parse import quote, urlencode, urlsplit

from chaos.bad_input import Ground
from chaos.browser import Browser
from chaos.routes import read_routes
from chaos.rubbish import TEXTS, VALUES
from chaos.thrower import Thrower, throw_at_one, throw_in_batches

SLOW_SHARE: Final = 0.02
"""Of the requests for a document that is set, which takes a second: how many are sent."""
SIGN_IN_EVERY: Final = 300
SIGNS_OUT: Final = ("/sign-out", "/leave")
METHODS: Final = ("GET", "GET", "POST", "POST", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH", "TRACE", "BREW")
FIELDS: Final = (
    "code", "name", "language", "scenario", "rooms", "pace", "label", "room", "kind", "act", "puzzle", "text", "line",
    "player", "factor", "seconds", "seq", "role", "roles", "lang", "page", "login", "password", "person", "right",
    "names", "teams", "opens_at", "begins_minutes", "size", "forming", "roster", "zone", "meetings", "scope",
    "from", "until",
    "query", "filters", "sort", "group", "source", "epoch", "since", "level", "reason", "said", "refused", "next", "to",
)  # fmt: skip
PATHS: Final = (
    "..%2f..%2fetc%2fpasswd", "%00", "%ff%fe", "%2e%2e", "x" * 3_000, "0", "-1", "%F0%9F%98%80", "'", "%22", "{x}",
    "%0d%0a", "None", "null", "a/b", "%5c", ";", "?", "%25", "undefined",
    "00000000-0000-0000-0000-000000000000", "AAAAAAAA",
)  # fmt: skip
TYPES: Final = (
    "application/x-www-form-urlencoded", "application/json", "multipart/form-data; boundary=x", "multipart/form-data",
    "text/plain", "application/json; charset=utf-16", "x", "", "application/x-www-form-urlencoded; charset=latin-1",
)  # fmt: skip
HEADERS: Final = (
    ("accept", "application/json"), ("accept-language", "nl;q=NaN,*;q=1e9,\xff"), ("if-none-match", '"x", W/"y"'),
    ("range", "bytes=0-,-5,9-2"), ("range", "bytes=" + "0-1," * 400), ("x-forwarded-for", "1.2.3.4, nonsense"),
    ("x-forwarded-proto", "gopher"), ("host", "evil.example"), ("host", ""), ("origin", "null"),
    ("origin", "https://evil.example"),     ("sec-fetch-site", "cross-site"), ("expect", "100-continue"),
    ("cookie", "thebridge=; thebridge==;;=x; \xff=1"),
    ("cookie", "thebridge=" + "x" * 4_000), ("if-modified-since", "yesterday"), ("te", "trailers"),
    ("x" * 200, "y" * 4_000),
)  # fmt: skip
RAW_BODIES: Final = (
    b"", b"\xff\xfe", b"{", b"[" * 5_000, b"a=%ZZ&%=", b"--x\r\n", b"--x\r\nContent-Disposition: form-data\r\n\r\n",
    b"&" * 3_000,
    b'--x\r\nContent-Disposition: form-data; name="code"; filename="\x00"\r\n\r\nx\r\n--x--\r\n', b"x" * 70_000,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Request:
    """One request, whole."""

    method: str
    target: str
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def __str__(self) -> str:
        return f"{self.method} {self.target[:200]} {dict(self.headers)} {self.body[:300]!r}"

    @property
    def raw(self) -> bytes:
        """As it goes over the line."""
        lines = [f"{self.method} {self.target} HTTP/1.1", *(f"{name}: {value}" for name, value in self.headers)]
        return (
            "\r\n".join([*lines, f"content-length: {len(self.body)}", "", ""]).encode("latin-1", "replace") + self.body
        )


class Requests:
    """Makes requests: mostly to a route there is, by somebody who may, with something in it that does not fit."""

    def __init__(self, seed: int, known: dict[str, list[str]], origin: str) -> None:
        self.chance, self._known, self._origin = random.Random(seed), known, origin
        self.people: list[str] = [""]
        self._routes = [route for route in read_routes() if route[0] != "WS"]

    def make(self) -> Request:
        """One request."""
        method, path = self.chance.choice(self._routes)
        while path.endswith(SIGNS_OUT) or (path.endswith(".pdf") and self.chance.random() > SLOW_SHARE):
            method, path = self.chance.choice(self._routes)
        if self.chance.random() < 0.1:
            method = self.chance.choice(METHODS)
        kind, body = self._body() if method not in ("GET", "HEAD") else ("", b"")
        target = re.sub(r"\{(\w+)\}", lambda hole: self._fill(hole[1]), path)
        if self.chance.random() < 0.4:
            target += f"?{self._form()}"
        return Request(method, target, self._headers(kind), body)

    def _fill(self, name: str) -> str:
        known = self._known.get(name)
        if known and self.chance.random() < 0.7:
            return quote(self.chance.choice(known), safe="")
        return self.chance.choice(PATHS)

    def _headers(self, kind: str) -> tuple[tuple[str, str], ...]:
        headers = {"host": urlsplit(self._origin).netloc, "origin": self._origin, "accept": "text/html"}
        headers["cookie"] = self.chance.choice(self.people)
        if kind:
            headers["content-type"] = kind
        if self.chance.random() < 0.25:
            name, value = self.chance.choice(HEADERS)
            headers[name] = value
        return tuple((name, value) for name, value in headers.items() if value or name == "host")

    def _body(self) -> tuple[str, bytes]:
        match self.chance.randrange(6):
            case 0:
                return self.chance.choice(TYPES), self.chance.choice(RAW_BODIES)
            case 1 | 2:
                return "application/json", self._json().encode("utf-8", "replace")
            case _:
                return "application/x-www-form-urlencoded", self._form().encode()

    def _form(self) -> str:
        names = self.chance.choices((*FIELDS, *self._known), k=self.chance.randrange(7))
        return urlencode([(name, self._word(name)) for name in names], errors="replace")

    def _word(self, name: str) -> str:
        known = self._known.get(name)
        if known and self.chance.random() < 0.6:
            return self.chance.choice(known)
        return str(self.chance.choice((*TEXTS, *VALUES)))

    def _json(self) -> str:
        names = self.chance.choices((*FIELDS, *self._known), k=self.chance.randrange(7))
        made: Any = {name: self._word(name) if self.chance.random() < 0.5 else self._value() for name in names}
        if self.chance.random() < 0.1:
            made = self._value()
        text = json.dumps(made)
        return text if self.chance.random() < 0.9 else text[: self.chance.randrange(len(text) + 1)]

    def _value(self) -> Any:
        return self.chance.choice((*VALUES, *TEXTS, {"column": None, "op": [], "value": {}}, [["x"] * 500]))


class KeptLine:
    """A connection that is kept as long as the server keeps it."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader, self._writer = reader, writer

    def write(self, data: bytes) -> None:
        """Sends bytes as they are."""
        self._writer.write(data)

    def close(self) -> None:
        """Hangs up."""
        self._writer.transport.abort()


class RequestThrower(Thrower[KeptLine]):
    """Sends requests over a few lines, one at a time on each: whose answer it is must be known."""

    lines = 12

    def __init__(self, ground: Ground, requests: int) -> None:
        super().__init__(ground, requests)
        self.made: Requests
        self._sent = 0

    async def prepare(self) -> None:
        """Learns what there is."""
        self.made = Requests(self.ground.batch.seed, await self._get_known(), self.ground.product.origin)
        await self._sign_in()

    async def open(self, place: int) -> KeptLine:  # noqa: ARG002 - every line is as good as another
        """A line to the server."""
        host = urlsplit(self.ground.product.origin)
        return KeptLine(*await asyncio.open_connection(host.hostname, host.port, limit=1 << 20))

    async def _get_known(self) -> dict[str, list[str]]:
        """What there is in the attacked session, and words that routes know."""
        lead, seats = self.ground.attacked, [await self.ground.take_attacker(number % 2) for number in range(4)]
        for seat in seats:
            await seat.drop()
        self._players = [seat.browser.cookie_header for seat in seats]
        return {
            "session": [lead.session], "room": [room.id for room in lead.rooms],
            "code": [room.code for room in lead.rooms],
            "seat": [seat.seat.rpartition("/")[2] for seat in seats], "player": [seat.player for seat in seats],
            "scenario": ["warm-up", "the-bridge"], "source": ["fridge_log", "badges"], "name": ["kitchen.svg"],
            "kind": ["csv", "xlsx", "pause_room", "send_message", "open_gate"],
            "what": ["lock", "unlock", "open", "remove"],
            "act": ["look", "solve"], "puzzle": ["who", "when"], "language": ["nl", "en"], "obstacle": ["browser"],
        }  # fmt: skip

    async def _sign_in(self) -> None:
        """The lead comes in anew: among all that rubbish may be what ends a session of theirs."""
        lead = Browser(self.ground.product.origin)
        await lead.get(self.ground.product.operator_path)
        self.made.people = ["", *self._players, *[lead.cookie_header] * 4]

    async def throw(self, line: KeptLine) -> bool:
        """One request and its answer."""
        self.left, self._sent = self.left - 1, self._sent + 1
        if self._sent % SIGN_IN_EVERY == 0:
            await self._sign_in()
        request = self.made.make()
        self.ground.batch.faults["bad_request"] += 1
        line.write(request.raw)
        try:
            status, is_kept = await _read_answer(line.reader, request.method)
        except asyncio.CancelledError:
            self.complain(f"was not answered: {request}"[:1_500])
            raise
        self.answers[str(status)] += 1
        if status >= 500:
            self.complain(f"was answered with {status}: {request}"[:1_500])
        return is_kept


async def _read_answer(reader: asyncio.StreamReader, method: str) -> tuple[int, bool]:
    """The status, and whether the line goes on."""
    while True:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
        status = int(head.split(" ", 2)[1])
        if status != 100:
            break
    length = re.search(r"\r\ncontent-length: *(\d+)", head)
    if method != "HEAD" and status not in (204, 304):
        if length is None:
            return status, False
        await reader.readexactly(int(length[1]))
    return status, "connection: close" not in head


send_requests: Final = partial(throw_at_one, RequestThrower)
"""`send_requests(requests, seed, folder, command)`: a run on a server of its own."""


def main() -> int:
    """The command line."""
    return throw_in_batches(__doc__, RequestThrower, "requests", 100_000, 25_000)


if __name__ == "__main__":
    sys.exit(main())
