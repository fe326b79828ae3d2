"""The facilitator's pages for setting up sessions. They work as plain forms."""

from typing import Annotated, Any, Final

from fastapi import APIRouter, Form, Request
from pydantic import BaseModel, Field
from starlette.responses import RedirectResponse, Response

from thebridge.accounts.access import can_create_session, can_list_sessions, require
from thebridge.accounts.model import Operator
from thebridge.engine.texts import Texts
from thebridge.errors import AppError
from thebridge.sessions.model import SessionRecord, SessionSettings
from thebridge.web.cookies import cookie_name, keep
from thebridge.web.dependencies import OPERATOR_COOKIE, OperatorOf, Web, WebOf
from thebridge.web.errors import status_of
from thebridge.web.i18n import LANGUAGES
from thebridge.web.lead_commands import PACES

router = APIRouter()
OPERATOR_SECONDS: Final = 86_400
ROOMS_MAX: Final = 40


class Wishes(BaseModel):
    """What a facilitator fills in to set up a session."""

    scenario: str = Field(max_length=80)
    rooms: int = Field(ge=0, le=1_000)
    pace: str = Field(max_length=8)
    language: str = Field(max_length=8)


@router.get("/o/{token}")
async def sign_in(token: str, web: WebOf) -> Response:
    """The operator's link becomes this browser's sign-in."""
    issued = await web.server.accounts.sign_in(token)
    response = RedirectResponse("/facilitator", 303)
    settings = web.server.settings
    keep(response, settings, cookie_name(settings, OPERATOR_COOKIE), issued, OPERATOR_SECONDS)
    return response


@router.get("/facilitator")
async def show_sessions(request: Request, operator: OperatorOf, web: WebOf) -> Response:
    """Every session, and the form for another one."""
    return await _list_page(request, web, operator, None)


@router.post("/facilitator/sessions")
async def create_session(
    request: Request,
    operator: OperatorOf,
    web: WebOf,
    wishes: Annotated[Wishes, Form()],
) -> Response:
    """Sets up a session; each room gets its code."""
    require(can_create_session, operator, operator.organisation)
    try:
        session = await _open(web, operator, wishes)
    except AppError as error:
        return await _list_page(request, web, operator, error)
    return RedirectResponse(f"/facilitator/sessions/{session.id}?said=made", 303)


async def _open(web: Web, operator: Operator, wishes: Wishes) -> SessionRecord:
    if not 1 <= wishes.rooms <= ROOMS_MAX:
        raise AppError("rooms_unfit", limit=ROOMS_MAX)
    if wishes.pace not in PACES or wishes.language not in LANGUAGES:
        raise AppError("form_unfit")
    name = web.pages.translations.t
    teams = tuple(name(wishes.language, "lead.room.name", number=number) for number in range(1, wishes.rooms + 1))
    factor, has_limits = PACES[wishes.pace]
    settings = SessionSettings(preset=wishes.pace, factor=factor, has_limits=has_limits, language=wishes.language)
    return await web.server.open_session(wishes.scenario, operator.organisation, teams, settings)


async def _list_page(request: Request, web: Web, operator: Operator, error: AppError | None) -> Response:
    require(can_list_sessions, operator, operator.organisation)
    language = web.pages.language(request)
    offers = [(one.scenario.id, _texts(one.scenario, language)) for one in web.server.catalogue.offers()]
    titles = {known: say("title") for known, say in offers}
    records = await web.server.sessions.list_sessions(operator.organisation)
    sessions = [
        {"id": one.id, "title": titles.get(one.scenario, one.scenario), "rooms": len(one.rooms)}
        | {"created_at": one.created_at}
        for one in records
    ]
    return web.pages.render(
        request,
        "facilitator_list.html",
        status=200 if error is None else status_of(error),
        sessions=sessions,
        scenarios=[{"id": known, "title": say("title"), "summary": say("summary")} for known, say in offers],
        paces=list(PACES),
        rooms_max=ROOMS_MAX,
        error=error,
    )


def _texts(scenario: Any, language: str) -> Any:
    """A function that says a scenario's own title or summary in a language that it has."""
    texts = scenario.texts.get(language) or scenario.texts[scenario.languages[0]]
    said = Texts(texts, {**scenario.places, **{one.id: one.name for one in scenario.cast}})
    return lambda field: said.get(getattr(scenario, field))
