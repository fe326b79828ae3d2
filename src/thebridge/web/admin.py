"""The admin pages of an organisation: people, settings, scenarios, what was done, and how the server does.

Plain forms and tables: they need no script.
"""

from datetime import timedelta
from typing import Annotated, Any, Final

from fastapi import APIRouter, Form, Request
from pydantic import BaseModel, Field
from starlette.responses import RedirectResponse, Response

from thebridge import __version__
from thebridge.accounts.access import (
    can_administer,
    can_run_platform,
    can_see_health,
    can_see_scenarios,
    require,
)
from thebridge.accounts.audit import ACTIONS
from thebridge.accounts.model import GIVEN_ROLES, OrganisationSettings, PersonId, Role
from thebridge.accounts.service import DAYS_MAX, clean_name
from thebridge.errors import AppError
from thebridge.web.accounts_pages import end_sign_ins
from thebridge.web.admin_sections import Insider, find_sections, require_insider, title_of
from thebridge.web.dependencies import ActorOf, Web, WebOf
from thebridge.web.errors import status_of

router = APIRouter(prefix="/admin")
DAYS_SHOWN: Final = {"1": 1, "7": 7, "30": 30, "365": 365}


class Wanted(BaseModel):
    """How an organisation wants it, as its form says it."""

    name: str = Field(max_length=200)
    personal_days: int = Field(ge=0, le=100_000)
    results_days: int = Field(ge=0, le=100_000)
    allows_operator_link: str = Field(default="", max_length=8)


@router.get("")
async def show_first(actor: ActorOf) -> Response:
    """The first page that this person may open."""
    sections = [one for one in find_sections(actor) if one.startswith("admin/")]
    if not sections:
        raise AppError("not_found")
    return RedirectResponse(f"/{sections[0]}", 303)


# --- people -----------------------------------------------------------------------------------------------------------


@router.get("/people")
async def show_people(request: Request, actor: ActorOf, web: WebOf) -> Response:
    """Who has an account, and what they may do."""
    return await _people_page(request, web, _require_admin(actor))


@router.post("/people")
async def invite(request: Request, actor: ActorOf, web: WebOf, roles: Annotated[list[str], Form()] = []) -> Response:  # noqa: B006 - FastAPI copies it
    """A link by which somebody makes an account. It is shown once."""
    admin = _require_admin(actor)
    try:
        token = await web.server.people.invite(admin.organisation, _roles(roles))
    except AppError as error:
        return await _people_page(request, web, admin, error=error)
    await web.server.privacy.audit.note(admin.organisation, admin, "invited", roles=" ".join(sorted(roles)))
    return await _people_page(request, web, admin, link=_link(web, token), link_for="")


@router.post("/people/{person}/roles")
async def set_roles(
    request: Request,
    actor: ActorOf,
    web: WebOf,
    person: str,
    roles: Annotated[list[str], Form()] = [],  # noqa: B006 - FastAPI copies it
) -> Response:
    """Other roles for somebody, who signs in anew."""
    admin = _require_admin(actor)
    try:
        ended = await web.server.people.set_roles(admin.organisation, PersonId(person), _roles(roles))
    except AppError as error:
        return await _people_page(request, web, admin, error=_told(error))
    await end_sign_ins(web, ended)
    given = {"roles": " ".join(sorted(roles))}
    await web.server.privacy.audit.note(admin.organisation, admin, "roles_changed", f"person:{person}", **given)
    return RedirectResponse("/admin/people?said=roles", 303)


@router.post("/people/{person}/link")
async def make_reset(request: Request, actor: ActorOf, web: WebOf, person: str) -> Response:
    """A link by which somebody who lost a password chooses another. It is shown once."""
    admin = _require_admin(actor)
    found = await web.server.people.get_person(admin.organisation, PersonId(person))
    token = await web.server.people.make_reset(admin.organisation, found.id)
    await web.server.privacy.audit.note(admin.organisation, admin, "password_link", f"person:{person}")
    return await _people_page(request, web, admin, link=_link(web, token), link_for=found.name)


