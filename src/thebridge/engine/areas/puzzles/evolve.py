"""How the puzzles follow from their events."""

from collections.abc import Callable
from dataclasses import replace

from thebridge.engine.areas.puzzles.words import (
    AnswerJudged,
    HintGiven,
    HintOffered,
    ItemPlaced,
    PartState,
    Placed,
    PuzzleClosed,
    PuzzleOpened,
    PuzzleRestarted,
    PuzzleSolved,
    PuzzlesState,
    PuzzleState,
)
from thebridge.engine.ids import PartId, PuzzleId, Reason


def evolve(state: PuzzlesState, event: object, seq: int) -> PuzzlesState:
    """The puzzles after one event; any other area's event leaves the same object."""
    match event:
        case PuzzleOpened():
            return _with(state, event.puzzle, PuzzleState(opened_seconds=event.seconds))
        case ItemPlaced():
            return _on_part(state, event.puzzle, event.part, lambda part: _placed(part, event))
        case AnswerJudged():
            return _on_part(state, event.puzzle, event.part, lambda part: _judged(part, event))
        case HintOffered():
            puzzle = state.puzzles[event.puzzle]
            return _with(state, event.puzzle, replace(puzzle, hints_offered=max(puzzle.hints_offered, event.step)))
        case HintGiven():
            return _with(state, event.puzzle, _given(state.puzzles[event.puzzle], event.step))
        case PuzzleSolved():
            return _with(state, event.puzzle, _solved(state.puzzles[event.puzzle], event))
        case PuzzleClosed():
            puzzle = state.puzzles[event.puzzle]
            closed = replace(puzzle, status="closed", reason=event.reason, closed_seconds=event.seconds)
            return _with(state, event.puzzle, closed)
        case PuzzleRestarted():
            return _with(state, event.puzzle, _restarted(state.puzzles[event.puzzle], event.seconds))
        case _:
            return state


def _with(state: PuzzlesState, known: PuzzleId, puzzle: PuzzleState) -> PuzzlesState:
    return replace(state, puzzles={**state.puzzles, known: puzzle})


def _on_part(
    state: PuzzlesState, known: PuzzleId, part: PartId, change: Callable[[PartState], PartState]
) -> PuzzlesState:
    puzzle = state.puzzles[known]
    changed = change(puzzle.parts.get(part, PartState()))
    return _with(state, known, replace(puzzle, parts={**puzzle.parts, part: changed}))


def _placed(part: PartState, event: ItemPlaced) -> PartState:
    if event.value is None:
        return replace(part, draft={item: placed for item, placed in part.draft.items() if item != event.item})
    return replace(part, draft={**part.draft, event.item: Placed(event.value, event.player, event.text)})


def _judged(part: PartState, event: AnswerJudged) -> PartState:
    return replace(
        part,
        is_right=event.is_right,
        attempts=part.attempts + 1,
        feedback=event.feedback,
        options=event.options,
        first_options=event.options if part.attempts == 0 else part.first_options,
    )


def _given(puzzle: PuzzleState, step: int) -> PuzzleState:
    return replace(puzzle, hints_given=max(puzzle.hints_given, step), hints_offered=max(puzzle.hints_offered, step))


def _solved(puzzle: PuzzleState, event: PuzzleSolved) -> PuzzleState:
    """A hint settles what is not settled yet; its feedback has nothing more to say."""
    parts = {
        known: part if part.is_right else replace(part, is_right=True, feedback=())
        for known, part in puzzle.parts.items()
    }
    return replace(puzzle, status="solved", reason=event.reason, closed_seconds=event.seconds, parts=parts)


def _restarted(puzzle: PuzzleState, seconds: float) -> PuzzleState:
    """What was submitted and which hints were given stays known; the draft is empty."""
    parts = {known: replace(part, draft={}, is_right=False, feedback=()) for known, part in puzzle.parts.items()}
    return replace(puzzle, status="open", reason=Reason(""), opened_seconds=seconds, closed_seconds=None, parts=parts)
