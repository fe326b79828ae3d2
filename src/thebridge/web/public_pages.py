"""Pages for everybody: what is kept, accessibility, what may stand in the way, and whether the server lives."""

from typing import Final

from fastapi import APIRouter, Request
from starlette.responses import JSONResponse, Response

from thebridge.errors import AppError
from thebridge.web.dependencies import WebOf
from thebridge.web.pages import Pages

router = APIRouter()
OBSTACLES: Final = frozenset({"browser", "javascript", "websocket", "server_restarting"})


@router.get("/healthz")
async def tell_alive() -> Response:
    """The process answers."""
    return JSONResponse({"status": "ok"})


@router.get("/readyz")
async def tell_ready(web: WebOf) -> Response:
    """Whether this process takes work; a proxy that hears "no" sends people elsewhere."""
    ills = await web.server.find_ills()
    return JSONResponse({"status": "not ready" if ills else "ready", "ills": ills}, status_code=503 if ills else 200)


@router.get("/privacy")
async def show_privacy(request: Request, web: WebOf) -> Response:
    """What is kept of a player."""
    return web.pages.render(request, "privacy.html", days=await web.server.accounts.find_longest_keeping())


@router.get("/accessibility")
async def show_accessibility(request: Request, web: WebOf) -> Response:
    """The accessibility statement."""
    return web.pages.render(request, "accessibility.html")


@router.get("/help/{obstacle}")
async def show_obstacle(request: Request, web: WebOf, obstacle: str) -> Response:
    """What to do when a browser or a network stands in the way."""
    if obstacle not in OBSTACLES:
        raise AppError("page_unknown")
    return _page(web.pages, request, obstacle)


def _page(pages: Pages, request: Request, obstacle: str) -> Response:
    return pages.render(request, "error.html", error=AppError(obstacle))
