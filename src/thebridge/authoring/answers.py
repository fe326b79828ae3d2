"""What of an answer conditions and evidence may ask for, and whether the rows of a proof are the whole answer."""

from collections.abc import Collection, Iterator

from thebridge.authoring.strict_yaml import Path
from thebridge.engine.areas.puzzles.kinds.choice import ChoicePart
from thebridge.engine.areas.puzzles.kinds.kind import ACCEPTED, OTHER, mistake
from thebridge.engine.areas.puzzles.kinds.links import LinksPart
from thebridge.engine.areas.puzzles.kinds.mark import MarkPart
from thebridge.engine.areas.puzzles.kinds.number import NumberPart, read_number
from thebridge.engine.areas.puzzles.kinds.order import OrderPart
from thebridge.engine.areas.puzzles.kinds.request import RequestPart
from thebridge.engine.areas.puzzles.kinds.rows import RowsPart
from thebridge.engine.areas.puzzles.kinds.sets import SetsPart
from thebridge.engine.areas.puzzles.kinds.sort import SortPart
from thebridge.engine.areas.puzzles.kinds.text import TextPart, plain
from thebridge.engine.scenario import Part

Rows = tuple[tuple[str, ...], ...]


def options_in(part: Part) -> frozenset[str]:
    """The ids that conditions and evidence may ask for of an answer to this part."""
    found: set[str] = set()
    match part:
        case ChoicePart():
            found = {option.id for option in part.options}
        case RequestPart():
            found = {option.id for field in part.fields for option in field.options}
        case SetsPart():
            found = {one.id for one in part.candidates}
        case RowsPart():
            found = {*part.answer, *part.naive, *(one.row for one in part.mistakes)}
        case TextPart() | NumberPart() | MarkPart():
            found = {ACCEPTED, OTHER, *(mistake(number) for number in range(len(part.mistakes)))}
    return frozenset(found)


def differing(part: Part, shown: Rows, judged: Collection[str]) -> tuple[Path, ...]:
    """Where in the part its answer is not what the rows of a proof show, each place as a path within the part.

    `judged` are the gaps of a request that no query can show.
    """
    match part:
        case SortPart() | LinksPart() | SetsPart() | RequestPart():
            return _differing_pairs(part, shown, judged)
        case ChoicePart():
            options = [(str(one.id),) for one in part.options]
            found = [("options", at) for at, one in enumerate(part.options) if one.right != (options[at] in shown)]
            return (*found, *([] if set(shown) <= set(options) else [("options",)]))
        case OrderPart():
            return () if shown == tuple((item.id,) for item in part.items) else (("items",),)
        case RowsPart():
            return () if set(shown) == {(row,) for row in part.answer} else (("answer",),)
        case TextPart():
            return () if _only(shown) in set(map(plain, part.accepts)) else (("accepts",),)
        case NumberPart():
            return () if _is_number(part, shown) else (("answer",),)
        case MarkPart():
            return () if shown == ((part.answer,),) else (("answer",),)
    return ()


def _only(shown: Rows) -> str:
    return plain(shown[0][0]) if [len(row) for row in shown] == [1] else ""


def _is_number(part: NumberPart, shown: Rows) -> bool:
    cell = shown[0][0] if [len(row) for row in shown] == [1] else ""
    found, wanted = (read_number(one, is_time=part.is_time) for one in (cell, part.answer))
    return found is not None and wanted is not None and abs(found - wanted) <= part.tolerance + 1e-9


def _differing_pairs(
    part: SortPart | LinksPart | SetsPart | RequestPart, shown: Rows, judged: Collection[str]
) -> tuple[Path, ...]:
    pieces = {key: (path, wanted) for path, key, wanted in _pieces(part) if f"{part.id}.{key}" not in judged}
    found = [path for key, (path, wanted) in pieces.items() if {row for row in shown if row[:1] == (key,)} != wanted]
    return (*found, *([] if all(row[0] in pieces for row in shown) else [("id",)]))


def _pieces(part: SortPart | LinksPart | SetsPart | RequestPart) -> Iterator[tuple[Path, str, set[tuple[str, ...]]]]:
    """Each thing that is answered apart: where its answer is written, its id, and the rows that a proof must show."""
    match part:
        case SortPart():
            for number, item in enumerate(part.items):
                yield ("items", number, "bin"), item.id, {(item.id, item.bin)}
        case LinksPart():
            for number, left in enumerate(part.left):
                yield ("left", number, "right"), left.id, {(left.id, left.right)}
        case SetsPart():
            for number, one in enumerate(part.sets):
                members: set[tuple[str, ...]] = {(one.id, member) for member in one.members}
                yield ("sets", number, "members"), one.id, members
        case RequestPart():
            for number, field in enumerate(part.fields):
                wanted: set[tuple[str, ...]] = {(field.id, option.id) for option in field.options if option.right}
                yield ("fields", number, "options"), field.id, wanted
