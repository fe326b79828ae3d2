"""Scenarios that no author wrote: whole and valid, each with every kind of puzzle, condition, effect and trigger."""

from dataclasses import replace
from functools import lru_cache

from tests.properties.generated_material import Material, clues, material
from tests.properties.generated_puzzles import parts_of_puzzles
from tests.properties.generated_rules import OPTIONS, Names, Rules
from tests.properties.maker import LANGUAGES, Maker
from thebridge.engine.areas.puzzles.kinds import KINDS
from thebridge.engine.areas.puzzles.kinds.kind import chosen_ids
from thebridge.engine.ids import (
    ActId,
    CastId,
    DilemmaId,
    EndingId,
    GoalId,
    HappeningId,
    ItemId,
    MatterId,
    OptionId,
    PartId,
    PuzzleId,
    QuestionId,
    ReportKindId,
    RoleId,
    ScenarioId,
    VoteId,
)
from thebridge.engine.scenario import (
    Accusation,
    AccusationPart,
    AccusationSent,
    Act,
    AllOf,
    AlternativeText,
    Always,
    AnswerEffect,
    AnswerOption,
    AnyOf,
    Closed,
    Debrief,
    Dilemma,
    Ending,
    Estimate,
    Gate,
    Happening,
    Hint,
    LastWords,
    LearningGoal,
    Matter,
    OpenAccusation,
    OpenPuzzle,
    OpenVote,
    Option,
    Part,
    Puzzle,
    Question,
    Reporting,
    ReportKind,
    RevealMoment,
    Scenario,
    Thresholds,
    TimeUp,
    Vote,
)

VOTES = (VoteId("vote0"), VoteId("vote1"))
MATTERS = (MatterId("matter0"), MatterId("matter1"))
GOALS = tuple(GoalId(f"goal{n}") for n in range(5))
HAPPENINGS = tuple(HappeningId(f"happening{n}") for n in range(8))
DILEMMAS = tuple(DilemmaId(f"dilemma{n}") for n in range(4))
PUZZLES = tuple(PuzzleId(f"puzzle{n}") for n in range(5))
KINDS_OF_REPORT = (ReportKindId("lost"), ReportKindId("other"))


@lru_cache(maxsize=64)
def generated_scenario(seed: int) -> Scenario:
    """The scenario of this seed."""
    make = Maker(seed)
    acts = tuple(ActId(f"act{n}") for n in range(make.chance.randint(2, 4)))
    of = material(make, acts)
    found = clues(make, of, acts)
    parts = parts_of_puzzles(make)
    answers = tuple(answer for number, group in enumerate(parts) for answer in _answers(PUZZLES[number], group))
    sources = (*(one.id for one in of.datasets), *(one.id for one in of.documents))
    shown = tuple((one.id, one.source) for one in found)
    names = Names(acts, sources, shown, PUZZLES, answers, HAPPENINGS, DILEMMAS, VOTES, MATTERS)
    rules = Rules(make, names)
    dated = tuple(replace(one, dated_when=rules.condition()) if make.is_so(0.3) else one for one in found)
    told = Scenario(
        format=1,
        id=ScenarioId(f"generated-{seed}"),
        version="1.0",
        title=make.text("title"),
        summary=make.text("summary"),
        content_note=make.text("content_note"),
        languages=LANGUAGES,
        time_zone="Europe/Amsterdam",
        story_date="2026-10-25",
        players_min=2,
        players_max=8,
        departments=of.departments,
        roles=of.roles,
        deals=_deals(make, of),
        cast=of.cast,
        places={"hall": "De Hal"},
        acts=_acts(make, rules, names),
        sources=tuple(make.chance.sample((*of.datasets, *of.documents), len(of.datasets) * 2)),
        clues=dated,
        puzzles=tuple(_puzzle(make, rules, number, group) for number, group in enumerate(parts)),
        **_story(make, rules, of),  # type: ignore[arg-type]
        **_outcome(make, rules, of),  # type: ignore[arg-type]
        tables=of.tables,
    )
    return replace(told, texts=make.texts)


