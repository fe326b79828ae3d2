"""What equal viewers see of one room: built once, encoded once, and told as the difference to what they saw before."""

from collections import deque
from collections.abc import Sequence, Set
from dataclasses import dataclass
from typing import Any, Final

from msgspec.json import Encoder

from thebridge.engine.viewer import Viewer
from thebridge.rooms.outbox import Frame, Outbox
from thebridge.rooms.rules import Rules, Section
from thebridge.rooms.sight import NOT_BUILT, News, Sight, encode_change, encode_update

HISTORY_FRAMES: Final = 200
HISTORY_BYTES: Final = 256_000

_encoder = Encoder()


@dataclass(frozen=True, slots=True)
class _Told:
    after: int
    frame: Frame


class _Building:
    """Builds sections for one viewer; looks at the state only when somebody else has not built it yet."""

    def __init__(self, rules: Rules, state: Any, viewer: Viewer, sight: Sight) -> None:
        self._rules, self._state, self._viewer, self._sight = rules, state, viewer, sight
        self._look: Any = None

    def build(self, section: Section) -> Any:
        """The section for this viewer."""
        built = self._sight.find(self._viewer, section)
        if built is NOT_BUILT:
            if self._look is None:
                self._look = self._rules.look(self._state, self._viewer, self._sight.memo)
            built = section.build(self._look)
            self._sight.keep(self._viewer, section, built)
        return built


class Watch:
    """The view of all connections whose viewer is equal. It is always at the state that was told last."""

    def __init__(self, rules: Rules, viewer: Viewer, state: Any, seq: int, sight: Sight | None = None) -> None:
        self.viewer = viewer
        self.outboxes: list[Outbox] = []
        self._rules = rules
        self._sections = tuple(rules.sections(viewer))
        self._view = self._build(state, sight or Sight())
        self._seq = seq
        self._snapshot: bytes | None = None
        self._history: deque[_Told] = deque()
        self._history_bytes = 0

    def _build(self, state: Any, sight: Sight) -> dict[str, Any]:
        building = _Building(self._rules, state, self.viewer, sight)
        return {section.name: building.build(section) for section in self._sections}

    def update(self, state: Any, changed_slices: Set[str], seq: int, bare: Frame, sight: Sight | None = None) -> None:
        """Tells every connection what changed; `bare` is the frame for when nothing did."""
        sight = sight or Sight()
        building = _Building(self._rules, state, self.viewer, sight)
        shared, own = sight.touched(self._sections, changed_slices)
        news = sight.find_news(self.viewer, self._seq)
        if news is None:  # the first of those who see the same; what all of them share is found out once
            news = sight.keep_news(self.viewer, self._seq, self._news(building, shared))
        mine = self._news(building, own)
        # Also what is equal: then it is the same object for all who share it.
        self._view.update(news.sections)
        self._view.update(mine.sections)
        after, self._seq = self._seq, seq
        frame = bare
        if mine.changed:
            frame = encode_update(after, seq, {**news.changed, **mine.changed})
        elif news.changed:
            frame = news.frame = news.frame or encode_update(after, seq, news.changed)
        if frame is not bare:
            self._snapshot = None
        self._remember(_Told(after, frame))
        for outbox in self.outboxes:
            outbox.put(frame)

    def _news(self, building: _Building, sections: Sequence[Section]) -> News:
        news = News({}, {})
        for section in sections:
            old, new = self._view[section.name], building.build(section)
            if new is old:
                continue
            news.sections[section.name] = new
            change = encode_change(section, old, new)
            if change is not None:
                news.changed[section.name] = change
        return news

    def _remember(self, told: _Told) -> None:
        self._history.append(told)
        self._history_bytes += told.frame.size
        while len(self._history) > HISTORY_FRAMES or self._history_bytes > HISTORY_BYTES:
            self._history_bytes -= self._history.popleft().frame.size

    def snapshot(self, epoch: str, now_ms: int) -> Frame:
        """Everything, as it is now. The large part is encoded once for all who ask at the same moment."""
        if self._snapshot is None:
            self._snapshot = _encoder.encode(self._view)
        start = _encoder.encode({"kind": "snapshot", "epoch": epoch, "seq": self._seq, "now_ms": now_ms})
        return Frame(b'%s,"view":%s}' % (start[:-1], self._snapshot))

    def frames_since(self, since: int) -> list[Frame] | None:
        """What was told after `since`; None when that is forgotten, or was never a place between two frames."""
        if since == self._seq:
            return [encode_update(since, since, {})]
        frames = [told.frame for told in self._history if told.after >= since]
        is_whole = any(told.after == since for told in self._history)
        return frames if is_whole else None
