"""One live connection: what it says becomes commands, what the room tells it is written. It decides nothing."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol

import msgspec
import structlog
from fastapi import APIRouter
from starlette.requests import HTTPConnection
from starlette.websockets import WebSocket, WebSocketDisconnect

from thebridge.accounts.access import can_watch
from thebridge.accounts.model import Actor, Anonymous, OrganisationId, RoomThing
from thebridge.engine.ids import CommandId, RoomId
from thebridge.engine.viewer import Viewer
from thebridge.errors import AppError
from thebridge.rooms.outbox import AT_ONCE_BYTES, ROOM_GONE, SEAT_GONE, TOO_SLOW, Frame, Outbox, OutboxClosed
from thebridge.rooms.presence import Attention
from thebridge.rooms.room import Room
from thebridge.sessions.model import Seat
from thebridge.web.cookies import browser_token
from thebridge.web.dependencies import Web, get_actor_in, get_seat, get_web, subject_of
from thebridge.web.lead_commands import author_of, require_may
from thebridge.web.leading import note_names_seen, right_of
from thebridge.web.live_protocol import FRAMES, join_frames
from thebridge.web.messages import (
    LEAD_READER,
    PLAYER_READER,
    Accepted,
    ClientMessage,
    Heartbeat,
    Hello,
    Notice,
    Pong,
    PreFlight,
    Reader,
    RefusedReply,
    Resync,
    read_id,
)
from thebridge.web.throttles import PER_SECOND, TokenBucket

HELLO_SECONDS: Final = 10.0
SEND_SECONDS: Final = 10.0
TOO_FAST_SECONDS: Final = 0.05
"""A pause after each message beyond the limit: the network then holds the rest back."""
CHECK_SECONDS: Final = 60.0
POLICY: Final = 1008
BROKEN: Final = 1011

router = APIRouter()
_encoder = msgspec.json.Encoder()
_log = structlog.get_logger(__name__)


class Place(Protocol):
    """What a connection looks at: a room, or all rooms of a session together."""

    def connect(self, viewer: Viewer, epoch: str | None = None, since: int | None = None) -> Outbox:
        """A new connection's frames."""

    def disconnect(self, outbox: Outbox) -> None:
        """The connection is gone."""

    def resync(self, outbox: Outbox, since: int) -> None:
        """The page missed something."""

    def heartbeat(self, outbox: Outbox, state: Attention, looking_at: str | None) -> None:
        """The page is awake."""


@dataclass(frozen=True, slots=True)
class Line:
    """Who is at the other end, what they may say, and whether they still may.

    `subject` is whose right it is: a revocation of it ends the connection at once.
    """

    room: Place
    viewer: Viewer
    author: str
    reader: Reader
    subject: str
    is_allowed: Callable[[], Awaitable[bool]]
    require_may: Callable[[ClientMessage], None] = lambda _message: None


@router.websocket("/s/{seat}/live")
async def play_live(socket: WebSocket, seat: str) -> None:
    """A player's connection."""
    web = get_web(socket)
    if browser_token(socket, web.server.settings) is None:
        await deny(socket)
        return
    await socket.accept()
    await serve_seat(web, socket, socket, seat)


async def serve_seat(web: Web, socket: WebSocket, connection: HTTPConnection, seat: str) -> None:
    """Serves a player over a socket that is open; `connection` is the request that brings the browser's cookie."""
    try:
        found = await get_seat(seat, connection, web)
        room = await _take_place(web, found)
    except AppError as error:
        await _close_with_notice(web, socket, connection, error)
        return

    async def is_allowed() -> bool:
        return await _holds(get_seat(seat, connection, web))

    language = found.language
    line = Line(room, Viewer("player", language, found.player), found.player, PLAYER_READER, found.player, is_allowed)
    await Connection(web, socket, line).run()


@router.websocket("/facilitator/sessions/{session}/rooms/{room}/live")
async def lead_live(socket: WebSocket, session: str, room: str) -> None:
    """A facilitator's connection to one room."""
    web = get_web(socket)

    actor, thing = await _find_watcher(web, socket, session, room)
    if thing is None:
        await deny(socket)
        return

    async def is_allowed() -> bool:
        return await _find_watcher(web, socket, session, room) == (actor, thing)

    await socket.accept()
    right = right_of(actor)
    if right != "observer":
        await note_names_seen(web, actor, await web.server.sessions.get_room(thing.room))
    line = Line(
        room=await web.server.get_room(thing.room),
        viewer=Viewer(right, web.pages.language(socket)),
        author=author_of(actor),
        reader=LEAD_READER,
        subject=subject_of(actor, socket, web),
        is_allowed=is_allowed,
        require_may=lambda message: require_may(actor, thing, message),
    )
    await Connection(web, socket, line).run()


