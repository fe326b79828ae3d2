"""The facilitator's wall and the page of one room: they work as plain forms; the live console is laid over the wall."""

from typing import Any, Final
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from thebridge.engine.ids import RoomId
from thebridge.engine.texts import Texts
from thebridge.errors import AppError
from thebridge.sessions.model import SessionRecord
from thebridge.web.dependencies import SessionActorOf, Web, WebOf
from thebridge.web.invitations import invitation_text
from thebridge.web.lead_commands import (
    LeadCommand,
    Outcome,
    author_of,
    read_lead_command,
    require_may,
    submit_to_rooms,
)
from thebridge.web.leading import (
    get_helped_session,
    get_watched_session,
    note_names_seen,
    right_of,
    thing_of,
)
from thebridge.web.need_words import RoomNeeds, queue_of
from thebridge.web.pages import Boot
from thebridge.web.planning import PACES
from thebridge.web.rehearsal import next_hint
from thebridge.web.room_cards import room_card
from thebridge.web.room_looks import room_look

router = APIRouter()
CONSOLE_LINKS: Final[tuple[tuple[str, str, str], ...]] = (
    ("run-sheet", "run_sheet.title", "file-text"),
    ("debrief", "lead_debrief.title", "users"),
    ("run-sheet#screens", "screen.links", "projector"),
)
"""Further pages of a session in the console's header: the end of the address, the key of its name, its icon."""
DETAIL_LIMIT: Final = 60


@router.get("/facilitator/sessions/{session}")
async def show_session(request: Request, session: str, actor: SessionActorOf, web: WebOf) -> Response:
    """The wall: every room as it stands now, who needs somebody, and what came of the last press of a button."""
    record = await get_watched_session(web, actor, session)
    right = right_of(actor)
    if right != "observer":
        await note_names_seen(web, actor, record)
    language = web.pages.language(request)
    texts = await _titles(web, record, language)
    rooms = {room.id: await web.server.get_room(room.id) for room in record.rooms}
    queue = await queue_of(web, rooms, language)
    cards = [await room_card(web, room, language) | {"needs": queue.rooms[room.id]} for room in record.rooms]
    cards = [_for_right(card, right) for card in cards]
    return web.pages.render(
        request,
        "facilitator_session.html",
        session=_about(web, record, texts("title"), language) | ({} if right == "lead" else {"links": []}),
        rooms=cards,
        paces=list(PACES),
        queue=[card for known in queue.queue for card in cards if card["id"] == known],
        invitation=await _invitation(web, record) if right != "observer" else "",
        right=right,
        coach=next_hint(record, list(rooms.values())) if record.settings.is_rehearsal else None,
        boot=web.pages.boot(_boot(web, record, cards if right != "observer" else [], language, right)),
        **_told(request, record),
    )


@router.get("/facilitator/sessions/{session}/rooms/{room}")
async def show_room(request: Request, session: str, room: str, actor: SessionActorOf, web: WebOf) -> Response:
    """One room from the inside, without changing it, and everything that its lead may do to it."""
    record = await get_helped_session(web, actor, session)
    await note_names_seen(web, actor, record)
    found = next((one for one in record.rooms if one.id == room), None)
    if found is None:
        raise AppError("not_found")
    language = web.pages.language(request)
    texts = await _titles(web, record, language)
    others = [{"id": one.id, "name": one.team} for one in record.rooms if one.id != found.id]
    return web.pages.render(
        request,
        "facilitator_room.html",
        session=_about(web, record, texts("title"), language),
        room=await room_look(web, found, language),
        others=others,
        paces=list(PACES),
        right=right_of(actor),
        boot=web.pages.boot(_room_boot(record, found.id, language)),
        **_told(request, record),
    )


@router.post("/facilitator/sessions/{session}/commands")
async def command(request: Request, session: str, actor: SessionActorOf, web: WebOf) -> Response:
    """One command to one room, some or all. A form comes back to its page; a script gets each room's outcome."""
    record = await get_watched_session(web, actor, session)
    is_form = "application/json" not in request.headers.get("content-type", "")
    asked = await read_lead_command(request, is_form=is_form)
    require_may(actor, thing_of(record), asked.message)
    if "application/json" in request.headers.get("accept", "") or not is_form:
        outcomes = await submit_to_rooms(web, asked.choose(record), asked, author_of(actor))
        say, language = web.pages.translations.refusal, web.pages.language(request)
        return JSONResponse({"rooms": {one.room: one.plain(say, language) for one in outcomes}})
    try:
        rooms = asked.choose(record)
    except AppError as error:
        if error.code != "no_room_ticked":
            raise
        return _back(record, asked, [Outcome(record.rooms[0].id, None, error.code)])
    return _back(record, asked, await submit_to_rooms(web, rooms, asked, author_of(actor)))


