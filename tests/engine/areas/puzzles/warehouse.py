"""A small scenario for the tests of puzzles, talk and votes: something was taken from a warehouse, by night."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from thebridge.engine.areas.puzzles.kinds.choice import ChoiceOption, ChoicePart
from thebridge.engine.areas.puzzles.kinds.number import NumberPart
from thebridge.engine.areas.puzzles.kinds.text import TextMistake, TextPart
from thebridge.engine.circumstances import Facts
from thebridge.engine.ids import (
    CastId,
    ColumnId,
    HappeningId,
    ItemId,
    MatterId,
    OptionId,
    PartId,
    PlayerId,
    PuzzleId,
    QuestionId,
    ReportKindId,
    ScenarioId,
    SourceId,
    TextKey,
    VoteId,
)
from thebridge.engine.scenario import (
    AnswerOption,
    CastMember,
    Debrief,
    Estimate,
    Happening,
    Hint,
    Matter,
    Puzzle,
    Question,
    Reporting,
    ReportKind,
    Scenario,
    Table,
    Thresholds,
    Vote,
)
from thebridge.engine.texts import Texts

ADA, BEN, CAS = PlayerId("ada"), PlayerId("ben"), PlayerId("cas")
SHIFT, ADVICE = PuzzleId("shift"), PuzzleId("advice")
WHEN, WHO, WHAT = PartId("when"), PartId("who"), PartId("what")
LEVELS = SourceId("levels")


def key(name: str) -> TextKey:
    return TextKey(name)


def item(name: str) -> ItemId:
    return ItemId(name)


def _option(name: str, **more: Any) -> ChoiceOption:
    return ChoiceOption(item(name), key(f"{name}-text"), **more)


_SHIFT = Puzzle(
    SHIFT,
    key("shift-title"),
    key("shift-question"),
    (
        NumberPart(WHEN, key("when-prompt"), "02:30:00", tolerance=20, is_time=True),
        TextPart(
            WHO, key("who-prompt"), ("Odd Løvland", "Løvland"), (TextMistake(("Odd",), key("first-name-only")),), "Odd"
        ),
    ),
    (Hint(key("hint-1"), 120), Hint(key("hint-2"), 240), Hint(key("hint-3"), 360)),
    key("shift-solved"),
    Estimate(200, 400),
)
_ADVICE = Puzzle(
    ADVICE,
    key("advice-title"),
    key("advice-question"),
    (
        ChoicePart(
            WHAT,
            key("what-prompt"),
            (
                _option("ask", right=True),
                _option("trust", settles=True, naive=True, feedback=key("trusting")),
                _option("guess", feedback=key("guessing")),
            ),
            revisable=True,
        ),
    ),
    (Hint(key("advice-hint"), 100),),
    key("advice-solved"),
    Estimate(60, 120),
    bonus=True,
)

SCENARIO = Scenario(
    format=1,
    id=ScenarioId("warehouse"),
    version="1.0.0",
    title=key("title"),
    summary=key("summary"),
    content_note=key("note"),
    languages=("en",),
    time_zone="Europe/Amsterdam",
    story_date="2026-03-01",
    players_min=1,
    players_max=6,
    departments=(),
    roles=(),
    deals={},
    cast=(
        CastMember(CastId("odd"), "Odd Løvland", key("keeper"), is_suspect=True),
        CastMember(CastId("eva"), "Eva Stam", key("driver"), is_suspect=True),
        CastMember(CastId("pim"), "Pim Vis", key("colleague")),
    ),
    places={},
    acts=(),
    sources=(),
    clues=(),
    puzzles=(_SHIFT, _ADVICE),
    happenings=(
        Happening(HappeningId("slip"), key("slip-title"), key("slip-text"), CastId("pim"), channel="chat"),
        Happening(HappeningId("hum"), key("hum-title"), key("hum-text"), channel="chat"),
    ),
    dilemmas=(),
    reporting=Reporting(
        key("desk"),
        (ReportKind(ReportKindId("leak"), key("leak-text")), ReportKind(ReportKindId("other"), key("other-text"))),
        key("thanks"),
        (
            Matter(MatterId("phone"), key("phone-title"), (ReportKindId("leak"),), key("phone-thanks")),
            Matter(MatterId("mail"), key("mail-title"), (ReportKindId("leak"),), key("mail-thanks")),
        ),
    ),
    votes=(
        Vote(VoteId("first"), key("first-question"), (AnswerOption(OptionId("nobody"), key("nobody-text")),)),
        Vote(
            VoteId("mood"),
            key("mood-question"),
            (AnswerOption(OptionId("yes"), key("yes-text")), AnswerOption(OptionId("no"), key("no-text"))),
            suspects=False,
            confidence=False,
            limit_seconds=30,
        ),
    ),
    questions=(
        Question(
            QuestionId("a1"),
            key("a1-text"),
            "before",
            options=(AnswerOption(OptionId("x"), key("x-text")), AnswerOption(OptionId("y"), key("y-text"))),
            best=OptionId("x"),
        ),
        Question(QuestionId("b1"), key("b1-text"), "after", options=(AnswerOption(OptionId("x"), key("x-text")),)),
        Question(QuestionId("scan"), key("scan-text"), "both"),
    ),
    accusation=None,
    endings=(),
    goals=(),
    evidence=(),
    debrief=Debrief((), key("comforts"), (), key("comforts-question")),
    run_sheet=(),
    guide=(),
    thresholds=Thresholds(),
    proofs=(),
    credits=(),
    tables={
        LEVELS: Table(
            (ColumnId("id"), ColumnId("time"), ColumnId("level")),
            tuple((f"L{number}", f"2026-03-01T0{number}:30:00Z", str(number % 3)) for number in range(8)),
            {f"L{number}": number for number in range(8)},
        )
    },
)

TEXTS = Texts({}, {"odd": "Odd Løvland", "eva": "Eva Stam", "pim": "Pim Vis"})
"""No text at all: every text shows as its key, so that a test sees which one was meant."""

FACTS = Facts(
    now=datetime(2026, 11, 12, 9, tzinfo=UTC),
    chance=4,
    seq=7,
    seconds=90.0,
    is_paused=False,
    players={ADA: (), BEN: (), CAS: ()},
    sources={},
    extra_time={},
)


def at(seconds: float, **changes: Any) -> Facts:
    return replace(FACTS, seconds=seconds, **changes)
