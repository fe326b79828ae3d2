"""What a team can come to from what it holds: a room without clock and players, where only what is possible counts."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, assert_never

from thebridge.authoring.answers import options_in
from thebridge.authoring.examination import Examination
from thebridge.engine.areas.accusation.conclusion import options_of
from thebridge.engine.ids import ClueId, DepartmentId, RoleId
from thebridge.engine.scenario import (
    AccusationSent,
    Accused,
    Act,
    ActReached,
    AllOf,
    Always,
    Answered,
    AnyOf,
    Chosen,
    Closed,
    Condition,
    Contradicted,
    Dataset,
    Decided,
    Dilemma,
    Effect,
    Elapsed,
    Established,
    Fire,
    GiveClue,
    Happened,
    Happening,
    HintTaken,
    MakeUnusable,
    NotSo,
    OpenAccusation,
    OpenDilemma,
    Opened,
    OpenPuzzle,
    OpenVote,
    Puzzle,
    ReleaseSource,
    Reported,
    Solved,
    Source,
    TimeUp,
    UsableEvidence,
    Voted,
)

Fact = tuple[str, ...]
"""Something that is so from then on, such as ("solved", "when")."""
Pick = tuple[str, ...]
"""An option that the team takes where it must choose: ("dilemma", card, option) or ("answer", puzzle, part, option)."""

ENDED: Final[Fact] = ("ended",)
SENT: Final[Fact] = ("sent",)
ACCUSATION: Final[Fact] = ("accusation",)
ROWS_OF_DATASET: Final = 20


@dataclass(frozen=True, slots=True)
class Assumption:
    """What is taken to be so. Without `picks` every option counts as taken, so all that could ever come about does."""

    picks: frozenset[Pick] | None = None
    roles: frozenset[RoleId] | None = None
    """The roles that are dealt; none: all."""
    without: DepartmentId | None = None
    """A department whose clues nobody shows."""
    time_runs_out: bool = False
    acts: int | None = None
    """How many acts open at most."""


class Reach:
    """The facts that follow from an assumption. Puzzles are solved by clues that the team holds, never by hints."""

    def __init__(self, exam: Examination, assumption: Assumption) -> None:
        self._exam, self._scenario, self._assumed = exam, exam.scenario, assumption
        self.facts: set[Fact] = {("act", self._scenario.acts[0].id)}
        self._second_best: set[Pick] = set()
        self._until_quiet()
        while self._take_second_best():
            self._until_quiet()

    # --- asking ---

    def knows(self, clue: ClueId) -> bool:
        """Whether somebody can show the clue, or the story gives it."""
        return ("clue", clue) in self.facts or ("given", clue) in self.facts

    def holds(self, condition: Condition) -> bool:
        """Whether the condition can come to hold."""
        match condition:
            case Always():
                return True
            case AllOf():
                return all(map(self.holds, condition.of))
            case AnyOf():
                return sum(map(self.holds, condition.of)) >= condition.at_least
            case NotSo():
                return self._holds_not(condition.of)
            case Elapsed():
                return ("act", condition.since) in self.facts
            case TimeUp():
                return self._assumed.time_runs_out and ("act", condition.since) in self.facts
            case Accused() | UsableEvidence() | AccusationSent() | Contradicted():
                return self._holds_of_accusation(condition)
            case _:
                return self._holds_of_play(condition)

    def _holds_not(self, condition: Condition) -> bool:
        # What a team may leave undone, it can leave undone; only where it picked an option is there no way round.
        if isinstance(condition, Chosen | Answered) and self._assumed.picks is not None:
            return not self.holds(condition)
        return not isinstance(condition, Always)

    def _holds_of_play(
        self,
        condition: ActReached
        | Solved
        | Closed
        | HintTaken
        | Answered
        | Opened
        | Established
        | Chosen
        | Decided
        | Happened
        | Reported
        | Voted,
    ) -> bool:
        match condition:
            case ActReached():
                return ("act", condition.act) in self.facts
            case Solved() | Closed():
                return ("solved", condition.puzzle) in self.facts
            case HintTaken():
                return ("puzzle", condition.puzzle) in self.facts
            case Answered():
                return ("answer", condition.puzzle, condition.part, condition.option) in self.facts
            case Opened():
                return ("source", condition.source) in self.facts
            case Established():
                return ("clue", condition.clue) in self.facts
            case Chosen():
                return ("dilemma", condition.dilemma, condition.option) in self.facts
            case Decided():
                return ("decided", condition.dilemma) in self.facts
            case Happened():
                return ("happened", condition.happening) in self.facts
            case Reported():
                return ("matter", condition.matter) in self.facts
            case Voted():
                return ("vote", condition.vote) in self.facts
            case _:
                assert_never(condition)

    def _holds_of_accusation(self, condition: Accused | UsableEvidence | AccusationSent | Contradicted) -> bool:
        if isinstance(condition, Contradicted):
            return ACCUSATION in self.facts
        if SENT not in self.facts:
            return False
        match condition:
            case Accused():
                return self._can_accuse(condition)
            case UsableEvidence():
                usable = [one for one in self._shown_sources() if ("unusable", one.id) not in self.facts]
                return (
                    sum(map(_pins_of, usable)) >= condition.pins
                    and len(self._departments(usable)) >= condition.departments
                )
            case _:
                return True

    def _can_accuse(self, condition: Accused) -> bool:
        assert self._scenario.accusation is not None
        part = next(one for one in self._scenario.accusation.parts if one.id == condition.part)
        known = set(options_of(self._scenario, part)) & set(condition.options)
        knows_right = all(map(self.knows, part.needs))
        return any(knows_right or option not in part.right for option in known)

    def _shown_sources(self) -> list[Source]:
        """Sources of which something can be pinned."""
        held = (one for one in self._scenario.sources if ("source", one.id) in self.facts)
        return [one for one in held if self._is_shown(one) and _pins_of(one)]

    def _is_shown(self, source: Source) -> bool:
        return self._exam.department_of_role[source.role] != self._assumed.without

    def _departments(self, sources: Iterable[Source]) -> set[DepartmentId]:
        return {self._exam.department_of_role[one.role] for one in sources}

    # --- coming about ---

    def _until_quiet(self) -> None:
        before = -1
        while before != len(self.facts):
            before = len(self.facts)
            for source in self._scenario.sources:
                if source.held_from == "start":
                    self._release(source)
            for number, act in enumerate(self._scenario.acts):
                self._act(number, act)
            for happening in self._scenario.happenings:
                if happening.when is not None and self.holds(happening.when):
                    self._happen(happening)
            for puzzle in self._scenario.puzzles:
                self._puzzle(puzzle)
            for card in self._scenario.dilemmas:
                self._dilemma(card)
            self._find_clues()
            self._accuse()

    def _release(self, source: Source) -> None:
        if self._assumed.roles is None or source.role in self._assumed.roles:
            self.facts.add(("source", source.id))

    def _find_clues(self) -> None:
        shown = {source.id for source in self._shown_sources()}
        self.facts.update(("clue", clue.id) for clue in self._scenario.clues if clue.source in shown)

    def _act(self, number: int, act: Act) -> None:
        if ("act", act.id) not in self.facts:
            return
        for source in act.sources:
            self._release(self._exam.scenario.source_by_id[source])
        self._all(act.on_open)
        if not self.holds(act.gate.when):
            return
        if self._assumed.time_runs_out:
            self.facts.update(("given", clue) for clue in act.gate.gives)
        if number + 1 == len(self._scenario.acts):
            self.facts.add(ENDED)
        elif self._assumed.acts is None or number + 1 < self._assumed.acts:
            self.facts.add(("act", self._scenario.acts[number + 1].id))

    def _happen(self, happening: Happening) -> None:
        if ("happened", happening.id) in self.facts:
            return
        self.facts.add(("happened", happening.id))
        if happening.matter is not None:
            self.facts.add(("matter", happening.matter))
        self._all(happening.effects)

    def _puzzle(self, puzzle: Puzzle) -> None:
        if puzzle.when is not None and self.holds(puzzle.when):
            self.facts.add(("puzzle", puzzle.id))
        if ("puzzle", puzzle.id) not in self.facts:
            return
        for answer in puzzle.on_answer:
            if self._is_picked(("answer", puzzle.id, answer.part, answer.option)):
                self._all(answer.effects)
        if all(map(self.knows, puzzle.needs)):
            self.facts.add(("solved", puzzle.id))
            self._all(puzzle.on_solved)
            self._all(puzzle.on_closed)
        self.facts.update(self._answers_of(puzzle))

    def _answers_of(self, puzzle: Puzzle) -> list[Fact]:
        named = ((part, option) for part in puzzle.parts for option in options_in(part))
        answers: list[Fact] = [("answer", puzzle.id, part.id, option) for part, option in named]
        return [answer for answer in answers if self._is_picked(answer)]

    def _dilemma(self, card: Dilemma) -> None:
        if card.when is not None and self.holds(card.when):
            self.facts.add(("card", card.id))
        if ("card", card.id) not in self.facts:
            return
        for option in card.options:
            if self._is_picked(("dilemma", card.id, option.id)) and self.holds(option.only_when):
                self.facts.update({("dilemma", card.id, option.id), ("decided", card.id)})
                self._all(option.effects)

    def _is_picked(self, pick: Pick) -> bool:
        return self._assumed.picks is None or pick in self._assumed.picks or pick in self._second_best

    def _take_second_best(self) -> bool:
        """Where the picked option is not to be had, the team takes the first that is."""
        for card in self._scenario.dilemmas:
            if ("card", card.id) in self.facts and ("decided", card.id) not in self.facts:
                option = next((one for one in card.options if self.holds(one.only_when)), None)
                if option is not None:
                    self._second_best.add(("dilemma", card.id, option.id))
                    return True
        return False

    def _accuse(self) -> None:
        accusation = self._scenario.accusation
        if accusation is None or ACCUSATION not in self.facts or SENT in self.facts:
            return
        if len(self._departments(self._shown_sources())) >= accusation.min_departments:
            self.facts.add(SENT)
            self._all(accusation.on_sent)

    def _all(self, effects: tuple[Effect, ...]) -> None:
        for effect in effects:
            self._bring(effect)

    def _bring(self, effect: Effect) -> None:
        match effect:
            case ReleaseSource():
                self._release(self._exam.scenario.source_by_id[effect.source])
            case Fire():
                self._happen(next(one for one in self._scenario.happenings if one.id == effect.happening))
            case OpenPuzzle():
                self.facts.add(("puzzle", effect.puzzle))
            case OpenDilemma():
                self.facts.add(("card", effect.dilemma))
            case OpenVote():
                self.facts.add(("vote", effect.vote))
            case GiveClue():
                self.facts.add(("given", effect.clue))
            case OpenAccusation():
                self.facts.add(ACCUSATION)
            case MakeUnusable():
                # Where every option counts as taken, the question is what is possible at best: nothing is spoilt then.
                if effect.clue is None and self._assumed.picks is not None:
                    self.facts.add(("unusable", effect.source))
            case _:
                assert_never(effect)


def _pins_of(source: Source) -> int:
    """How many pins a team can make of a source, as far as it matters."""
    return ROWS_OF_DATASET if isinstance(source, Dataset) else len(source.passages)
