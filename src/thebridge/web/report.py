"""A team's report: for the team, for those who run or review the session, and by a link for whoever gets it.

The page and the PDF say the same. Everything works without a script.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Final

from fastapi import APIRouter, Depends, Request
from starlette.responses import RedirectResponse, Response

from thebridge.accounts.access import can_see_names, can_see_report, can_share_report, require
from thebridge.accounts.model import Actor, LinkHolder, OrganisationId, PlayerActor, RoomThing, SessionThing
from thebridge.debrief.model import LinkId, MadeBy
from thebridge.debrief.own import own_page
from thebridge.debrief.paper import Paper, Say, write_paper, written_day
from thebridge.debrief.replay import Replay
from thebridge.debrief.report import Audience
from thebridge.engine.ids import RoomId
from thebridge.engine.view import texts_for
from thebridge.errors import AppError
from thebridge.sessions.model import RoomRecord
from thebridge.typeset import typeset
from thebridge.web.dependencies import ActorInOf, SeatOf, Web, WebOf

STAFF: Final = "/facilitator/sessions/{session}/rooms/{room}"
team, staff, shared = (APIRouter(prefix=prefix) for prefix in ("/s/{seat}", STAFF, "/report/{token}"))
ROUTERS: Final = (team, staff, shared)


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads which room's report, and where it stands: `base` is the address of what belongs to the room."""

    web: Web
    room: RoomRecord
    actor: Actor
    audience: Audience
    base: str
    back: str = ""

    @property
    def thing(self) -> RoomThing:
        """The room, as far as a permission must know it."""
        return thing_of(self.room)


def thing_of(room: RoomRecord) -> RoomThing:
    """The room, as far as a permission must know it."""
    return RoomThing(OrganisationId(room.organisation), room.session, room.id)


async def get_team_reader(seat: SeatOf, web: WebOf) -> Reader:
    """One of the team, by the seat that this browser owns."""
    room = await web.server.sessions.get_room(seat.room)
    actor = PlayerActor(seat.player, seat.room, is_removed=seat.is_removed)
    return Reader(web, room, actor, "team", f"/s/{seat.id}", f"/s/{seat.id}")


async def get_staff_reader(session: str, room: str, actor: ActorInOf, web: WebOf) -> Reader:
    """Somebody who runs or reviews the session; a room of another session is as one that does not exist."""
    found = await find_room(web, session, room)
    require(can_see_report, actor, SessionThing(OrganisationId(found.organisation), found.session))
    audience: Audience = "lead" if can_see_names(actor, thing_of(found)) else "beyond"
    await web.server.privacy.audit.note(OrganisationId(found.organisation), actor, "report_seen", found.id)
    back = f"/facilitator/sessions/{found.session}"
    return Reader(web, found, actor, audience, f"{back}/rooms/{found.id}", back)


async def find_room(web: Web, session: str, room: str) -> RoomRecord:
    """A room of a session; `not_found` whatever is wrong."""
    try:
        found = await web.server.sessions.get_room(RoomId(room))
    except AppError as error:
        raise AppError("not_found") from error
    if found.session != session:
        raise AppError("not_found")
    return found


async def get_link_reader(token: str, web: WebOf) -> Reader:
    """Whoever holds a link that shows this report and nothing else."""
    room = await web.server.sessions.get_room(await web.server.debrief.find_room(token))
    actor = LinkHolder(room.session, "report")
    require(can_see_report, actor, SessionThing(OrganisationId(room.organisation), room.session))
    return Reader(web, room, actor, "beyond", f"/report/{token}")


TeamReader = Annotated[Reader, Depends(get_team_reader)]
LinkReader = Annotated[Reader, Depends(get_link_reader)]


def _add_routes(router: APIRouter, get_reader: Callable[..., Awaitable[Reader]]) -> None:
    """The report of a room, for its team and for who runs or reviews the session: the same pages for another reader."""
    reader_of = Depends(get_reader)

    @router.get("/report")
    async def show_report(request: Request, reader: Reader = reader_of) -> Response:
        """The report, as this reader sees it."""
        return await _show(request, reader)

    @router.get("/report.pdf")
    async def download_report(request: Request, reader: Reader = reader_of) -> Response:
        """The same as a PDF."""
        return await _download(request, reader)

    @router.post("/report/links")
    async def make_link(request: Request, reader: Reader = reader_of) -> Response:
        """A link for others, with "a player" in the place of names."""
        return await _make_link(request, reader)

    @router.post("/report/links/{link}/revoke")
    async def revoke_link(link: str, reader: Reader = reader_of) -> Response:
        """Ends a link at once."""
        return await _revoke(link, reader)


