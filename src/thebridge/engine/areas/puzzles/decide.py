"""What the area *puzzles* allows, and what the clock does to it."""

from collections.abc import Iterator
from typing import Any

from thebridge.engine.areas.puzzles.kinds import KINDS, Judgement
from thebridge.engine.areas.puzzles.words import (
    AnswerJudged,
    HintGiven,
    HintOffered,
    ItemPlaced,
    PartState,
    PlaceItem,
    PuzzleClosed,
    PuzzleOpened,
    PuzzleRestarted,
    PuzzleSolved,
    PuzzlesState,
    PuzzleState,
    RestartPuzzle,
    SendHint,
    SkipPuzzle,
    SubmitAnswer,
    TakeHint,
)
from thebridge.engine.circumstances import Facts
from thebridge.engine.ids import Author, PartId, Personal, PuzzleId, Reason
from thebridge.engine.refusals import Refused
from thebridge.engine.scenario import Puzzle, Scenario

SLACK_SECONDS = 0.001
"""A deadline that the alarm rounded must not be missed by a rounding error."""


def place_item(scenario: Scenario, state: PuzzlesState, command: PlaceItem, facts: Facts) -> tuple[object, ...]:
    """A hand moves one item of the team's draft; the last hand wins."""
    puzzle, part = _part_to_answer(scenario, state, command.puzzle, command.part)
    kind = KINDS[part.kind]
    old = _part_state(puzzle, command.part).draft.get(command.item)
    text = _clean(command.text) if kind.takes_text else None
    if command.value is None and text is None:
        if old is None:
            return ()
        return (ItemPlaced(command.puzzle, command.part, command.item, None, None, command.by),)
    sent = "" if command.value is None else command.value
    value = kind.place(part, command.item, sent, text, scenario.tables)
    if old is not None and (old.value, old.text) == (value, text):
        return ()
    return (ItemPlaced(command.puzzle, command.part, command.item, value, text, command.by),)


def _clean(text: Personal | None) -> Personal | None:
    stripped = Personal(text.strip()) if text is not None else None
    return stripped or None


def submit_answer(scenario: Scenario, state: PuzzlesState, command: SubmitAnswer, facts: Facts) -> tuple[object, ...]:
    """Judge the team's draft of a part; when that settles the last part, the puzzle is solved."""
    puzzle, part = _part_to_answer(scenario, state, command.puzzle, command.part)
    before = _part_state(puzzle, command.part)
    draft = {item: placed.value for item, placed in before.draft.items()}
    found: Judgement = KINDS[part.kind].judge(part, draft, scenario.tables)
    if before.is_right and found.options == before.options:
        return ()
    judged = AnswerJudged(command.puzzle, command.part, found.is_settled, found.feedback, found.options, command.by)
    if puzzle.status != "open" or not found.is_settled:
        return (judged,)
    others = [one.id for one in _authored(scenario, command.puzzle).parts if one.id != command.part]
    if not all(_part_state(puzzle, one).is_right for one in others):
        return (judged,)
    return (judged, PuzzleSolved(command.puzzle, Reason("answer"), facts.seconds))


def take_hint(scenario: Scenario, state: PuzzlesState, command: TakeHint, facts: Facts) -> tuple[object, ...]:
    """The next step of help for a player, offered or asked for; a step that is already given changes nothing."""
    puzzle = _open_puzzle(state, command.puzzle)
    count = len(_authored(scenario, command.puzzle).hints)
    if not 1 <= command.step <= count:
        raise Refused("hint_unknown")
    if command.step <= puzzle.hints_given:
        return ()
    if command.step > puzzle.hints_given + 1:
        raise Refused("hint_not_next", next=puzzle.hints_given + 1)
    return _hints(scenario, puzzle, command, facts)


def send_hint(scenario: Scenario, state: PuzzlesState, command: SendHint, facts: Facts) -> tuple[object, ...]:
    """A lead gives every step up to this one."""
    puzzle = _open_puzzle(state, command.puzzle)
    if not 1 <= command.step <= len(_authored(scenario, command.puzzle).hints):
        raise Refused("hint_unknown")
    return _hints(scenario, puzzle, command, facts)


