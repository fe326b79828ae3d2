"""The closed shape of a question to a dataset, and of its answer."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from thebridge.engine.ids import Cell, ColumnId, RowKey, SourceId, TextKey

Operator = Literal["is", "is_not", "contains", "at_least", "at_most", "between", "is_empty"]
Reading = Literal["as_recorded", "utc", "plus1", "plus2", "catalogue"]
Function = Literal["sum", "mean", "min", "max"]
ColumnKind = Literal["text", "number", "time", "category"]

PAGE_LIMIT = 200
BUCKET_LIMIT_MINUTES = 1440


@dataclass(frozen=True, slots=True)
class Filter:
    """Keeps the rows whose cell fits; `value2` is the end of `between`. For a time, a day or a time of day will do."""

    column: ColumnId
    op: Operator
    value: str = ""
    value2: str = ""


@dataclass(frozen=True, slots=True)
class Sort:
    column: ColumnId
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Measure:
    """A number for each group. `min` and `max` also take times."""

    column: ColumnId
    fn: Function


@dataclass(frozen=True, slots=True)
class Group:
    """One row for each value of `by`; with `bucket_minutes`, for each stretch of time as the source wrote it."""

    by: ColumnId
    count: bool = True
    measure: Measure | None = None
    bucket_minutes: int | None = None


@dataclass(frozen=True, slots=True)
class ReadAs:
    """How the times of each table are read. `utc`, `plus1` and `plus2` read what stands there without its offset."""

    this: Reading = "as_recorded"
    other: Reading = "as_recorded"


@dataclass(frozen=True, slots=True)
class Lookup:
    """Sets beside each row what another dataset says: the row with the same value, or the row nearest in time."""

    source: SourceId
    mode: Literal["key", "nearest"]
    column: ColumnId
    other_column: ColumnId
    other_show: tuple[ColumnId, ...] = ()
    """None named: its key."""
    within_seconds: int | None = None
    read_as: ReadAs = ReadAs()


@dataclass(frozen=True, slots=True)
class Query:
    """Look up, then filter, then group, then sort, then one page. Looked-up columns are `<source>.<column>`."""

    source: SourceId
    filters: tuple[Filter, ...] = ()
    sort: tuple[Sort, ...] = ()
    group: Group | None = None
    lookup: Lookup | None = None
    offset: int = 0
    limit: int = PAGE_LIMIT


@dataclass(frozen=True, slots=True)
class ResultColumn:
    """`title` None: not an author's column but one of ours, named `group.*` or `lookup.*`."""

    id: ColumnId
    title: TextKey | None
    kind: ColumnKind


class ResultRow(NamedTuple):
    """A row keeps its key; the key of a group is `group:<value>`."""

    key: RowKey
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """A table between two steps. `unclear` counts the rows whose time in the hour that comes twice fits two moments."""

    columns: tuple[ResultColumn, ...]
    rows: list[ResultRow]
    unclear: int = 0

    def place(self, column: ColumnId) -> int | None:
        """Where the column stands, or None."""
        return next((at for at, one in enumerate(self.columns) if one.id == column), None)


@dataclass(frozen=True, slots=True)
class Result:
    """One page of an answer; `total` counts all rows."""

    columns: tuple[ResultColumn, ...]
    rows: tuple[ResultRow, ...]
    total: int
    unclear: int = 0


def sources_of(query: Query) -> tuple[SourceId, ...]:
    """Every dataset that the answer draws on: whoever asks must be entitled to each."""
    return (query.source,) if query.lookup is None else (query.source, query.lookup.source)
