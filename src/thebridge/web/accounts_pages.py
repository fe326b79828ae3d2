"""Ways in and out for people with an account: first set-up, invitation, sign-in, another password."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Annotated, Any, Final

import structlog
from fastapi import APIRouter, Form, Request
from pydantic import BaseModel, Field
from starlette.responses import RedirectResponse, Response

from thebridge.accounts.access import can_administer, can_facilitate
from thebridge.accounts.model import OrganisationPerson, Person
from thebridge.accounts.passwords import LONGEST, SHORTEST
from thebridge.accounts.sign_ins import SIGN_IN_LASTS
from thebridge.database import hash_token
from thebridge.errors import AppError
from thebridge.web.admin_sections import find_sections
from thebridge.web.cookies import BROWSER_SECONDS, cookie_name, forget, keep
from thebridge.web.dependencies import ACCOUNT_COOKIE, ActorOf, Web, WebOf, kept_token
from thebridge.web.errors import status_of
from thebridge.web.proof import own_path
from thebridge.web.throttles import PasswordGuesses

router = APIRouter()
KNOWN_COOKIE: Final = "thebridge-known"
_log = structlog.get_logger(__name__)


class NewAccount(BaseModel):
    """What somebody fills in who makes an account."""

    name: str = Field(default="", max_length=400)
    login: str = Field(default="", max_length=400)
    password: str = Field(max_length=1_000)


class Credentials(BaseModel):
    """What somebody fills in who signs in; signed in already, the password is enough."""

    login: str = Field(default="", max_length=400)
    password: str = Field(max_length=1_000)
    go_on: str = Field(default="", max_length=400)


class Change(BaseModel):
    """Another password instead of the present one."""

    password: str = Field(max_length=1_000)
    new_password: str = Field(max_length=1_000)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A form of these pages: its texts, its fields, where it goes, and what it fills in beforehand."""

    name: str
    fields: tuple[str, ...]
    action: str
    filled: dict[str, str]


# --- set-up and invitations -------------------------------------------------------------------------------------------


@router.get("/setup/{secret}")
async def show_setup(request: Request, web: WebOf, secret: str) -> Response:
    """The form for the first account, for whoever reads the console."""
    await web.server.people.require_setup(secret)
    return _sheet(request, web, _setup_sheet(secret, NewAccount(password="")))


@router.post("/setup/{secret}")
async def set_up(request: Request, web: WebOf, secret: str, filled: Annotated[NewAccount, Form()]) -> Response:
    """Makes the first account and lets this browser in."""

    async def make() -> Response:
        person = await web.server.people.set_up(secret, filled.name, filled.login, filled.password)
        return await _let_in(request, web, person)

    return await _or_again(request, web, _setup_sheet(secret, filled), make)


@router.get("/invitation/{token}")
async def show_invitation(request: Request, web: WebOf, token: str) -> Response:
    """The form for an account, or for another password: nothing is used up by looking at it."""
    return _sheet(request, web, await _invitation_sheet(web, token, NewAccount(password="")))


@router.post("/invitation/{token}")
async def accept(request: Request, web: WebOf, token: str, filled: Annotated[NewAccount, Form()]) -> Response:
    """Makes the account, or gives it the password; this browser is signed in."""
    people = web.server.people

    async def make() -> Response:
        if (await people.get_invitation(token)).person is None:
            person = await people.accept(token, filled.name, filled.login, filled.password)
        else:
            person, ended = await people.reset(token, filled.password)
            await end_sign_ins(web, ended)
        return await _let_in(request, web, person)

    return await _or_again(request, web, await _invitation_sheet(web, token, filled), make)


# --- signing in -------------------------------------------------------------------------------------------------------


@router.get("/sign-in")
async def show_sign_in(request: Request, web: WebOf, go_on: str = "") -> Response:
    """The form with a name and a password."""
    return _sheet(request, web, _sign_in_sheet(Credentials(password="", go_on=go_on)))


@router.post("/sign-in")
async def sign_in(request: Request, web: WebOf, filled: Annotated[Credentials, Form()]) -> Response:
    """Lets this browser in; what it held before ends."""

    async def enter() -> Response:
        await _require_room_for_one(request, web, filled.login)
        person, token = await web.server.sign_ins.sign_in(filled.login, filled.password)
        return await _let_in(request, web, person, token, own_path(filled.go_on, ""))

    return await _or_again(request, web, _sign_in_sheet(filled), enter)


@router.get("/sign-in/again")
async def show_sign_in_again(request: Request, actor: ActorOf, web: WebOf, go_on: str = "") -> Response:
    """The password once more, before something that matters."""
    _require_person(actor)
    return _sheet(request, web, _again_sheet(own_path(go_on)))


@router.post("/sign-in/again")
async def sign_in_again(
    request: Request, actor: ActorOf, web: WebOf, filled: Annotated[Credentials, Form()]
) -> Response:
    """Another token for this browser, which may go on."""
    person = _require_person(actor)
    go_on = own_path(filled.go_on)

    async def prove() -> Response:
        await _require_room_for_one(request, web, person.person)
        fresh = await web.server.sign_ins.prove(kept_token(request, web, ACCOUNT_COOKIE), filled.password)
        return _with_token(web, RedirectResponse(go_on, 303), fresh)

    return await _or_again(request, web, _again_sheet(go_on), prove)


