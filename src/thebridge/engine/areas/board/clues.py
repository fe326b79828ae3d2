"""Which clues a pin shows."""

from collections.abc import Collection, Iterator

from thebridge.engine.ids import ClueId, PassageId, RowKey, SourceId
from thebridge.engine.scenario import Clue, Scenario

SHOWING_ROWS_LIMIT = 20
"""A pin of more rows shows everything and therefore nothing."""


def clues_of_rows(scenario: Scenario, source: SourceId, rows: Collection[RowKey]) -> tuple[ClueId, ...]:
    """The clues whose rows all stand among these."""
    if len(rows) > SHOWING_ROWS_LIMIT:
        return ()
    return tuple(clue.id for clue in _of(scenario, source) if clue.rows and set(clue.rows) <= set(rows))


def clues_of_passage(scenario: Scenario, source: SourceId, passage: PassageId) -> tuple[ClueId, ...]:
    """The clues that this passage shows."""
    return tuple(clue.id for clue in _of(scenario, source) if clue.passage == passage)


def _of(scenario: Scenario, source: SourceId) -> Iterator[Clue]:
    return (clue for clue in scenario.clues if clue.source == source)
