"""Puzzles of a generated scenario: five of them, with all ten kinds of part, and some kinds in two shapes."""

from tests.properties.maker import Maker
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
from thebridge.engine.ids import ColumnId, ItemId, PartId, RowKey, SourceId, TextKey
from thebridge.engine.scenario import Part

LETTERS = tuple(ItemId(letter) for letter in "uvwx")
AT, AMOUNT = ColumnId("at"), ColumnId("amount")


def parts_of_puzzles(make: Maker) -> tuple[tuple[Part, ...], ...]:
    """The parts of five puzzles."""
    return (
        (_sort(make), _order(make)),
        (_choice(make, is_multiple=False), _choice(make, is_multiple=True), _number(make)),
        (_text(make), _mark(make), _time(make)),
        (_rows(make), _links(make)),
        (_sets(make), _request(make)),
    )


def _head(make: Maker, name: str) -> tuple[PartId, TextKey]:
    return PartId(name), make.text(f"part.{name}")


def _maybe(make: Maker, key: str) -> TextKey | None:
    return make.text(key) if make.is_so() else None


def _sort(make: Maker) -> Part:
    bins = tuple(Bin(ItemId(name), make.text(f"bin.{name}")) for name in ("left", "right"))
    items = tuple(
        SortItem(one, make.text(f"sort.{one}"), bins[n % 2].id, bins[0].id, _maybe(make, f"sort.{one}.no"))
        for n, one in enumerate(LETTERS)
    )
    return SortPart(*_head(make, "sort"), bins, items)


def _order(make: Maker) -> Part:
    items = tuple(OrderItem(one, make.text(f"order.{one}"), float(-n)) for n, one in enumerate(LETTERS))
    mistakes = (OrderMistake(LETTERS[0], LETTERS[1], make.text("order.no")),) if make.is_so() else ()
    return OrderPart(*_head(make, "order"), items, mistakes, (make.text("order.start"),))


def _choice(make: Maker, *, is_multiple: bool) -> Part:
    name = "several" if is_multiple else "choice"
    options = tuple(
        ChoiceOption(
            one,
            make.text(f"{name}.{one}"),
            right=n in {0, 1} if is_multiple else n == 0,
            settles=n == 2,
            naive=n == 3,
            feedback=_maybe(make, f"{name}.{one}.said"),
        )
        for n, one in enumerate(LETTERS)
    )
    return ChoicePart(*_head(make, name), options, is_multiple, revisable=make.is_so())


def _number(make: Maker) -> Part:
    mistakes = (NumberMistake(7.0, make.text("number.no"), 0.5),)
    unit = make.text("unit")
    return NumberPart(*_head(make, "number"), 42.0, 0.5, unit, mistakes=mistakes, naive=7.0)


def _time(make: Maker) -> Part:
    mistakes = (NumberMistake("13:30:00", make.text("time.no"), 30.0),)
    return NumberPart(*_head(make, "time"), "13:20:00", 60.0, None, True, mistakes, "13:30:00")


def _text(make: Maker) -> Part:
    mistakes = (TextMistake(("Kees",), make.text("text.no")),)
    return TextPart(*_head(make, "text"), ("Zoë", "K-117"), mistakes, "kees", 20)


def _mark(make: Maker) -> Part:
    column = make.one((AT, AMOUNT))
    cells = ("2026-10-25 00:30:00", "2026-10-25 01:30:00") if column == AT else ("2", "6")
    mistakes = (MarkMistake(cells[1], make.text("mark.no")),)
    head = _head(make, "mark")
    return MarkPart(*head, SourceId("data2"), column, AMOUNT, cells[0], 1.0, mistakes, cells[1])


def _rows(make: Maker) -> Part:
    right, naive = (RowKey("k1"), RowKey("k2")), (RowKey("k5"),)
    mistakes = (RowsMistake(naive[0], make.text("rows.no")),) if make.is_so() else ()
    return RowsPart(*_head(make, "rows"), SourceId("data1"), right, 4, mistakes, naive)


def _links(make: Maker) -> Part:
    right = tuple(RightItem(ItemId(f"to-{one}"), make.text(f"to-{one}")) for one in LETTERS)
    left = tuple(
        LeftItem(
            one,
            make.text(f"links.{one}"),
            ItemId("none") if n == 3 else right[n].id,
            right[0].id if n else None,
            _maybe(make, f"links.{one}.no"),
        )
        for n, one in enumerate(LETTERS)
    )
    return LinksPart(*_head(make, "links"), left, right, allow_none=True)


def _sets(make: Maker) -> Part:
    candidates = tuple(Candidate(one, make.text(f"candidate.{one}")) for one in LETTERS)
    sets = (
        MemberSet(ItemId("one"), make.text("sets.one"), LETTERS[:3], SourceId("data0"), _maybe(make, "sets.one.no")),
        MemberSet(ItemId("two"), make.text("sets.two"), LETTERS[1:]),
    )
    return SetsPart(*_head(make, "sets"), sets, candidates, {ItemId("intersection"): LETTERS[:1]})


def _request(make: Maker) -> Part:
    fields = tuple(
        RequestField(
            ItemId(name),
            make.text(f"request.{name}"),
            tuple(
                FieldOption(
                    ItemId(f"{name}-{one}"),
                    make.text(f"request.{name}.{one}"),
                    right=n == 0,
                    settles=n == 1,
                    naive=n == 2,
                    feedback=_maybe(make, f"request.{name}.{one}.said"),
                )
                for n, one in enumerate(LETTERS)
            ),
        )
        for name in ("what", "whose")
    )
    return RequestPart(*_head(make, "request"), fields, revisable=make.is_so())