@router.post("/people/{person}/remove")
async def remove(request: Request, actor: ActorOf, web: WebOf, person: str) -> Response:
    """Takes an account away; whatever it had open closes."""
    admin = _require_admin(actor)
    try:
        ended = await web.server.people.remove(admin.organisation, PersonId(person))
    except AppError as error:
        return await _people_page(request, web, admin, error=_told(error))
    await end_sign_ins(web, ended)
    await web.server.privacy.audit.note(admin.organisation, admin, "person_removed", f"person:{person}")
    return RedirectResponse("/admin/people?said=removed", 303)


# --- the organisation -------------------------------------------------------------------------------------------------


@router.get("/organisation")
async def show_organisation(request: Request, actor: ActorOf, web: WebOf) -> Response:
    """How long things are kept, and how people come in."""
    admin = _require_admin(actor)
    wanted = await web.server.accounts.get_settings(admin.organisation)
    return _organisation_page(request, web, admin, wanted)


@router.post("/organisation")
async def save_organisation(
    request: Request, actor: ActorOf, web: WebOf, filled: Annotated[Wanted, Form()]
) -> Response:
    """Keeps it; what must go by the new terms goes at the next look."""
    admin = _require_admin(actor)
    allows = filled.allows_operator_link == "yes"
    wanted = OrganisationSettings(filled.name, filled.personal_days, filled.results_days, allows)
    try:
        wanted = OrganisationSettings(clean_name(filled.name), filled.personal_days, filled.results_days, allows)
        ended = await web.server.accounts.save_settings(admin.organisation, wanted)
    except AppError as error:
        return _organisation_page(request, web, admin, wanted, error)
    await end_sign_ins(web, ended)
    details = {"personal_days": str(wanted.personal_days), "results_days": str(wanted.results_days)}
    details["operator_link"] = "yes" if allows else "no"
    await web.server.privacy.audit.note(admin.organisation, admin, "settings_changed", **details)
    return RedirectResponse("/admin/organisation?said=saved", 303)


# --- scenarios, what was done, the server -----------------------------------------------------------------------------


@router.get("/scenarios")
async def show_scenarios(request: Request, actor: ActorOf, web: WebOf) -> Response:
    """Which versions are on offer, and what is wrong with the others."""
    insider = require_insider(actor)
    require(can_see_scenarios, insider, insider.organisation)
    language = web.pages.language(request)
    offers = [
        {"id": one.scenario.id, "version": one.scenario.version, "title": title_of(one.scenario, language)}
        for one in web.server.catalogue.offers()
    ]
    unfit = [
        {"id": folder, "problems": [str(problem) for problem in error.problems]}
        for folder, error in sorted(web.server.catalogue.problems.items())
    ]
    return _page(request, web, insider, "scenarios", offers=offers, unfit=unfit)


@router.get("/audit")
async def show_audit(request: Request, actor: ActorOf, web: WebOf, action: str = "", days: str = "30") -> Response:
    """Who did what. The filters stand in the address."""
    admin = _require_admin(actor)
    chosen, days = action if action in ACTIONS else "", days if days in DAYS_SHOWN else "30"
    since = web.server.now() - timedelta(days=DAYS_SHOWN[days])
    lines = await web.server.privacy.audit.list_lines(admin.organisation, chosen, since)
    people = {f"person:{one.id}": one.name for one in await web.server.people.list_people(admin.organisation)}
    known = await web.server.sessions.list_sessions(admin.organisation)
    told: dict[str, Any] = {
        "sessions": {one.id: one.created_at for one in known},
        "rooms": {room.id: {"session": one.id, "team": room.team} for one in known for room in one.rooms},
    }
    filters: dict[str, Any] = {"action": chosen, "days": days, "actions": ACTIONS, "spans": list(DAYS_SHOWN)}
    return _page(request, web, admin, "audit", lines=lines, people=people, **told, **filters)


