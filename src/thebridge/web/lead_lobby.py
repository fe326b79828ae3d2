"""The lobby as the facilitator sees it: who is where, whose device is fit, and what can be put right before play."""

import uuid
from collections.abc import Mapping
from typing import Annotated, Any, Final

from fastapi import APIRouter, Form
from pydantic import BaseModel, Field
from starlette.responses import JSONResponse, RedirectResponse, Response

from thebridge.accounts.access import can_lead, can_see_names
from thebridge.accounts.model import Actor
from thebridge.engine.areas.seats.deal import deal
from thebridge.engine.areas.seats.words import GiveExtraTime, LeaveRoom, RemovePlayer, RenamePlayer
from thebridge.engine.ids import Author, CommandId, Personal, PlayerId, RoomId
from thebridge.engine.scenario import Scenario
from thebridge.engine.view import texts_for
from thebridge.errors import AppError
from thebridge.rooms.outbox import RESTARTING
from thebridge.rooms.room import Room
from thebridge.sessions.model import RoomRecord, SessionRecord, format_code
from thebridge.web.dependencies import Web
from thebridge.web.errors import status_of
from thebridge.web.lead_commands import author_of
from thebridge.web.leading import Leading, WatchingOf, note_names_seen, thing_of
from thebridge.web.pages import Boot
from thebridge.web.preparing import texts_of
from thebridge.web.rehearsal import next_hint, rooms_of
from thebridge.web.room_cards import join_link

router = APIRouter(prefix="/facilitator/sessions/{session}/lobby")
EXTRA_TIMES: Final = (1.0, 1.25, 1.5, 2.0)


class Act(BaseModel):
    """What a lead does to one player, or to one room's door."""

    room: str = Field(max_length=80)
    player: str = Field(default="", max_length=80)
    target: str = Field(default="", max_length=80)
    name: str = Field(default="", max_length=200)
    factor: float = Field(default=1.0, ge=0, le=100)
    locked: bool = False


@router.get("")
async def show_lobby(led: WatchingOf) -> Response:
    """Every room with the people in it."""
    return await _page(led, None)


@router.post("/{what}")
async def do_in_lobby(led: WatchingOf, what: str, act: Annotated[Act, Form()]) -> Response:
    """One act. A form comes back to the lobby; a script gets the outcome."""
    is_form = "application/json" not in led.request.headers.get("accept", "")
    try:
        _require_lead(led.actor, led.record)
        await _do(led.web, led.record, what, act, Author(author_of(led.actor)))
    except AppError as error:
        if not is_form:
            raise
        return await _page(led, error)
    if is_form:
        return RedirectResponse(f"/facilitator/sessions/{led.record.id}/lobby?said=done", 303)
    return JSONResponse({"done": what})


async def _page(led: Leading, error: AppError | None) -> Response:
    web, record, thing = led.web, led.record, thing_of(led.record)
    language = web.pages.language(led.request)
    rooms = await rooms_of(web, record)
    scenario = await web.server.get_scenario(record.rooms[0].id)
    sees_names = can_see_names(led.actor, thing)
    if sees_names:
        await note_names_seen(web, led.actor, record)
    shown = [
        _room(web, one, room, scenario, language) if sees_names else _nameless(one, room)
        for one, room in zip(record.rooms, rooms, strict=True)
    ]
    return web.pages.render(
        led.request,
        "facilitator_lobby.html",
        status=200 if error is None else status_of(error),
        session={"id": record.id, "title": texts_of(scenario, language)("title"), "label": record.settings.label},
        rooms=shown,
        may_lead=can_lead(led.actor, thing),
        can_start=any(room.standing.stage == "lobby" for room in rooms),
        extra_times=EXTRA_TIMES,
        coach=next_hint(record, rooms) if record.settings.is_rehearsal else None,
        said=led.request.query_params.get("said") == "done",
        refused=error,
        boot=web.pages.boot(_boot(web, record, shown, language, led.actor)),
    )


def _require_lead(actor: Actor, record: SessionRecord) -> None:
    """In words: who looks along is told whom to ask."""
    if not can_lead(actor, thing_of(record)):
        raise AppError("right_lobby")


