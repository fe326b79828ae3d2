"""A player's page: one shell for lobby, play and debrief; the island in it does the rest over the live socket."""

from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import JSONResponse, Response

from thebridge.engine.areas.seats.words import LeaveRoom
from thebridge.engine.ids import CommandId
from thebridge.engine.texts import Texts
from thebridge.engine.view import texts_for
from thebridge.web.dependencies import Sitting, SittingOf, WebOf
from thebridge.web.i18n import LANGUAGES
from thebridge.web.pages import Boot
from thebridge.web.qr import draw_qr

router = APIRouter(prefix="/s/{seat}")


@router.get("")
async def show_player(request: Request, sitting: SittingOf, web: WebOf) -> Response:
    """The page of one seat, in the language that this player reads now."""
    language = _language(sitting)
    seat = sitting.seat
    texts = web.pages.translations.all_of(language)
    settings = (await web.server.sessions.get_room(seat.room)).settings
    more = {"meeting": settings.meetings.get(seat.room, "")}
    boot = Boot(live_url=f"/s/{seat.id}/live", language=language, texts=texts, seat=seat.id, more=more)
    title = _texts(sitting, language).get(sitting.scenario.title)
    return web.pages.render(request, "player.html", language=language, boot=web.pages.boot(boot), title=title)


@router.post("/resume")
async def make_resume(sitting: SittingOf, web: WebOf) -> Response:
    """A link and its QR code that bring this seat to another device, once, within ten minutes."""
    token = await web.server.sessions.make_resume_token(sitting.seat.id)
    url = f"{web.server.settings.public_url}/r/{token}"
    return JSONResponse({"url": url, "qr_svg": draw_qr(url)})


@router.get("/kept")
async def show_kept(sitting: SittingOf, web: WebOf) -> Response:
    """Everything that is kept of whoever sits here, own answers too: for nobody else."""
    kept = await web.server.privacy.export_person(sitting.seat, is_for_themselves=True)
    return JSONResponse(kept, headers={"content-disposition": 'attachment; filename="kept.json"'})


@router.post("/leave")
async def leave(sitting: SittingOf, web: WebOf) -> Response:
    """Leaves the room for good; the browser forgets what it kept for the seat."""
    player = sitting.seat.player
    if player in sitting.room.state.seats.players:
        await web.server.submit(sitting.room, CommandId(f"leave:{sitting.seat.id}"), LeaveRoom(player))
    await web.server.sessions.remove_player(player)
    return JSONResponse({"url": "/"})


def _texts(sitting: Sitting, language: str) -> Texts:
    return texts_for(sitting.scenario, sitting.room.state, language)


def _language(sitting: Sitting) -> str:
    player: Any = sitting.room.state.seats.players.get(sitting.seat.player)
    language = sitting.seat.language if player is None else player.language
    return language if language in LANGUAGES else LANGUAGES[0]
