"""The scenario as a whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from thebridge.engine.ids import RoleId, ScenarioId, SourceId, TextKey
from thebridge.engine.scenario.authored import Authored
from thebridge.engine.scenario.evidence import EvidenceRule
from thebridge.engine.scenario.material import (
    CastMember,
    Clue,
    Department,
    Role,
    Source,
    Table,
)
from thebridge.engine.scenario.outcome import (
    Accusation,
    Cue,
    Debrief,
    Ending,
    LearningGoal,
    Proof,
    Thresholds,
)
from thebridge.engine.scenario.puzzle import Puzzle
from thebridge.engine.scenario.story import (
    Act,
    Dilemma,
    Happening,
    Question,
    Reporting,
    Vote,
)


@dataclass(frozen=True)
class Scenario(Authored):
    """One version of one scenario."""

    format: Literal[1]
    id: ScenarioId
    version: str
    title: TextKey
    summary: TextKey
    content_note: TextKey
    languages: tuple[str, ...]
    time_zone: str
    """IANA name of the local time in the story."""
    story_date: str
    players_min: int
    players_max: int
    departments: tuple[Department, ...]
    roles: tuple[Role, ...]
    deals: Mapping[int, tuple[tuple[RoleId, ...], ...]]
    """For each team size which roles go together, one group per player."""
    cast: tuple[CastMember, ...]
    places: Mapping[str, str]
    """Further names that texts may use, such as `bridge_name`."""
    acts: tuple[Act, ...]
    sources: tuple[Source, ...]
    clues: tuple[Clue, ...]
    puzzles: tuple[Puzzle, ...]
    happenings: tuple[Happening, ...]
    dilemmas: tuple[Dilemma, ...]
    reporting: Reporting
    votes: tuple[Vote, ...]
    questions: tuple[Question, ...]
    accusation: Accusation | None
    endings: tuple[Ending, ...]
    goals: tuple[LearningGoal, ...]
    evidence: tuple[EvidenceRule, ...]
    debrief: Debrief
    run_sheet: tuple[Cue, ...]
    guide: tuple[TextKey, ...]
    thresholds: Thresholds
    proofs: tuple[Proof, ...]
    credits: tuple[TextKey, ...]
    texts: Mapping[str, Mapping[TextKey, str]] = field(default_factory=dict)
    """By language. The loader fills it from `text/`."""
    tables: Mapping[SourceId, Table] = field(default_factory=dict)
    """By dataset. The loader fills it from `data/`."""