async def _find_watcher(web: Web, socket: WebSocket, session: str, room: str) -> tuple[Actor, RoomThing | None]:
    """Who wants to look into a room, and the room if they may."""
    try:
        actor = await get_actor_in(session, socket, web)
        record = await web.server.sessions.get_room(RoomId(room))
    except AppError:
        return Anonymous(), None
    thing = RoomThing(OrganisationId(record.organisation), record.session, record.id)
    return actor, thing if record.session == session and can_watch(actor, thing) else None


async def _take_place(web: Web, seat: Seat) -> Room:
    """Wakes the room and sees that the player is in it: a seat that was taken before a crash comes in now."""
    room = await web.server.get_room(seat.room)
    seats = room.state.seats
    if seat.player in seats.gone:
        raise AppError("seat_removed")
    if seat.player not in seats.players:
        await web.server.submit(room, seat.join_id, seat.join_command)
    return room


async def _holds(asked: Awaitable[Any]) -> bool:
    try:
        await asked
    except AppError:
        return False
    return True


async def deny(socket: WebSocket) -> None:
    """Refuses the handshake: whoever this is gets no connection, not one byte."""
    await socket.receive()
    await socket.close(POLICY)


async def _close_with_notice(web: Web, socket: WebSocket, connection: HTTPConnection, error: AppError) -> None:
    """Tells why there is no place here, and closes with the number that the page knows."""
    is_gone = error.code in ("room_closed", "room_unknown")
    text = web.pages.translations.refusal(web.pages.language(connection), error.code, error.details)
    await socket.send_text(_encoder.encode(Notice(error.code, text)).decode())
    await socket.close(ROOM_GONE if is_gone else SEAT_GONE)


