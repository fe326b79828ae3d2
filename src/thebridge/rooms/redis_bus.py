"""The bus between processes, over Redis or Valkey. It only rings: whatever it loses is found in the journal.

Every process speaks and listens on one channel, at least once a second, and hears itself. While it does, it looks into
the journal now and then; when it does not, it looks every second. Nobody in a room ever waits for Redis.
"""

import asyncio
import logging
import time
from types import TracebackType
from typing import Any, Final, TypeAlias
from uuid import uuid4

import msgspec

from thebridge.engine.ids import RoomId
from thebridge.errors import ConfigurationError
from thebridge.rooms.bus import Hear, Listeners, Obey, Order, People, Stop
from thebridge.rooms.journal_watch import FindHeads, JournalWatch
from thebridge.rooms.owned_tasks import OwnedTasks
from thebridge.rooms.people_elsewhere import PeopleElsewhere

try:
    from redis.asyncio import Redis
    from redis.asyncio.retry import Retry
    from redis.backoff import NoBackoff
    from redis.exceptions import RedisError
except ImportError:  # the extra `scale` is not installed
    raise ConfigurationError("scale_missing", name="redis") from None

BEAT_SECONDS: Final = 1.0
GAP_SECONDS: Final = 0.005
"""From one message to the next: what many rooms recorded in between goes together."""
BEATS_MISSED: Final = 3
LOOK_BEATS: Final = 5
"""While the bus is up, the journal is looked into at every so manieth beat."""
ANSWER_SECONDS: Final = 2.0
PAUSES: Final = (0.05, 0.2, 0.5, 1.0, 2.0)

_Named: TypeAlias = dict[str, dict[str, Any]]
_BROKEN: Final = (RedisError, OSError, TimeoutError)
_logger = logging.getLogger(__name__)


class Word(msgspec.Struct, omit_defaults=True):
    """One message. It is only a hint: what it says of a room is read from the journal."""

    process: str
    heads: dict[str, int] = {}
    people: dict[str, _Named] = {}
    orders: list[tuple[str, str]] = []
    is_leaving: bool = False


_decoder: Final = msgspec.json.Decoder(Word)


