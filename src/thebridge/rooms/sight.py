"""One state as many look at it: what all of them see alike is built, compared and encoded once."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any, Final

from msgspec import Raw
from msgspec.json import Encoder

from thebridge.engine.memo import Memo
from thebridge.engine.viewer import Viewer
from thebridge.rooms.outbox import Frame
from thebridge.rooms.rules import Section

_encoder = Encoder()
NOT_BUILT: Final = object()
"""Stands for a section that is still to be built; None is one that has nothing to tell, as an early debrief."""


def encode_frame(message: Mapping[str, Any]) -> Frame:
    """A message for the wire."""
    return Frame(_encoder.encode(message))


def encode_update(after: int, seq: int, changed: Mapping[str, Raw]) -> Frame:
    """The message that tells what changed from entry `after` to `seq`."""
    return encode_frame({"kind": "update", "after": after, "seq": seq, "changed": changed})


def section_change(is_collection: bool, old: Any, new: Any) -> dict[str, Any] | None:
    """How a section changed: None when it did not."""
    if old is new:
        return None
    if not is_collection:
        return None if old == new else {"value": new}
    put = {key: value for key, value in new.items() if (known := old.get(key)) is not value and known != value}
    drop = [] if old.keys() <= new.keys() else [key for key in old if key not in new]
    return {"put": put, "drop": drop} if put or drop else None


def encode_change(section: Section, old: Any, new: Any) -> Raw | None:
    """How a section changed, for the wire; None when it did not."""
    change = section_change(section.is_collection, old, new)
    return None if change is None else Raw(_encoder.encode(change))


@dataclass(slots=True)
class News:
    """Sections that are other objects than they were, and for those that say something else, the change, encoded."""

    sections: dict[str, Any]
    changed: dict[str, Raw]
    frame: Frame | None = None
    """The message that tells these changes alone, once somebody needed it."""


Touched = tuple[Sequence[Section], Sequence[Section]]
"""Sections that all who are alike share, and those that each has for themselves."""


class Sight:
    """Serves the watches of one room while one state is told to them.

    Only a section that is marked as shared is handed from one viewer to another, and only to one of the same kind who
    reads the same language.
    """

    def __init__(self, memo: Memo | None = None) -> None:
        self.memo = Memo() if memo is None else memo
        self._built: dict[tuple[str, str, str], Any] = {}
        self._touched: dict[int, tuple[object, Touched]] = {}
        self._news: dict[tuple[str, str, int], News] = {}

    def touched(self, sections: tuple[Section, ...], changed_slices: Set[str]) -> Touched:
        """The sections that are made of something that changed; the same for all whose sections these are."""
        known = self._touched.get(id(sections))
        if known is None:
            touched = [one for one in sections if not changed_slices.isdisjoint(one.slices)]
            split = [one for one in touched if one.is_shared], [one for one in touched if not one.is_shared]
            # They are kept, so that no other object can take their place in memory meanwhile.
            known = self._touched[id(sections)] = (sections, split)
        return known[1]

    def find_news(self, viewer: Viewer, after: int) -> News | None:
        """What is new of all shared sections since entry `after`, for everyone of this kind and language."""
        return self._news.get((viewer.kind, viewer.language, after))

    def keep_news(self, viewer: Viewer, after: int, news: News) -> News:
        """Keeps it for the others: who was told up to the same entry has seen the same of what is shared."""
        self._news[viewer.kind, viewer.language, after] = news
        return news

    def find(self, viewer: Viewer, section: Section) -> Any:
        """The section as it was built for a viewer who sees the same; NOT_BUILT when nobody has had it yet."""
        if not section.is_shared:
            return NOT_BUILT
        return self._built.get((viewer.kind, viewer.language, section.name), NOT_BUILT)

    def keep(self, viewer: Viewer, section: Section, built: Any) -> None:
        """Keeps a section for the others who see the same."""
        if section.is_shared:
            self._built[viewer.kind, viewer.language, section.name] = built
