"""The kinds of puzzle part, by name. A new kind is a file here, one on the page, its test, and a line in this table."""

from collections.abc import Mapping
from typing import Any, Final

from thebridge.engine.areas.puzzles.kinds import (
    choice,
    links,
    mark,
    number,
    order,
    request,
    rows,
    sets,
    sort,
    text,
)
from thebridge.engine.areas.puzzles.kinds.kind import Draft, Judgement, Kind, Tables

__all__ = ["KINDS", "Draft", "Judgement", "Kind", "Tables"]

KINDS: Final[Mapping[str, Kind[Any]]] = {
    "sort": sort.KIND,
    "order": order.KIND,
    "choice": choice.KIND,
    "number": number.KIND,
    "text": text.KIND,
    "mark": mark.KIND,
    "rows": rows.KIND,
    "links": links.KIND,
    "sets": sets.KIND,
    "request": request.KIND,
}
