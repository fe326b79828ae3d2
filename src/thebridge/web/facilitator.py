"""The facilitator's wall of rooms, and what is done there.

It works as plain forms; the live console is laid over it.
"""

from typing import Any, Final

from fastapi import APIRouter, Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from thebridge.accounts.model import SessionPerson
from thebridge.errors import AppError
from thebridge.sessions.model import SessionRecord
from thebridge.web.cookies import cookie_name, keep
from thebridge.web.dependencies import OPERATOR_COOKIE, SessionActorOf, Web, WebOf
from thebridge.web.lead_commands import author_of, read_lead_command, require_may, submit_to_rooms
from thebridge.web.leading import get_watched_session, thing_of
from thebridge.web.pages import Boot
from thebridge.web.preparing import texts_of
from thebridge.web.rehearsal import next_hint, rooms_of
from thebridge.web.room_cards import invitation, room_card

router = APIRouter()
OPERATOR_SECONDS: Final = 86_400


@router.get("/o/{token}")
async def sign_in(token: str, web: WebOf) -> Response:
    """The operator's link becomes this browser's sign-in."""
    issued = await web.server.accounts.sign_in(token)
    response = RedirectResponse("/facilitator", 303)
    settings = web.server.settings
    keep(response, settings, cookie_name(settings, OPERATOR_COOKIE), issued, OPERATOR_SECONDS)
    return response


@router.get("/facilitator/sessions/{session}")
async def show_session(request: Request, session: str, actor: SessionActorOf, web: WebOf) -> Response:
    """The wall: every room as it stands now, and what came of the last press of a button."""
    said, refused = (request.query_params.get(name, "") for name in ("said", "refused"))
    record = await get_watched_session(web, actor, session)
    language = web.pages.language(request)
    texts = texts_of(await web.server.get_scenario(record.rooms[0].id), language)
    cards = [await room_card(web, room, language) for room in record.rooms]
    pace = web.pages.translations.t(language, f"lead.create.pace.{record.settings.preset}")
    about = {"id": record.id, "title": texts("title"), "pace": pace}
    right = actor.right if isinstance(actor, SessionPerson) else "lead"
    for card in cards:
        card["commands"] = card["commands"] if right == "lead" else []
    coach = next_hint(record, await rooms_of(web, record)) if record.settings.is_rehearsal else None
    return web.pages.render(
        request,
        "facilitator_session.html",
        session=about,
        rooms=cards,
        said=said if said in ("done", "made") else "",
        refused=AppError(refused[:60]) if refused.replace("_", "").isalnum() else None,
        coach=coach,
        right=right,
        invitation=invitation(web, record, texts("title"), language),
        boot=web.pages.boot(_boot(web, record, cards, language)),
    )


@router.post("/facilitator/sessions/{session}/commands")
async def command(request: Request, session: str, actor: SessionActorOf, web: WebOf) -> Response:
    """One command to one room or to all. A form comes back to the wall; a script gets each room's outcome."""
    record = await get_watched_session(web, actor, session)
    is_form = "application/json" not in request.headers.get("content-type", "")
    asked = await read_lead_command(request, is_form=is_form)
    require_may(actor, thing_of(record), asked.message)
    if asked.room not in ("all", *(room.id for room in record.rooms)):
        raise AppError("room_unknown")
    rooms = [room.id for room in record.rooms if asked.room in ("all", room.id)]
    outcomes = await submit_to_rooms(web, rooms, asked, author_of(actor))
    refused = [outcome for outcome in outcomes if outcome.code is not None]
    if is_form:
        # Told when nobody could do it; of "all", those who could have done it.
        told = f"refused={refused[0].code}" if len(refused) == len(outcomes) else "said=done"
        return RedirectResponse(f"/facilitator/sessions/{record.id}?{told}", 303)
    say, language = web.pages.translations.refusal, web.pages.language(request)
    return JSONResponse({"rooms": {one.room: one.plain(say, language) for one in outcomes}})


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
