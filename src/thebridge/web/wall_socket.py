"""One connection for a whole session: every room's view to its facilitator, and the queue of who needs somebody.

Each room is told as on a connection of its own; the frames come wrapped with the room that they are of. It says nothing
to the rooms: what a facilitator does goes by `web/lead_commands.py`.
"""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from typing import Annotated, Final

import msgspec
import structlog
from fastapi import APIRouter
from starlette.websockets import WebSocket, WebSocketDisconnect

from thebridge.engine.ids import RoomId
from thebridge.engine.viewer import Viewer
from thebridge.errors import AppError
from thebridge.rooms.outbox import BROKEN, RESTARTING, SEAT_GONE, TOO_SLOW, Outbox, OutboxClosed
from thebridge.rooms.room import Room
from thebridge.sessions.model import SessionRecord
from thebridge.web.dependencies import Web, get_actor_in, get_web, subject_of
from thebridge.web.leading import get_helped_session, note_names_seen, right_of
from thebridge.web.messages import ID_LIMIT, NAME_LIMIT, Pong
from thebridge.web.need_words import Queue, queue_of
from thebridge.web.throttles import PER_SECOND, TokenBucket

LOOK_SECONDS: Final = 1.0
"""How often the queue is worked out anew."""
CHECK_SECONDS: Final = 60.0
SEND_SECONDS: Final = 10.0
HELLO_SECONDS: Final = 10.0
AGAIN_SECONDS: Final = 1.0
TOO_FAST_SECONDS: Final = 0.05
POLICY: Final = 1008

router = APIRouter()
_encoder = msgspec.json.Encoder()
_log = structlog.get_logger(__name__)
Identifier = Annotated[str, msgspec.Meta(min_length=1, max_length=ID_LIMIT)]


class Position(msgspec.Struct, forbid_unknown_fields=True):
    """What the page still knows of one room."""

    epoch: Annotated[str, msgspec.Meta(max_length=NAME_LIMIT)] | None = None
    since: Annotated[int, msgspec.Meta(ge=0, le=2**53)] | None = None


class WallHello(msgspec.Struct, tag="hello", tag_field="kind", forbid_unknown_fields=True):
    """The first message."""

    id: Identifier
    rooms: dict[str, Position] = {}


class WallResync(msgspec.Struct, tag="resync", tag_field="kind", forbid_unknown_fields=True):
    """The page missed something of one room."""

    id: Identifier
    room: Identifier
    since: Annotated[int, msgspec.Meta(ge=0, le=2**53)]


class WallHeartbeat(msgspec.Struct, tag="heartbeat", tag_field="kind", forbid_unknown_fields=True):
    """The page is awake."""

    id: Identifier


_decoder = msgspec.json.Decoder(WallHello | WallResync | WallHeartbeat)


@router.websocket("/facilitator/sessions/{session}/live")
async def wall_live(socket: WebSocket, session: str) -> None:
    """A facilitator's connection to all rooms of a session."""
    web = get_web(socket)

    async def find() -> SessionRecord:
        return await get_helped_session(web, await get_actor_in(session, socket, web), session)

    try:
        record = await find()
    except AppError:
        await socket.receive()
        await socket.close(POLICY)
        return
    await socket.accept()
    actor = await get_actor_in(session, socket, web)
    await note_names_seen(web, actor, record)
    viewer = Viewer(right_of(actor), web.pages.language(socket))
    subject = subject_of(actor, socket, web)
    await WallConnection(web, socket, record, viewer).run(subject, find)


class _Over(Exception):
    """The connection is over."""


def _stop() -> None:
    raise _Over


