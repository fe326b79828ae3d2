"""Websockets go straight to what serves them; requests go on as they are."""

from typing import Annotated, Any

import pytest
from fastapi import APIRouter, Depends, FastAPI
from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocket

from thebridge.errors import AppError
from thebridge.web.app import ROUTERS
from thebridge.web.live_door import LiveDoor
from thebridge.web.live_socket import POLICY

router = APIRouter()
served: list[str] = []


@router.websocket("/rooms/{room}/seats/{seat}")
async def echo(socket: WebSocket, room: str, seat: str) -> None:
    """Says who came."""
    served.append(f"{room} {seat} {socket.path_params} {socket.app.title}")
    if seat == "gone":
        raise AppError("seat_removed")
    await socket.receive()
    await socket.accept()


async def come(path: str, kind: str = "websocket") -> list[Any]:
    """What is answered to somebody who comes to this address."""
    said: list[Any] = []

    async def requests(scope: Scope, _receive: Receive, _send: Send) -> None:
        said.append(f"a request for {scope['path']}")

    async def receive() -> Any:
        return {"type": "websocket.connect"}

    async def send(message: Any) -> None:
        said.append(message)

    served.clear()
    door = LiveDoor(FastAPI(title="Hall"), requests, (router,))
    scope = {"type": kind, "path": path, "headers": [], "subprotocols": []}
    await door(scope, receive, send)
    return said


async def test_a_websocket_comes_to_its_route_with_the_names_of_its_address() -> None:
    [accepted] = await come("/rooms/r1/seats/s2")
    assert accepted["type"] == "websocket.accept"
    assert served == ["r1 s2 {'room': 'r1', 'seat': 's2'} Hall"]


async def test_an_address_that_is_none_is_closed() -> None:
    assert await come("/rooms/r1") == [{"type": "websocket.close", "code": POLICY}]
    assert served == []


async def test_a_refusal_that_nobody_told_closes_it() -> None:
    [closed] = await come("/rooms/r1/seats/gone")
    assert (closed["type"], closed["code"]) == ("websocket.close", POLICY)


async def test_a_request_goes_on() -> None:
    assert await come("/rooms/r1/seats/s2", kind="http") == ["a request for /rooms/r1/seats/s2"]
    assert served == []


def test_a_route_that_asks_for_what_only_requests_are_given_is_found_at_the_start() -> None:
    asking = APIRouter()

    @asking.websocket("/x")
    async def ask(socket: WebSocket, found: Annotated[str, Depends(lambda: "x")]) -> None:
        """Never served."""

    with pytest.raises(TypeError, match="/x"):
        LiveDoor(FastAPI(), FastAPI(), (asking,))


def test_every_websocket_of_the_product_is_behind_it() -> None:
    routes = LiveDoor(FastAPI(), FastAPI(), ROUTERS)._routes
    assert {route.path for route in routes} >= {
        "/s/{seat}/live",
        "/p/{token}/live",
        "/facilitator/sessions/{session}/live",
    }
