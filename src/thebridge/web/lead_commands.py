"""What a facilitator does to one room, some or all, by form or JSON, becomes the same command as on the live socket.

A form has one set of fields for several buttons: `extend_time.minutes` counts only for the button `extend_time`.
"""

import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import msgspec
from fastapi import Request

from thebridge.accounts.access import can_help, can_lead, require
from thebridge.accounts.model import Actor, OrganisationId, RoomThing, SessionThing, link_of
from thebridge.engine.areas.seats.words import MovePlayer
from thebridge.engine.ids import Author, CommandId, PlayerId, RoomId, SessionId
from thebridge.errors import AppError
from thebridge.sessions.model import SessionRecord
from thebridge.web.dependencies import Web
from thebridge.web.messages import LEAD_READER, ClientMessage, CommandIdText, decode_object
from thebridge.web.planning import PACES
from thebridge.web.player_moves import move_player

LEAD = "lead:operator"
"""The author of what is done by whoever came in by the operator's link."""
MINUTES_MOST: Final = 60


class MoveAsked(msgspec.Struct, tag="move_player", tag_field="kind", forbid_unknown_fields=True):
    """A player goes on in another room of the session."""

    id: CommandIdText
    player: CommandIdText
    to: CommandIdText


HELPER_KINDS: Final = frozenset({"answer_call", "send_hint", "send_message"})
"""What a helper does; everything else is a lead's."""

ALREADY_SO: Final = {"end_play": "play_is_over"}
"""A command that a room refuses because what was wanted is so already: to whoever asked that is done."""


def author_of(actor: Actor) -> str:
    """The author of what this actor does."""
    link = link_of(actor)
    return LEAD if link is None else f"lead:{link.person}"


def require_may(actor: Actor, thing: SessionThing | RoomThing, message: ClientMessage) -> None:
    """Refuses, in words, a command that the actor's right does not cover."""
    if can_lead(actor, thing):
        return
    if not can_help(actor, thing):
        raise AppError("right_observer")
    if message.__struct_config__.tag not in HELPER_KINDS:
        raise AppError("right_helper")


@dataclass(frozen=True, slots=True)
class LeadCommand:
    """A command, and the rooms that it is for: ids, or `all` for every one."""

    rooms: tuple[str, ...]
    message: ClientMessage
    back: str = ""
    """`room` when a form wants to go back to the room's own page."""

    def choose(self, session: SessionRecord) -> list[RoomId]:
        """The rooms of the session that it is for. Raises `room_unknown`, or `no_room_ticked` when it is for none."""
        known = {str(room.id): room.id for room in session.rooms}
        if "all" in self.rooms:
            return list(known.values())
        if not self.rooms:
            raise AppError("no_room_ticked")
        if not set(self.rooms) <= set(known):
            raise AppError("room_unknown")
        return [known[one] for one in dict.fromkeys(self.rooms)]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a command in one room: the entry's number, or a code."""

    room: RoomId
    seq: int | None
    code: str | None = None
    details: Mapping[str, object] | None = None

    def plain(self, say: Callable[[str, str, Mapping[str, object]], str], language: str) -> dict[str, Any]:
        """As JSON, with the refusal in words."""
        if self.code is None:
            return {"seq": self.seq}
        return {"code": self.code, "text": say(language, self.code, self.details or {})}


async def find_led_session(web: Web, actor: Actor, session: str) -> SessionRecord:
    """A session that this actor leads; any other is as one that does not exist."""
    try:
        record = await web.server.sessions.get_session(SessionId(session))
    except AppError as error:
        raise AppError("not_found") from error
    require(can_lead, actor, SessionThing(OrganisationId(record.organisation), record.id))
    return record


async def read_lead_command(request: Request, *, is_form: bool) -> LeadCommand:
    """Reads a command from the body. Without an id of its own it gets one, as a form cannot make any."""
    if not is_form:
        return _command_of(decode_object((await request.body()).decode("utf-8", "surrogateescape")), is_loose=False)
    form = await request.form()
    said: dict[str, Any] = {name: value for name, value in form.items() if isinstance(value, str)}
    said["rooms"] = [value for value in form.getlist("room") if isinstance(value, str)]
    said.pop("room", None)
    if said.pop("scope", "") == "all" or (not said["rooms"] and "scope" not in form):
        said["rooms"] = ["all"]
    return _command_of(_fields_of_button(said), is_loose=True)


def _command_of(said: dict[str, Any], *, is_loose: bool) -> LeadCommand:
    rooms, back = said.pop("rooms", None), said.pop("back", "")
    room = said.pop("room", "all")
    chosen = [room] if rooms is None else rooms
    if not isinstance(chosen, list) or not all(isinstance(one, str) for one in [*chosen, back]):
        raise AppError("message_unfit")
    said.setdefault("id", uuid.uuid4().hex)
    if chosen == ["all"] and said.get("kind") == "send_message":
        said.setdefault("is_plenary", True)  # what is told to all rooms is told to the screen in the hall too
    if said.get("kind") == "move_player":
        return LeadCommand(tuple(chosen), _read_move(said), back)
    return LeadCommand(tuple(chosen), LEAD_READER.convert(said, is_loose=is_loose), back)


def _read_move(said: dict[str, Any]) -> MoveAsked:
    try:
        return msgspec.convert(said, MoveAsked)
    except msgspec.ValidationError as error:
        raise AppError("message_unfit", problem=str(error)[:200]) from error


def _fields_of_button(said: dict[str, Any]) -> dict[str, Any]:
    """The fields that belong to the button that was pressed, with minutes and a pace as the command has them."""
    prefix = f"{said.get('kind', '')}."
    found = {name: value for name, value in said.items() if "." not in name}
    found |= {name.removeprefix(prefix): value for name, value in said.items() if name.startswith(prefix)}
    if "minutes" in found:
        minutes = str(found.pop("minutes")).strip()
        if not minutes.isascii() or not minutes.isdigit() or not 0 < int(minutes[:4]) <= MINUTES_MOST:
            raise AppError("extension_out_of_range", limit=MINUTES_MOST)
        found["seconds"] = int(minutes) * 60
    if "pace" in found:
        pace = found.pop("pace")
        if pace not in PACES:
            raise AppError("form_unfit")
        found["factor"], found["has_limits"] = PACES[pace]
    return found


async def submit_to_rooms(web: Web, rooms: Sequence[RoomId], asked: LeadCommand, author: str = LEAD) -> list[Outcome]:
    """Submits the command to each room in turn; that one room says no stops none of the others."""
    outcomes: list[Outcome] = []
    for room_id in rooms:
        try:
            outcomes.append(Outcome(room_id, await _submit(web, room_id, asked, author)))
        except AppError as error:
            is_so_already = ALREADY_SO.get(asked.message.__struct_config__.tag) == error.code
            outcomes.append(
                Outcome(room_id, None) if is_so_already else Outcome(room_id, None, error.code, error.details)
            )
    return outcomes


async def _submit(web: Web, room_id: RoomId, asked: LeadCommand, author: str) -> int:
    command_id = CommandId(f"{author}:{asked.message.id}")
    if isinstance(asked.message, MoveAsked):
        command = MovePlayer(Author(author), PlayerId(asked.message.player))
        accepted = await move_player(web.server, room_id, RoomId(asked.message.to), command_id, command)
    else:
        room = await web.server.get_room(room_id)
        accepted = await web.server.submit(room, command_id, LEAD_READER.to_command(asked.message, author))
    return accepted.seq
