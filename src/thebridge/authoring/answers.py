"""What of an answer conditions and evidence may ask for, by kind of part."""

from thebridge.engine.areas.puzzles.kinds.choice import ChoicePart
from thebridge.engine.areas.puzzles.kinds.kind import ACCEPTED, OTHER, mistake
from thebridge.engine.areas.puzzles.kinds.mark import MarkPart
from thebridge.engine.areas.puzzles.kinds.number import NumberPart
from thebridge.engine.areas.puzzles.kinds.request import RequestPart
from thebridge.engine.areas.puzzles.kinds.rows import RowsPart
from thebridge.engine.areas.puzzles.kinds.sets import SetsPart
from thebridge.engine.areas.puzzles.kinds.text import TextPart
from thebridge.engine.scenario import Part


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
