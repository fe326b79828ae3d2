"""Who is in the story, and the sources they hold."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Literal

from thebridge.engine.ids import (
    ActId,
    AssetName,
    CastId,
    ClueId,
    ColumnId,
    DepartmentId,
    PassageId,
    RoleId,
    SourceId,
    TextKey,
)
from thebridge.engine.scenario.authored import Authored, ToldApartByKind
from thebridge.engine.scenario.conditions import Condition


@dataclass(frozen=True)
class CastMember(Authored):
    """A character.

    `name` may be replaced for one session when it belongs to a colleague; texts use `{<id>}` and `{<id>_first}`.
    """

    id: CastId
    name: str
    role: TextKey
    attribute: str = "none"
    """The drawn attribute on the card: bike, badge, radio, laptop, keycard, hall, none."""
    is_suspect: bool = False
    from_act: ActId | None = None
    """Known, and a suspect, only once this act is open; none: from the start."""

    def is_known(self, opened: Container[ActId]) -> bool:
        """Whether the team has heard of them, when these acts are open or were."""
        return self.from_act is None or self.from_act in opened


@dataclass(frozen=True)
class Department(Authored):
    """A part of the organisation that holds sources."""

    id: DepartmentId
    name: TextKey


@dataclass(frozen=True)
class Role(Authored):
    """The part a player has in the story: what only they hold. Several roles may be one player's, by `deals`."""

    id: RoleId
    department: DepartmentId
    title: TextKey
    card: TextKey


@dataclass(frozen=True)
class Catalogue(Authored):
    """A source's catalogue entry: what anyone must know before they trust it."""

    owner: TextKey
    purpose: TextKey
    period: TextKey
    clock: TextKey
    refresh: TextKey
    limits: TextKey
    personal_data: bool
    version: str
    clock_rule: Literal["utc", "offset", "local", "fixed", "none"] = "none"
    """How the clock tool reads a time.

    UTC; with its own offset; local without offset; a fixed offset and drift; no times.
    """
    fixed_offset_minutes: int = 0
    drift_seconds: int = 0
    """How many seconds the clock is fast (`fixed` only)."""


@dataclass(frozen=True)
class Column(Authored):
    """A column of a dataset. `time` cells hold what the source recorded, as text."""

    id: ColumnId
    title: TextKey
    help: TextKey
    kind: Literal["text", "number", "time", "category"] = "text"
    unit: TextKey | None = None
    labels: Mapping[str, TextKey] = field(default_factory=dict)
    """What a coded cell is called in the reader's language. Questions and pins keep the code."""


@dataclass(frozen=True)
class Passage(Authored):
    """A part of a document that can be pinned."""

    id: PassageId
    text: TextKey


@dataclass(frozen=True)
class Document(Authored):
    """A source to read: Markdown, then its passages."""

    id: SourceId
    role: RoleId
    title: TextKey
    form: Literal["mail", "log", "letter", "note", "card", "statement", "protocol", "picture"]
    catalogue: Catalogue
    body: TextKey | None = None
    passages: tuple[Passage, ...] = ()
    picture: AssetName | None = None
    alt: TextKey | None = None
    transcript: TextKey | None = None
    held_from: Literal["start", "released"] = "released"
    """`start`: its holder has it when play starts; `released`: an act or an effect brings it."""
    kind: Literal["document"] = "document"


@dataclass(frozen=True)
class Dataset(Authored):
    """A source to question: a CSV of `data/`. The first column named in `key` identifies a row."""

    id: SourceId
    role: RoleId
    title: TextKey
    file: str
    key: ColumnId
    columns: tuple[Column, ...]
    catalogue: Catalogue
    chart: Literal["none", "line", "bar", "scatter"] = "none"
    """The chart the lab proposes first."""
    chart_x: ColumnId | None = None
    chart_y: ColumnId | None = None
    held_from: Literal["start", "released"] = "released"
    kind: Literal["dataset"] = "dataset"


Source = Annotated[Document | Dataset, ToldApartByKind()]


@dataclass(frozen=True)
class Clue(Authored):
    """Something worth finding. A pin that shows all `rows` (of at most 20), or the passage, establishes it."""

    id: ClueId
    source: SourceId
    says: TextKey
    """What it tells, shown when it is established."""
    rows: tuple[str, ...] = ()
    passage: PassageId | None = None
    act: ActId | None = None
    """The group of stays it belongs to."""
    supports: tuple[CastId, ...] = ()
    """Suspects that it speaks against, that is: supports their being accused."""
    clears: tuple[CastId, ...] = ()
    at_utc: str | None = None
    """The true moment, ISO 8601 in UTC, for the time line."""
    dated_when: Condition | None = None
    """`at_utc` is told once this holds; none: as soon as the clue is established."""


@dataclass(frozen=True)
class Table:
    """A dataset's rows as read from its CSV, every cell as text, and where each key stands."""

    columns: tuple[ColumnId, ...]
    rows: tuple[tuple[str, ...], ...]
    index: Mapping[str, int]
    shapes: dict[object, object] = field(default_factory=dict, init=False, repr=False, compare=False)
    """The same rows as a query takes them, once they were asked for: the rows never change."""

    def row(self, key: str) -> tuple[str, ...] | None:
        """The row with this key, or None."""
        at = self.index.get(key)
        return None if at is None else self.rows[at]
