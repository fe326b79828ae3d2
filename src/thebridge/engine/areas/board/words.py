"""The case board: the words of the area *board*."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from thebridge.engine.ids import (
    CastId,
    Cell,
    ClueId,
    ColumnId,
    LinkId,
    NoteId,
    PassageId,
    Personal,
    PinId,
    PlayerId,
    RowKey,
    SourceId,
)

Relation = Literal["supports", "contradicts", "same_as"]


@dataclass(frozen=True, slots=True)
class PinRows:
    """A player puts rows of a dataset on the board as shown: `rows`, or all that `query` (a queries.Query) gives."""

    by: PlayerId
    source: SourceId
    rows: tuple[RowKey, ...]
    query: Any | None = None
    caption: Personal | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """The rows of a pin as their reader saw them; `query` (plain data) is None for rows as the source has them."""

    columns: tuple[ColumnId, ...]
    rows: tuple[RowKey, ...]
    values: tuple[tuple[Cell, ...], ...]
    query: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class PinPassage:
    """A player puts a passage of a document on the board."""

    by: PlayerId
    source: SourceId
    passage: PassageId


@dataclass(frozen=True, slots=True)
class Unpin:
    by: PlayerId
    pin: PinId


@dataclass(frozen=True, slots=True)
class TagPin:
    """A player files a pin under suspects."""

    by: PlayerId
    pin: PinId
    suspects: tuple[CastId, ...]


@dataclass(frozen=True, slots=True)
class LinkPins:
    by: PlayerId
    first: PinId
    second: PinId
    relation: Relation


@dataclass(frozen=True, slots=True)
class Unlink:
    by: PlayerId
    link: LinkId


@dataclass(frozen=True, slots=True)
class WriteNote:
    """A note on the board, or with `pin` at a pin; with `note`, another text for it."""

    by: PlayerId
    text: Personal
    pin: PinId | None = None
    note: NoteId | None = None


@dataclass(frozen=True, slots=True)
class EraseNote:
    by: PlayerId
    note: NoteId


@dataclass(frozen=True, slots=True)
class PinPlaced:
    """`values` are the rows as shown, under `columns`; both empty for a passage. `player` None: given."""

    pin: PinId
    source: SourceId
    rows: tuple[RowKey, ...]
    columns: tuple[ColumnId, ...]
    values: tuple[tuple[Cell, ...], ...]
    query: Mapping[str, Any] | None
    passage: PassageId | None
    caption: Personal | None
    player: PlayerId | None
    clues: tuple[ClueId, ...] = ()
    """The clues it shows, established before or not."""


@dataclass(frozen=True, slots=True)
class ClueEstablished:
    """A pin shows this clue, for the first time: one more stay is lit. Never for a given pin."""

    clue: ClueId
    pin: PinId


@dataclass(frozen=True, slots=True)
class PinRemoved:
    """A clue that it established stays established: it was said."""

    pin: PinId


@dataclass(frozen=True, slots=True)
class PinTagged:
    pin: PinId
    suspects: tuple[CastId, ...]


@dataclass(frozen=True, slots=True)
class PinsLinked:
    link: LinkId
    first: PinId
    second: PinId
    relation: Relation
    player: PlayerId


@dataclass(frozen=True, slots=True)
class LinkRemoved:
    link: LinkId


@dataclass(frozen=True, slots=True)
class NoteWritten:
    note: NoteId
    pin: PinId | None
    text: Personal
    player: PlayerId


@dataclass(frozen=True, slots=True)
class NoteErased:
    note: NoteId


@dataclass(frozen=True, slots=True)
class Pin:
    id: PinId
    source: SourceId
    rows: tuple[RowKey, ...]
    columns: tuple[ColumnId, ...]
    values: tuple[tuple[Cell, ...], ...]
    query: Mapping[str, Any] | None
    passage: PassageId | None
    caption: Personal | None
    player: PlayerId | None
    suspects: tuple[CastId, ...] = ()
    clues: tuple[ClueId, ...] = ()
    """The clues it shows, whether or not it was the first to establish them."""
    seq: int = 0
    """The entry that put it there."""

    @property
    def is_given(self) -> bool:
        """Whether nobody found it: it lights no stay and is no evidence."""
        return self.player is None


@dataclass(frozen=True, slots=True)
class Link:
    id: LinkId
    first: PinId
    second: PinId
    relation: Relation
    player: PlayerId


@dataclass(frozen=True, slots=True)
class Note:
    id: NoteId
    pin: PinId | None
    text: Personal
    player: PlayerId


@dataclass(frozen=True, slots=True)
class BoardState:
    """`established` maps each clue to the pin that first showed it."""

    pins: Mapping[PinId, Pin] = field(default_factory=dict)
    links: Mapping[LinkId, Link] = field(default_factory=dict)
    notes: Mapping[NoteId, Note] = field(default_factory=dict)
    established: Mapping[ClueId, PinId] = field(default_factory=dict)
