"""What equal viewers see of one room: built once, encoded once, and told as the difference to what they saw before."""

from collections import deque
from collections.abc import Mapping, Set
from dataclasses import dataclass
from typing import Any, Final

from msgspec.json import Encoder

from thebridge.engine.viewer import Viewer
from thebridge.rooms.outbox import Frame, Outbox
from thebridge.rooms.rules import Rules

HISTORY_FRAMES: Final = 200
HISTORY_BYTES: Final = 256_000

_encoder = Encoder()


def encode_frame(message: Mapping[str, Any]) -> Frame:
    """A message for the wire."""
    return Frame.of(_encoder.encode(message))


def section_change(is_collection: bool, old: Any, new: Any) -> dict[str, Any] | None:
    """How a section changed: None when it did not."""
    if not is_collection:
        return None if old == new else {"value": new}
    if old is new:
        return None
    put = {key: value for key, value in new.items() if key not in old or old[key] != value}
    drop = [key for key in old if key not in new]
    return {"put": put, "drop": drop} if put or drop else None


@dataclass(frozen=True, slots=True)
class _Told:
    after: int
    frame: Frame


class Watch:
    """The view of all connections whose viewer is equal. It is always at the state that was told last."""

    def __init__(self, rules: Rules, viewer: Viewer, state: Any, seq: int) -> None:
        self.viewer = viewer
        self.outboxes: list[Outbox] = []
        self._rules = rules
        self._sections = tuple(rules.sections(viewer))
        self._view = self._build(state)
        self._seq = seq
        self._snapshot: bytes | None = None
        self._history: deque[_Told] = deque()
        self._history_bytes = 0

    def _build(self, state: Any) -> dict[str, Any]:
        look = self._rules.look(state, self.viewer)
        return {section.name: section.build(look) for section in self._sections}

    def update(self, state: Any, changed_slices: Set[str], seq: int, bare: Frame) -> None:
        """Tells every connection what changed; `bare` is the frame for when nothing did."""
        changed = self._changes(state, changed_slices)
        after, self._seq = self._seq, seq
        frame = bare
        if changed:
            self._snapshot = None
            frame = encode_frame({"kind": "update", "after": after, "seq": seq, "changed": changed})
        self._remember(_Told(after, frame))
        for outbox in self.outboxes:
            outbox.put(frame)

    def _changes(self, state: Any, changed_slices: Set[str]) -> dict[str, Any]:
        touched = [section for section in self._sections if not changed_slices.isdisjoint(section.slices)]
        if not touched:
            return {}
        look, changed = self._rules.look(state, self.viewer), {}
        for section in touched:
            new = section.build(look)
            change = section_change(section.is_collection, self._view[section.name], new)
            if change is not None:
                changed[section.name] = change
                self._view[section.name] = new
        return changed

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
        return Frame.of(b'%s,"view":%s}' % (start[:-1], self._snapshot))

    def frames_since(self, since: int) -> list[Frame] | None:
        """What was told after `since`; None when that is forgotten, or was never a place between two frames."""
        if since == self._seq:
            return [encode_frame({"kind": "update", "after": since, "seq": since, "changed": {}})]
        frames = [told.frame for told in self._history if told.after >= since]
        is_whole = any(told.after == since for told in self._history)
        return frames if is_whole else None
