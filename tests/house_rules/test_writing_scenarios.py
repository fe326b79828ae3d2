"""The page for authors tells of every field of the format, in the words of the code."""

import re

from scripts.scenario_fields import MEANINGS, PAGE, meaning, own_meanings, page, told_on
from thebridge.authoring.walk import definitions_of_format, field_types
from thebridge.engine.areas.puzzles.kinds import KINDS


def text() -> str:
    return PAGE.read_text(encoding="utf-8")


def test_the_tables_are_as_the_code_has_them() -> None:
    assert text() == page(text()), "run `python scripts/scenario_fields.py`"


def test_every_definition_is_told_of_once() -> None:
    names = [name for match in re.findall(r"<!-- fields: ([\w ]+) -->", text()) for name in match.split()]
    assert sorted(names) == sorted(one.__name__ for one in definitions_of_format())
    assert told_on(text()) == set(names)


def test_every_field_stands_on_the_page() -> None:
    fields = {field for thing in definitions_of_format() for field in field_types(thing)}
    assert not {field for field in fields if f"`{field}`" not in text() and f"`{field}:" not in text()}


def test_every_field_has_a_meaning() -> None:
    fields = [(thing, field) for thing in definitions_of_format() for field in field_types(thing) if field != "kind"]
    assert [f"{thing.__name__}.{field}" for thing, field in fields if not meaning(thing, field)] == []


def test_every_written_meaning_is_needed() -> None:
    silent = {(thing.__name__, field) for thing in definitions_of_format() for field in field_types(thing)}
    silent -= {(thing.__name__, field) for thing in definitions_of_format() for field in own_meanings(thing)}
    needed = {f"{thing}.{field}" for thing, field in silent} | {field for _, field in silent}
    assert set(MEANINGS) - needed == set()


def test_every_kind_of_part_has_its_own_heading() -> None:
    headings = set(re.findall(r"^### (\w+)$", text(), re.MULTILINE))
    assert set(KINDS) <= headings


def test_a_planted_difference_is_seen() -> None:
    assert page(text().replace("| `players_min` |", "| `players` |")) == text()
