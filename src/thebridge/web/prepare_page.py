"""One session before play: its invitation, teams, calls, names, and the people who run it with you."""

from typing import Annotated, Any, Final, cast, get_args
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Form
from markupsafe import Markup
from starlette.responses import RedirectResponse, Response

from thebridge.accounts.access import can_cancel_session, require
from thebridge.accounts.model import OrganisationId
from thebridge.engine.ids import RoomId
from thebridge.errors import AppError
from thebridge.sessions.forming import Roster, parse_roster, propose_split, write_roster
from thebridge.sessions.model import Forming, SessionRecord, format_code
from thebridge.web.calendar_file import write_calendar
from thebridge.web.cast_names import put_back, swap
from thebridge.web.dependencies import Web
from thebridge.web.errors import status_of
from thebridge.web.invitations import appointment, invitation_text, session_link
from thebridge.web.leading import Leading, LeadingOf, thing_of
from thebridge.web.moments import say_moment
from thebridge.web.planning import BEGINS, ZONES, Plan
from thebridge.web.preparing import cast_lines, texts_of
from thebridge.web.qr import draw_qr

router = APIRouter(prefix="/facilitator/sessions/{session}")
SAID: Final = frozenset({"made", "copied", "done", "moved", "revoked"})


@router.get("/prepare")
async def show_preparation(led: LeadingOf) -> Response:
    """Everything that can be arranged before play."""
    return await _page(led)


@router.get("/invitation.ics")
async def show_calendar(led: LeadingOf) -> Response:
    """The session as a file for any calendar."""
    web, record = led.web, led.record
    scenario = await web.server.get_scenario(record.rooms[0].id)
    one = appointment(web, record, scenario, record.settings.language)
    if one is None:
        raise AppError("time_missing")
    headers = {"content-disposition": 'attachment; filename="invitation.ics"'}
    return Response(write_calendar(one, web.server.now()), media_type="text/calendar; charset=utf-8", headers=headers)


@router.post("/moment")
async def set_moment(led: LeadingOf, plan: Annotated[Plan, Form()]) -> Response:
    """Another moment, as long as nobody has played."""
    web, record = led.web, led.record
    try:
        opens_at = plan.read_opening(web.server.now())
        await web.server.move_session(record.id, opens_at, plan.zone, plan.begins)
    except AppError as error:
        return await _page(led, error=error, plan=plan)
    await web.server.privacy.audit.note(OrganisationId(record.organisation), led.actor, "session_moved", record.id)
    return RedirectResponse(f"/facilitator/sessions/{record.id}/prepare?said=moved", 303)


@router.post("/cancel")
async def cancel_session(led: LeadingOf) -> Response:
    """Takes the session away, as long as nobody has played."""
    require(can_cancel_session, led.actor, thing_of(led.record))
    web, record = led.web, led.record
    try:
        await web.server.cancel_session(record)
    except AppError as error:
        return await _page(led, error=error)
    await web.server.privacy.audit.note(OrganisationId(record.organisation), led.actor, "session_cancelled", record.id)
    return RedirectResponse("/facilitator?said=cancelled", 303)


@router.post("/names")
async def swap_name(
    led: LeadingOf,
    swapped: Annotated[str, Form(max_length=80)] = "",
    back: Annotated[str, Form(max_length=80)] = "",
) -> Response:
    """Another name for one of the cast, or the author's again."""
    web, record = led.web, led.record
    scenario = await web.server.get_scenario(record.rooms[0].id)
    names = record.settings.names
    names = swap(scenario, names, swapped) if swapped else put_back(names, back)
    return await _try(led, web.server.preparation.swap_names(record.id, names))


@router.post("/unit")
async def set_unit(led: LeadingOf, unit: Annotated[str, Form(max_length=200)] = "") -> Response:
    """The part of the organisation that the session is for."""
    web, record = led.web, led.record
    return await _try(led, web.server.preparation.set_unit(record.id, unit))


@router.post("/meetings")
async def set_meeting(
    led: LeadingOf,
    room: Annotated[str, Form(max_length=80)],
    link: Annotated[str, Form(max_length=2_000)] = "",
) -> Response:
    """Where one room talks."""
    web, record = led.web, led.record
    if room not in [one.id for one in record.rooms]:
        raise AppError("room_unknown")
    return await _try(led, web.server.preparation.set_meeting(record.id, RoomId(room), link))


@router.post("/teams")
async def form_teams(
    led: LeadingOf,
    forming: Annotated[str, Form(max_length=12)],
    people: Annotated[str, Form(max_length=20_000)] = "",
    split: Annotated[bool, Form()] = False,
) -> Response:
    """How teams come about. A list with a team that is too large comes back with a proposal to split it."""
    web, record = led.web, led.record
    teams = [room.team for room in record.rooms]
    try:
        roster = _read_roster(forming, people, teams)
    except AppError as error:
        return await _page(led, error=error, typed=people)
    proposal = propose_split(roster, teams, record.players_max)
    if proposal is not None and not split:
        return await _page(led, typed=people, proposal=proposal)
    roster, rooms = (roster, ()) if proposal is None else (proposal.roster, proposal.rooms)
    work = web.server.preparation.form_teams(record.id, cast("Forming", forming), roster, rooms)
    return await _try(led, work)