def _answers(puzzle: PuzzleId, parts: tuple[Part, ...]) -> list[tuple[PuzzleId, PartId, ItemId]]:
    """What a condition may ask of the puzzle's answers."""
    found: list[tuple[PuzzleId, PartId, ItemId]] = []
    for part in parts:
        kind = KINDS[part.kind]  # type: ignore[attr-defined]
        draft = kind.naive(part) or kind.right(part)
        found.extend((puzzle, part.id, one) for value in draft.values() for one in chosen_ids(value))
    return found


def _deals(make: Maker, of: Material) -> dict[int, tuple[tuple[RoleId, ...], ...]]:
    """For some sizes; the others are merged or shared."""
    sizes = sorted(make.chance.sample(range(2, 9), 2))
    roles = [role.id for role in of.roles]
    return {size: tuple(tuple(roles[at::size]) or (roles[at % len(roles)],) for at in range(size)) for size in sizes}


def _acts(make: Maker, rules: Rules, names: Names) -> tuple[Act, ...]:
    return tuple(_act(make, rules, names, number) for number in range(len(names.acts)))


def _act(make: Maker, rules: Rules, names: Names, number: int) -> Act:
    """It opens its share of the puzzles; the last one opens the accusation as well."""
    name, is_last = names.acts[number], number == len(names.acts) - 1
    mine = names.puzzles[number :: len(names.acts)]
    opens = tuple(OpenPuzzle(puzzle, make.one((0, 0, 10))) for puzzle in mine)
    concluding = (OpenAccusation(5),) if is_last else (OpenVote(names.votes[number % 2]),)
    met = AccusationSent() if is_last else AllOf(tuple(Closed(puzzle) for puzzle in mine))
    return Act(
        name,
        make.text(f"{name}.title"),
        make.text(f"{name}.goal"),
        300,
        Gate(AnyOf((met, TimeUp(make.one((200, 400)), name))), make.some([clue for clue, _ in names.clues], 1)),
        (*opens, *concluding, *rules.effects(1)),
        make.some(names.sources),
    )


def _puzzle(make: Maker, rules: Rules, number: int, parts: tuple[Part, ...]) -> Puzzle:
    name = PUZZLES[number]
    answers = _answers(name, parts)
    return Puzzle(
        name,
        make.text(f"{name}.title"),
        make.text(f"{name}.question"),
        parts,
        tuple(Hint(make.text(f"{name}.hint{step}"), 60 * (step + 1)) for step in range(3)),
        make.text(f"{name}.solved"),
        Estimate(60, 120),
        make.some(GOALS),
        when=rules.condition() if make.is_so(0.4) else None,
        on_answer=tuple(AnswerEffect(part, item, rules.effects(1)) for _, part, item in make.some(answers)),
        on_solved=rules.effects(),
        on_closed=rules.effects(),
        bonus=make.is_so(0.2),
    )


def _story(make: Maker, rules: Rules, of: Material) -> dict[str, object]:
    return {
        "happenings": tuple(_happening(make, rules, of, number) for number in range(len(HAPPENINGS))),
        "dilemmas": tuple(_dilemma(make, rules, of, number) for number in range(len(DILEMMAS))),
        "reporting": Reporting(
            make.text("desk"),
            tuple(ReportKind(kind, make.text(f"report.{kind}")) for kind in KINDS_OF_REPORT),
            make.text("thanks"),
            tuple(Matter(one, make.text(one), KINDS_OF_REPORT[:1], make.text(f"{one}.thanks")) for one in MATTERS),
        ),
        "votes": tuple(
            Vote(
                vote,
                make.text(vote),
                tuple(AnswerOption(option, make.text(f"{vote}.{option}")) for option in OPTIONS[:2]),
                suspects=vote == VOTES[0],
                confidence=vote == VOTES[0],
                limit_seconds=60,
            )
            for vote in VOTES
        ),
        "questions": (
            Question(QuestionId("before"), make.text("before"), "before", GOALS[0], None, _options(make, "before")),
            Question(QuestionId("after"), make.text("after"), "after", GOALS[0], None, _options(make, "after")),
            Question(QuestionId("scan"), make.text("scan"), "both", None, make.text("dimension")),
        ),
    }


