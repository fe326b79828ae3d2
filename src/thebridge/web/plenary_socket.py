"""The live connections to all rooms of a session together: a screen's by its link, and a lead's. Both only look."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from fastapi import APIRouter
from starlette.requests import HTTPConnection
from starlette.websockets import WebSocket

from thebridge.accounts.access import can_lead, can_project
from thebridge.accounts.model import OrganisationId, SessionThing
from thebridge.engine.ids import SessionId
from thebridge.engine.viewer import Viewer
from thebridge.errors import AppError
from thebridge.sessions.model import SessionRecord
from thebridge.web.dependencies import Web, get_actor_in, get_web, subject_of
from thebridge.web.i18n import LANGUAGES
from thebridge.web.live_socket import Connection, Line, deny
from thebridge.web.messages import SCREEN_READER
from thebridge.web.plenum import Plenum, Project
from thebridge.web.projection import project, project_for_leads

router = APIRouter()
SCREEN = "screen"
"""The author of what a screen says, which is nothing."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """What a connection sees, in which language, and by which right."""

    record: SessionRecord
    language: str
    project: Project
    subject: str
    is_allowed: Callable[[], Awaitable[bool]]


@router.websocket("/p/{token}/live")
async def screen_live(socket: WebSocket, token: str) -> None:
    """The screen in the hall."""
    web = get_web(socket)

    async def is_allowed() -> bool:
        try:
            held = await web.server.projector_links.open(token)
            record = await web.server.sessions.get_session(held.holder.session)
        except AppError:
            return False
        return can_project(held.holder, SessionThing(OrganisationId(record.organisation), record.id))

    if not await is_allowed():
        await deny(socket)
        return
    held = await web.server.projector_links.open(token)
    record = await web.server.sessions.get_session(held.holder.session)
    language = screen_language(socket, record)
    await _serve(web, socket, _Seen(record, language, project, held.link.subject, is_allowed))


@router.websocket("/facilitator/sessions/{session}/plenum/live")
async def plenum_live(socket: WebSocket, session: str) -> None:
    """A lead's look at all rooms: for the run-sheet and the debrief."""
    web = get_web(socket)

    async def is_allowed() -> bool:
        try:
            record = await web.server.sessions.get_session(SessionId(session))
        except AppError:
            return False
        actor = await get_actor_in(session, socket, web)
        return can_lead(actor, SessionThing(OrganisationId(record.organisation), record.id))

    if not await is_allowed():
        await deny(socket)
        return
    record = await web.server.sessions.get_session(SessionId(session))
    language, subject = web.pages.language(socket), subject_of(await get_actor_in(session, socket, web), socket, web)
    await _serve(web, socket, _Seen(record, language, project_for_leads, subject, is_allowed))


def screen_language(connection: HTTPConnection, record: SessionRecord) -> str:
    """The language of the screen: what its address asks for, else the session's own."""
    wished = connection.query_params.get("lang")
    return wished if wished in LANGUAGES else record.settings.language


async def _serve(web: Web, socket: WebSocket, seen: _Seen) -> None:
    await socket.accept()
    plenum = Plenum(web.server, seen.record.rooms, seen.language, seen.project)
    viewer = Viewer("projector", seen.language)
    line = Line(plenum, viewer, SCREEN, SCREEN_READER, seen.subject, seen.is_allowed)
    async with asyncio.TaskGroup() as tasks:
        following = tasks.create_task(plenum.follow())
        await Connection(web, socket, line).run()
        following.cancel()