@router.post("/sign-out")
async def sign_out(request: Request, web: WebOf) -> Response:
    """Ends this browser's sign-in, and every connection that it opened."""
    token = kept_token(request, web, ACCOUNT_COOKIE)
    if token:
        await web.server.sign_ins.sign_out(token)
        await end_sign_ins(web, [hash_token(token)])
    response = RedirectResponse("/sign-in", 303)
    forget(response, web.server.settings, cookie_name(web.server.settings, ACCOUNT_COOKIE))
    return response


# --- one's own account ------------------------------------------------------------------------------------------------


@router.get("/account")
async def show_account(request: Request, actor: ActorOf, web: WebOf) -> Response:
    """Who one is here, and another password."""
    return await _account_page(request, web, _require_person(actor), None)


@router.post("/account/password")
async def change_password(request: Request, actor: ActorOf, web: WebOf, filled: Annotated[Change, Form()]) -> Response:
    """Another password; every other browser of this person is signed out."""
    person = _require_person(actor)
    token = kept_token(request, web, ACCOUNT_COOKIE)
    try:
        await _require_room_for_one(request, web, person.person)
        fresh, ended = await web.server.sign_ins.change_password(token, filled.password, filled.new_password)
    except AppError as error:
        return await _account_page(request, web, person, error)
    await end_sign_ins(web, ended)
    return _with_token(web, RedirectResponse("/account?said=password", 303), fresh)


async def end_sign_ins(web: Web, hashes: list[str]) -> None:
    """Closes every connection that these sign-ins opened, in every process."""
    for one in hashes:
        await web.server.revocations.revoke(f"sign-in:{one}")


# --- inside -----------------------------------------------------------------------------------------------------------


def _setup_sheet(secret: str, filled: NewAccount) -> Sheet:
    given = {"name": filled.name, "login": filled.login}
    return Sheet("setup", ("name", "login", "new_password"), f"/setup/{secret}", given)


async def _invitation_sheet(web: Web, token: str, filled: NewAccount) -> Sheet:
    invitation = await web.server.people.get_invitation(token)
    action = f"/invitation/{token}"
    if invitation.person is not None:
        return Sheet("reset", ("new_password",), action, {"login": invitation.person.sign_in_name})
    return Sheet("invitation", ("name", "login", "new_password"), action, {"name": filled.name, "login": filled.login})


def _sign_in_sheet(filled: Credentials) -> Sheet:
    given = {"login": filled.login, "go_on": own_path(filled.go_on, "")}
    return Sheet("sign_in", ("login", "password"), "/sign-in", given)


def _again_sheet(go_on: str) -> Sheet:
    return Sheet("again", ("password",), "/sign-in/again", {"go_on": go_on})


def _sheet(request: Request, web: Web, sheet: Sheet, error: AppError | None = None) -> Response:
    status = 200 if error is None else status_of(error)
    return web.pages.render(
        request, "account_form.html", status=status, sheet=sheet, error=error, least=SHORTEST, most=LONGEST
    )


async def _or_again(request: Request, web: Web, sheet: Sheet, work: Callable[[], Awaitable[Response]]) -> Response:
    """What the form asks for; or the form again, with what stands in the way."""
    try:
        return await work()
    except AppError as error:
        _log.info("account_refused", form=sheet.name, code=error.code)
        return _sheet(request, web, sheet, error)


async def _require_room_for_one(request: Request, web: Web, account: str) -> None:
    known = kept_token(request, web, KNOWN_COOKIE) or ""
    address = "" if request.client is None else request.client.host
    place = known if web.server.sign_ins.is_known_browser(account, known) else address
    await PasswordGuesses(web.server.limiter).require_room_for_one(account, place)


async def _let_in(request: Request, web: Web, person: Person, token: str | None = None, go_on: str = "") -> Response:
    """This browser is the person's now, by a token that it did not hold before."""
    token = token or await web.server.sign_ins.let_in(person)
    before = kept_token(request, web, ACCOUNT_COOKIE)
    if before:
        await web.server.sign_ins.sign_out(before)
        await end_sign_ins(web, [hash_token(before)])
    await web.server.privacy.audit.note(person.organisation, person.actor, "signed_in")
    actor = person.actor
    home = "/facilitator" if can_facilitate(actor, actor.organisation) else "/admin"
    home = "/admin" if can_administer(actor, actor.organisation) else home
    response = _with_token(web, RedirectResponse(go_on or home, 303), token)
    known = web.server.sign_ins.known_browser(person.sign_in_name)
    settings = web.server.settings
    keep(response, settings, cookie_name(settings, KNOWN_COOKIE), known, BROWSER_SECONDS)
    return response


def _with_token(web: Web, response: Response, token: str) -> Response:
    settings = web.server.settings
    keep(response, settings, cookie_name(settings, ACCOUNT_COOKIE), token, int(SIGN_IN_LASTS.total_seconds()))
    return response


def _require_person(actor: Any) -> OrganisationPerson:
    if not isinstance(actor, OrganisationPerson):
        raise AppError("sign_in_first")
    return actor


async def _account_page(request: Request, web: Web, actor: OrganisationPerson, error: AppError | None) -> Response:
    person = await web.server.people.get_person(actor.organisation, actor.person)
    said = request.query_params.get("said") == "password"
    status = 200 if error is None else status_of(error)
    given = {"person": person, "roles": sorted(person.roles), "least": SHORTEST, "most": LONGEST}
    return web.pages.render(
        request, "account.html", status=status, error=error, said=said, sections=find_sections(actor), **given
    )
