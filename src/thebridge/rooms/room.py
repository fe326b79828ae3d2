"""One team's room while it is awake: a single task that decides, records, evolves and tells, in that order.

Commands that wait together are decided in turn on a state that is not yet told, recorded in one append, and then told.
When the append fails, that state is dropped, nobody is told anything of it, and each command is refused with a code.
"""

import asyncio
import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from thebridge.engine.entry import Entry
from thebridge.engine.ids import RoomId
from thebridge.engine.refusals import Refused
from thebridge.engine.viewer import Viewer
from thebridge.errors import AppError
from thebridge.journal.protocol import Journal, JournalConflict
from thebridge.rooms import alarms
from thebridge.rooms.activity import Activity
from thebridge.rooms.alarms import Alarm
from thebridge.rooms.audience import Audience, NoticeText
from thebridge.rooms.bus import Bus, Order
from thebridge.rooms.inbox import Batch, Errand, Inbox
from thebridge.rooms.needs import Need
from thebridge.rooms.outbox import RESTARTING, Outbox
from thebridge.rooms.plan import Plan
from thebridge.rooms.presence import Attention
from thebridge.rooms.recollection import Recollection, Recorded
from thebridge.rooms.rules import Rules, Standing
from thebridge.rooms.submission import Accepted, Submission, Waiting
from thebridge.rooms.turns import Turns

CONFLICTS_MAX: Final = 8
_EXPECTED_BY_THE_CLOCK: Final = frozenset({"not_due", "nobody_here", "server_restarting"})

_logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class RoomServices:
    """What every room of a process works with. `now` is the steady clock's."""

    journal: Journal
    bus: Bus
    now: Callable[[], datetime]
    notice_text: NoticeText