_add_routes(team, get_team_reader)
_add_routes(staff, get_staff_reader)


@shared.get("")
async def show_shared_report(request: Request, reader: LinkReader) -> Response:
    """The report, for whoever holds the link."""
    return await _show(request, reader)


@shared.get("/report.pdf")
async def download_shared_report(request: Request, reader: LinkReader) -> Response:
    """The same as a PDF."""
    return await _download(request, reader)


@team.get("/own")
async def show_own_page(request: Request, seat: SeatOf, reader: TeamReader) -> Response:
    """One person's notes, answers and action: for this seat alone."""
    replay = await _ended(reader)
    language = reader.web.pages.language(request)
    state, say = replay.last, _say(reader.web, language)
    own = own_page(replay.scenario, state, seat.player, texts_for(replay.scenario, state, language))
    title = texts_for(replay.scenario, state, language).get(replay.scenario.title)
    due = None if own.due is None else written_day(date.fromisoformat(own.due), say)
    return reader.web.pages.render(request, "own.html", own=own, due=due, title=title, base=reader.base)


async def _show(request: Request, reader: Reader, *, made: str = "", error: AppError | None = None) -> Response:
    pages, language = reader.web.pages, reader.web.pages.language(request)
    may_share = can_share_report(reader.actor, reader.thing)
    links = await reader.web.server.debrief.list_links(reader.room.id) if may_share else ()
    say = _say(reader.web, language)
    shown = [{"id": one.id, "made_by": one.made_by, "ends": written_day(one.expires_at.date(), say)} for one in links]
    return pages.render(
        request,
        "report.html",
        paper=await _paper(reader, language),
        base=reader.base,
        pdf=f"{reader.base}/report.pdf",
        replay="" if isinstance(reader.actor, LinkHolder) or reader.audience == "beyond" else f"{reader.base}/replay",
        is_team=reader.audience == "team",
        back=reader.back,
        may_share=may_share,
        links=shown,
        made=made,
        error=error,
    )


async def _download(request: Request, reader: Reader) -> Response:
    paper = await _paper(reader, reader.web.pages.language(request))
    pdf = await typeset("report", paper, paper.made_of)
    headers = {"content-disposition": f'inline; filename="report-{reader.room.number}.pdf"'}
    return Response(pdf, media_type="application/pdf", headers=headers)


async def _make_link(request: Request, reader: Reader) -> Response:
    require(can_share_report, reader.actor, reader.thing)
    await _ended(reader)
    try:
        made_by: MadeBy = "team" if reader.audience == "team" else "lead"
        token = await reader.web.server.debrief.make_link(reader.room.id, made_by)
    except AppError as error:
        return await _show(request, reader, error=error)
    return await _show(request, reader, made=f"{reader.web.server.settings.public_url}/report/{token}")


async def _revoke(link: str, reader: Reader) -> Response:
    require(can_share_report, reader.actor, reader.thing)
    await reader.web.server.debrief.revoke_link(reader.room.id, LinkId(link))
    return RedirectResponse(f"{reader.base}/report#share", 303)


async def _paper(reader: Reader, language: str) -> Paper:
    replay, say = await _ended(reader), _say(reader.web, language)
    report = await reader.web.server.debrief.get_report(replay, reader.audience, say("paper.a_player"))
    texts = texts_for(replay.scenario, replay.last, language)
    return write_paper(report, replay.scenario, texts, language, say)


async def _ended(reader: Reader) -> Replay:
    scenario = await reader.web.server.get_scenario(reader.room.id)
    return await reader.web.server.debrief.get_ended(reader.room.id, scenario)


def _say(web: Web, language: str) -> Say:
    def say(key: str, **values: object) -> str:
        return web.pages.translations.t(language, key, **values)

    return say
