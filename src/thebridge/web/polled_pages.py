"""The live connections of leads and screens over ordinary requests, where no websocket gets through.

Each has its own address as a websocket has, with the same right; what serves it is the very function that serves the
websocket, which cannot tell the two apart.
"""

from collections.abc import Awaitable, Callable
from typing import Annotated, Any, Final, cast

import structlog
from fastapi import APIRouter, Depends, Request
from starlette.requests import HTTPConnection
from starlette.responses import Response
from starlette.websockets import WebSocket

from thebridge.accounts.access import can_project, require
from thebridge.accounts.model import OrganisationId, SessionThing
from thebridge.errors import AppError
from thebridge.web.dependencies import SessionActorOf, WebOf
from thebridge.web.leading import get_helped_session, get_led_session, get_watched_session
from thebridge.web.live_socket import POLICY, lead_live
from thebridge.web.plenary_socket import plenum_live, screen_live
from thebridge.web.polled_lines import ASK_SECONDS, LinesOf, Said, answer
from thebridge.web.polled_socket import PolledSocket
from thebridge.web.wall_socket import wall_live

Serve = Callable[..., Awaitable[None]]
LINES_PER_ADDRESS: Final = 40
"""More leads than a session has look at one address."""

_log = structlog.get_logger(__name__)


class PolledWebSocket(PolledSocket):
    """A polled line with the words of a whole websocket: what is asked of the request, its request answers."""

    async def accept(self) -> None:
        """It is open as soon as it is there."""

    def __getattr__(self, name: str) -> Any:
        return getattr(self.connection, name)


async def require_help(session: str, actor: SessionActorOf, web: WebOf) -> None:
    """For the wall."""
    await get_helped_session(web, actor, session)


async def require_look(session: str, room: str, actor: SessionActorOf, web: WebOf) -> None:
    """For one room."""
    record = await get_watched_session(web, actor, session)
    if all(one.id != room for one in record.rooms):
        raise AppError("not_found")


async def require_lead(session: str, actor: SessionActorOf, web: WebOf) -> None:
    """For the run-sheet and the debrief."""
    await get_led_session(web, actor, session)


async def require_screen(token: str, web: WebOf) -> None:
    """For the screen in the hall."""
    held = await web.server.projector_links.open(token)
    record = await web.server.sessions.get_session(held.holder.session)
    require(can_project, held.holder, SessionThing(OrganisationId(record.organisation), record.id))


def get_place(request: Request) -> str:
    """The address at which a line was opened."""
    return request.url.path.rpartition("/")[0]


PlaceOf = Annotated[str, Depends(get_place)]


def lines_at(address: str, serve: Serve, guard: Callable[..., Awaitable[None]]) -> APIRouter:
    """The three requests of a polled line beside the websocket at this address."""
    router = APIRouter(prefix=f"{address}/lines", dependencies=[Depends(guard)])

    @router.post("")
    async def open_line(request: Request, web: WebOf, lines: LinesOf) -> Response:
        """Opens a line."""
        socket = PolledWebSocket(HTTPConnection(request.scope))
        line = lines.keep(request.url.path, socket, LINES_PER_ADDRESS)
        web.server.directory.tasks.start(_serve(serve, socket, request.path_params), "a polled line of a lead")
        return answer({"line": line})

    @router.get("/{line}")
    async def ask_line(line: str, place: PlaceOf, lines: LinesOf) -> Response:
        """What waits for the page; it waits itself for a while when there is nothing."""
        portion = await lines.get(place, line).ask(ASK_SECONDS)
        if portion.closed is not None:
            lines.forget(place, line)
        return answer({"texts": portion.texts, "closed": portion.closed})

    @router.post("/{line}")
    async def tell_line(line: str, said: Said, place: PlaceOf, lines: LinesOf) -> Response:
        """What the page says."""
        await lines.get(place, line).hear(said.texts)
        return answer({})

    return router


async def _serve(serve: Serve, socket: PolledSocket, path: dict[str, Any]) -> None:
    try:
        await serve(cast("WebSocket", socket), **path)
    except AppError as error:  # what was there when the line was asked for may be gone
        _log.info("connection_refused", code=error.code)
        await socket.close(POLICY)
    else:
        await socket.close()


SESSION: Final = "/facilitator/sessions/{session}"
ROUTERS: Final = (
    lines_at(f"{SESSION}/live", wall_live, require_help),
    lines_at(f"{SESSION}/rooms/{{room}}/live", lead_live, require_look),
    lines_at(f"{SESSION}/plenum/live", plenum_live, require_lead),
    lines_at("/p/{token}/live", screen_live, require_screen),
)
