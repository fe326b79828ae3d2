"""The application: every route behind the one gate."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp

from thebridge.bootstrap import Server
from thebridge.errors import AppError
from thebridge.settings import asset_path
from thebridge.web import (
    accounts_pages,
    admin,
    admin_sessions,
    facilitator,
    join,
    lead_lobby,
    leading_debrief,
    live_socket,
    material,
    people_links,
    player,
    plenary_socket,
    polled_lines,
    polled_pages,
    prepare_page,
    preparing,
    projector,
    public_pages,
    replay,
    report,
    results,
    run_sheet,
    wall_pages,
    wall_socket,
)
from thebridge.web.dependencies import Web
from thebridge.web.errors import ErrorAnswers
from thebridge.web.gate import Gate, gate_rules
from thebridge.web.i18n import Translations, load_translations
from thebridge.web.live_door import LiveDoor
from thebridge.web.pages import Pages
from thebridge.web.throttles import Guesses, Questions

SMALL_BYTES = 1_000
ROUTERS = (
    public_pages.router,
    join.router,
    preparing.router,
    prepare_page.router,
    lead_lobby.router,
    people_links.router,
    facilitator.router,
    wall_pages.router,
    wall_socket.router,
    run_sheet.router,
    leading_debrief.router,
    projector.router,
    live_socket.router,
    polled_lines.router,
    *polled_pages.ROUTERS,
    plenary_socket.router,
    player.router,
    material.router,
    *report.ROUTERS,
    *replay.ROUTERS,
    accounts_pages.router,
    admin.router,
    admin_sessions.router,
    results.router,
)


def read_translations() -> Translations:
    """The words of every page."""
    return load_translations(asset_path("static") / "i18n" / "parts")


def create_app(server: Server, translations: Translations) -> ASGIApp:
    """Everything that answers HTTP. It describes itself to nobody: there is no schema and no page about the routes."""
    pages = Pages(server.settings, translations)
    answers = ErrorAnswers(pages)
    app = FastAPI(openapi_url=None, docs_url=None, redoc_url=None, lifespan=_lifespan, redirect_slashes=False)
    app.state.web = Web(server, pages, Guesses(server.limiter), Questions(server.limiter))
    app.state.lines = polled_lines.PolledLines()
    for router in ROUTERS:
        app.include_router(router)
    app.mount("/static", pages.files)
    app.add_exception_handler(AppError, answers.on_app_error)
    app.add_exception_handler(HTTPException, answers.on_http_error)
    app.add_exception_handler(RequestValidationError, answers.on_unfit)
    app.add_exception_handler(Exception, answers.on_unexpected)
    door = LiveDoor(app, GZipMiddleware(app, minimum_size=SMALL_BYTES), ROUTERS)
    return Gate(door, gate_rules(server.settings), answers.refuse)


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    web: Web = app.state.web
    async with web.server.running():
        yield
