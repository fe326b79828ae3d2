"""The list of sessions, and setting one up: with a form, as a copy of another one, or as a rehearsal."""

from collections.abc import Callable
from datetime import timedelta
from typing import Annotated, Any, Final

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from thebridge.accounts.access import can_create_session, can_list_sessions, require
from thebridge.accounts.model import Operator
from thebridge.bootstrap import start_rehearsal
from thebridge.engine.scenario import Scenario
from thebridge.engine.state import RoomState
from thebridge.engine.texts import Texts
from thebridge.engine.view import names_of
from thebridge.errors import AppError
from thebridge.sessions.model import SessionRecord, SessionSettings
from thebridge.web.cast_names import CastLine, put_back, swap, write_swaps
from thebridge.web.dependencies import OperatorOf, Web, WebOf
from thebridge.web.errors import status_of
from thebridge.web.leading import get_led_session
from thebridge.web.moments import say_moment
from thebridge.web.planning import (
    BEGINS,
    PACES,
    ROOMS_MAX,
    ZONES,
    CastWishes,
    Wishes,
    play_minutes,
    talk_minutes,
)

router = APIRouter()
REHEARSAL_FACTOR: Final = 4.0
REHEARSAL_ROOMS: Final = 2
REHEARSAL_BEGINS_MINUTES: Final = 5


@router.get("/facilitator")
async def show_sessions(request: Request, operator: OperatorOf, web: WebOf) -> Response:
    """Every session, and the form for another one."""
    return await _list_page(request, web, operator, None, None)


@router.post("/facilitator/sessions")
async def create_session(
    request: Request, operator: OperatorOf, web: WebOf, wishes: Annotated[Wishes, Form()]
) -> Response:
    """Sets up a session; each room gets its code. One that waits for its moment is prepared further."""
    require(can_create_session, operator, operator.organisation)
    try:
        session = await _open(web, operator, wishes)
    except AppError as error:
        return await _list_page(request, web, operator, error, wishes)
    is_now = session.settings.opens_at is None and session.settings.forming == "rooms" and not session.settings.names
    return RedirectResponse(f"/facilitator/sessions/{session.id}{'' if is_now else '/prepare'}?said=made", 303)


@router.post("/facilitator/sessions/cast")
async def check_cast(
    request: Request, operator: OperatorOf, web: WebOf, wishes: Annotated[CastWishes, Form()]
) -> Response:
    """The names of the story, before the session is made: a press swaps one that belongs to a colleague."""
    require(can_create_session, operator, operator.organisation)
    try:
        scenario = web.server.catalogue.get_offer(wishes.scenario).scenario
        names = wishes.settings(scenario, web.server.now()).names
        if wishes.swapped:
            names = swap(scenario, names, wishes.swapped)
        if wishes.back:
            names = put_back(names, wishes.back)
    except AppError as error:
        return await _list_page(request, web, operator, error, wishes)
    language = web.pages.language(request)
    given = wishes.model_copy(update={"names": write_swaps(names)})
    return web.pages.render(
        request,
        "facilitator_cast.html",
        wishes=given.model_dump(exclude={"swapped", "back"}),
        cast=cast_lines(scenario, names, language),
        title=texts_of(scenario, language)("title"),
    )


@router.post("/facilitator/sessions/{session}/copy")
async def copy_session(session: str, operator: OperatorOf, web: WebOf) -> Response:
    """The same session once more, with codes of its own; its moment and its people are still to be filled in."""
    require(can_create_session, operator, operator.organisation)
    record = await get_led_session(web, operator, session)
    old = record.settings
    settings = SessionSettings(
        preset=old.preset,
        factor=old.factor,
        has_limits=old.has_limits,
        names=old.names,
        language=old.language,
        label=old.label,
        unit=old.unit,
        zone=old.zone,
        begins_minutes=old.begins_minutes,
        size=old.size,
        forming=old.forming,
    )
    teams = tuple(room.team for room in record.rooms)
    copied = await web.server.open_session(record.scenario, operator.organisation, teams, settings)
    return RedirectResponse(f"/facilitator/sessions/{copied.id}/prepare?said=copied", 303)


@router.post("/facilitator/rehearsal")
async def rehearse(
    request: Request, operator: OperatorOf, web: WebOf, scenario: Annotated[str, Form(max_length=80)]
) -> Response:
    """A rehearsal: bots in every room, time runs faster, and it counts in no result."""
    require(can_create_session, operator, operator.organisation)
    language = web.pages.language(request)
    settings = SessionSettings(
        preset="60",
        factor=REHEARSAL_FACTOR,
        language=language,
        label=web.pages.translations.t(language, "prepare.rehearsal.label"),
        opens_at=web.server.now() - timedelta(seconds=1),
        begins_minutes=REHEARSAL_BEGINS_MINUTES,
        is_rehearsal=True,
    )
    teams = _team_names(web, language, REHEARSAL_ROOMS)
    record = await web.server.open_session(scenario, operator.organisation, teams, settings)
    await start_rehearsal(web.server, record)
    return RedirectResponse(f"/facilitator/sessions/{record.id}", 303)