def _for_right(card: dict[str, Any], right: str) -> dict[str, Any]:
    """A card without what this right does not cover: only a lead has buttons, an observer reads no names or codes."""
    if right == "lead":
        return card
    if right == "helper":
        return {**card, "commands": []}
    players = [{**one, "name": ""} for one in card["players"]]
    hidden = {"commands": [], "code": "", "link": "", "qr": ""}
    return {**card, **hidden, "players": players, "needs": _without_names(card["needs"])}


def _without_names(needs: RoomNeeds) -> RoomNeeds:
    """How it stands with a room, and not why: a reason tells who."""
    return RoomNeeds(needs.need, calm=needs.calm, is_paused=needs.is_paused)


def _back(record: SessionRecord, asked: LeadCommand, outcomes: list[Outcome]) -> Response:
    """To the page that the form was on. What was refused is told, and in which rooms when others could do it."""
    path = f"/facilitator/sessions/{record.id}"
    if asked.back == "room" and len(outcomes) == 1:
        path = f"{path}/rooms/{outcomes[0].room}"
    refused = [outcome for outcome in outcomes if outcome.code is not None]
    is_done = len(refused) < len(outcomes)
    told: dict[str, object] = {"said": "done"} if is_done else {}
    if refused:
        told |= {"refused": refused[0].code}
        told |= {f"with.{name}": one for name, one in (refused[0].details or {}).items()}
    if refused and is_done:
        told["in"] = [outcome.room for outcome in refused if outcome.code == refused[0].code]
    return RedirectResponse(f"{path}?{urlencode(told, doseq=True)}", 303)


def _told(request: Request, record: SessionRecord) -> dict[str, Any]:
    """What came of the last form, from the address: our own words, a refusal by its code, and the rooms it is of."""
    said, refused = (request.query_params.get(name, "") for name in ("said", "refused"))
    details = {
        name.removeprefix("with."): value[:DETAIL_LIMIT]
        for name, value in request.query_params.items()
        if name.startswith("with.")
    }
    return {
        "said": said if said in ("done", "made") else "",
        "refused_in": [room.team for room in record.rooms if room.id in request.query_params.getlist("in")],
        "refused": AppError(refused[:60], **details) if refused.replace("_", "").isalnum() else None,
    }


def _about(web: Web, record: SessionRecord, title: str, language: str) -> dict[str, Any]:
    pace = web.pages.translations.t(language, f"lead.create.pace.{record.settings.preset}")
    base = f"/facilitator/sessions/{record.id}"
    links = [{"url": f"{base}/{end}", "key": key, "icon": icon} for end, key, icon in CONSOLE_LINKS]
    return {"id": record.id, "title": title, "pace": pace, "links": links}


async def _titles(web: Web, record: SessionRecord, language: str) -> Any:
    """A function that says a field of the session's own copy of its scenario."""
    scenario = await web.server.get_scenario(record.rooms[0].id)
    texts = scenario.texts.get(language) or scenario.texts[scenario.languages[0]]
    said = Texts(texts, {**scenario.places, **{one.id: one.name for one in scenario.cast}})
    return lambda field: said.get(getattr(scenario, field))


async def _invitation(web: Web, record: SessionRecord) -> str:
    """The same text as on the page that prepares the session."""
    scenario = await web.server.get_scenario(record.rooms[0].id)
    return invitation_text(web, record, scenario, record.settings.language)


def _room_boot(record: SessionRecord, room: RoomId, language: str) -> Boot:
    """The page of one room has all its words from the server; it only listens."""
    live_url = f"/facilitator/sessions/{record.id}/rooms/{room}/live"
    return Boot(live_url=live_url, language=language, texts={}, session=record.id)


def _boot(web: Web, record: SessionRecord, cards: list[dict[str, Any]], language: str, right: str) -> Boot:
    base = f"/facilitator/sessions/{record.id}"
    rooms = [
        {"id": card["id"], "name": card["name"], "code": card["code"], "link": card["link"], "qr_svg": str(card["qr"])}
        | {"live_url": f"{base}/rooms/{card['id']}/live", "look_url": f"{base}/rooms/{card['id']}"}
        for card in cards
    ]
    return Boot(
        live_url=f"{base}/live",
        language=language,
        texts=web.pages.translations.all_of(language),
        session=record.id,
        more={"rooms": rooms, "commands_url": f"{base}/commands", "may_lead": right == "lead"},
    )
