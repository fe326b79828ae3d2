"""Everyone who is connected to one room, and what each is told. It never waits for anybody."""

import logging
import secrets
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import datetime
from functools import cache
from typing import Any, Final

from thebridge.engine.ids import PlayerId
from thebridge.engine.memo import Memo
from thebridge.engine.viewer import Viewer
from thebridge.rooms.attendance import Attendance, Sign
from thebridge.rooms.bus import NOBODY, People
from thebridge.rooms.outbox import BROKEN, MOVED, REPLACED, SEAT_GONE, Frame, Outbox
from thebridge.rooms.presence import Attention, Presence, people_for
from thebridge.rooms.rules import Rules
from thebridge.rooms.sight import Sight, encode_frame, encode_update
from thebridge.rooms.watch import Watch

CONNECTIONS_PER_VIEWER: Final = 5
REMEMBER_SECONDS: Final = 90.0
"""How long a view is kept for someone whose connection broke."""

NoticeText = Callable[[str, str], str]
"""(language, code) -> what people read."""

_logger = logging.getLogger(__name__)


class Audience:
    """The connections of one room. `start` and `tell` are the room's; the others may be called at any moment."""

    def __init__(self, rules: Rules, now: Callable[[], datetime], notice_text: NoticeText) -> None:
        self.epoch = ""
        self._rules = rules
        self._now = now
        self._notice_text = notice_text
        self._state: Any = None
        self._seq = 0
        self._memo = Memo()
        self._sight = Sight(self._memo)
        self._watches: dict[Viewer, Watch] = {}
        self._empty_since: dict[Viewer, float] = {}
        self._presence = Presence(time.monotonic)
        self._attendance = Attendance()

    # --- the room's side ------------------------------------------------------------------------------------------

    def start(self, state: Any, seq: int) -> None:
        """Begins a new epoch: whatever was told before is not built upon, and everyone gets a snapshot."""
        self.epoch = secrets.token_urlsafe(9)
        self._memo = Memo()
        self._state, self._seq, self._sight = state, seq, Sight(self._memo)
        outboxes = list(self._outboxes())
        self._watches.clear()
        self._empty_since.clear()
        for outbox in outboxes:
            self._seat(outbox)

    def tell(self, state: Any, seq: int) -> None:
        """Tells everyone what is new, each as far as they may know it."""
        changed = changed_slices(self._state, state)
        bare = encode_update(self._seq, seq, {})
        self._state, self._seq, self._sight = state, seq, Sight(self._memo)
        self._forget_the_absent()
        for viewer, watch in list(self._watches.items()):
            now = self._rules.viewer_now(state, viewer)
            if now == viewer:
                self._update(watch, changed, bare)
            else:
                self._reseat(watch, now)

    def _update(self, watch: Watch, changed: set[str], bare: Frame) -> None:
        try:
            watch.update(self._state, changed, self._seq, bare, self._sight)
        except Exception:
            _logger.exception("a view could not be built", extra={"viewer": watch.viewer.kind})
            self._let_go(watch, BROKEN)

    def _reseat(self, watch: Watch, viewer: Viewer | None) -> None:
        """Gives everyone who looked as one viewer the view of another, or none."""
        del self._watches[watch.viewer]
        self._empty_since.pop(watch.viewer, None)
        for outbox in watch.outboxes:
            if viewer is None:
                is_moved = self._rules.is_moved(self._state, watch.viewer)
                self._say(outbox, "moved" if is_moved else "removed")
                self._presence.went(outbox)
                outbox.close(MOVED if is_moved else SEAT_GONE)
            else:
                outbox.viewer = viewer
                self._seat(outbox)

    # --- connections ----------------------------------------------------------------------------------------------

    def connect(self, viewer: Viewer, epoch: str | None = None, since: int | None = None) -> Outbox:
        """A new connection. It first gets what it missed since `since`, or everything."""
        viewer = self._rules.viewer_now(self._state, viewer) or viewer
        outbox = Outbox(viewer)
        is_known = epoch == self.epoch and since is not None
        self._seat(outbox, since if is_known else None)
        people = self._presence.people()
        if people:
            outbox.put(encode_frame({"kind": "presence", "people": people_for(viewer, people)}))
        self._presence.came(outbox)
        return outbox

    def stand_in(self, viewer: Viewer) -> Outbox:
        """Somebody is there without a page: seen by the others, and told nothing. Give it back with `disconnect`."""
        outbox = Outbox(viewer)
        self._presence.came(outbox)
        return outbox

    def disconnect(self, outbox: Outbox) -> None:
        """The connection is gone."""
        self._presence.went(outbox)
        watch = self._watches.get(outbox.viewer)
        if watch is not None and outbox in watch.outboxes:
            watch.outboxes.remove(outbox)
            if not watch.outboxes:
                self._empty_since[watch.viewer] = time.monotonic()

    def resync(self, outbox: Outbox, since: int) -> None:
        """A page saw a gap: it gets what it missed, or everything."""
        watch = self._watches.get(outbox.viewer)
        if watch is not None and outbox in watch.outboxes:
            self._send_since(watch, outbox, since)

    def heartbeat(self, outbox: Outbox, state: Attention, looking_at: str | None) -> None:
        """A page said that it is there."""
        self._presence.hear(outbox, state, looking_at)

    def hear_fit(self, outbox: Outbox, fit: Mapping[str, Any]) -> None:
        """A page said whether its device and its line are fit for play."""
        self._presence.hear_fit(outbox, fit)

    def close_player(self, player: PlayerId, close_code: int) -> None:
        """Ends the connections of one player, who may come again elsewhere."""
        for outbox in [one for one in self._outboxes() if one.viewer.player == player]:
            outbox.close(close_code)
            self.disconnect(outbox)

    @property
    def people(self) -> People:
        """Who is there, by a connection of any process."""
        return self._presence.people()

    @property
    def people_here(self) -> People:
        """Who is there by a connection of this process."""
        return self._presence.people_here()

    def tell_presence(self, elsewhere: People = NOBODY) -> None:
        """Tells everyone who is there, here or by other processes, if that is news."""
        self._presence.hear_elsewhere(elsewhere)
        self._attendance.hear(self._rules.players(self._state), self._presence.people(), time.monotonic())
        people = self._presence.news()
        if people is not None:
            frames: dict[str, Frame] = {}
            for outbox in self._outboxes():
                kind = outbox.viewer.kind
                if kind not in frames:
                    shown = people_for(outbox.viewer, people)
                    frames[kind] = encode_frame({"kind": "presence", "people": shown})
                outbox.put(frames[kind])

    def signs(self) -> dict[PlayerId, Sign]:
        """The last sign of life of each player."""
        return self._attendance.signs(time.monotonic())

    def notice(self, code: str) -> None:
        """Tells everyone something that is no part of play."""
        for outbox in self._outboxes():
            self._say(outbox, code)

    def close_all(self, close_code: int) -> None:
        """Ends every connection."""
        for outbox in list(self._outboxes()):
            outbox.close(close_code)
            self.disconnect(outbox)

    @property
    def is_empty(self) -> bool:
        """Whether nobody is connected."""
        return not any(watch.outboxes for watch in self._watches.values())

    @property
    def connections(self) -> int:
        """How many are connected."""
        return sum(len(watch.outboxes) for watch in self._watches.values())

    # --- inside ---------------------------------------------------------------------------------------------------

    def _outboxes(self) -> Iterator[Outbox]:
        for watch in self._watches.values():
            yield from watch.outboxes

    def _seat(self, outbox: Outbox, since: int | None = None) -> None:
        """Puts a connection at its watch and sends what it needs to begin."""
        watch = self._watches.get(outbox.viewer)
        if watch is None:
            watch = Watch(self._rules, outbox.viewer, self._state, self._seq, self._sight)
            self._watches[outbox.viewer] = watch
        watch.outboxes.append(outbox)
        self._empty_since.pop(outbox.viewer, None)
        if outbox.viewer.player is not None and len(watch.outboxes) > CONNECTIONS_PER_VIEWER:
            oldest = watch.outboxes.pop(0)
            self._presence.went(oldest)
            oldest.close(REPLACED)
        self._send_since(watch, outbox, since)

    def _send_since(self, watch: Watch, outbox: Outbox, since: int | None) -> None:
        frames = None if since is None else watch.frames_since(since)
        if frames is None:
            frames = [watch.snapshot(self.epoch, round(self._now().timestamp() * 1000))]
        for frame in frames:
            outbox.put(frame)

    def _say(self, outbox: Outbox, code: str) -> None:
        text = self._notice_text(outbox.viewer.language, code)
        outbox.put(encode_frame({"kind": "notice", "code": code, "text": text}))

    def _let_go(self, watch: Watch, close_code: int) -> None:
        self._watches.pop(watch.viewer, None)
        self._empty_since.pop(watch.viewer, None)
        for outbox in watch.outboxes:
            self._presence.went(outbox)
            outbox.drop(close_code)

    def _forget_the_absent(self) -> None:
        too_long = time.monotonic() - REMEMBER_SECONDS
        for viewer in [one for one, since in self._empty_since.items() if since < too_long]:
            del self._empty_since[viewer]
            self._watches.pop(viewer, None)


def changed_slices(old: Any, new: Any) -> set[str]:
    """What is another object than before, as states share what did not change: slices, and fields as `acts.opened`."""
    changed = _changed_fields(old, new)
    inside = {f"{name}.{one}" for name in changed for one in _changed_fields(getattr(old, name), getattr(new, name))}
    return changed | inside


def _changed_fields(old: Any, new: Any) -> set[str]:
    if old is new:
        return set()
    kind: Any = type(new)
    return {name for name in _names_of(kind) if getattr(old, name) is not getattr(new, name)}


@cache
def _names_of(kind: Any) -> tuple[str, ...]:
    """The fields of a dataclass; of anything else, none."""
    return tuple(one.name for one in fields(kind)) if is_dataclass(kind) else ()
