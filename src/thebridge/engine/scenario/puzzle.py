"""Questions that the engine can judge. The kinds of part are in `areas/puzzles/kinds/`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from thebridge.engine.ids import ClueId, GoalId, ItemId, PartId, PuzzleId, TextKey
from thebridge.engine.scenario.authored import Authored
from thebridge.engine.scenario.conditions import Condition
from thebridge.engine.scenario.effects import Effect


@dataclass(frozen=True)
class Part(Authored):
    """What all kinds of puzzle part share. Each kind is a subclass in `areas/puzzles/kinds/`, told apart by `kind`."""

    id: PartId
    prompt: TextKey

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        """Let authoring read a part as the kind that its `kind` names, without the engine knowing the reader."""
        if cls is not Part:
            return handler(source)
        kinds = {kind.kind: kind for kind in Part.__subclasses__()}  # type: ignore[attr-defined]
        choices = {name: handler.generate_schema(kind) for name, kind in sorted(kinds.items())}
        return {"type": "tagged-union", "discriminator": "kind", "choices": choices}


@dataclass(frozen=True)
class Hint(Authored):
    """One step of help.

    It is offered by itself `late_seconds` after the puzzle opened; the last one solves the puzzle.
    """

    text: TextKey
    late_seconds: int


@dataclass(frozen=True)
class Estimate(Authored):
    """Scenario seconds that a team needs: the middle one, and a slow one."""

    p50: int
    slow: int


@dataclass(frozen=True)
class AnswerEffect(Authored):
    """What follows the first time the team submits this option in this part, right or not."""

    part: PartId
    option: ItemId
    effects: tuple[Effect, ...]


@dataclass(frozen=True)
class Puzzle(Authored):
    """A question that the engine can judge, in one or more parts."""

    id: PuzzleId
    title: TextKey
    question: TextKey
    parts: tuple[Part, ...]
    hints: tuple[Hint, ...]
    solved_text: TextKey
    estimate: Estimate
    goals: tuple[GoalId, ...] = ()
    needs: tuple[ClueId, ...] = ()
    """The clues somebody must know to answer it. A bot answers only when its view holds them."""
    when: Condition | None = None
    """It opens by itself when this holds; none: only by an effect."""
    on_answer: tuple[AnswerEffect, ...] = ()
    on_solved: tuple[Effect, ...] = ()
    on_closed: tuple[Effect, ...] = ()
    """Also when it is skipped or given: what later play needs."""
    bonus: bool = False
    same_as_naive: TextKey | None = None
    """The author's reason why the naive answer may equal the right one; without it the proofs refuse that."""
    judged: Mapping[str, TextKey] = field(default_factory=dict)
    """Parts whose answer no query can show, such as advice, with the reason. `part.field`: one gap of a request."""