@router.get("/health")
async def show_health(request: Request, actor: ActorOf, web: WebOf) -> Response:
    """How the server does: numbers, no play."""
    insider = require_insider(actor)
    require(can_see_health, insider, None)
    server = web.server
    figures = {
        "version": __version__,
        "database": "SQLite" if server.settings.is_sqlite else "PostgreSQL",
        "rooms": len(server.directory.awake),
        "people": sum(len(room.audience.people_here) for room in server.directory.awake),
        "failures": server.directory.tasks.failures,
        "scenarios": len(server.catalogue.offers()),
    }
    return _page(request, web, insider, "health", figures=figures)


@router.get("/organisations")
async def show_organisations(request: Request, actor: ActorOf, web: WebOf) -> Response:
    """Every organisation on this server: names, no play."""
    return await _organisations_page(request, web, _require_platform(actor))


@router.post("/organisations")
async def add_organisation(
    request: Request, actor: ActorOf, web: WebOf, name: Annotated[str, Form(max_length=200)] = ""
) -> Response:
    """Another organisation, and the link by which its first admin makes an account."""
    platform = _require_platform(actor)
    try:
        organisation = await web.server.accounts.add_organisation(name)
        token = await web.server.people.invite(organisation, frozenset({"admin", "facilitator"}))
    except AppError as error:
        return await _organisations_page(request, web, platform, error=error)
    return await _organisations_page(request, web, platform, link=_link(web, token), link_for=clean_name(name))


# --- inside -----------------------------------------------------------------------------------------------------------


def _require_admin(actor: Any) -> Insider:
    insider = require_insider(actor)
    require(can_administer, insider, insider.organisation)
    return insider


def _require_platform(actor: Any) -> Insider:
    insider = require_insider(actor)
    require(can_run_platform, insider, None)
    return insider


def _roles(named: list[str]) -> frozenset[Role]:
    return frozenset(role for role in GIVEN_ROLES if role in named)


def _told(error: AppError) -> AppError:
    """What can be put right on the page is told there."""
    if error.code not in ("last_admin", "roles_needed"):
        raise error
    return error


def _link(web: Web, token: str) -> str:
    return f"{web.server.settings.public_url}/invitation/{token}"


def _page(
    request: Request, web: Web, actor: Insider, section: str, *, error: AppError | None = None, **values: Any
) -> Response:
    """A page of the admin shell."""
    said = request.query_params.get("said", "")
    known = {"sections": find_sections(actor), "section": f"admin/{section}", "error": error}
    known |= {"said": said if said in ("roles", "removed", "saved", "erased") else ""}
    status = 200 if error is None else status_of(error)
    return web.pages.render(request, f"admin_{section}.html", status=status, **known, **values)


async def _people_page(
    request: Request,
    web: Web,
    admin: Insider,
    *,
    error: AppError | None = None,
    **link: str,
) -> Response:
    people = await web.server.people.list_people(admin.organisation)
    own = getattr(admin, "person", "")
    given = {"link": "", "link_for": ""} | link
    return _page(request, web, admin, "people", error=error, people=people, roles=GIVEN_ROLES, own=own, **given)


def _organisation_page(
    request: Request, web: Web, admin: Insider, wanted: OrganisationSettings, error: AppError | None = None
) -> Response:
    return _page(request, web, admin, "organisation", error=error, wanted=wanted, most=DAYS_MAX)


async def _organisations_page(
    request: Request, web: Web, platform: Insider, *, error: AppError | None = None, **link: str
) -> Response:
    organisations = await web.server.accounts.list_organisations()
    given = {"link": "", "link_for": ""} | link
    return _page(request, web, platform, "organisations", error=error, organisations=organisations, **given)