def _options(make: Maker, of: str) -> tuple[AnswerOption, ...]:
    return tuple(AnswerOption(one, make.text(f"{of}.{one}"), needs_reason=one == OPTIONS[1]) for one in OPTIONS)


def _happening(make: Maker, rules: Rules, of: Material, number: int) -> Happening:
    name = HAPPENINGS[number]
    return Happening(
        name,
        make.text(f"{name}.title"),
        make.text(f"{name}.text"),
        make.one((None, of.cast[0].id)),
        make.one(of.roles).id if number in {1, 2} else None,
        ("feed", "feed", "chat", "clock")[number % 4],
        rules.condition() if number % 3 else None,
        rules.effects(),
        MATTERS[number] if number < len(MATTERS) else None,
    )


def _dilemma(make: Maker, rules: Rules, of: Material, number: int) -> Dilemma:
    """The first has neither lead nor limit; the last closes by itself."""
    name = DILEMMAS[number]
    options = tuple(
        Option(
            option,
            make.text(f"{name}.{option}"),
            make.text(f"{name}.{option}.result"),
            make.one((0, 10)),
            rules.effects(),
            rules.condition() if option != OPTIONS[0] and make.is_so() else Always(),
        )
        for option in OPTIONS
    )
    is_limited = number == len(DILEMMAS) - 1
    return Dilemma(
        name,
        make.text(f"{name}.title"),
        make.text(f"{name}.text"),
        make.one((None, of.cast[0].id)),
        options,
        tuple(make.one(of.roles).id for _ in range(min(number, 1))),
        "leads" if number in {1, 3} else "team",
        rules.condition(),
        60 if is_limited else None,
        OPTIONS[0] if is_limited else None,
        make.one((0, 30)),
        (AlternativeText(rules.condition(), make.text(f"{name}.other")),),
    )


def _outcome(make: Maker, rules: Rules, of: Material) -> dict[str, object]:
    senders: tuple[CastId, ...] = tuple(one.id for one in of.cast[:2])
    endings = tuple(
        Ending(
            EndingId(f"ending{n}"),
            make.text(f"ending{n}.title"),
            make.text(f"ending{n}.text"),
            Always() if n == 3 else AllOf((AccusationSent(), rules.condition())),
            tuple(
                LastWords(make.one(senders), make.text(f"ending{n}.{at}"), rules.condition() if at else Always())
                for at in range(3)
            ),
        )
        for n in range(4)
    )
    told = ("rule", "question", "action", "dimension")
    goals = tuple(
        LearningGoal(one, make.text(one), n == 1, *(make.text(f"{one}.{name}") for name in told))
        for n, one in enumerate(GOALS)
    )
    return {
        "accusation": None if make.is_so(0.1) else _accusation(make, rules),
        "endings": endings,
        "goals": goals,
        "evidence": rules.evidence(GOALS),
        "debrief": Debrief(
            (RevealMoment("2026-10-25T00:46:00Z", make.text("reveal")),),
            make.text("comforts"),
            (make.text("comfort"),),
            make.text("comforts.question"),
            make.chance.randint(1, 5),
            next_steps=(make.text("next"),),
        ),
        "run_sheet": (),
        "guide": (make.text("guide"),),
        "thresholds": Thresholds(),
        "proofs": (),
        "credits": (make.text("credits"),),
    }


def _accusation(make: Maker, rules: Rules) -> Accusation:
    return Accusation(
        make.text("accusation.intro"),
        make.text("accusation.letter"),
        (
            AccusationPart(PartId("who"), make.text("who"), "suspects", right=(OptionId("c1"),), cites=True),
            AccusationPart(PartId("where"), make.text("where"), "options", _options(make, "where"), OPTIONS[:1]),
            AccusationPart(PartId("why"), make.text("why"), "text", optional=True, cites=True),
        ),
        make.text("accusation.contradiction"),
        tuple(AnswerOption(OptionId(one), make.text(f"verdict.{one}")) for one in ("holds", "changes")),
        min_pins=1,
        min_departments=1,
        on_sent=rules.effects(),
    )