@router.post("/people")
async def invite_person(
    led: LeadingOf,
    name: Annotated[str, Form(max_length=200)] = "",
    right: Annotated[str, Form(max_length=12)] = "",
) -> Response:
    """Somebody more to run the session with; the link is shown this once."""
    web, record = led.web, led.record
    try:
        person, token = await web.server.session_people.invite(record.id, name, right)
    except AppError as error:
        return await _page(led, error=error)
    return await _page(led, link=(person.name, _people_link(web, token)))


@router.post("/people/{person}/{what}")
async def change_person(led: LeadingOf, person: str, what: str) -> Response:
    """Another link in the place of a lost one, or no link any more. What is open by the old one closes."""
    web, record = led.web, led.record
    if what == "replace":
        found, token = await web.server.session_people.replace_link(record.id, person)
        await web.server.revocations.revoke(found.subject)
        return await _page(led, link=(found.name, _people_link(web, token)))
    if what != "revoke":
        raise AppError("page_unknown")
    found = await web.server.session_people.revoke(record.id, person)
    await web.server.revocations.revoke(found.subject)
    return RedirectResponse(f"/facilitator/sessions/{record.id}/prepare?said=revoked#people", 303)


def _read_roster(forming: str, people: str, teams: list[str]) -> Roster:
    if forming not in get_args(Forming):
        raise AppError("form_unfit")
    return parse_roster(people, teams) if forming == "list" else Roster({})


def _people_link(web: Web, token: str) -> str:
    return f"{web.server.settings.public_url}/k/{token}"


async def _try(led: Leading, work: Any) -> Response:
    try:
        await work
    except AppError as error:
        return await _page(led, error=error)
    return RedirectResponse(f"/facilitator/sessions/{led.record.id}/prepare?said=done", 303)


async def _page(led: Leading, **told: Any) -> Response:
    """`told`: an `error`, a `link` to show once, a `proposal` to split teams, the `plan` and the list as `typed`."""
    web, record = led.web, led.record
    scenario = await web.server.get_scenario(record.rooms[0].id)
    language, settings = web.pages.language(led.request), record.settings
    said, error = led.request.query_params.get("said", ""), told.get("error")
    teams = [room.team for room in record.rooms]
    link, proposal = session_link(web, record), told.get("proposal")
    return web.pages.render(
        led.request,
        "facilitator_prepare.html",
        status=200 if error is None else status_of(error),
        session={"id": record.id, "title": texts_of(scenario, language)("title"), "label": settings.label},
        version=record.version,
        settings=settings,
        moment=_moment(web, record, language, told.get("plan")),
        may_cancel=can_cancel_session(led.actor, thing_of(record)),
        rooms=[
            {
                "id": one.id,
                "team": one.team,
                "code": format_code(one.code),
                "meeting": settings.meetings.get(one.id, ""),
            }
            for one in record.rooms
        ],
        size=record.players_max,
        code={"text": format_code(record.code) if record.code else "", "link": link, "qr": Markup(draw_qr(link))},  # noqa: S704 - drawn by us
        invitation=invitation_text(web, record, scenario, settings.language),
        cast=cast_lines(scenario, settings.names, language),
        is_fixed=any(room.stage != "new" for room in record.rooms),
        is_unit_fixed=any(room.stage in ("debrief", "closed") for room in record.rooms),
        units=await web.server.sessions.list_units(record.organisation),
        people=await web.server.session_people.list_people(record.id),
        forming=("rooms", "balanced", "list"),
        typed=told.get("typed", write_roster(Roster(settings.roster), teams)),
        split=None if proposal is None else _told(proposal, teams),
        link=told.get("link"),
        said=said if said in SAID else "",
        error=error,
    )


def _moment(web: Web, record: SessionRecord, language: str, plan: Plan | None) -> dict[str, Any]:
    """When it is played in words, and the fields to change that: as they were sent when they did not fit."""
    settings, plays_at = record.settings, record.settings.plays_at
    zone = ZoneInfo(settings.zone)
    typed = "" if plays_at is None else f"{plays_at.astimezone(zone):%Y-%m-%dT%H:%M}"
    known = Plan(starts=typed, zone=settings.zone, begins=settings.begins_minutes if plays_at else BEGINS[0])
    said = None if plays_at is None else say_moment(web.pages.translations, language, plays_at, settings.zone)
    return {"said": said, "given": plan or known, "zones": ZONES, "begins": BEGINS, "is_fixed": not record.is_unplayed}


def _told(proposal: Any, teams: list[str]) -> list[tuple[str, list[str]]]:
    """Each team of the proposal with its people."""
    names = [*teams, *proposal.rooms]
    places = proposal.roster.places
    return [(team, [name for name, one in places.items() if one == number]) for number, team in enumerate(names, 1)]
