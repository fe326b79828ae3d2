"""The rehearsal's coach: the next thing to try, by who needs help and by what the facilitator has done so far."""

from collections.abc import Mapping, Sequence
from typing import Final

from thebridge.rooms.needs import Reason
from thebridge.rooms.room import Room
from thebridge.sessions.model import SessionRecord
from thebridge.web.dependencies import Web

HELPS: Final[Mapping[Reason, str]] = {"help": "answer_call", "stuck": "send_hint", "silent": "send_message"}
"""What to do about a trouble that the queue shows, the most pressing first."""
TRIED_IN_ORDER: Final = ("pause", "resume", "extend")
"""What a facilitator uses most beside that, each taught once; a hint's name is the intervention that answers it."""
TAUGHT_BY_TROUBLE: Final = ("send_hint", "send_message")
"""What is tried when there is trouble."""


async def rooms_of(web: Web, record: SessionRecord) -> list[Room]:
    """The session's rooms, awake."""
    return [await web.server.get_room(room.id) for room in record.rooms]


def next_hint(record: SessionRecord, rooms: Sequence[Room]) -> str:
    """The name of what to try now: `start` before play, `end` when all was tried, `debrief` when play is over."""
    assert record.settings.is_rehearsal
    stages = {room.state.acts.stage for room in rooms}
    if "play" not in stages:
        return "start" if stages & {"lobby", "new"} else "debrief"
    shown = {need.reason for room in rooms for need in room.needs()}
    done = {one.what for room in rooms for one in room.state.acts.interventions.values()}
    helping = [hint for reason, hint in HELPS.items() if reason in shown]
    left = [hint for hint in TRIED_IN_ORDER if hint not in done]
    wait = "end" if done.issuperset(TAUGHT_BY_TROUBLE) else "watch"
    return [*helping, *left, wait][0]
