"""One part of every kind, as an author could write it: the night at the warehouse."""

from typing import Any

from tests.engine.areas.puzzles.warehouse import LEVELS, item, key
from thebridge.engine.areas.puzzles.kinds.choice import ChoiceOption, ChoicePart
from thebridge.engine.areas.puzzles.kinds.links import LeftItem, LinksPart, RightItem
from thebridge.engine.areas.puzzles.kinds.mark import MarkMistake, MarkPart
from thebridge.engine.areas.puzzles.kinds.number import NumberMistake, NumberPart
from thebridge.engine.areas.puzzles.kinds.order import OrderItem, OrderMistake, OrderPart
from thebridge.engine.areas.puzzles.kinds.request import FieldOption, RequestField, RequestPart
from thebridge.engine.areas.puzzles.kinds.rows import RowsMistake, RowsPart
from thebridge.engine.areas.puzzles.kinds.sets import Candidate, MemberSet, SetsPart
from thebridge.engine.areas.puzzles.kinds.sort import Bin, SortItem, SortPart
from thebridge.engine.areas.puzzles.kinds.text import TextMistake, TextPart
from thebridge.engine.ids import ColumnId, PartId, RowKey
from thebridge.engine.scenario import Part

P, PROMPT = PartId("p"), key("prompt")


def _sorted(name: str, bin_: str, naive: str | None = None, says: str | None = None) -> SortItem:
    return SortItem(
        item(name), key(name), item(bin_), None if naive is None else item(naive), None if says is None else key(says)
    )


SORT = SortPart(
    P,
    PROMPT,
    (Bin(item("fact"), key("fact")), Bin(item("guess"), key("guess"))),
    (
        _sorted("scan", "fact"),
        _sorted("score", "guess", "fact", "an-opinion-of-a-list"),
        _sorted("bell", "fact"),
        _sorted("motive", "guess"),
    ),
)
ORDER = OrderPart(
    P,
    PROMPT,
    (
        OrderItem(item("door"), key("door"), 0.0),
        OrderItem(item("blow"), key("blow"), 3.0),
        OrderItem(item("post"), key("post"), 1.0),
        OrderItem(item("ship"), key("ship"), 2.0),
    ),
    (OrderMistake(item("blow"), item("ship"), key("which-clock-has-the-ship")),),
    (key("early"), key("late")),
)
CHOICE = ChoicePart(
    P,
    PROMPT,
    (
        ChoiceOption(item("ask"), key("ask"), right=True),
        ChoiceOption(item("wait"), key("wait"), settles=True, feedback=key("it-waits")),
        ChoiceOption(item("trust"), key("trust"), naive=True, feedback=key("who-made-the-list")),
        ChoiceOption(item("blame"), key("blame")),
    ),
)
CHOICES = ChoicePart(
    P,
    PROMPT,
    (
        ChoiceOption(item("a"), key("a"), right=True, feedback=key("a-is-right")),
        ChoiceOption(item("b"), key("b"), right=True),
        ChoiceOption(item("c"), key("c"), naive=True),
        ChoiceOption(item("d"), key("d"), settles=True),
    ),
    multiple=True,
)
NUMBER = NumberPart(P, PROMPT, 91.2, 0.05, key("percent"), mistakes=(NumberMistake(99.6, key("v3"), 0.05),), naive=99.6)
TIME = NumberPart(P, PROMPT, "00:47:20", 20, is_time=True, naive="02:47:20")
TEXT = TextPart(P, PROMPT, ("K-117", "pas K-117"), (TextMistake(("K-711",), key("swapped")),), "Ruben", 20)
MARK = MarkPart(
    P,
    PROMPT,
    LEVELS,
    ColumnId("time"),
    ColumnId("level"),
    "2026-03-01T02:30:00Z",
    60.0,
    (MarkMistake("2026-03-01T05:30:00Z", key("another-day"), 60.0),),
    "2026-03-01T04:30:00Z",
)
ROWS = RowsPart(
    P,
    PROMPT,
    LEVELS,
    (RowKey("L2"), RowKey("L5")),
    3,
    (RowsMistake(RowKey("L4"), key("shown-but-not-hidden")),),
    (RowKey("L1"),),
)
LINKS = LinksPart(
    P,
    PROMPT,
    (
        LeftItem(item("8809"), key("8809"), item("swan")),
        LeftItem(item("8812"), key("8812"), item("none"), item("eel")),
        LeftItem(item("8821"), key("8821"), item("eel"), feedback=key("look-at-the-order-of-rows")),
    ),
    (
        RightItem(item("swan"), key("swan")),
        RightItem(item("eel"), key("eel")),
        RightItem(item("heron"), key("heron")),
    ),
    allow_none=True,
)
SETS = SetsPart(
    P,
    PROMPT,
    (
        MemberSet(item("readers"), key("readers"), (item("ilse"), item("cor"))),
        MemberSet(item("holders"), key("holders"), (item("ilse"), item("bas")), feedback=key("ask-who-left")),
    ),
    tuple(Candidate(item(name), key(name)) for name in ("cor", "bas", "ilse")),
    {item("readers"): (item("cor"), item("ilse"), item("bas")), item("intersection"): (item("ilse"), item("bas"))},
)
REQUEST = RequestPart(
    P,
    PROMPT,
    (
        RequestField(
            item("window"),
            key("window"),
            (
                FieldOption(item("night"), key("night"), naive=True, settles=True, feedback=key("much-to-read")),
                FieldOption(item("minutes"), key("minutes"), right=True),
                FieldOption(item("year"), key("year"), feedback=key("more-than-needed")),
            ),
        ),
        RequestField(
            item("columns"),
            key("columns"),
            (
                FieldOption(item("plate"), key("plate"), right=True),
                FieldOption(item("everything"), key("everything")),
            ),
        ),
    ),
    revisable=True,
)

PARTS: dict[str, Part] = {
    "sort": SORT,
    "order": ORDER,
    "choice": CHOICE,
    "choices": CHOICES,
    "number": NUMBER,
    "time": TIME,
    "text": TEXT,
    "mark": MARK,
    "rows": ROWS,
    "links": LINKS,
    "sets": SETS,
    "request": REQUEST,
}
NAIVE_SETTLES = {"request"}
"""Where the naive draft is accepted, and what it leads to tells the team."""


def kind_of(part: Any) -> str:
    """What an author writes as the part's kind."""
    return str(part.kind)
