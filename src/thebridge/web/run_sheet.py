"""The run-sheet: what to say now and what comes next, and the guide to read or print. For whoever leads alone."""

from typing import Any, Final

from fastapi import APIRouter, Request
from starlette.responses import Response

from thebridge.engine.view import texts_for
from thebridge.errors import AppError
from thebridge.sessions.model import SessionRecord
from thebridge.typeset import typeset
from thebridge.web.dependencies import SessionActorOf, Web, WebOf
from thebridge.web.guide import Guide
from thebridge.web.lead_commands import find_led_session
from thebridge.web.pages import Boot
from thebridge.web.projector import list_screens, title_of

router = APIRouter(prefix="/facilitator/sessions/{session}")
SAID: Final = ("screen_made", "screen_ended", "done")


@router.get("/run-sheet")
async def show_run_sheet(request: Request, session: str, actor: SessionActorOf, web: WebOf) -> Response:
    """Every line in its order; where scripts run, the one to say now stands on top."""
    record = await find_led_session(web, actor, session)
    language = web.pages.language(request)
    guide = await guide_of(web, record, language)
    said, refused = (request.query_params.get(name, "") for name in ("said", "refused"))
    return web.pages.render(
        request,
        "run_sheet.html",
        session={"id": record.id, "title": await title_of(web, record, language), "rooms": len(record.rooms)},
        guide=guide.short(),
        screens=await list_screens(web, record, language),
        said=said if said in SAID else "",
        refused=AppError(refused[:60]) if refused.replace("_", "").isalnum() else None,
        boot=web.pages.boot(plenum_boot(web, record, language, cues=guide.cues(), acts=guide.acts())),
    )


@router.get("/guide")
async def show_guide(request: Request, session: str, actor: SessionActorOf, web: WebOf) -> Response:
    """One page to have at hand."""
    return await _guide_page(request, session, actor, web, is_whole=False)


@router.get("/guide/full")
async def show_full_guide(request: Request, session: str, actor: SessionActorOf, web: WebOf) -> Response:
    """Everything, with the answers on pages of their own."""
    return await _guide_page(request, session, actor, web, is_whole=True)


@router.get("/guide/full.pdf")
async def download_guide(request: Request, session: str, actor: SessionActorOf, web: WebOf) -> Response:
    """The full guide as a file."""
    record = await find_led_session(web, actor, session)
    language = web.pages.language(request)
    written = await typeset("guide", (await guide_of(web, record, language)).whole())
    name = f"guide-{record.scenario}-{language}.pdf"
    headers = {"content-disposition": f'attachment; filename="{name}"', "cache-control": "no-store"}
    return Response(written, media_type="application/pdf", headers=headers)


async def guide_of(web: Web, record: SessionRecord, language: str) -> Guide:
    """The guide of a session's scenario, with the session's own names."""
    room = await web.server.get_room(record.rooms[0].id)
    scenario = await web.server.get_scenario(room.id)
    return Guide(scenario, texts_for(scenario, room.state, language), web.pages.translations, language)


def plenum_boot(web: Web, record: SessionRecord, language: str, **more: Any) -> Boot:
    """What a page starts with that looks at all rooms of a session together."""
    base = f"/facilitator/sessions/{record.id}"
    return Boot(
        live_url=f"{base}/plenum/live",
        language=language,
        texts=web.pages.translations.all_of(language),
        session=record.id,
        more={"commands_url": f"{base}/commands", **more},
    )


async def _guide_page(request: Request, session: str, actor: Any, web: Web, *, is_whole: bool) -> Response:
    record = await find_led_session(web, actor, session)
    guide = await guide_of(web, record, web.pages.language(request))
    plain = guide.whole() if is_whole else {**guide.short(), "puzzles": [], "reveal": []}
    return web.pages.render(request, "guide.html", session=record.id, guide=plain, is_whole=is_whole)
