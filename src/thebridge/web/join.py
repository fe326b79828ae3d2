"""The way in: the join page, a code and a name for a seat, and a way in for another device."""

import secrets
from datetime import datetime
from typing import Annotated, Final

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from thebridge.engine.ids import Language
from thebridge.errors import AppError
from thebridge.sessions.forming import Roster
from thebridge.sessions.model import ClaimedSeat, Seat, SessionRecord
from thebridge.web.cookies import browser_token, keep_browser, keep_language
from thebridge.web.dependencies import Web, WebOf
from thebridge.web.errors import status_of
from thebridge.web.i18n import LANGUAGES
from thebridge.web.moments import say_moment

router = APIRouter()
TOLD_ON_THE_FORM: Final = frozenset(
    {
        "code_unknown",
        "name_taken",
        "name_reserved",
        "name_not_listed",
        "not_open_yet",
        "rooms_full",
        "text_empty",
        "text_too_long",
        "too_many_guesses",
        "language_unknown",
    }
)
"""What one can put right there; anything else gets a page of its own."""


@router.get("/")
@router.get("/j/{code}")
async def show_join(request: Request, web: WebOf, code: str = "", other: str = "") -> Response:
    """The join page. A code in the address is only filled in: whether it exists is not told here."""
    name = "" if other else request.query_params.get("name", "")
    return await _page(request, web, code=code[:24], name=name[:24] or propose_name(request, web))


@router.post("/join")
async def join(
    request: Request,
    web: WebOf,
    code: Annotated[str, Form()] = "",
    name: Annotated[str, Form()] = "",
    language: Annotated[str, Form()] = "",
) -> Response:
    """Takes a seat, and gives the browser its token. The code of a whole session leads to a room, or to a choice."""
    spoken = language if language in LANGUAGES else web.pages.language(request)
    try:
        await web.guesses.require_room_for_one(_address(request))
        found = await _find_room(web, code, name)
        if isinstance(found, SessionRecord):
            return await _choice_page(request, web, found, {"name": name[:24], "language": spoken})
        code = found
        claimed = await _claim(request, web, code, name, spoken)
    except AppError as error:
        if error.code not in TOLD_ON_THE_FORM:
            raise
        return await _page(request, web, code=code[:24], name=name[:24], error=_in_words(request, web, error))
    return _let_in(web, claimed, spoken)


@router.get("/r/{token}")
async def show_resume(request: Request, web: WebOf, token: str) -> Response:
    """Asks before it uses the link up: a message's preview opens links too."""
    return web.pages.render(request, "resume.html", token=token[:100])


@router.post("/r/{token}")
async def resume(request: Request, web: WebOf, token: str) -> Response:
    """Lets this browser in on the seat that the link is for."""
    claimed = await web.server.sessions.resume(token, browser_token(request, web.server.settings))
    return _let_in(web, claimed, None)


def _address(request: Request) -> str:
    return "" if request.client is None else request.client.host


async def _claim(request: Request, web: Web, code: str, name: str, language: str) -> ClaimedSeat:
    address = _address(request)
    token = browser_token(request, web.server.settings)
    await web.guesses.require_room_for_one(address)
    try:
        return await web.server.sessions.claim_seat(code, name, Language(language), token)
    except AppError as error:
        if error.code == "code_unknown":
            await web.guesses.note_wrong(address)
        if error.code == "name_taken":
            return await _own_seat(web, code, name, token, error)
        raise


async def _find_room(web: Web, text: str, name: str) -> str | SessionRecord:
    """The code of the room to go to; the session itself when people choose their room."""
    try:
        record = await web.server.preparation.find_session_by_code(text)
    except AppError as error:
        if error.code == "code_unknown":
            return text  # perhaps a room's
        raise
    rooms = await web.server.preparation.list_open_rooms(record)
    if not rooms:
        raise AppError("rooms_full")
    match record.settings.forming:
        case "balanced":
            return min(rooms, key=lambda one: (one[1], one[0].number))[0].code
        case "list":
            number = Roster(record.settings.roster).room_of(name)
            if number is None:
                raise AppError("name_not_listed", name=" ".join(name.split())[:24])
            return next(room.code for room in record.rooms if room.number == number)
        case _:
            return rooms[0][0].code if len(record.rooms) == 1 else record


async def _choice_page(request: Request, web: Web, record: SessionRecord, given: dict[str, str]) -> Response:
    rooms = [
        {"team": room.team, "code": room.code, "free": room.players_max - count, "count": count}
        for room, count in await web.server.preparation.list_open_rooms(record)
    ]
    return web.pages.render(request, "join_rooms.html", rooms=rooms, given=given)


async def _own_seat(web: Web, code: str, name: str, token: str | None, error: AppError) -> ClaimedSeat:
    """The seat that this browser took a moment ago: a form that was sent twice is no second player."""
    room = await web.server.sessions.find_room_by_code(code)
    for seat in await web.server.sessions.list_seats_of_browser(token):
        if token is not None and seat.room == room.id and seat.name.casefold() == " ".join(name.split()).casefold():
            return ClaimedSeat(seat, token)
    raise error


def _let_in(web: Web, claimed: ClaimedSeat, language: str | None) -> Response:
    response = RedirectResponse(f"/s/{claimed.seat.id}", 303)
    keep_browser(response, web.server.settings, claimed.browser_token)
    if language is not None:
        keep_language(response, web.server.settings, language)
    return response


async def _page(request: Request, web: Web, *, code: str, name: str, error: AppError | None = None) -> Response:
    token = browser_token(request, web.server.settings)
    seats = [] if token is None else await _seats(web, await web.server.sessions.list_seats_of_browser(token))
    given = {"code": code, "name": name, "seats": seats, "error": error}
    status = 200 if error is None else status_of(error)
    days = (await web.server.accounts.find_longest_keeping()).personal
    return web.pages.render(request, "join.html", status=status, retention_days=days, **given)


def _in_words(request: Request, web: Web, error: AppError) -> AppError:
    """A moment is told as people say it."""
    if error.code != "not_open_yet":
        return error
    moment, zone = datetime.fromisoformat(str(error.details["at"])), str(error.details["zone"])
    return AppError(error.code, at=say_moment(web.pages.translations, web.pages.language(request), moment, zone))


async def _seats(web: Web, seats: tuple[Seat, ...]) -> list[dict[str, str]]:
    """The rooms that this browser may go back to, as long as they are open."""
    rooms = [(seat, await web.server.sessions.get_room(seat.room)) for seat in seats[:5]]
    return [{"id": seat.id, "team": room.team} for seat, room in rooms if room.stage != "closed"]


def propose_name(request: Request, web: Web) -> str:
    """A name of two words, so that nobody has to think of one or give their own."""
    language = web.pages.language(request)
    first, second = (web.pages.translations.t(language, f"join.names.{part}").split() for part in ("first", "second"))
    return f"{secrets.choice(first)} {secrets.choice(second)}"
