"""Leading the debrief: one page at which the facilitator turns the pages, for all rooms or for one."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from thebridge.web.dependencies import SessionActorOf, WebOf
from thebridge.web.lead_commands import find_led_session
from thebridge.web.projector import title_of
from thebridge.web.run_sheet import guide_of, plenum_boot

router = APIRouter()


@router.get("/facilitator/sessions/{session}/debrief")
async def show_debrief(request: Request, session: str, actor: SessionActorOf, web: WebOf) -> Response:
    """The shell; the island in it does the rest over the live socket."""
    record = await find_led_session(web, actor, session)
    language = web.pages.language(request)
    guide = await guide_of(web, record, language)
    boot = plenum_boot(web, record, language, cues=guide.cues())
    title = await title_of(web, record, language)
    return web.pages.render(
        request, "leading_debrief.html", session={"id": record.id, "title": title}, boot=web.pages.boot(boot)
    )
