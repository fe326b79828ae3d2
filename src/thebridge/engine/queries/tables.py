"""A dataset of the scenario as columns and rows: only what its author declared is seen."""

from thebridge.engine.ids import Cell, RowKey, SourceId
from thebridge.engine.queries.shape import ResultColumn, ResultRow
from thebridge.engine.refusals import Refused
from thebridge.engine.scenario import Dataset, Scenario, Table


def dataset_of(scenario: Scenario, source: SourceId) -> Dataset:
    """The dataset; anything else is refused as if it were not there."""
    found = next((one for one in scenario.sources if one.id == source), None)
    if not isinstance(found, Dataset) or source not in scenario.tables:
        raise Refused("source_unknown")
    return found


def columns_of(dataset: Dataset) -> tuple[ResultColumn, ...]:
    """The declared columns, in the author's order."""
    return tuple(ResultColumn(column.id, column.title, column.kind) for column in dataset.columns)


def rows_of(scenario: Scenario, dataset: Dataset) -> list[ResultRow]:
    """Every row with its key and the cells of the declared columns. Asked for often, and never altered."""
    table = scenario.tables[dataset.id]
    key = table.columns.index(dataset.key)
    places = [table.columns.index(column.id) for column in dataset.columns]
    shape = (key, *places)
    if shape not in table.shapes:
        table.shapes[shape] = _shaped(table, key, places)
    return table.shapes[shape]  # type: ignore[return-value]  # what is kept under this shape


def _shaped(table: Table, key: int, places: list[int]) -> list[ResultRow]:
    if places == list(range(len(table.columns))):
        return [ResultRow(RowKey(row[key]), row) for row in _cells(table.rows)]
    return [ResultRow(RowKey(row[key]), tuple(row[at] for at in places)) for row in _cells(table.rows)]


def _cells(rows: tuple[tuple[str, ...], ...]) -> tuple[tuple[Cell, ...], ...]:
    """The same rows: every text of a table is a cell."""
    return rows  # type: ignore[return-value]
