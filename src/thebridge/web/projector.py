"""The screen in the hall, and the links to it: made, listed and revoked by whoever leads."""

from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from thebridge.accounts.access import can_project, require
from thebridge.accounts.model import OrganisationId, SessionThing
from thebridge.engine.view import texts_for
from thebridge.errors import AppError
from thebridge.sessions.model import RoomRecord, SessionRecord, format_code
from thebridge.web.dependencies import SessionActorOf, Web, WebOf
from thebridge.web.i18n import LANGUAGES
from thebridge.web.lead_commands import find_led_session
from thebridge.web.moments import say_moment
from thebridge.web.pages import Boot
from thebridge.web.plenary_socket import screen_language
from thebridge.web.qr import draw_qr
from thebridge.web.room_cards import join_link

router = APIRouter()


@router.get("/p/{token}")
async def show_screen(request: Request, token: str, web: WebOf) -> Response:
    """The screen; whoever holds the link needs nothing else."""
    held = await web.server.projector_links.open(token)
    record = await web.server.sessions.get_session(held.holder.session)
    require(can_project, held.holder, SessionThing(OrganisationId(record.organisation), record.id))
    language = screen_language(request, record)
    boot = Boot(
        live_url=f"/p/{token}/live?lang={language}",
        language=language,
        texts=web.pages.translations.all_of(language),
        more=_how_to_join(web, record),
    )
    title = await title_of(web, record, language)
    return web.pages.render(request, "projector.html", language=language, title=title, boot=web.pages.boot(boot))


@router.post("/facilitator/sessions/{session}/screens")
async def make_link(session: str, actor: SessionActorOf, web: WebOf) -> Response:
    """Another link to the screen."""
    record = await find_led_session(web, actor, session)
    try:
        await web.server.projector_links.make(record.id)
    except AppError as error:
        return RedirectResponse(f"/facilitator/sessions/{record.id}/run-sheet?refused={error.code}#screens", 303)
    return RedirectResponse(f"/facilitator/sessions/{record.id}/run-sheet?said=screen_made#screens", 303)


@router.post("/facilitator/sessions/{session}/screens/{link}/revoke")
async def revoke_link(session: str, link: str, actor: SessionActorOf, web: WebOf) -> Response:
    """Ends a link, and the screens that show by it."""
    record = await find_led_session(web, actor, session)
    await web.server.revoke_projector_link(record.id, link)
    return RedirectResponse(f"/facilitator/sessions/{record.id}/run-sheet?said=screen_ended#screens", 303)


async def title_of(web: Web, record: SessionRecord, language: str) -> str:
    """What the session's scenario is called, with the session's own names."""
    room = await web.server.get_room(record.rooms[0].id)
    scenario = await web.server.get_scenario(room.id)
    return texts_for(scenario, room.state, language).get(scenario.title)


async def list_screens(web: Web, record: SessionRecord, language: str) -> list[dict[str, Any]]:
    """The links of a session that still stand, with their addresses in each language."""
    links = await web.server.projector_links.list_links(record.id)
    base = web.server.settings.public_url
    return [
        {
            "id": one.id,
            "made_at": one.made_at,
            "said": say_moment(web.pages.translations, language, one.made_at, record.settings.zone),
            "addresses": [(code, f"{base}/p/{one.token}?lang={code}") for code in LANGUAGES] if one.token else [],
        }
        for one in links
        if one.revoked_at is None
    ]


def _how_to_join(web: Web, record: SessionRecord) -> dict[str, Any]:
    base = web.server.settings.public_url
    return {
        "join_address": base.partition("://")[2],
        "join_qr_svg": draw_qr(base),
        "rooms": [_room(web, room) for room in record.rooms],
    }


def _room(web: Web, room: RoomRecord) -> dict[str, str]:
    link = join_link(web, room)
    return {"id": room.id, "code": format_code(room.code), "link": link, "qr_svg": draw_qr(link)}
