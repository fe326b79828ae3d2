"""A room played again: a page to scrub, and what stood before the team, or before one role, after an entry."""

from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import JSONResponse, Response

from thebridge.accounts.access import can_replay, require
from thebridge.accounts.model import PlayerActor
from thebridge.debrief.paper import mark_text
from thebridge.debrief.replay import Lens, Replay
from thebridge.debrief.timeline import timeline
from thebridge.engine.ids import RoleId
from thebridge.engine.view import texts_for
from thebridge.errors import AppError
from thebridge.web.dependencies import ActorInOf, SeatOf, WebOf
from thebridge.web.leading import note_names_seen
from thebridge.web.pages import Boot
from thebridge.web.report import STAFF, Reader, find_room, thing_of

team, staff = APIRouter(prefix="/s/{seat}"), APIRouter(prefix=STAFF)
ROUTERS: Final = (team, staff)
SEQ_MAX = 2**31


async def get_team_reader(seat: SeatOf, web: WebOf) -> Reader:
    """One of the team, by the seat that this browser owns."""
    room = await web.server.sessions.get_room(seat.room)
    actor = PlayerActor(seat.player, seat.room, is_removed=seat.is_removed)
    require(can_replay, actor, thing_of(room))
    return Reader(web, room, actor, "team", f"/s/{seat.id}", f"/s/{seat.id}")


async def get_staff_reader(session: str, room: str, actor: ActorInOf, web: WebOf) -> Reader:
    """Somebody who runs the session and sees its nicknames."""
    found = await find_room(web, session, room)
    require(can_replay, actor, thing_of(found))
    await note_names_seen(web, actor, found)
    back = f"/facilitator/sessions/{found.session}"
    return Reader(web, found, actor, "lead", f"{back}/rooms/{found.id}", back)


TeamReader = Annotated[Reader, Depends(get_team_reader)]
StaffReader = Annotated[Reader, Depends(get_staff_reader)]
Seq = Annotated[int | None, Query(ge=0, le=SEQ_MAX)]
Role = Annotated[str, Query(max_length=80)]


@team.get("/replay")
async def show_own_replay(request: Request, reader: TeamReader, seq: Seq = None, role: Role = "") -> Response:
    """The team's own room again, once play is over."""
    scenario = await reader.web.server.get_scenario(reader.room.id)
    return await _show(request, reader, await reader.web.server.debrief.get_ended(reader.room.id, scenario), seq, role)


@staff.get("/replay")
async def show_replay(request: Request, reader: StaffReader, seq: Seq = None, role: Role = "") -> Response:
    """A room again, for who runs its session, also while it plays."""
    scenario = await reader.web.server.get_scenario(reader.room.id)
    return await _show(request, reader, await reader.web.server.debrief.get_replay(reader.room.id, scenario), seq, role)


async def _show(request: Request, reader: Reader, replay: Replay, seq: int | None, role: str) -> Response:
    """A page for people, JSON for the page's script; as they differ, neither is taken for the other."""
    if role and all(one.id != role for one in replay.scenario.roles):
        raise AppError("role_unknown")
    language, at = reader.web.pages.language(request), replay.last.seq if seq is None else min(seq, replay.last.seq)
    lens = Lens(language, RoleId(role) if role else None, "player" if reader.audience == "team" else "lead")
    if "text/html" not in request.headers.get("accept", ""):
        return JSONResponse(replay.view_at(at, lens), headers={"vary": "accept"})
    pages = reader.web.pages
    title = texts_for(replay.scenario, replay.last, language).get(replay.scenario.title)
    more = {"replay": _told(reader, replay, lens, at)}
    boot = pages.boot(Boot("", language, pages.translations.all_of(language), more=more))
    return pages.render(request, "replay.html", language=language, boot=boot, title=title, back=reader.back)


def _told(reader: Reader, replay: Replay, lens: Lens, at: int) -> dict[str, Any]:
    """What the page starts with: how far it goes, its marks, and through whose eyes it may look."""
    scenario, texts = replay.scenario, texts_for(replay.scenario, replay.last, lens.language)

    def say(key: str, **values: object) -> str:
        return reader.web.pages.translations.t(lens.language, key, **values)

    return {
        "url": f"{reader.base}/replay",
        "last": replay.last.seq,
        "at": at,
        "role": lens.role or "",
        "roles": [{"id": one.id, "title": texts.get(one.title)} for one in scenario.roles],
        "marks": [
            {"seq": one.seq, "seconds": one.seconds, "kind": one.kind, "text": mark_text(scenario, one, texts, say)}
            for one in timeline(scenario, replay.entries)
        ],
        "times": replay.times,
        "seconds": replay.seconds,
        "view": replay.view_at(at, lens),
    }
