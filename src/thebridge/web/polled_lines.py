"""The live connection over ordinary requests, where something on the way lets no websocket through.

A page opens a line, says its texts to it and asks it for texts, all at its own seat's address. A line lives in the
process that opened it: with several processes the proxy must bring a browser to the same one (docs/operating.md).
"""

import secrets
from typing import Annotated, Any, Final, cast

from fastapi import APIRouter, Depends, Request
from pydantic import BaseModel, Field
from starlette.requests import HTTPConnection
from starlette.responses import JSONResponse, Response
from starlette.websockets import WebSocket

from thebridge.errors import AppError
from thebridge.web.dependencies import SeatOf, Web, WebOf
from thebridge.web.live_socket import serve_seat
from thebridge.web.messages import MESSAGE_LIMIT_BYTES
from thebridge.web.polled_socket import PolledSocket

router = APIRouter(prefix="/s/{seat}/live/lines")
ASK_SECONDS: Final = 20.0
LINES_PER_SEAT: Final = 3


class Said(BaseModel):
    """What a page says at once."""

    texts: list[Annotated[str, Field(max_length=MESSAGE_LIMIT_BYTES)]] = Field(max_length=64)


class PolledLines:
    """The lines that are open in this process."""

    def __init__(self) -> None:
        self._lines: dict[tuple[str, str], PolledSocket] = {}

    def open(self, seat: str, connection: HTTPConnection) -> tuple[str, PolledSocket]:
        """A new line of a seat."""
        socket = PolledSocket(connection)
        return self.keep(seat, socket, LINES_PER_SEAT), socket

    def keep(self, place: str, socket: PolledSocket, most: int) -> str:
        """The name of a new line at a place. The oldest beyond so many are forgotten, as are idle ones."""
        self._lines = {key: one for key, one in self._lines.items() if not one.is_idle}
        there = [key for key in self._lines if key[0] == place]
        for key in there[: max(0, len(there) - most + 1)]:
            del self._lines[key]
        name = secrets.token_urlsafe(16)
        self._lines[place, name] = socket
        return name

    def get(self, place: str, line: str) -> PolledSocket:
        """An open line of this seat, or at this place; `line_unknown` for any other."""
        found = self._lines.get((place, line))
        if found is None:
            raise AppError("line_unknown")
        return found

    def forget(self, place: str, line: str) -> None:
        """A line of which the page has heard that it ended."""
        self._lines.pop((place, line), None)


def get_lines(connection: HTTPConnection) -> PolledLines:
    """What `create_app` put there."""
    lines: PolledLines = connection.app.state.lines
    return lines


LinesOf = Annotated[PolledLines, Depends(get_lines)]


@router.post("")
async def open_line(request: Request, seat: SeatOf, web: WebOf, lines: LinesOf) -> Response:
    """Opens a line for the seat."""
    line, socket = lines.open(seat.id, HTTPConnection(request.scope))
    web.server.directory.tasks.start(_serve(web, socket, seat.id), "a polled line")
    return answer({"line": line})


@router.get("/{line}")
async def ask_line(line: str, seat: SeatOf, lines: LinesOf) -> Response:
    """What waits for the page; it waits itself for a while when there is nothing."""
    portion = await lines.get(seat.id, line).ask(ASK_SECONDS)
    if portion.closed is not None:
        lines.forget(seat.id, line)
    return answer({"texts": portion.texts, "closed": portion.closed})


@router.post("/{line}")
async def tell_line(line: str, said: Said, seat: SeatOf, lines: LinesOf) -> Response:
    """What the page says."""
    await lines.get(seat.id, line).hear(said.texts)
    return answer({})


async def _serve(web: Web, socket: PolledSocket, seat: str) -> None:
    await serve_seat(web, cast("WebSocket", socket), socket.connection, seat)
    await socket.close()


def answer(content: dict[str, Any]) -> Response:
    """What no cache may keep."""
    return JSONResponse(content, headers={"cache-control": "no-store"})