class RedisBus:
    """Use it as `async with`. `namespace` keeps two installations on one Redis apart."""

    def __init__(self, url: str, namespace: str, find_heads: FindHeads, *, beat_seconds: float = BEAT_SECONDS) -> None:
        self._channel = f"thebridge:{namespace}"
        self._process = uuid4().hex
        self._beat_seconds = beat_seconds
        self._client: Redis = Redis.from_url(
            url,
            socket_timeout=ANSWER_SECONDS,
            socket_connect_timeout=ANSWER_SECONDS,
            retry=Retry(NoBackoff(), 0),  # we try again ourselves, and say so
        )
        self._listeners = Listeners()
        self._watch = JournalWatch(self._listeners, find_heads)
        self._elsewhere = PeopleElsewhere(time.monotonic)
        self._here: dict[str, _Named] = {}
        self._next = Word(self._process)
        self._has_news = asyncio.Event()
        self._must_look = asyncio.Event()
        self._heard_at = float("-inf")
        self._was_up = False
        self._is_closing = False
        self._tasks = OwnedTasks()

    async def __aenter__(self) -> "RedisBus":
        await self._tasks.__aenter__()
        self._tasks.start(self._listen_on(), "listening on the bus")
        self._tasks.start(self._speak_on(), "speaking on the bus")
        self._tasks.start(self._look_on(), "looking into the journal")
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        # The client may answer a cancellation with an error of its own, so each task also looks at this.
        self._is_closing = True
        try:
            await self._say_goodbye()
        finally:
            await self._tasks.__aexit__(kind, error, trace)
            await self._client.aclose()

    @property
    def is_up(self) -> bool:
        """Whether this process hears itself."""
        return time.monotonic() - self._heard_at < BEATS_MISSED * self._beat_seconds

    def listen(self, room: RoomId, hear: Hear) -> Stop:
        """Calls `hear` for every word on this room, until the function that it returns is called."""
        stop_hearing = self._listeners.add(room, hear)

        def stop() -> None:
            stop_hearing()
            self.share_people(room, {})

        return stop

    async def tell(self, room: RoomId, seq: int) -> None:
        """Tells the listeners of this process at once, and the others with the next message."""
        self._listeners.hear(room, seq)
        self._next.heads[room] = max(seq, self._next.heads.get(room, 0))
        self._has_news.set()

    def obey(self, carry_out: Obey) -> Stop:
        """Calls `carry_out` for every order, until the function that it returns is called."""
        return self._listeners.add_obeying(carry_out)

    async def order(self, order: Order) -> None:
        """Gives an order to everyone who obeys here, and elsewhere with the next message."""
        self._listeners.obey((order,))
        self._next.orders.append((order.kind, order.subject))
        self._has_news.set()

    def share_people(self, room: RoomId, people: People) -> None:
        """Says who is in the room by a connection of this process; only news is sent."""
        if self._here.get(room, {}) == people:
            return
        named = {player: dict(one) for player, one in people.items()}
        if named:
            self._here[room] = named
        else:
            del self._here[room]
        self._next.people[room] = named
        self._has_news.set()

    def people_elsewhere(self, room: RoomId) -> People:
        """Who is in the room by connections of other processes."""
        return self._elsewhere.people(room)

    # --- speaking -------------------------------------------------------------------------------------------------

    async def _speak_on(self) -> None:
        failures = 0
        while not self._is_closing:
            await self._wait_for_news()
            word, self._next = self._next, Word(self._process)
            self._has_news.clear()
            try:
                await self._publish(word)
            except _BROKEN as error:
                self._keep(word)
                await self._rest(failures, "the bus could not be spoken on", error)
                failures += 1
            else:
                failures = 0
                await asyncio.sleep(GAP_SECONDS)

    async def _wait_for_news(self) -> None:
        try:
            async with asyncio.timeout(self._beat_seconds):
                await self._has_news.wait()
        except TimeoutError:
            return

    async def _publish(self, word: Word) -> None:
        async with asyncio.timeout(ANSWER_SECONDS):
            await self._client.publish(self._channel, msgspec.json.encode(word))

    def _keep(self, word: Word) -> None:
        """What was not said is said later, but not where rooms have come to: that is found in the journal."""
        self._next.people = {**word.people, **self._next.people}
        self._next.orders = [*word.orders, *self._next.orders][-1000:]

    async def _say_goodbye(self) -> None:
        try:
            await self._publish(Word(self._process, orders=self._next.orders, is_leaving=True))
        except _BROKEN as error:
            _logger.info("the bus did not hear a goodbye", extra={"reason": str(error)})

    # --- listening ------------------------------------------------------------------------------------------------

    async def _listen_on(self) -> None:
        failures = 0
        while not self._is_closing:
            try:
                async with self._client.pubsub() as heard:
                    async with asyncio.timeout(ANSWER_SECONDS):
                        await heard.subscribe(self._channel)
                    failures = 0
                    await self._hear_until_silent(heard)
            except _BROKEN as error:
                await self._rest(failures, "the bus could not be listened to", error)
                failures += 1

    async def _hear_until_silent(self, heard: Any) -> None:
        """Returns when this process has not heard itself for too long: the connection is made anew."""
        silence_ends = time.monotonic() + ANSWER_SECONDS + BEATS_MISSED * self._beat_seconds
        while not self._is_closing and (self.is_up or time.monotonic() < silence_ends):
            message = await heard.get_message(ignore_subscribe_messages=True, timeout=self._beat_seconds)
            if message is not None:
                self._take(message["data"])

    def _take(self, content: bytes) -> None:
        try:
            word = _decoder.decode(content)
            orders = [msgspec.convert({"kind": kind, "subject": one}, Order) for kind, one in word.orders]
        except msgspec.DecodeError:
            _logger.warning("a message on the bus could not be read")
            return
        if word.process == self._process:
            self._hear_myself()
            return
        for room, seq in word.heads.items():
            self._listeners.hear(RoomId(room), seq)
        self._listeners.obey(orders)
        if word.is_leaving:
            self._elsewhere.left(word.process)
        elif self._elsewhere.hear(word.process, {RoomId(room): people for room, people in word.people.items()}):
            self._share_all()

    def _hear_myself(self) -> None:
        self._heard_at = time.monotonic()
        if not self._was_up:
            self._was_up = True
            _logger.info("the bus is up")
            self._share_all()
            self._must_look.set()

    def _share_all(self) -> None:
        self._next.people = {**self._here, **self._next.people}
        self._has_news.set()

    # --- looking --------------------------------------------------------------------------------------------------

    async def _look_on(self) -> None:
        beat = 0
        while not self._is_closing:
            try:
                async with asyncio.timeout(self._beat_seconds):
                    await self._must_look.wait()
            except TimeoutError:
                beat += 1
            if self._was_up and not self.is_up:
                self._was_up = False
                _logger.warning("the bus is down; rooms look into the journal until it is up again")
            if self.is_up:
                self._elsewhere.forget_silent()
            if self._must_look.is_set() or not self.is_up or beat % LOOK_BEATS == 0:
                self._must_look.clear()
                await self._watch.look()

    async def _rest(self, failures: int, what: str, error: BaseException) -> None:
        if self._is_closing:
            return
        if failures == 0:
            _logger.warning(what, extra={"reason": str(error)})
        await asyncio.sleep(PAUSES[min(failures, len(PAUSES) - 1)])
