"""The right answers of a scenario in words, for whoever leads: they never stand in a view."""

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from typing import Any, Final

from thebridge.engine.areas.puzzles.kinds.choice import ChoicePart
from thebridge.engine.areas.puzzles.kinds.links import LinksPart
from thebridge.engine.areas.puzzles.kinds.mark import MarkPart
from thebridge.engine.areas.puzzles.kinds.number import NumberPart
from thebridge.engine.areas.puzzles.kinds.order import OrderPart
from thebridge.engine.areas.puzzles.kinds.request import RequestField, RequestPart
from thebridge.engine.areas.puzzles.kinds.rows import RowsPart
from thebridge.engine.areas.puzzles.kinds.sets import SetsPart
from thebridge.engine.areas.puzzles.kinds.sort import SortPart
from thebridge.engine.areas.puzzles.kinds.text import TextPart
from thebridge.engine.scenario import AccusationPart, Dataset, Part, Scenario
from thebridge.engine.texts import Texts

Say = Callable[[Any], str]
ARROW: Final = " → "


def answers_of(part: Part, say: Say, scenario: Scenario) -> list[str]:
    """What settles one part of a puzzle, a line for each thing that a team does."""
    match part:
        case MarkPart():
            return [f"{_column(part, say, scenario)}: {_moment(part.answer)}"]
        case ChoicePart():
            return [say(one.text) for one in _right(part.options)]
        case RequestPart():
            return [_field(one, say) for one in part.fields]
        case LinksPart():
            ends = _texts(part.right, say)
            return [say(one.text) + ARROW + ends.get(one.right, "—") for one in part.left]
        case SortPart():
            bins = _texts(part.bins, say)
            return [say(one.text) + ARROW + bins[one.bin] for one in part.items]
        case OrderPart():
            return [f"{number}. {say(one.text)}" for number, one in enumerate(part.items, start=1)]
        case SetsPart():
            return _sets(part, say)
    return _values(part, say)


def _values(part: Part, say: Say) -> list[str]:
    match part:
        case NumberPart():
            return [f"{part.answer} {say(part.unit)}" if part.unit is not None else str(part.answer)]
        case TextPart():
            return [part.accepts[0]]
        case RowsPart():
            return [", ".join(part.answer)]
    raise TypeError(f"no words for the answer of {type(part).__name__}")


def _column(part: MarkPart, say: Say, scenario: Scenario) -> str:
    """What the line under the chart is called."""
    tables = {source.id: source for source in scenario.sources if isinstance(source, Dataset)}
    columns = tables[part.source].columns if part.source in tables else ()
    return next((say(one.title) for one in columns if one.id == part.x), part.x)


def _moment(cell: str) -> str:
    """A cell as people read it: of a moment the time, in UTC as the charts show it."""
    try:
        return f"{datetime.fromisoformat(cell).astimezone(UTC):%H:%M:%S} UTC"
    except ValueError:
        return cell


def _sets(part: SetsPart, say: Say) -> list[str]:
    names = _texts(part.candidates, say)
    lines = [say(one.text) + ARROW + ", ".join(names[who] for who in one.members) for one in part.sets]
    shared = [name for who, name in names.items() if all(who in one.members for one in part.sets)]
    return [*lines, "∩" + ARROW + (", ".join(shared) or "—")]


def _field(field: RequestField, say: Say) -> str:
    return say(field.text) + ARROW + say(_right(field.options)[0].text)


def _right(options: Iterable[Any]) -> list[Any]:
    """The right ones; where none is right, the first that settles."""
    right = [one for one in options if one.right]
    return right or [one for one in options if one.settles][:1]


def _texts(options: Iterable[Any], say: Say) -> Mapping[str, str]:
    return {one.id: say(one.text) for one in options}


def answers_of_accusation(scenario: Scenario, part: AccusationPart, texts: Texts) -> list[str]:
    """The right answers to a question of the accusation; a sentence of the team's own has none."""
    names = {one.id: texts.names.get(one.id, one.name) for one in scenario.cast}
    own = {str(one.id): texts.get(one.text) for one in part.options}
    return [own.get(right) or names.get(right, right) for right in map(str, part.right)]  # type: ignore[call-overload]
