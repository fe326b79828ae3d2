"""Which clues a pin shows."""

from collections.abc import Collection, Iterator

from thebridge.engine.areas.board.words import BoardState
from thebridge.engine.ids import ClueId, PassageId, RowKey, SourceId
from thebridge.engine.scenario import Clue, Scenario

SHOWING_ROWS_LIMIT = 20
"""A pin of more rows shows everything and therefore nothing."""


def clues_of_rows(
    scenario: Scenario, source: SourceId, rows: Collection[RowKey], beside: Collection[RowKey] = ()
) -> tuple[ClueId, ...]:
    """The clues that these rows show, alone or together with what hangs on the board already (`beside`)."""
    if len(rows) > SHOWING_ROWS_LIMIT:
        return ()
    together = {*rows, *beside}
    found = (clue for clue in _of(scenario, source) if set(clue.rows) & set(rows))
    return tuple(clue.id for clue in found if set(clue.rows) <= together)


def rows_beside(state: BoardState, source: SourceId) -> frozenset[RowKey]:
    """The rows of a source that players hung on the board, a few at a time."""
    pins = (pin for pin in state.pins.values() if pin.source == source and not pin.is_given)
    return frozenset(row for pin in pins if len(pin.rows) <= SHOWING_ROWS_LIMIT for row in pin.rows)


def clues_of_passage(scenario: Scenario, source: SourceId, passage: PassageId) -> tuple[ClueId, ...]:
    """The clues that this passage shows."""
    return tuple(clue.id for clue in _of(scenario, source) if clue.passage == passage)


def _of(scenario: Scenario, source: SourceId) -> Iterator[Clue]:
    return (clue for clue in scenario.clues if clue.source == source)
