"""Conditions, effects and evidence of a generated scenario: each kind comes once before any comes again."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tests.properties.maker import Maker
from thebridge.engine.ids import (
    ActId,
    ClueId,
    DilemmaId,
    GoalId,
    HappeningId,
    ItemId,
    MatterId,
    OptionId,
    PartId,
    PuzzleId,
    RuleId,
    SourceId,
    VoteId,
)
from thebridge.engine.scenario import (
    AccusationIs,
    AccusationSent,
    Accused,
    ActReached,
    AllOf,
    Always,
    Answered,
    AnswerIs,
    AnyOf,
    Chosen,
    Closed,
    ClueIs,
    Condition,
    Contradicted,
    ContradictionIs,
    Decided,
    Effect,
    Elapsed,
    Established,
    EvidenceRule,
    Fire,
    GiveClue,
    Happened,
    HintTaken,
    LinkIs,
    MakeUnusable,
    NotSo,
    OpenAccusation,
    OpenDilemma,
    Opened,
    OpenPuzzle,
    OpenVote,
    OptionIs,
    PlayEndedIs,
    PuzzleSolvedIs,
    ReleaseSource,
    Reported,
    ReportIs,
    Solved,
    SourceOpenedIs,
    SourceSharedIs,
    StepIs,
    TimeUp,
    Trigger,
    UsableEvidence,
    Voted,
)

OPTIONS = tuple(OptionId(f"option{n}") for n in range(3))


@dataclass(frozen=True)
class Names:
    """Everything that a rule may speak of."""

    acts: tuple[ActId, ...]
    sources: tuple[SourceId, ...]
    clues: tuple[tuple[ClueId, SourceId], ...]
    puzzles: tuple[PuzzleId, ...]
    answers: tuple[tuple[PuzzleId, PartId, ItemId], ...]
    happenings: tuple[HappeningId, ...]
    dilemmas: tuple[DilemmaId, ...]
    votes: tuple[VoteId, ...]
    matters: tuple[MatterId, ...]


class Rules:
    """Draws rules over these names."""

    def __init__(self, make: Maker, names: Names) -> None:
        self._make = make
        self._names = names
        self._conditions = make.deck((*self._plain(), *self._timed(), *self._composed()))
        self._effects = make.deck(self._all_effects())

    def condition(self) -> Condition:
        """Any condition."""
        return next(self._conditions)()

    def effects(self, least: int = 0) -> tuple[Effect, ...]:
        """Some effects, at once or later."""
        return tuple(next(self._effects)() for _ in range(self._make.chance.randint(least, 2)))

    def _plain(self) -> tuple[Callable[[], Condition], ...]:
        one, names = self._make.one, self._names
        return (
            Always,
            lambda: ActReached(one(names.acts)),
            lambda: Solved(one(names.puzzles)),
            lambda: Closed(one(names.puzzles)),
            lambda: HintTaken(one(names.puzzles), one((1, 2))),
            lambda: Answered(*one(names.answers)),
            lambda: Opened(one(names.sources), metadata=self._make.is_so()),
            lambda: Established(one(names.clues)[0]),
            lambda: Chosen(one(names.dilemmas), one(OPTIONS)),
            lambda: Decided(one(names.dilemmas)),
            lambda: Happened(one(names.happenings)),
            lambda: Reported(one(names.matters), one((None, 60))),
            lambda: Voted(one(names.votes)),
            lambda: Accused(PartId("who"), (OptionId("c1"),)),
            AccusationSent,
            Contradicted,
            lambda: UsableEvidence(one((1, 3)), one((1, 2))),
        )

    def _timed(self) -> tuple[Callable[[], Condition], ...]:
        one, acts = self._make.one, self._names.acts
        return (lambda: Elapsed(one((20, 90)), one(acts)), lambda: TimeUp(one((30, 120)), one(acts)))

    def _composed(self) -> tuple[Callable[[], Condition], ...]:
        return (
            lambda: AllOf((self.condition(), self.condition())),
            lambda: AnyOf((self.condition(), self.condition(), self.condition()), self._make.one((1, 2))),
            lambda: NotSo(self.condition()),
        )

    def _all_effects(self) -> tuple[Callable[[], Effect], ...]:
        one, names = self._make.one, self._names
        wait = self._wait
        return (
            lambda: ReleaseSource(one(names.sources), self._make.is_so(), wait()),
            lambda: Fire(one(names.happenings), wait()),
            lambda: OpenPuzzle(one(names.puzzles), wait()),
            lambda: OpenDilemma(one(names.dilemmas), wait()),
            lambda: OpenVote(one(names.votes), wait()),
            lambda: GiveClue(one(names.clues)[0], wait()),
            self._make_unusable,
            lambda: OpenAccusation(60 + wait()),
        )

    def _make_unusable(self) -> Effect:
        clue, source = self._make.one(self._names.clues)
        return MakeUnusable(source, self._make.text("unusable"), self._make.one((clue, None)), self._wait())

    def _wait(self) -> int:
        return self._make.one((0, 0, 5, 40))

    def evidence(self, goals: tuple[GoalId, ...]) -> tuple[EvidenceRule, ...]:
        """Two rules for each trigger."""
        return tuple(self._evidence(goals))

    def _evidence(self, goals: tuple[GoalId, ...]) -> Iterator[EvidenceRule]:
        make = self._make
        for number, trigger in enumerate((*self._triggers(), *self._triggers())):
            yield EvidenceRule(
                RuleId(f"rule{number}"),
                make.one(goals),
                make.one(("for", "against")),
                trigger,
                make.text(f"rule{number}"),
                self.condition() if number % 2 else Always(),
                make.one((0, 2)) if isinstance(trigger, PlayEndedIs) else 0,
            )

    def _triggers(self) -> tuple[Trigger, ...]:
        one, is_so, names = self._make.one, self._make.is_so, self._names
        return (
            PuzzleSolvedIs(one(names.puzzles), is_so()),
            AnswerIs(*one(names.answers), first_only=is_so()),
            SourceOpenedIs(one(names.sources), is_so()),
            StepIs(SourceId("data0"), one(("sort", "filter"))),
            ClueIs(one((None, one(names.clues)[0])), one((1, 2))),
            LinkIs(one((1, 2)), one((None, "supports"))),
            OptionIs(one(names.dilemmas), one(OPTIONS)),
            ReportIs(one(names.matters)),
            SourceSharedIs(one((None, one(names.sources)))),
            ContradictionIs(),
            AccusationIs(),
            PlayEndedIs(),
        )
