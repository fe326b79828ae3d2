"""Questions to a dataset: one closed shape, one pure evaluation, and the clock tool.

Who may ask is decided elsewhere: `sources_of` names what the asker must be entitled to.
"""

from thebridge.engine.queries.evaluate import evaluate
from thebridge.engine.queries.pinned import query_shown
from thebridge.engine.queries.plain import as_query, from_plain, is_page_of, to_plain
from thebridge.engine.queries.shape import (
    Filter,
    Group,
    Lookup,
    Measure,
    Query,
    ReadAs,
    Result,
    ResultColumn,
    ResultRow,
    Sort,
    sources_of,
)
from thebridge.engine.queries.times import LocalClock, to_local, to_utc

__all__ = [
    "Filter",
    "Group",
    "LocalClock",
    "Lookup",
    "Measure",
    "Query",
    "ReadAs",
    "Result",
    "ResultColumn",
    "ResultRow",
    "Sort",
    "as_query",
    "evaluate",
    "from_plain",
    "is_page_of",
    "query_shown",
    "sources_of",
    "to_local",
    "to_plain",
    "to_utc",
]