async def _do(web: Web, record: SessionRecord, what: str, act: Act, by: Author) -> None:
    room = next((one for one in record.rooms if one.id == act.room), None)
    if room is None:
        raise AppError("room_unknown")
    match what:
        case "lock":
            await web.server.sessions.lock_room(room.id, act.locked)
        case "move":
            target = next((one for one in record.rooms if one.id == act.target), None)
            if target is None:
                raise AppError("room_unknown")
            await move_player(web, PlayerId(act.player), room.id, target.id, by)
        case "rename" | "remove" | "extra_time":
            await _change_player(web, await web.server.get_room(room.id), what, act, by)
        case _:
            raise AppError("page_unknown")


async def _change_player(web: Web, room: Room, what: str, act: Act, by: Author) -> None:
    player = PlayerId(act.player)
    if player not in room.state.seats.players:
        raise AppError("player_unknown")
    command: object
    if what == "rename":
        command = RenamePlayer(by, player, Personal(await web.server.preparation.rename(room.id, player, act.name)))
    elif what == "remove":
        command = RemovePlayer(by, player)
    else:
        command = GiveExtraTime(by, player, act.factor)
    await web.server.submit(room, CommandId(f"lobby:{uuid.uuid4().hex}"), command)


async def move_player(web: Web, player: PlayerId, source: RoomId, target: RoomId, by: Author) -> PlayerId:
    """Brings a player to another room: in there first, then the seat, then out here.

    Every id follows from the seat, so a move that was cut short is finished by asking for it again.
    """
    server = web.server
    old, new = await server.get_room(source), await server.get_room(target)
    known = old.state.seats.players.get(player)
    if known is None or known.is_bot:
        raise AppError("player_unknown")
    seat = await server.preparation.plan_move(player, target)
    join = seat.join_command
    await server.submit(new, seat.join_id, type(join)(seat.player, known.name, known.language))
    if known.extra_time != 1:
        extra = GiveExtraTime(by, seat.player, known.extra_time)
        await server.submit(new, CommandId(f"moved:{seat.player}"), extra)
    await server.preparation.move_seat(player, target)
    # The page connects again at once, by the same address, and finds itself in the other room.
    old.audience.close_player(player, RESTARTING)
    await server.submit(old, CommandId(f"move:{seat.player}"), LeaveRoom(player))
    return seat.player


# --- what is shown ----------------------------------------------------------------------------------------------------


def _room(web: Web, record: RoomRecord, room: Room, scenario: Scenario, language: str) -> dict[str, Any]:
    seats, present = room.state.seats, room.audience.people
    roles = seats.roles or deal(scenario, tuple(seats.players))
    texts = texts_for(scenario, room.state, language)
    titles = {one.id: texts.get(one.title) for one in scenario.roles}
    people = [
        {
            "id": one.id,
            "name": one.name,
            "is_bot": one.is_bot,
            "is_ready": one.is_ready,
            "language": one.language,
            "extra_time": one.extra_time,
            "roles": [titles[role] for role in roles.get(one.id, ())],
            "state": "bot" if one.is_bot else present.get(one.id, {}).get("state", "gone"),
            "fit": present.get(one.id, {}).get("fit"),
        }
        for one in seats.players.values()
    ]
    known = {"code": format_code(record.code), "link": join_link(web, record)}
    return {**_nameless(record, room), **known, "people": people}


def _nameless(record: RoomRecord, room: Room) -> dict[str, Any]:
    """A room for somebody who may look, and not know who is who or how to come in."""
    return {
        "id": record.id,
        "name": record.team,
        "code": "",
        "link": "",
        "meeting": record.settings.meetings.get(record.id, ""),
        "is_locked": record.is_locked,
        "stage": room.state.acts.stage,
        "most": record.players_max,
        "count": len(room.state.seats.players),
        "people": [],
    }


def _boot(web: Web, record: SessionRecord, rooms: list[dict[str, Any]], language: str, actor: Actor) -> Boot:
    base = f"/facilitator/sessions/{record.id}"
    kept = ("id", "name", "code", "link", "is_locked", "most")
    more: Mapping[str, Any] = {
        "rooms": [
            {**{name: room[name] for name in kept}, "qr_svg": "", "live_url": f"{base}/rooms/{room['id']}/live"}
            for room in rooms
        ],
        "lobby_url": f"{base}/lobby",
        "may_lead": can_lead(actor, thing_of(record)),
        "sees_names": can_see_names(actor, thing_of(record)),
        "extra_times": EXTRA_TIMES,
    }
    return Boot(
        live_url="", language=language, texts=web.pages.translations.all_of(language), session=record.id, more=more
    )
