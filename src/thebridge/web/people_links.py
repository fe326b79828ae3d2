"""Coming in by a link to run one session: as a lead, a helper or an observer."""

from typing import Final

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from thebridge.web.cookies import cookie_name, keep, new_browser_token
from thebridge.web.dependencies import PEOPLE_COOKIE, WebOf

router = APIRouter()
PEOPLE_SECONDS: Final = 14 * 86_400


@router.get("/k/{token}")
async def show_person(request: Request, web: WebOf, token: str) -> Response:
    """Asks before it lets this browser in: a message's preview opens links too."""
    return web.pages.render(request, "person_link.html", token=token[:100])


@router.post("/k/{token}")
async def come_in(request: Request, web: WebOf, token: str) -> Response:
    """Lets this browser in, beside what it may already do in other sessions."""
    settings = web.server.settings
    name = cookie_name(settings, PEOPLE_COOKIE)
    browser = request.cookies.get(name) or new_browser_token()
    person = await web.server.session_people.sign_in(token, browser)
    record = await web.server.sessions.get_session(person.session)
    page = "/lobby" if all(room.stage in ("new", "lobby") for room in record.rooms) else ""
    response = RedirectResponse(f"/facilitator/sessions/{person.session}{page}", 303)
    keep(response, settings, name, browser, PEOPLE_SECONDS)
    return response
