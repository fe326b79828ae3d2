"""The one gate that every request and every websocket handshake passes before anything of ours looks at it.

Framework middleware does not run for websockets; this is plain ASGI around the whole application: nothing goes past it.
"""

import asyncio
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import structlog
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from thebridge.errors import AppError
from thebridge.settings import LOOPBACK, Settings
from thebridge.web.headers import Headers, security_headers, with_security

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
FORM_TYPES = frozenset({"application/json", "application/x-www-form-urlencoded", "multipart/form-data"})
BODY_LIMIT_BYTES = 65_536
BODY_SECONDS = 10.0
ALIVE_PATHS = frozenset({"/healthz", "/readyz"})

Refuse = Callable[[Scope, Receive, Send, AppError], Awaitable[None]]
"""Answers a request with an error that people can read."""

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class GateRules:
    """Where this server is reached: the only origins and hosts it answers to."""

    public_url: str
    origins: frozenset[str]
    hosts: frozenset[str]


def gate_rules(settings: Settings) -> GateRules:
    """The public address, and in a demo or at a loopback address every name of this computer."""
    parts = urlsplit(settings.public_url)
    names = {parts.netloc.lower()}
    if settings.demo or parts.hostname in LOOPBACK:
        port = "" if parts.port is None else f":{parts.port}"
        names |= {f"{'[::1]' if host == '::1' else host}{port}" for host in LOOPBACK}
    origins = {f"{parts.scheme}://{name}" for name in names}
    usual = ":443" if parts.scheme == "https" else ":80"
    return GateRules(settings.public_url, frozenset(origins), frozenset(names | {f"{name}{usual}" for name in names}))


class Gate:
    """Checks where a request comes from and how large it is, and puts the security headers on every answer."""

    def __init__(self, app: ASGIApp, rules: GateRules, refuse: Refuse) -> None:
        self._app, self._rules, self._refuse = app, rules, refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request, one handshake, or the start and end of the server."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        request_id, nonce = secrets.token_hex(8), secrets.token_urlsafe(16)
        scope.setdefault("state", {}).update(nonce=nonce, request_id=request_id)
        with structlog.contextvars.bound_contextvars(request_id=request_id):
            if scope["type"] == "websocket":
                await self._shake_hands(scope, receive, send)
            else:
                await self._pass(scope, receive, self._answer(scope, send))

    def _answer(self, scope: Scope, send: Send) -> "_Answer":
        state = scope["state"]
        return _Answer(send, security_headers(self._rules.public_url, state["nonce"], state["request_id"]))

    async def _shake_hands(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            _require_host(scope, self._rules)
            _require_own_origin(scope, self._rules)
        except AppError as error:
            _log.info("handshake_refused", code=error.code)
            await _deny(scope, receive, self._answer(scope, send))
            return
        await self._app(scope, receive, send)

    async def _pass(self, scope: Scope, receive: Receive, answer: "_Answer") -> None:
        try:
            _require_allowed(scope, self._rules)
            body = await _read_body(scope, receive)
            await self._app(scope, _replay(body, receive), answer.send)
        except AppError as error:
            _log.info("request_refused", code=error.code)
            await self._refuse(scope, receive, answer.send, error)
        except Exception:  # noqa: BLE001 - whatever it is, it ends here
            # The application has answered already where it could; nobody behind the gate may take the server down.
            _log.exception("request_failed")
            if not answer.is_started:
                await self._refuse(scope, receive, answer.send, AppError("server_error"))


class _Answer:
    """Sends an answer with the security headers on it."""

    def __init__(self, send: Send, security: Headers) -> None:
        self._send, self.security = send, security
        self.is_started = False

    async def send(self, message: Message) -> None:
        if message["type"] in ("http.response.start", "websocket.http.response.start"):
            self.is_started = True
            message = {**message, "headers": with_security(list(message.get("headers", ())), self.security)}
        await self._send(message)


async def _deny(scope: Scope, receive: Receive, answer: _Answer) -> None:
    """Refuses a handshake before anything of ours has started for it."""
    await receive()
    if "websocket.http.response" not in scope.get("extensions", {}):
        await answer.send({"type": "websocket.close", "code": 1008})
        return
    await answer.send({"type": "websocket.http.response.start", "status": 403, "headers": []})
    await answer.send({"type": "websocket.http.response.body", "body": b""})


def _require_allowed(scope: Scope, rules: GateRules) -> None:
    if scope["path"] not in ALIVE_PATHS:
        _require_host(scope, rules)
    if scope["method"] in SAFE_METHODS:
        _require_no_embedding(scope)
        return
    _require_own_origin(scope, rules)
    if _header(scope, b"content-length") not in (None, "0") or _header(scope, b"transfer-encoding") is not None:
        kind = (_header(scope, b"content-type") or "").partition(";")[0].strip().lower()
        if kind not in FORM_TYPES:
            raise AppError("content_type_unfit")


def _require_host(scope: Scope, rules: GateRules) -> None:
    if (_header(scope, b"host") or "").lower() not in rules.hosts:
        raise AppError("host_unknown", public_url=rules.public_url)


def _require_own_origin(scope: Scope, rules: GateRules) -> None:
    if _header(scope, b"origin") not in rules.origins or _header(scope, b"sec-fetch-site") not in (None, "same-origin"):
        raise AppError("origin_foreign")


def _require_no_embedding(scope: Scope) -> None:
    """Another site may link to a page, and not fetch or embed one."""
    if _header(scope, b"sec-fetch-site") not in ("cross-site", "same-site"):
        return
    if _header(scope, b"sec-fetch-mode") != "navigate" or _header(scope, b"sec-fetch-dest") in ("embed", "object"):
        raise AppError("origin_foreign")


def _header(scope: Scope, name: bytes) -> str | None:
    """The one value of a header; none when it is absent or there twice."""
    values = [value for known, value in scope["headers"] if known.lower() == name]
    if len(values) != 1:
        return None if not values else "\x00"
    found: str = values[0].decode("latin-1")
    return found


async def _read_body(scope: Scope, receive: Receive) -> bytes:
    """The whole body, which is small by rule; a request without one is not waited for."""
    length = _header(scope, b"content-length")
    if length is None and _header(scope, b"transfer-encoding") is None:
        return b""
    if length is not None and (not length.isdecimal() or int(length[:9]) > BODY_LIMIT_BYTES):
        raise AppError("request_too_large", limit=BODY_LIMIT_BYTES)
    parts, size = [], 0
    try:
        async with asyncio.timeout(BODY_SECONDS):
            while True:
                message = await receive()
                part: bytes = message.get("body", b"")
                size += len(part)
                if size > BODY_LIMIT_BYTES:
                    raise AppError("request_too_large", limit=BODY_LIMIT_BYTES)
                parts.append(part)
                if not message.get("more_body", False):
                    return b"".join(parts)
    except TimeoutError as error:
        raise AppError("request_too_slow") from error


def _replay(body: bytes, receive: Receive) -> Receive:
    """Hands the application the body that was read, once, and then what comes after it."""
    rest: list[dict[str, Any]] = [{"type": "http.request", "body": body, "more_body": False}]

    async def replayed() -> Message:
        return rest.pop() if rest else await receive()

    return replayed