def cast_lines(scenario: Scenario, names: Any, language: str) -> list[CastLine]:
    """Everybody in the story, by the names of the session."""
    say = texts_of(scenario, language)
    return [
        CastLine(str(one.id), names.get(str(one.id), one.name), one.name, say(one.role, is_key=True))
        for one in scenario.cast
    ]


def texts_of(scenario: Scenario, language: str) -> Callable[..., str]:
    """A function that says a scenario's own title or summary in a language that it has."""
    texts = scenario.texts.get(language) or scenario.texts[scenario.languages[0]]
    said = Texts(texts, names_of(scenario, RoomState()))

    def say(field: str, *, is_key: bool = False) -> str:
        return said.get(field if is_key else getattr(scenario, field))  # type: ignore[arg-type]

    return say


def _team_names(web: Web, language: str, count: int) -> tuple[str, ...]:
    name = web.pages.translations.t
    return tuple(name(language, "lead.room.name", number=number) for number in range(1, count + 1))


async def _open(web: Web, operator: Operator, wishes: Wishes) -> SessionRecord:
    settings = wishes.settings(web.server.catalogue.get_offer(wishes.scenario).scenario, web.server.now())
    teams = _team_names(web, wishes.language, wishes.rooms)
    return await web.server.open_session(wishes.scenario, operator.organisation, teams, settings)


async def _list_page(
    request: Request, web: Web, operator: Operator, error: AppError | None, wishes: Wishes | None
) -> Response:
    require(can_list_sessions, operator, operator.organisation)
    language = web.pages.language(request)
    offers = [(one.scenario, texts_of(one.scenario, language)) for one in web.server.catalogue.offers()]
    titles = {scenario.id: say("title") for scenario, say in offers}
    records = await web.server.sessions.list_sessions(operator.organisation)
    shown = [_line(one, titles.get(one.scenario, one.scenario), web, language) for one in records]
    said = request.query_params.get("said", "")
    return web.pages.render(
        request,
        "facilitator_list.html",
        status=200 if error is None else status_of(error),
        groups={name: [one for one in shown if one["standing"] == name] for name in ("running", "planned", "past")},
        scenarios=[_offer(one, say) for one, say in offers],
        choices={"paces": list(PACES), "zones": ZONES, "begins": BEGINS, "forming": ("rooms", "balanced", "list")},
        rooms_max=ROOMS_MAX,
        units=await web.server.sessions.list_units(operator.organisation),
        given=None if wishes is None else wishes.model_dump(),
        said=said if said == "cancelled" else "",
        error=error,
    )


def _offer(scenario: Scenario, say: Callable[..., str]) -> dict[str, Any]:
    """One scenario to choose, with how many it takes and how long it lasts at each pace."""
    return {
        "id": scenario.id,
        "title": say("title"),
        "summary": say("summary"),
        "version": scenario.version,
        "least": scenario.players_min,
        "most": scenario.players_max,
        "play": {pace: play_minutes(scenario, factor) for pace, (factor, _limits) in PACES.items()},
        "talk": talk_minutes(scenario),
    }


def _line(record: SessionRecord, title: str, web: Web, language: str) -> dict[str, Any]:
    """One session in the list, with the page where its facilitator goes on."""
    settings, standing = record.settings, record.standing
    stages = {room.stage for room in record.rooms}
    planned_at = None if settings.is_rehearsal else settings.plays_at
    is_waiting = record.is_unplayed and settings.opens_at is not None and settings.opens_at > web.server.now()
    if is_waiting:  # a lead may have looked at its rooms: nobody is let in yet
        standing, stages = "planned", {"new"}
    page = "/prepare" if is_waiting else "/lobby" if stages <= {"new", "lobby"} and standing == "running" else ""
    return {
        "id": record.id,
        "href": f"/facilitator/sessions/{record.id}{page}",
        "title": title,
        "label": settings.label,
        "unit": settings.unit,
        "version": record.version,
        "standing": standing,
        "is_rehearsal": settings.is_rehearsal,
        "stages": [web.pages.translations.t(language, f"lead.stage.{stage}") for stage in sorted(stages)],
        "rooms": len(record.rooms),
        "starts": say_moment(web.pages.translations, language, planned_at or record.created_at, settings.zone),
        "is_planned": planned_at is not None,
        "reports": [
            {"room": room.id, "team": room.team} for room in record.rooms if room.stage in ("debrief", "closed")
        ],
    }
