"""Where websockets come in: straight to what serves them.

What stands around a request (compressing, exit stacks, error pages) would stand around a connection for an hour, and
cost more memory than the connection itself.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import structlog
from fastapi import FastAPI
from fastapi.routing import APIRouter, APIWebSocketRoute
from starlette.routing import Match
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocket

from thebridge.errors import AppError
from thebridge.web.live_socket import POLICY

_log = structlog.get_logger(__name__)


class LiveDoor:
    """Hands each websocket to its route, with the names from its address; everything else goes to `requests`."""

    def __init__(self, app: FastAPI, requests: ASGIApp, routers: Sequence[APIRouter]) -> None:
        self._app, self._requests = app, requests
        self._routes = tuple(_routes_of(routers))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One websocket, as long as it lasts; or a request."""
        if scope["type"] != "websocket":
            await self._requests(scope, receive, send)
            return
        scope["app"] = self._app
        for route in self._routes:
            match, found = route.matches(scope)
            if match is Match.FULL:
                await _serve(route, WebSocket(scope, receive, send), found["path_params"])
                return
        await send({"type": "websocket.close", "code": POLICY})


async def _serve(route: APIWebSocketRoute, socket: WebSocket, named: dict[str, Any]) -> None:
    socket.scope["path_params"] = named
    try:
        await route.endpoint(socket, **named)
    except AppError as error:
        _log.info("connection_refused", code=error.code)
        await socket.close(POLICY)


def _routes_of(routers: Sequence[APIRouter]) -> Iterator[APIWebSocketRoute]:
    for router in routers:
        for route in router.routes:
            if isinstance(route, APIWebSocketRoute):
                if route.dependant.dependencies:
                    raise TypeError(f"{route.path} asks for what only requests are given")
                yield route