class Connection:
    """Reads and writes one socket until either side ends it."""

    def __init__(self, web: Web, socket: WebSocket, line: Line) -> None:
        self._web, self._socket, self._line = web, socket, line
        self._bucket = TokenBucket(per_second=web.server.settings.bench_rate_limit or PER_SECOND)
        self._checked_at = time.monotonic()

    async def run(self) -> None:
        """Says hello, then reads and writes at the same time."""
        hello = await self._wait_for_hello()
        if hello is None:
            return
        outbox = self._line.room.connect(self._line.viewer, hello.epoch, hello.since)
        unwatch = self._web.server.revocations.watch(self._line.subject, lambda: outbox.close(SEAT_GONE))
        try:
            async with asyncio.TaskGroup() as tasks:
                writer = tasks.create_task(self._write(outbox))
                await self._read(outbox)
                writer.cancel()
        except* WebSocketDisconnect:
            pass
        except* _Ended as ended:
            await self._close(ended.exceptions[0])
        finally:
            unwatch()
            self._line.room.disconnect(outbox)

    # --- writing ------------------------------------------------------------------------------------------------------

    async def _write(self, outbox: Outbox) -> None:
        write_now = self._socket.scope.get("extensions", {}).get(FRAMES)
        if write_now is not None:
            outbox.write_by(write_now)
        send = self._send_texts if write_now is None else self._send_frames
        try:
            while True:
                for frames in _in_portions(await outbox.take()):
                    async with asyncio.timeout(SEND_SECONDS):
                        await send(frames)
        except OutboxClosed as closed:
            raise _Ended(closed.close_code) from None
        except TimeoutError:
            raise _Ended(TOO_SLOW) from None
        except RuntimeError:
            # The other side hung up while we were writing.
            raise WebSocketDisconnect from None

    async def _send_frames(self, frames: Sequence[Frame]) -> None:
        """Everything at once: the same bytes go to everyone who is told the same."""
        await self._socket.send({"type": "websocket.send", "frames": join_frames([one.encoded for one in frames])})

    async def _send_texts(self, frames: Sequence[Frame]) -> None:
        for frame in frames:
            await self._socket.send_text(frame.text)

    async def _close(self, ended: BaseException) -> None:
        code = ended.code if isinstance(ended, _Ended) else BROKEN
        try:
            await self._socket.close(code)
        except RuntimeError:
            return

    # --- reading ------------------------------------------------------------------------------------------------------

    async def _receive(self) -> str | None:
        """The next text, or None for a frame that is none."""
        message = await self._socket.receive()
        if message["type"] == "websocket.disconnect":
            raise WebSocketDisconnect(message.get("code", 1005))
        text: str | None = message.get("text")
        return text

    async def _wait_for_hello(self) -> Hello | None:
        try:
            async with asyncio.timeout(HELLO_SECONDS):
                while True:
                    said = await self._understand(await self._receive(), self._send_now)
                    if isinstance(said, Hello):
                        return said
                    if said is not None:
                        await self._send_now(self._refusal(said.id, AppError("hello_first")))
        except TimeoutError:
            await self._close(_Ended(POLICY))
        except WebSocketDisconnect:
            pass
        return None

    async def _read(self, outbox: Outbox) -> None:
        async def reply(message: Any) -> None:
            outbox.put(_frame(message))

        while True:
            said = await self._understand(await self._receive(), reply)
            if said is not None:
                await reply(await self._answer(said, outbox))

    async def _understand(self, text: str | None, reply: Callable[[Any], Awaitable[None]]) -> ClientMessage | None:
        """The message in a frame; whatever is none is answered with a code."""
        if not self._bucket.take():
            await reply(self._refusal(None if text is None else read_id(text), AppError("too_fast")))
            await asyncio.sleep(TOO_FAST_SECONDS)
            return None
        if text is None:
            await reply(self._refusal(None, AppError("text_frames_only")))
            return None
        try:
            return self._line.reader.decode(text)
        except AppError as error:
            await reply(self._refusal(read_id(text), error))
            return None

    async def _answer(self, said: ClientMessage, outbox: Outbox) -> Any:
        """What the sender gets back. Every message gets an answer, whatever happens."""
        try:
            match said:
                case Hello() | Resync():
                    self._line.room.resync(outbox, said.since if said.since is not None else -1)
                    return Pong(said.id, self._now_ms())
                case Heartbeat():
                    await self._check()
                    self._line.room.heartbeat(outbox, said.state, said.looking_at)
                    return Pong(said.id, self._now_ms())
                case PreFlight():
                    fit = {"checks": msgspec.to_builtins(said.checks), "language": said.language}
                    if isinstance(self._line.room, Room):
                        self._line.room.audience.hear_fit(outbox, fit)
                    return Pong(said.id, self._now_ms())
                case _:
                    return await self._submit(said)
        except AppError as error:
            return self._refusal(said.id, error, outbox.viewer.language)
        except _Ended:
            raise
        except Exception:  # noqa: BLE001 - a mistake of ours is told to the sender too
            _log.exception("command_failed", kind=type(said).__name__)
            return self._refusal(said.id, AppError("server_error"), outbox.viewer.language)

    async def _submit(self, said: ClientMessage) -> Accepted:
        line = self._line
        if not isinstance(line.room, Room):
            raise AppError("message_unfit", problem="not a command")
        line.require_may(said)
        command = line.reader.to_command(said, line.author)
        accepted = await self._web.server.submit(line.room, CommandId(f"{line.author}:{said.id}"), command)
        return Accepted(said.id, accepted.seq)

    async def _check(self) -> None:
        """Now and then: a right that ended ends the connection too, wherever it was ended."""
        if time.monotonic() - self._checked_at < CHECK_SECONDS:
            return
        self._checked_at = time.monotonic()
        if not await self._line.is_allowed():
            raise _Ended(SEAT_GONE)

    # --- replies ------------------------------------------------------------------------------------------------------

    def _refusal(self, message_id: str | None, error: AppError, language: str | None = None) -> RefusedReply:
        language = language or self._line.viewer.language
        text = self._web.pages.translations.refusal(language, error.code, error.details)
        return RefusedReply(message_id, error.code, text)

    async def _send_now(self, message: Any) -> None:
        await self._socket.send_text(_frame(message).text)

    def _now_ms(self) -> int:
        return round(self._web.server.now().timestamp() * 1000)


class _Ended(Exception):
    """We end the connection, with this number."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


def _frame(message: Any) -> Frame:
    return Frame(_encoder.encode(message))


def _in_portions(frames: list[Frame]) -> Iterator[list[Frame]]:
    """So much at a time as may be written at once."""
    portion: list[Frame] = []
    size = 0
    for frame in frames:
        if portion and size + frame.size > AT_ONCE_BYTES:
            yield portion
            portion, size = [], 0
        portion.append(frame)
        size += frame.size
    yield portion
