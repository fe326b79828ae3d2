"""The scenario as a whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from thebridge.engine.ids import (
    ActId,
    ClueId,
    DepartmentId,
    DilemmaId,
    HappeningId,
    PuzzleId,
    RoleId,
    ScenarioId,
    SourceId,
    TextKey,
)
from thebridge.engine.scenario.authored import Authored
from thebridge.engine.scenario.conditions import Condition
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

    @cached_property
    def source_by_id(self) -> Mapping[SourceId, Source]:
        """Each source, by its id."""
        return {source.id: source for source in self.sources}

    @cached_property
    def role_of_source(self) -> Mapping[SourceId, RoleId]:
        """For each source the role that holds it."""
        return {source.id: source.role for source in self.sources}

    @cached_property
    def department_of_source(self) -> Mapping[SourceId, DepartmentId]:
        """For each source the department that holds it."""
        departments = {role.id: role.department for role in self.roles}
        return {source.id: departments[source.role] for source in self.sources}

    @cached_property
    def clue_by_id(self) -> Mapping[ClueId, Clue]:
        """Each clue, by its id."""
        return {clue.id: clue for clue in self.clues}

    @cached_property
    def brought_about_by_time(self) -> Timed:
        """The conditions that speak of time, each with what waits for it."""
        return Timed(
            tuple((one.id, one.when) for one in self.happenings if one.when is not None and one.when.time_marks),
            tuple((one.id, one.when) for one in self.puzzles if one.when is not None and one.when.time_marks),
            tuple((one.id, one.when) for one in self.dilemmas if one.when is not None and one.when.time_marks),
            tuple((one.id, one.gate.when) for one in self.acts if one.gate.when.time_marks),
        )


@dataclass(frozen=True)
class Timed:
    """By id: the happenings, puzzles and dilemmas that may come by time, and the acts whose gate may open by it."""

    happenings: tuple[tuple[HappeningId, Condition], ...]
    puzzles: tuple[tuple[PuzzleId, Condition], ...]
    dilemmas: tuple[tuple[DilemmaId, Condition], ...]
    gates: tuple[tuple[ActId, Condition], ...]
