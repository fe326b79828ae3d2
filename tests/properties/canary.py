"""A scenario whose every secret can be told from every other: texts, row keys and answers are marks of their own."""

import json
import re
from base64 import b64encode
from collections.abc import Iterator, Mapping
from dataclasses import replace
from html import escape
from typing import Any
from urllib.parse import quote

from thebridge.engine.areas.puzzles.kinds.rows import RowsPart
from thebridge.engine.areas.puzzles.kinds.text import TextPart
from thebridge.engine.ids import RowKey, TextKey
from thebridge.engine.scenario import Dataset, Proof, Scenario, Table

START = '⟦<&"zq'
"""How every mark begins: it reads differently in each way of escaping."""
_MARK = re.compile(re.escape(START) + r"(\w+)⟧")
_ENCODED = (
    escape(START),
    quote(START),
    *(json.dumps(START, ensure_ascii=is_ascii)[1:-1] for is_ascii in (True, False)),
    *(b64encode(b"." * shift + START.encode())[4 if shift else 0 : -4].decode() for shift in range(3)),
)


def mark(name: str) -> str:
    """A text that tells where it is from and comes nowhere else."""
    return f"{START}{name.encode().hex()}⟧"


def marks_in(view: Mapping[str, Any]) -> set[str]:
    """The names of all marks in a view; one that is escaped or encoded in any way is an error."""
    whole = "\n".join(strings_in(view))
    for form in _ENCODED:
        assert form not in whole, f"something escaped stands in a view: {form}"
    return {bytes.fromhex(name).decode() for name in _MARK.findall(whole)}


def strings_in(value: Any) -> Iterator[str]:
    """Every text in plain data, the keys included."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield str(key)
            yield from strings_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings_in(inner)


def keys_in(value: Any) -> Iterator[str]:
    """Every key in plain data."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield str(key)
            yield from keys_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from keys_in(inner)


def with_marks(scenario: Scenario) -> Scenario:
    """The same scenario, to be played as it is."""
    texts: dict[str, Mapping[TextKey, str]] = {
        language: {key: mark(f"{language} {key}") for key in known} for language, known in scenario.texts.items()
    }
    return replace(
        scenario,
        texts=texts,
        tables={source: _marked_table(scenario, source, table) for source, table in scenario.tables.items()},
        clues=tuple(replace(clue, rows=tuple(_row(clue.source, row) for row in clue.rows)) for clue in scenario.clues),
        puzzles=tuple(
            replace(puzzle, parts=tuple(_marked_part(part) for part in puzzle.parts)) for puzzle in scenario.puzzles
        ),
        proofs=tuple(Proof(one.id, mark(f"proof {one.id}"), ()) for one in scenario.proofs),
    )


def _row(source: str, key: str) -> RowKey:
    return RowKey(mark(f"row {source} {key}"))


def _marked_table(scenario: Scenario, source: str, table: Table) -> Table:
    dataset = next(one for one in scenario.sources if one.id == source)
    assert isinstance(dataset, Dataset)
    at = table.columns.index(dataset.key)
    rows = tuple((*row[:at], _row(source, row[at]), *row[at + 1 :]) for row in table.rows)
    return Table(table.columns, rows, {row[at]: number for number, row in enumerate(rows)})


def _marked_part(part: Any) -> Any:
    match part:
        case RowsPart():
            return replace(
                part,
                answer=tuple(_row(part.source, row) for row in part.answer),
                naive=tuple(_row(part.source, row) for row in part.naive),
                mistakes=tuple(replace(one, row=_row(part.source, one.row)) for one in part.mistakes),
            )
        case TextPart():
            mistakes = tuple(
                replace(one, forms=(mark(f"mistake {part.id} {number}"),)) for number, one in enumerate(part.mistakes)
            )
            return replace(part, accepts=(mark("accepted"),), mistakes=mistakes, naive=None, max_length=200)
        case _:
            return part
