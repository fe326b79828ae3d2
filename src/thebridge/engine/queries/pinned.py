"""What a pin of rows shows: the rows of a dataset as its reader saw them."""

from typing import Any

from thebridge.engine.areas.board.words import Shown
from thebridge.engine.ids import RowKey, SourceId
from thebridge.engine.queries.evaluate import all_rows
from thebridge.engine.queries.plain import as_query, to_plain
from thebridge.engine.queries.shape import Query
from thebridge.engine.refusals import Refused
from thebridge.engine.scenario import Scenario

PIN_ROWS_LIMIT = 200


def query_shown(scenario: Scenario, source: SourceId, rows: tuple[RowKey, ...], query: Any | None) -> Shown:
    """The named rows as `query` shows them; without names all that it gives; without a query as the source has them."""
    asked = Query(source) if query is None else as_query(query)
    if asked.source != source:
        raise Refused("query_unfit", field="source")
    frame = all_rows(scenario, asked)
    found = {row.key: row.cells for row in frame.rows}
    wanted = tuple(dict.fromkeys(rows)) or (() if query is None else tuple(found))
    if len(wanted) > PIN_ROWS_LIMIT:
        raise Refused("pin_too_large", limit=PIN_ROWS_LIMIT)
    if any(row not in found for row in wanted):
        raise Refused("pin_row_unknown")
    columns = tuple(column.id for column in frame.columns)
    return Shown(columns, wanted, tuple(found[row] for row in wanted), None if query is None else to_plain(asked))
