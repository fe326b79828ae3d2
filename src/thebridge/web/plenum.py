"""All rooms of a session as one place to look at: one connection is told what the hall sees, whenever it changes."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any, Final

import msgspec
import structlog

from thebridge.bootstrap import Server
from thebridge.engine.areas.acts.words import EndingReached, PageTurned
from thebridge.engine.entry import Entry
from thebridge.engine.ids import RoomId
from thebridge.engine.view import view_for
from thebridge.engine.viewer import Viewer
from thebridge.errors import AppError
from thebridge.rooms.outbox import BROKEN, RESTARTING, Frame, Outbox, OutboxClosed
from thebridge.rooms.presence import Attention
from thebridge.rooms.room import Room
from thebridge.sessions.model import RoomRecord
from thebridge.web.projection import Standing

TOGETHER_SECONDS: Final = 0.1
"""What changes within this time is told in one frame."""

Project = Callable[[Sequence[Standing]], dict[str, Any]]

_encoder = msgspec.json.Encoder()
_log = structlog.get_logger(__name__)


class Plenum:
    """Follows the rooms for one connection. It takes a connection as a room does, and no commands."""

    def __init__(self, server: Server, records: Sequence[RoomRecord], language: str, project: Project) -> None:
        self._server, self._records, self._project = server, records, project
        self._viewer = Viewer("projector", language)
        self._outbox = Outbox(self._viewer)
        self._is_connected, self._has_news = asyncio.Event(), asyncio.Event()
        self._changed: set[RoomId] = set()
        self._standings: dict[RoomId, Standing] = {}
        self._told: dict[str, Any] | None = None

    # --- as a room ----------------------------------------------------------------------------------------------------

    def connect(self, viewer: Viewer, epoch: str | None = None, since: int | None = None) -> Outbox:  # noqa: ARG002 - as a room
        """The connection's frames. The first one has everything, as each one has."""
        self._is_connected.set()
        return self._outbox

    def disconnect(self, outbox: Outbox) -> None:
        """The connection is gone; `follow` is ended by whoever runs it."""

    def resync(self, outbox: Outbox, since: int) -> None:  # noqa: ARG002 - as a room
        """Tells everything again."""
        if self._told is not None:
            self._put(self._told)

    def heartbeat(self, outbox: Outbox, state: Attention, looking_at: str | None) -> None:
        """A screen is nobody: it is not told to the rooms."""

    # --- following ----------------------------------------------------------------------------------------------------

    async def follow(self) -> None:
        """Tells what the hall sees until the connection ends, or a room does."""
        await self._is_connected.wait()
        try:
            async with self._connected() as rooms, asyncio.TaskGroup() as tasks:
                for room, outbox in rooms:
                    tasks.create_task(self._listen(room, outbox))
                tasks.create_task(self._tell_changes({room.id: room for room, _ in rooms}))
        except* OutboxClosed as closed:
            ended = closed.exceptions[0]
            self._outbox.close(ended.close_code if isinstance(ended, OutboxClosed) else BROKEN)
        except* AppError:
            self._outbox.close(RESTARTING)
        except* Exception:  # noqa: BLE001 - a mistake of ours ends this connection alone
            _log.exception("plenum_failed")
            self._outbox.close(BROKEN)

    @asynccontextmanager
    async def _connected(self) -> AsyncIterator[list[tuple[Room, Outbox]]]:
        rooms: list[tuple[Room, Outbox]] = []
        try:
            for record in self._records:
                room = await self._server.get_room(record.id)
                rooms.append((room, room.connect(self._viewer)))
            yield rooms
        finally:
            for room, outbox in rooms:
                room.disconnect(outbox)

    async def _listen(self, room: Room, outbox: Outbox) -> None:
        while True:
            await outbox.take()
            self._changed.add(room.id)
            self._has_news.set()

    async def _tell_changes(self, rooms: dict[RoomId, Room]) -> None:
        while True:
            await self._has_news.wait()
            await asyncio.sleep(TOGETHER_SECONDS)
            self._has_news.clear()
            changed, self._changed = self._changed, set()
            for record in self._records:
                if record.id in changed:
                    self._standings[record.id] = await self._look(record, rooms[record.id])
            if len(self._standings) == len(self._records):
                self._tell()

    def _tell(self) -> None:
        told = self._project([self._standings[record.id] for record in self._records])
        if told != self._told:
            self._told = told
            self._put(told)

    def _put(self, told: dict[str, Any]) -> None:
        now_ms = round(self._server.now().timestamp() * 1000)
        self._outbox.put(Frame(_encoder.encode({"kind": "projection", "now_ms": now_ms, "view": told})))

    # --- one room -----------------------------------------------------------------------------------------------------

    async def _look(self, record: RoomRecord, room: Room) -> Standing:
        scenario = await self._server.get_scenario(record.id)
        view = view_for(scenario, room.state, self._viewer)
        if view["debrief"] is None:
            return Standing(record.id, record.team, view)
        before = self._standings.get(record.id)
        if before is None or before.ended_at_ms is None:
            ended, turned = turns_of(await self._server.journal.read(record.id))
        else:
            is_turned = before.view["debrief"]["page"] != view["debrief"]["page"]
            ended, turned = before.ended_at_ms, _ms(room.state.at) if is_turned else before.page_at_ms
        return Standing(record.id, record.team, view, ended, turned)


def turns_of(entries: Sequence[Entry]) -> tuple[int | None, int | None]:
    """When a room's debrief began, and when its page was turned last."""
    ended = turned = None
    for entry in entries:
        if any(isinstance(event, EndingReached) for event in entry.events):
            ended = turned = _ms(entry.at)
        elif any(isinstance(event, PageTurned) for event in entry.events):
            turned = _ms(entry.at)
    return ended, turned


def _ms(moment: datetime) -> int:
    return round(moment.timestamp() * 1000)
