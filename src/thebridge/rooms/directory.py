"""Which rooms are awake in this process. One is woken from its journal when somebody needs it or something is due."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime, timedelta
from types import TracebackType
from typing import Final, Protocol, TypeVar

from thebridge.engine.areas.acts.words import OpenRoom
from thebridge.engine.ids import CLOCK, Personal, RoomId
from thebridge.engine.refusals import Refused
from thebridge.errors import AppError
from thebridge.rooms import alarms
from thebridge.rooms.bus import Order
from thebridge.rooms.outbox import BROKEN, RESTARTING, ROOM_GONE
from thebridge.rooms.owned_tasks import OwnedTasks
from thebridge.rooms.room import Room, RoomServices
from thebridge.rooms.rules import Rules, Stage
from thebridge.rooms.submission import Accepted, Submission

BEAT_SECONDS: Final = 1.0
ALIVE_SECONDS: Final = 5.0
IDLE_SECONDS: Final = 300.0
OUTAGE_SECONDS: Final = 1.0
"""A shorter gap is no outage."""
ELSEWHERE_SECONDS: Final = 2 * ALIVE_SECONDS
"""With several processes: a room that was alive so lately is awake elsewhere, and a gap so short is no outage."""

WAKES_AT_ONCE: Final = 16
"""So many rooms wake together, so that those who come at the same moment are not behind all of them."""
SOON: Final = timedelta(minutes=1)

_logger = logging.getLogger(__name__)


class RoomRecord(Protocol):
    """What the directory must know of a stored room."""

    @property
    def id(self) -> RoomId:
        """The room."""

    @property
    def team(self) -> str:
        """The team's name."""

    @property
    def names(self) -> Mapping[str, str]:
        """The session's own names for the cast and places."""

    @property
    def factor(self) -> float:
        """Scenario seconds per real second."""

    @property
    def has_limits(self) -> bool:
        """Whether deadlines hold."""

    @property
    def starts_at(self) -> datetime | None:
        """When play begins by itself."""

    @property
    def alive_at(self) -> datetime | None:
        """When the room was last known to be awake."""


Record = TypeVar("Record", bound=RoomRecord)
Record_co = TypeVar("Record_co", bound=RoomRecord, covariant=True)


class RoomRows(Protocol[Record_co]):
    """The stored side of rooms."""

    async def get(self, room: RoomId) -> Record_co:
        """The room's record; AppError `room_unknown` when there is none."""

    async def list_due(self, until: datetime, silent_since: datetime | None = None) -> Sequence[RoomId]:
        """The rooms that play, and those for which something is to come until then.

        With `silent_since`, only those that nobody said to be alive since that moment.
        """

    async def save(self, standings: Mapping[RoomId, tuple[Stage, datetime | None]]) -> None:
        """Keeps each room's stage, and when it must be awake next."""

    async def mark_alive(self, rooms: Sequence[RoomId], at: datetime) -> None:
        """Writes down that these rooms were awake at that moment."""