class Room:
    """`load` it, run `run` as a task, then `submit` and `connect`."""

    def __init__(
        self, room_id: RoomId, rules: Rules, services: RoomServices, starts_at: datetime | None = None
    ) -> None:
        self.id = room_id
        self.audience = Audience(rules, services.now, services.notice_text)
        self.last_at: datetime | None = None
        self._loop = asyncio.get_running_loop()
        self.touched = self._loop.time()
        self._rules = rules
        self._services = services
        self.starts_at = starts_at
        self._state: Any = rules.initial
        self._activity = Activity()
        self._seq = 0
        self._recorded = Recollection()
        self._inbox = Inbox()
        self._turns = Turns()
        self._is_stopping = False
        self._has_heard = self._is_asking = False
        self._ended = asyncio.Event()
        self._alarm: Alarm | None = None
        self._stop_listening: Callable[[], None] | None = None

    # --- what others see ------------------------------------------------------------------------------------------

    @property
    def state(self) -> Any:
        """The state that everyone was told of."""
        return self._state

    @property
    def seq(self) -> int:
        """The number of the last entry that everyone was told of."""
        return self._seq

    @property
    def standing(self) -> Standing:
        """Where the room stands."""
        return self._rules.standing(self._state)

    @property
    def due_at(self) -> datetime | None:
        """When something happens although nobody does anything."""
        return None if self._alarm is None else self._alarm.due_at

    def needs(self) -> tuple[Need, ...]:
        """What the room needs its facilitator for, the most pressing first."""
        return self._rules.needs(self._state, self._activity, self.audience.signs(), self._services.now())

    async def submit(self, submission: Submission) -> Accepted:
        """The command's outcome, once it is on disk and told; raises Refused, or AppError `unexpected`."""
        if self._is_stopping:
            raise Refused("server_restarting")
        if self._inbox.is_full:
            raise Refused("room_busy")
        waiting = Waiting(submission, self._loop.create_future())
        self._inbox.put(waiting)
        return await waiting.answered

    def connect(self, viewer: Viewer, epoch: str | None = None, since: int | None = None) -> Outbox:
        """A connection for this viewer; its first frames bring it up to date. Give it back with `disconnect`."""
        self._touch()
        return self.audience.connect(viewer, epoch, since)

    def disconnect(self, outbox: Outbox) -> None:
        """The connection is gone."""
        self._touch()
        self.audience.disconnect(outbox)

    def resync(self, outbox: Outbox, since: int) -> None:
        """A page saw a gap after entry `since`: it gets what it missed, or everything."""
        self.audience.resync(outbox, since)

    def heartbeat(self, outbox: Outbox, state: Attention, looking_at: str | None) -> None:
        """A page said that it is there."""
        self.audience.heartbeat(outbox, state, looking_at)

    # --- its life -------------------------------------------------------------------------------------------------

    async def load(self) -> None:
        """Plays back the journal."""
        self._stop_listening = self._services.bus.listen(self.id, self._hear)
        await self._play_back()

    def start_alarm(self) -> None:
        """From now on the room rings by itself when something is due."""
        self._alarm = Alarm(self._services.now, self._ring)
        self._set_alarm()

    async def run(self) -> None:
        """Serves until `stop`. Whatever waits when it ends is answered."""
        try:
            while (item := await self._inbox.take()) is not None:
                if isinstance(item, Errand):
                    await self._run_errand(item)
                else:
                    await self._serve(item)
        finally:
            self._end()

    async def stop(self, close_code: int = RESTARTING) -> None:
        """Takes no more commands, serves those that wait, and then closes every connection."""
        self._is_stopping = True
        self._inbox.close()
        await self._ended.wait()
        self.audience.close_all(close_code)

    async def reload(self) -> None:
        """Plays the journal back anew, because words were erased; everyone gets a new snapshot."""
        await self._send_errand(is_reload=True)

    async def catch_up(self) -> None:
        """Reads what others recorded."""
        await self._send_errand(is_reload=False)

    # --- the task -------------------------------------------------------------------------------------------------

    async def _serve(self, batch: Batch) -> None:
        try:
            await self._give_way(batch)
            await self._decide_and_record(batch)
        except asyncio.CancelledError:
            _refuse(batch, "server_restarting")
            raise
        except Exception:
            _logger.exception("a batch of commands failed", extra={"room": self.id})
            _refuse(batch, "not_recorded")

    async def _give_way(self, batch: Batch) -> None:
        """Lets another process that asked for it record first; what comes meanwhile joins the batch."""
        if await self._turns.give(self._loop.time()):
            self._inbox.fill(batch)
            await self._read_new()

    async def _decide_and_record(self, batch: Batch) -> None:
        for _attempt in range(CONFLICTS_MAX):
            plan = Plan(self._rules, self._state, self._seq, self.last_at, self._recorded)
            now = self._services.now()
            for waiting in batch:
                plan.take(waiting, now)
            try:
                if plan.entries:
                    await self._services.journal.append(self.id, plan.entries)
            except JournalConflict:
                await self._ask_for_a_turn()
                await self._read_new()
            else:
                await self._adopt(plan)
                return
        _refuse(batch, "room_busy")

    async def _ask_for_a_turn(self) -> None:
        self._is_asking = True  # an order goes to everyone, and this room is not the one that is asked
        try:
            await self._services.bus.order(Order("give_way", self.id))
        finally:
            self._is_asking = False

    async def _adopt(self, plan: Plan) -> None:
        """The entries are on disk: the state holds, and everyone is told."""
        if plan.entries:
            self._recorded.update(plan.recorded)
            self._recorded.fold()
            self._state, self._seq, self.last_at = plan.state, plan.seq, plan.at
            for entry in plan.entries:
                self._rules.note(self._activity, plan.state, entry)
            self._touch()
            self.audience.tell(self._state, self._seq)
        plan.answer_all()
        if not self._is_alarm_right(plan):
            self._set_alarm()
        if plan.entries:
            await self._services.bus.tell(self.id, self._seq)

    async def _read_new(self) -> None:
        entries = await self._services.journal.read(self.id, self._seq)
        if entries:
            self._turns.take()
            self._follow(self._state, entries)
            self.audience.tell(self._state, self._seq)
            self._set_alarm()

    async def _play_back(self) -> None:
        entries = await self._services.journal.read(self.id)
        self._recorded.clear()
        self._activity = Activity()
        self._follow(self._rules.initial, entries)
        self.audience.start(self._state, self._seq)
        self._set_alarm()

    def _follow(self, state: Any, entries: Iterable[Entry]) -> None:
        for entry in entries:
            state = self._rules.evolve(state, entry)
            self._rules.note(self._activity, state, entry)
            self._seq, self.last_at = entry.seq, entry.at
            self._recorded.add(entry.command_id, Recorded(entry.seq, entry.digest))
        self._recorded.fold()
        self._state = state

    async def _run_errand(self, errand: Errand) -> None:
        self._has_heard = False
        try:
            await (self._play_back() if errand.is_reload else self._read_new())
        except Exception:
            _logger.exception("the journal could not be read", extra={"room": self.id})
            _finish(errand, Refused("not_recorded"))
        else:
            _finish(errand, None)

    async def _send_errand(self, *, is_reload: bool) -> None:
        if self._is_stopping:
            raise Refused("server_restarting")
        done: asyncio.Future[None] = self._loop.create_future()
        self._inbox.put(Errand(done, is_reload))
        await done

    def _end(self) -> None:
        self._is_stopping = True
        if self._alarm is not None:
            self._alarm.cancel()
        if self._stop_listening is not None:
            self._stop_listening()
        for item in self._inbox.empty():
            if isinstance(item, Waiting):
                item.answer(Refused("server_restarting"))
            else:
                _finish(item, Refused("server_restarting"))
        self._ended.set()

    # --- others knock ---------------------------------------------------------------------------------------------

    def give_way(self) -> None:
        """Another process lost a race for this room: it may record before this one does again."""
        if not self._is_asking:
            self._turns.ask(self._loop.time())

    def _set_alarm(self) -> None:
        if self._alarm is not None:
            self._alarm.set(self._next_due())

    def _is_alarm_right(self, plan: Plan) -> bool:
        """Whether the alarm stands where it must: most of what a team does moves nothing that is due."""
        due_at = self.due_at
        is_late = due_at is not None and due_at <= self._services.now()
        return bool(plan.entries) and not is_late and all(map(self._rules.is_quiet, plan.entries))

    def _next_due(self) -> datetime | None:
        due_at = self._rules.next_due(self._state, self._services.now())
        if self.starts_at is None or self.standing.stage != "lobby":
            return due_at
        return self.starts_at if due_at is None else min(due_at, self.starts_at)

    def _ring(self) -> None:
        """Something is due: the clock is a sender like any other, and nobody waits for its answer."""
        is_start = self.starts_at is not None and self.standing.stage == "lobby"
        submission = alarms.start() if is_start else alarms.tick(self._seq)
        waiting = Waiting(submission, self._loop.create_future())
        waiting.answered.add_done_callback(self._rang)
        self._inbox.put(waiting)

    def _rang(self, answered: "asyncio.Future[Accepted]") -> None:
        refused = None if answered.cancelled() else answered.exception()
        if refused is None or self._alarm is None or self._ended.is_set():
            return
        if not isinstance(refused, AppError) or refused.code not in _EXPECTED_BY_THE_CLOCK:
            _logger.warning("an alarm was refused", extra={"room": self.id, "reason": str(refused)})
        self._alarm.hush()
        self._set_alarm()

    def _hear(self, seq: int) -> None:
        if seq <= self._seq:
            return
        self._turns.take()
        if not self._is_stopping and not self._has_heard:
            self._has_heard = True  # one errand reads all that is recorded by then
            self._inbox.put(Errand(self._loop.create_future(), is_reload=False))

    def _touch(self) -> None:
        self.touched = self._loop.time()


def _refuse(batch: Batch, code: str) -> None:
    for waiting in batch:
        waiting.answer(Refused(code))


def _finish(errand: Errand, refused: AppError | None) -> None:
    if errand.done.done():
        return
    if refused is None:
        errand.done.set_result(None)
    else:
        errand.done.set_exception(refused)
        errand.done.exception()  # seen: perhaps nobody waits
