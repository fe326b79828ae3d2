"""The sessions of an organisation for those who account for them: when traces go, who asked for theirs, erasing."""

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from thebridge.accounts.access import (
    can_erase,
    can_export_person,
    can_list_sessions,
    can_see_names,
    can_see_report,
    can_see_results,
    require,
)
from thebridge.accounts.model import OrganisationId, RoomThing, SessionThing
from thebridge.bootstrap import list_facts
from thebridge.engine.ids import PlayerId, SessionId
from thebridge.errors import AppError
from thebridge.journal.redaction import REDACTED
from thebridge.sessions.model import RoomRecord, Seat, SessionRecord, format_code
from thebridge.web.admin_sections import Insider, find_sections, require_insider, title_of
from thebridge.web.dependencies import ActorOf, Web, WebOf
from thebridge.web.proof import ask_proof

router = APIRouter(prefix="/admin/sessions")


@dataclass(frozen=True, slots=True)
class Named:
    """A player in an address."""

    session: str
    room: str
    player: str


@dataclass(frozen=True, slots=True)
class Looking:
    """What the address of a session's page asks for: everybody's names, or whoever has one name."""

    names: str = ""
    name: str = ""


NamedOf = Annotated[Named, Depends(Named)]
LookingOf = Annotated[Looking, Depends(Looking)]


@router.get("")
async def show_sessions(request: Request, actor: ActorOf, web: WebOf) -> Response:
    """Every session of the organisation, and when its traces go."""
    insider = require_insider(actor)
    require(can_list_sessions, insider, insider.organisation)
    records = await web.server.sessions.list_sessions(insider.organisation)
    dates = await web.server.privacy.retention.list_dates(insider.organisation)
    sessions = [{"record": one, "dates": dates.get(one.id)} for one in records]
    said = request.query_params.get("said") == "erased"
    return web.pages.render(
        request,
        "admin_sessions.html",
        sessions=sessions,
        titles=_titles(web, request),
        said=said,
        sections=find_sections(insider),
        section="admin/sessions",
    )


@router.get("/{session}")
async def show_session(request: Request, actor: ActorOf, web: WebOf, session: str, asked_for: LookingOf) -> Response:
    """Its rooms and seats. Names are shown to whoever leads it, after a password; looking for one name shows none."""
    insider = require_insider(actor)
    record, thing = await _find(web, session)
    require(can_see_report, insider, thing)
    may_see, may_erase = can_see_names(insider, thing), can_erase(insider, thing)
    wanted = asked_for.name[:40] if may_erase else ""
    is_named = bool(asked_for.names) and may_see
    if is_named:
        if (asked := await ask_proof(request, web, f"/admin/sessions/{session}?names=1")) is not None:
            return asked
        await web.server.privacy.audit.note(insider.organisation, insider, "names_seen", session)
    rooms = [await _room(web, room, is_named=is_named, wanted=wanted) for room in record.rooms]
    return web.pages.render(
        request,
        "admin_session.html",
        record=record,
        rooms=rooms,
        titles=_titles(web, request),
        told=await _told(web, insider, record),
        may_see=may_see,
        may_erase=may_erase,
        is_named=is_named,
        wanted=wanted,
        is_found=any(seat["is_wanted"] for room in rooms for seat in room["seats"]),
        dates=(await web.server.privacy.retention.list_dates(record.organisation)).get(record.id),
        said=request.query_params.get("said") == "erased",
        sections=find_sections(insider),
        section="admin/sessions",
    )


@router.post("/{session}/erase")
async def erase_session(request: Request, actor: ActorOf, web: WebOf, session: str) -> Response:
    """All of a session goes, at once and for good."""
    insider = require_insider(actor)
    record, thing = await _find(web, session)
    require(can_erase, insider, thing)
    if (asked := await ask_proof(request, web, f"/admin/sessions/{session}")) is not None:
        return asked
    await web.server.privacy.erasure.erase_session(record.id)
    await web.server.privacy.audit.note(insider.organisation, insider, "session_erased", session)
    return RedirectResponse("/admin/sessions?said=erased", 303)


@router.post("/{session}/rooms/{room}/players/{player}/erase")  # noqa: FAST003 - Named reads them
async def erase_player(request: Request, actor: ActorOf, web: WebOf, named: NamedOf) -> Response:
    """One person's name and words go; what the team did stays, and plays back."""
    insider, seat = await _require_seat(actor, web, named)
    if (asked := await ask_proof(request, web, f"/admin/sessions/{named.session}")) is not None:
        return asked
    await web.server.privacy.erasure.erase_player(seat.room, seat.player)
    await web.server.privacy.audit.note(insider.organisation, insider, "person_erased", named.player)
    return RedirectResponse(f"/admin/sessions/{named.session}?said=erased", 303)


@router.get("/{session}/rooms/{room}/players/{player}/export")  # noqa: FAST003 - Named reads them
async def export_player(request: Request, actor: ActorOf, web: WebOf, named: NamedOf) -> Response:
    """What is kept of one person, to hand over to that person."""
    insider, seat = await _require_seat(actor, web, named)
    if (asked := await ask_proof(request, web, f"/admin/sessions/{named.session}")) is not None:
        return asked
    kept = await web.server.privacy.export_person(seat, is_for_themselves=False)
    await web.server.privacy.audit.note(insider.organisation, insider, "exported", named.player)
    return JSONResponse(kept, headers={"content-disposition": 'attachment; filename="person.json"'})


async def _find(web: Web, session: str) -> tuple[SessionRecord, SessionThing]:
    """A session; one that is not there is as one of another organisation."""
    try:
        record = await web.server.sessions.get_session(SessionId(session))
    except AppError as error:
        raise AppError("not_found") from error
    return record, SessionThing(OrganisationId(record.organisation), record.id)


async def _require_seat(actor: Any, web: Web, named: Named) -> tuple[Insider, Seat]:
    insider = require_insider(actor)
    record, thing = await _find(web, named.session)
    require(can_export_person, insider, thing)
    rooms = [one for one in record.rooms if one.id == named.room]
    if not rooms:
        raise AppError("not_found")
    require(can_erase, insider, RoomThing(thing.organisation, thing.session, rooms[0].id))
    return insider, await web.server.privacy.find_seat(rooms[0].id, PlayerId(named.player))


def _titles(web: Web, request: Request) -> dict[str, str]:
    language = web.pages.language(request)
    return {one.scenario.id: title_of(one.scenario, language) for one in web.server.catalogue.offers()}


async def _told(web: Web, insider: Insider, record: SessionRecord) -> frozenset[str]:
    """The rooms of which the results tell, to whoever may read those."""
    if not can_see_results(insider, insider.organisation):
        return frozenset()
    return frozenset(team.facts.room for team in await web.server.results.load(list_facts((record,))))


async def _room(web: Web, room: RoomRecord, *, is_named: bool, wanted: str) -> dict[str, Any]:
    seats = await web.server.sessions.list_seats(room.id)
    plain = " ".join(wanted.split()).casefold()
    return {
        "id": room.id,
        "team": room.team,
        "code": format_code(room.code),
        "stage": room.stage,
        "seats": [
            {
                "player": seat.player,
                "number": number,
                "name": seat.name if is_named else "",
                "is_erased": seat.name == REDACTED,
                "is_removed": seat.is_removed,
                "is_wanted": bool(plain) and seat.name.casefold() == plain,
            }
            for number, seat in enumerate(seats, start=1)
        ],
    }