class Directory:
    """Use it as `async with`. `load_rules` turns a room's record into the rules of the scenario version it plays.

    `is_shared` says that other processes may serve the same rooms at the same time.
    """

    def __init__(
        self,
        rows: RoomRows[Record],
        load_rules: Callable[[Record], Awaitable[Rules]],
        services: RoomServices,
        *,
        idle_seconds: float = IDLE_SECONDS,
        is_shared: bool = False,
    ) -> None:
        self.tasks = OwnedTasks()
        self._rows = rows
        self._load_rules = load_rules
        self._services = services
        self._idle_seconds = idle_seconds
        self._awake: dict[RoomId, Room] = {}
        self._waking: dict[RoomId, asyncio.Future[Room]] = {}
        self._saved: dict[RoomId, tuple[Stage, datetime | None]] = {}
        self._alive_written = 0.0
        self._is_draining = False
        self._is_shared = is_shared
        self._outage_seconds = ELSEWHERE_SECONDS if is_shared else OUTAGE_SECONDS
        self._given: Order | None = None
        self._stop_obeying: Callable[[], None] | None = None

    async def __aenter__(self) -> "Directory":
        await self.tasks.__aenter__()
        self._stop_obeying = self._services.bus.obey(self._obey)
        self.tasks.start(self._beat_on(), "the directory's beat")
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if self._stop_obeying is not None:
                self._stop_obeying()
            await self.drain()
        finally:
            await self.tasks.__aexit__(kind, error, trace)

    @property
    def awake(self) -> tuple[Room, ...]:
        """The rooms that are awake here."""
        return tuple(self._awake.values())

    @property
    def is_draining(self) -> bool:
        """Whether this process is about to end."""
        return self._is_draining

    def find(self, room_id: RoomId) -> Room | None:
        """The room, if it is awake."""
        return self._awake.get(room_id)

    async def wake(self, room_id: RoomId) -> Room:
        """The room, awake; `room_unknown` when there is none, `server_restarting` when it is too late."""
        if self._is_draining:
            raise AppError("server_restarting")
        room = self._awake.get(room_id)
        if room is not None:
            return room
        waking = self._waking.get(room_id)
        if waking is None:
            waking = self._waking[room_id] = asyncio.get_running_loop().create_future()
            self.tasks.start(self._wake(room_id, waking), f"waking {room_id}")
        return await asyncio.shield(waking)

    async def submit(self, room_id: RoomId, submission: Submission) -> Accepted:
        """Submits to a room, waking it for that."""
        return await (await self.wake(room_id)).submit(submission)

    async def serve_running(self) -> int:
        """Wakes every room that plays or is due soon, a few at a time; says how many. One that fails stops no other."""
        now = self._services.now()
        silent_since = now - timedelta(seconds=ELSEWHERE_SECONDS) if self._is_shared else None
        due = await self._rows.list_due(now + SOON, silent_since)
        rooms = [room for room in due if room not in self._awake]
        woken = 0
        for first in range(0, len(rooms), WAKES_AT_ONCE):
            portion = rooms[first : first + WAKES_AT_ONCE]
            results = await asyncio.gather(*map(self.wake, portion), return_exceptions=True)
            for room, result in zip(portion, results, strict=True):
                if isinstance(result, BaseException) and not self._is_draining:
                    _logger.error("a room could not be woken", extra={"room": room, "reason": str(result)})
            woken += sum(not isinstance(result, BaseException) for result in results)
        return woken

    async def reload(self, room_id: RoomId) -> None:
        """Reads a room anew, in every process: words in its journal were erased, or it begins at another moment."""
        await self._reload_here(room_id)
        await self._give(Order("reload", room_id))

    async def close_everywhere(self, room_id: RoomId) -> None:
        """Puts a room to sleep in every process, because it is gone for good."""
        await self.close(room_id, ROOM_GONE)
        await self._give(Order("close", room_id))

    async def close(self, room_id: RoomId, close_code: int) -> None:
        """Puts a room to sleep and lets everyone in it go."""
        room = self._awake.pop(room_id, None)
        if room is not None:
            await self._save_standings([room])
            await room.stop(close_code)

    async def drain(self) -> None:
        """Before the process ends: tells everyone, finishes what waits, writes down until when the rooms were alive."""
        if self._is_draining:
            return
        self._is_draining = True
        await asyncio.gather(*self._waking.values(), return_exceptions=True)
        rooms = self.awake
        for room in rooms:
            room.audience.notice("server_restarting")
        await asyncio.gather(*(room.stop(RESTARTING) for room in rooms))
        await self._save_standings(rooms)
        await self._mark_alive(rooms)
        self._awake.clear()

    # --- orders ---------------------------------------------------------------------------------------------------

    async def _give(self, order: Order) -> None:
        """Tells the others; this process has done its part."""
        self._given = order
        try:
            await self._services.bus.order(order)
        finally:
            self._given = None

    def _obey(self, order: Order) -> None:
        room_id = RoomId(order.subject)
        if order is self._given or room_id not in self._awake:
            return
        if order.kind == "reload":
            self.tasks.start(self._reload_here(room_id), f"reloading {room_id}")
        elif order.kind == "close":
            self.tasks.start(self.close(room_id, ROOM_GONE), f"closing {room_id}")
        elif order.kind == "give_way":
            self._awake[room_id].give_way()

    async def _reload_here(self, room_id: RoomId) -> None:
        room = self._awake.get(room_id)
        if room is not None:
            room.starts_at = (await self._rows.get(room_id)).starts_at
            await room.reload()

    # --- waking ---------------------------------------------------------------------------------------------------

    async def _wake(self, room_id: RoomId, waking: "asyncio.Future[Room]") -> None:
        try:
            room = await self._start(room_id)
        except BaseException as error:
            waking.set_exception(error if isinstance(error, Exception) else AppError("server_restarting"))
            waking.exception()  # seen: perhaps nobody waits any more
            if not isinstance(error, AppError):
                raise
        else:
            waking.set_result(room)
        finally:
            del self._waking[room_id]

    async def _start(self, room_id: RoomId) -> Room:
        record = await self._rows.get(room_id)
        rules = await self._load_rules(record)
        room = Room(room_id, rules, self._services, record.starts_at)
        await room.load()
        self.tasks.start(room.run(), f"room {room_id}", lambda _error: self._lost(room))
        if room.seq == 0:
            await room.submit(alarms.opening(_open_command(record)))
        else:
            await self._give_back(room, record.alive_at)
        room.start_alarm()
        self._awake[room_id] = room
        return room

    async def _give_back(self, room: Room, alive_at: datetime | None) -> None:
        """The time since the room was last known to be alive, if its clock ran: nobody could play."""
        known = [at for at in (room.last_at, alive_at) if at is not None]
        if not known or not room.standing.is_running:
            return
        seconds = (self._services.now() - max(known)).total_seconds()
        if seconds >= self._outage_seconds:
            try:
                await room.submit(alarms.compensation(room.seq, seconds))
            except Refused as refused:
                _logger.warning("an outage was not compensated", extra={"room": room.id, "reason": str(refused)})

    def _lost(self, room: Room) -> None:
        """A room's task failed: everyone reconnects, and the room wakes from its journal."""
        if self._awake.get(room.id) is room:
            del self._awake[room.id]
        room.audience.close_all(BROKEN)

    # --- the beat -------------------------------------------------------------------------------------------------

    async def _beat_on(self) -> None:
        while True:
            await asyncio.sleep(BEAT_SECONDS)
            try:
                await self.beat()
            except Exception:
                _logger.exception("a beat of the directory failed")

    async def beat(self) -> None:
        """Once a second: tell presence, write down where the rooms stand and that they live, let idle ones sleep."""
        rooms = self.awake
        for room in rooms:
            self._services.bus.share_people(room.id, room.audience.people_here)
            room.audience.tell_presence(self._services.bus.people_elsewhere(room.id))
        await self._save_standings(rooms)
        now = asyncio.get_running_loop().time()
        if now - self._alive_written >= ALIVE_SECONDS:
            self._alive_written = now
            await self._mark_alive(rooms)
            await self.serve_running()
        for room in rooms:
            if self._is_idle(room, now):
                await self.close(room.id, RESTARTING)

    async def _save_standings(self, rooms: Sequence[Room]) -> None:
        standings = {room.id: (room.standing.stage, room.due_at) for room in rooms}
        changed = {room: standing for room, standing in standings.items() if self._saved.get(room) != standing}
        if changed:
            await self._rows.save(changed)
            self._saved.update(changed)

    async def _mark_alive(self, rooms: Sequence[Room]) -> None:
        running = [room.id for room in rooms if room.standing.is_running]
        if running:
            await self._rows.mark_alive(running, self._services.now())

    def _is_idle(self, room: Room, now: float) -> bool:
        """A room whose clock runs never sleeps: its players would be given back time that they had."""
        is_needed = room.standing.is_running or room.due_at is not None or not room.audience.is_empty
        return not is_needed and now - room.touched >= self._idle_seconds


def _open_command(record: RoomRecord) -> OpenRoom:
    names = {key: Personal(name) for key, name in record.names.items()}
    return OpenRoom(CLOCK, Personal(record.team), names, record.factor, record.has_limits)
