"""The rehearsal's coach: the next thing to try, by what the facilitator has done so far."""

from collections.abc import Sequence
from typing import Final

from thebridge.rooms.room import Room
from thebridge.sessions.model import SessionRecord
from thebridge.web.dependencies import Web

TRIED_IN_ORDER: Final = ("pause", "resume", "answer_call", "send_message", "send_hint", "extend")
"""What a facilitator uses most, each taught once; a hint's name is the intervention that answers it."""


async def rooms_of(web: Web, record: SessionRecord) -> list[Room]:
    """The session's rooms, awake."""
    return [await web.server.get_room(room.id) for room in record.rooms]


def next_hint(record: SessionRecord, rooms: Sequence[Room]) -> str:
    """The name of what to try now: `start` before play, `end` when all was tried, `debrief` when play is over."""
    assert record.settings.is_rehearsal
    stages = {room.state.acts.stage for room in rooms}
    if "play" not in stages:
        return "start" if stages & {"lobby", "new"} else "debrief"
    done = {one.what for room in rooms for one in room.state.acts.interventions.values()}
    is_asked = any(call.answered_by is None for room in rooms for call in room.state.talk.calls.values())
    left = (what for what in TRIED_IN_ORDER if what not in done)
    return next((what for what in left if what != "answer_call" or is_asked), "end")
