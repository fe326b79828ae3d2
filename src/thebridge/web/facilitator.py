"""The facilitator's pages: setting up sessions, and the wall of rooms.

They work as plain forms; the live console is laid over them.
"""

from typing import Annotated, Any, Final

from fastapi import APIRouter, Form, Request
from pydantic import BaseModel, Field
from starlette.responses import JSONResponse, RedirectResponse, Response

from thebridge.accounts.access import can_create_session, can_lead, can_list_sessions, require
from thebridge.accounts.model import Operator, OrganisationId, SessionThing
from thebridge.engine.ids import SessionId
from thebridge.engine.texts import Texts
from thebridge.errors import AppError
from thebridge.sessions.model import SessionRecord, SessionSettings
from thebridge.web.cookies import cookie_name, keep
from thebridge.web.dependencies import OPERATOR_COOKIE, ActorOf, OperatorOf, Web, WebOf
from thebridge.web.errors import status_of
from thebridge.web.i18n import LANGUAGES
from thebridge.web.lead_commands import read_lead_command, submit_to_rooms
from thebridge.web.pages import Boot
from thebridge.web.room_cards import invitation, room_card

router = APIRouter()
OPERATOR_SECONDS: Final = 86_400
PACES: Final = {"60": (1.0, True), "75": (0.8, True), "90": (2 / 3, True), "off": (1.0, False)}
"""Scenario seconds per real second, and whether deadlines hold."""
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


@router.get("/facilitator/sessions/{session}")
async def show_session(request: Request, session: str, operator: OperatorOf, actor: ActorOf, web: WebOf) -> Response:
    """The wall: every room as it stands now, and what came of the last press of a button."""
    said, refused = (request.query_params.get(name, "") for name in ("said", "refused"))
    record = await get_led_session(web, operator, session)
    await web.server.privacy.audit.note(operator.organisation, actor, "names_seen", record.id)
    language = web.pages.language(request)
    texts = _texts(await web.server.get_scenario(record.rooms[0].id), language)
    cards = [await room_card(web, room, language) for room in record.rooms]
    pace = web.pages.translations.t(language, f"lead.create.pace.{record.settings.preset}")
    about = {"id": record.id, "title": texts("title"), "pace": pace}
    return web.pages.render(
        request,
        "facilitator_session.html",
        session=about,
        rooms=cards,
        said=said if said in ("done", "made") else "",
        refused=AppError(refused[:60]) if refused.replace("_", "").isalnum() else None,
        invitation=invitation(web, record, texts("title"), language),
        boot=web.pages.boot(_boot(web, record, cards, language)),
    )


@router.post("/facilitator/sessions/{session}/commands")
async def command(request: Request, session: str, operator: OperatorOf, web: WebOf) -> Response:
    """One command to one room or to all. A form comes back to the wall; a script gets each room's outcome."""
    record = await get_led_session(web, operator, session)
    is_form = "application/json" not in request.headers.get("content-type", "")
    asked = await read_lead_command(request, is_form=is_form)
    if asked.room not in ("all", *(room.id for room in record.rooms)):
        raise AppError("room_unknown")
    rooms = [room.id for room in record.rooms if asked.room in ("all", room.id)]
    outcomes = await submit_to_rooms(web, rooms, asked)
    refused = [outcome for outcome in outcomes if outcome.code is not None]
    if is_form:
        # Told when nobody could do it; of "all", those who could have done it.
        told = f"refused={refused[0].code}" if len(refused) == len(outcomes) else "said=done"
        return RedirectResponse(f"/facilitator/sessions/{record.id}?{told}", 303)
    say, language = web.pages.translations.refusal, web.pages.language(request)
    return JSONResponse({"rooms": {one.room: one.plain(say, language) for one in outcomes}})


async def get_led_session(web: Web, operator: Operator, session: str) -> SessionRecord:
    """A session that this operator leads; any other is as one that does not exist."""
    try:
        record = await web.server.sessions.get_session(SessionId(session))
    except AppError as error:
        raise AppError("not_found") from error
    require(can_lead, operator, SessionThing(OrganisationId(record.organisation), record.id))
    return record


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


def _boot(web: Web, record: SessionRecord, cards: list[dict[str, Any]], language: str) -> Boot:
    base = f"/facilitator/sessions/{record.id}"
    rooms = [
        {"id": card["id"], "name": card["name"], "code": card["code"], "link": card["link"], "qr_svg": str(card["qr"])}
        | {"live_url": f"{base}/rooms/{card['id']}/live"}
        for card in cards
    ]
    return Boot(
        live_url=rooms[0]["live_url"],
        language=language,
        texts=web.pages.translations.all_of(language),
        session=record.id,
        more={"rooms": rooms, "commands_url": f"{base}/commands"},
    )