class WallConnection:
    """Tells one facilitator of every room until either side ends it."""

    def __init__(self, web: Web, socket: WebSocket, record: SessionRecord, viewer: Viewer) -> None:
        self._web, self._socket, self._record, self._viewer = web, socket, record, viewer
        self._outboxes: dict[RoomId, tuple[Room, Outbox]] = {}
        self._sending = asyncio.Lock()
        self._bucket = TokenBucket(per_second=PER_SECOND)
        self._told: Queue | None = None
        self._end = asyncio.Event()
        self._code = BROKEN

    async def run(self, subject: str, find: Callable[[], Awaitable[SessionRecord]]) -> None:
        """Says hello, then tells of all rooms at the same time."""
        hello = await self._wait_for_hello()
        if hello is None:
            return
        unwatch = self._web.server.revocations.watch(subject, lambda: self._finish(SEAT_GONE))
        work = [self._read(), self._tell_needs(), self._check(find)]
        work += [self._follow(room.id, hello.rooms.get(room.id, Position())) for room in self._record.rooms]
        try:
            async with asyncio.TaskGroup() as tasks:
                for one in work:
                    tasks.create_task(self._guard(one))
                await self._end.wait()
                _stop()
        except* _Over:
            pass
        finally:
            unwatch()
            with contextlib.suppress(RuntimeError, WebSocketDisconnect):
                await self._socket.close(self._code)

    def _finish(self, code: int) -> None:
        if not self._end.is_set():
            self._code = code
            self._end.set()

    async def _guard(self, work: Awaitable[None]) -> None:
        """One part of the work; its end is the connection's."""
        try:
            await work
        except (WebSocketDisconnect, RuntimeError):
            self._finish(1000)
        except TimeoutError:
            self._finish(TOO_SLOW)
        except Exception:  # noqa: BLE001 - a mistake of ours ends this connection, and the page comes back
            _log.exception("wall_failed")
            self._finish(BROKEN)

    # --- telling ------------------------------------------------------------------------------------------------------

    async def _follow(self, room_id: RoomId, position: Position) -> None:
        """Tells what one room tells; a room that went to sleep or failed is woken again."""
        head = b'{"kind":"room","room":"%s","message":' % room_id.encode()
        while True:
            try:
                room = await self._web.server.get_room(room_id)
            except AppError:
                if self._web.server.directory.is_draining:
                    return self._finish(RESTARTING)
                await asyncio.sleep(AGAIN_SECONDS)
                continue
            outbox = room.connect(self._viewer, position.epoch, position.since)
            self._outboxes[room_id] = (room, outbox)
            try:
                while True:
                    frames = await outbox.take()
                    await self._send(*(b"%s%s}" % (head, frame.encoded) for frame in frames))
            except OutboxClosed:
                position = Position()
            finally:
                room.disconnect(outbox)

    async def _tell_needs(self) -> None:
        """Who needs somebody, and why, whenever that is another answer than before."""
        while True:
            rooms = {known: room for known, (room, _) in self._outboxes.items()}
            queue = await queue_of(self._web, rooms, self._viewer.language)
            if queue != self._told:
                self._told = queue
                await self._send(_encoder.encode(queue))
            await asyncio.sleep(LOOK_SECONDS)

    async def _send(self, *messages: bytes) -> None:
        async with self._sending, asyncio.timeout(SEND_SECONDS):
            for message in messages:
                await self._socket.send_text(message.decode())

    async def _check(self, find: Callable[[], Awaitable[SessionRecord]]) -> None:
        """Now and then: a right that ended ends the connection too."""
        while True:
            await asyncio.sleep(CHECK_SECONDS)
            try:
                await find()
            except AppError:
                return self._finish(SEAT_GONE)

    # --- reading ------------------------------------------------------------------------------------------------------

    async def _receive(self) -> WallHello | WallResync | WallHeartbeat | None:
        message = await self._socket.receive()
        if message["type"] == "websocket.disconnect":
            raise WebSocketDisconnect(message.get("code", 1005))
        if not self._bucket.take():
            await asyncio.sleep(TOO_FAST_SECONDS)
            return None
        try:
            said: WallHello | WallResync | WallHeartbeat = _decoder.decode(message.get("text") or "")
        except (msgspec.MsgspecError, UnicodeEncodeError, RecursionError):
            return None
        return said

    async def _wait_for_hello(self) -> WallHello | None:
        try:
            async with asyncio.timeout(HELLO_SECONDS):
                while not isinstance(said := await self._receive(), WallHello):
                    pass
        except TimeoutError:
            await self._socket.close(POLICY)
            return None
        except WebSocketDisconnect:
            return None
        return said

    async def _read(self) -> None:
        while True:
            said = await self._receive()
            if isinstance(said, WallResync) and RoomId(said.room) in self._outboxes:
                room, outbox = self._outboxes[RoomId(said.room)]
                room.resync(outbox, said.since)
            if said is not None:
                now_ms = round(self._web.server.now().timestamp() * 1000)
                await self._send(_encoder.encode(Pong(said.id, now_ms)))
