"""What a facilitator does to rooms, as a form or as JSON, becomes the same command as on the live socket."""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from fastapi import Request

from thebridge.accounts.access import can_help, can_lead
from thebridge.accounts.model import Actor, RoomThing, SessionPerson, SessionThing
from thebridge.engine.ids import CommandId, RoomId
from thebridge.errors import AppError
from thebridge.web.dependencies import Web
from thebridge.web.messages import LEAD_READER, ClientMessage, decode_object

LEAD = "lead:operator"
"""The author of what is done by whoever came in by the operator's link."""
HELPER_KINDS: Final = frozenset({"answer_call", "send_hint", "send_message"})
"""What a helper does; everything else is a lead's."""


def author_of(actor: Actor) -> str:
    """The author of what this actor does."""
    return f"lead:{actor.person}" if isinstance(actor, SessionPerson) else LEAD


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
    """A command, and the room it is for: an id, or `all`."""

    room: str
    message: ClientMessage


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


async def read_lead_command(request: Request, *, is_form: bool) -> LeadCommand:
    """Reads a command from the body. Without an id of its own it gets one, as a form cannot make any."""
    if is_form:
        said: dict[str, Any] = {name: value for name, value in (await request.form()).items() if isinstance(value, str)}
    else:
        said = decode_object((await request.body()).decode("utf-8", "surrogateescape"))
    room = said.pop("room", "all")
    if not isinstance(room, str):
        raise AppError("message_unfit")
    said.setdefault("id", uuid.uuid4().hex)
    return LeadCommand(room, LEAD_READER.convert(said, is_loose=is_form))


async def submit_to_rooms(web: Web, rooms: list[RoomId], asked: LeadCommand, author: str = LEAD) -> list[Outcome]:
    """Submits the command to each room in turn; that one room says no stops none of the others."""
    command = LEAD_READER.to_command(asked.message, author)
    outcomes: list[Outcome] = []
    for room_id in rooms:
        try:
            room = await web.server.get_room(room_id)
            accepted = await web.server.submit(room, CommandId(f"{author}:{asked.message.id}"), command)
            outcomes.append(Outcome(room_id, accepted.seq))
        except AppError as error:
            outcomes.append(Outcome(room_id, None, error.code, error.details))
    return outcomes