def _hints(scenario: Scenario, puzzle: PuzzleState, command: TakeHint | SendHint, facts: Facts) -> tuple[object, ...]:
    """The steps not yet given; the last one of all solves the puzzle."""
    steps = range(puzzle.hints_given + 1, command.step + 1)
    given = tuple(HintGiven(command.puzzle, step, Author(command.by)) for step in steps)
    if given and command.step == len(_authored(scenario, command.puzzle).hints):
        return (*given, PuzzleSolved(command.puzzle, Reason("hint"), facts.seconds))
    return given


def skip_puzzle(scenario: Scenario, state: PuzzlesState, command: SkipPuzzle, facts: Facts) -> tuple[object, ...]:
    """A lead closes a puzzle that the team need not solve."""
    _open_puzzle(state, command.puzzle)
    return (PuzzleClosed(command.puzzle, Reason("skipped"), facts.seconds),)


def restart_puzzle(scenario: Scenario, state: PuzzlesState, command: RestartPuzzle, facts: Facts) -> tuple[object, ...]:
    """A lead clears the draft and opens the puzzle again. Hints stay given: knowledge is never taken back."""
    if command.puzzle not in state.puzzles:
        raise Refused("puzzle_unknown")
    return (PuzzleRestarted(command.puzzle, facts.seconds),)


# --- what the clock and other areas bring about -----------------------------------------------------------------------


def open_puzzle(state: PuzzlesState, puzzle: PuzzleId, seconds: float) -> tuple[PuzzleOpened, ...]:
    """The puzzle opens for everyone, once."""
    return () if puzzle in state.puzzles else (PuzzleOpened(puzzle, seconds),)


def close_given(state: PuzzlesState, since_seconds: float, seconds: float) -> tuple[PuzzleClosed, ...]:
    """The open puzzles that opened at or after `since_seconds` are given to the team."""
    return tuple(
        PuzzleClosed(known, Reason("given"), seconds)
        for known, puzzle in state.puzzles.items()
        if puzzle.status == "open" and puzzle.opened_seconds >= since_seconds
    )


def offer_due_hints(scenario: Scenario, state: PuzzlesState, seconds: float) -> tuple[HintOffered, ...]:
    """The steps of help for which the team is now late."""
    return tuple(
        HintOffered(puzzle, step)
        for puzzle, step, due in _coming_hints(scenario, state)
        if due <= seconds + SLACK_SECONDS
    )


def next_hint_seconds(scenario: Scenario, state: PuzzlesState) -> float | None:
    """When the next step of help is offered, in scenario seconds."""
    return min((due for _, _, due in _coming_hints(scenario, state)), default=None)


def _coming_hints(scenario: Scenario, state: PuzzlesState) -> Iterator[tuple[PuzzleId, int, float]]:
    """Every step that is neither offered nor given, and when it is due."""
    for authored in scenario.puzzles:
        puzzle = state.puzzles.get(authored.id)
        if puzzle is None or puzzle.status != "open":
            continue
        for step, hint in enumerate(authored.hints, start=1):
            if step > puzzle.hints_offered:
                yield authored.id, step, puzzle.opened_seconds + hint.late_seconds


# --- what stands in the way -------------------------------------------------------------------------------------------


def _authored(scenario: Scenario, puzzle: PuzzleId) -> Puzzle:
    return next(one for one in scenario.puzzles if one.id == puzzle)


def _part_state(puzzle: PuzzleState, part: PartId) -> PartState:
    return puzzle.parts.get(part, PartState())


def _open_puzzle(state: PuzzlesState, known: PuzzleId) -> PuzzleState:
    puzzle = state.puzzles.get(known)
    if puzzle is None:
        raise Refused("puzzle_unknown")
    if puzzle.status == "solved":
        raise Refused("puzzle_already_solved")
    if puzzle.status == "closed":
        raise Refused("puzzle_closed")
    return puzzle


def _part_to_answer(scenario: Scenario, state: PuzzlesState, known: PuzzleId, part: PartId) -> tuple[PuzzleState, Any]:
    """The puzzle and its part, when the part still takes an answer. A revisable part does so after it is settled."""
    puzzle = state.puzzles.get(known)
    if puzzle is None:
        raise Refused("puzzle_unknown")
    found = next((one for one in _authored(scenario, known).parts if one.id == part), None)
    if found is None:
        raise Refused("part_unknown")
    if getattr(found, "revisable", False) and puzzle.status != "closed":
        return puzzle, found
    _open_puzzle(state, known)
    if _part_state(puzzle, part).is_right:
        raise Refused("part_already_settled")
    return puzzle, found
