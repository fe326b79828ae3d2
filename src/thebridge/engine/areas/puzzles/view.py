"""What is seen of the area *puzzles*: no right answer, no hint that was not given, no option marked."""

from typing import Any

from thebridge.engine.areas.puzzles.kinds import KINDS
from thebridge.engine.areas.puzzles.words import PartState, Placed, PuzzlesState, PuzzleState
from thebridge.engine.ids import FeedbackCode, TextKey
from thebridge.engine.memo import MadeOf, Memo
from thebridge.engine.scenario import Puzzle, Scenario
from thebridge.engine.texts import Texts


def puzzles_section(scenario: Scenario, state: PuzzlesState, texts: Texts, memo: Memo) -> dict[str, Any]:
    """Every puzzle that was opened, for the team and for whoever leads it alike."""
    authored = {one.id: one for one in scenario.puzzles if one.id in state.puzzles}
    seen = {known: _seen_of(state.puzzles[known]) for known in authored}
    return memo.recall_each("puzzles", seen, (texts,), lambda one: _puzzle(authored[one], state.puzzles[one], texts))


def _seen_of(puzzle: PuzzleState) -> MadeOf:
    """All that is seen of a puzzle but its drafts, which change at every move of a hand."""
    judged = tuple((name, one.is_right, one.attempts, one.feedback) for name, one in puzzle.parts.items())
    return (puzzle.status, puzzle.reason, puzzle.hints_given, puzzle.hints_offered, judged)


def _puzzle(authored: Puzzle, puzzle: PuzzleState, texts: Texts) -> dict[str, Any]:
    seen = {
        "title": texts.get(authored.title),
        "question": texts.get(authored.question),
        "status": puzzle.status,
        "reason": puzzle.reason,
        "is_bonus": authored.bonus,
        "parts": [_part(part, puzzle, texts) for part in authored.parts],
        "hints": {
            "given": [texts.get(hint.text) for hint in authored.hints[: puzzle.hints_given]],
            "offered": puzzle.hints_offered,
            "count": len(authored.hints),
        },
    }
    return seen if puzzle.status == "open" else {**seen, "solved_text": texts.get(authored.solved_text)}


def _part(part: Any, puzzle: PuzzleState, texts: Texts) -> dict[str, Any]:
    state = puzzle.parts.get(part.id, PartState())
    return {
        "id": part.id,
        "kind": part.kind,
        "prompt": texts.get(part.prompt),
        "is_right": state.is_right or puzzle.status == "solved",
        "is_revisable": getattr(part, "revisable", False) and puzzle.status != "closed",
        "attempts": state.attempts,
        "feedback": [_told(code, texts) for code in state.feedback],
        "public": KINDS[part.kind].public(part, texts),
    }


def _told(code: FeedbackCode, texts: Texts) -> str:
    """The author's text, else the key `feedback.<code>` of the game's own texts, which a scenario may replace."""
    key = code.removeprefix("text:") if code.startswith("text:") else f"feedback.{code}"
    return texts.get(TextKey(key))


def drafts_section(state: PuzzlesState) -> dict[str, Any]:
    """The team's drafts by "puzzle/part/item", and whose hand was last."""
    return {
        f"{puzzle_id}/{part_id}/{item}": _placed(placed)
        for puzzle_id, puzzle in state.puzzles.items()
        for part_id, part in puzzle.parts.items()
        for item, placed in part.draft.items()
    }


def _placed(placed: Placed) -> dict[str, Any]:
    value = list(placed.value) if isinstance(placed.value, tuple) else placed.value
    # What written words come to is the judgement itself: it stays here until the answer is submitted.
    return {"value": value if placed.text is None else "", "text": placed.text, "player": placed.player}
