"""Writes the tables of fields in docs/writing-scenarios.md, from the definitions' own annotations and docstrings.

Run `python scripts/scenario_fields.py` after a field came or went; a test fails while the page and the code differ.
"""

import ast
import dataclasses
import inspect
import re
import textwrap
import tomllib
from collections.abc import Mapping
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, NewType, Union, get_args, get_origin

from thebridge.authoring.walk import definitions_of_format, field_types
from thebridge.engine.scenario import Part, conditions, effects, evidence

MEANINGS: Mapping[str, str] = tomllib.loads(Path(__file__).with_name("field_meanings.toml").read_text(encoding="utf-8"))
PAGE = Path(__file__).parents[1] / "docs" / "writing-scenarios.md"
BLOCK = re.compile(r"<!-- fields: (?P<names>[\w ]+) -->\n.*?<!-- end -->", re.DOTALL)

_NAMES = {
    "ActId": "act", "RoleId": "role", "DepartmentId": "department", "CastId": "character", "SourceId": "source",
    "ClueId": "clue", "PuzzleId": "puzzle", "DilemmaId": "dilemma", "HappeningId": "happening", "MatterId": "matter",
    "ReportKindId": "kind of report", "VoteId": "vote", "QuestionId": "question", "GoalId": "goal",
    "RuleId": "evidence rule", "EndingId": "ending", "PassageId": "passage", "ColumnId": "column", "RowKey": "row",
    "PartId": "part", "ItemId": "item", "OptionId": "option", "ScenarioId": "scenario",
}  # fmt: skip
_PLAIN = {str: "text", int: "whole number", float: "number", bool: "true or false"}
_UNIONS = {
    conditions.Always: ("condition", "conditions"),
    effects.ReleaseSource: ("effect", "effects"),
    evidence.PuzzleSolvedIs: ("trigger", "triggers"),
}
"""The first member of a union that is told apart by `kind`: what it is called, and where the page tells of it."""


def page(text: str) -> str:
    """The page with every table written anew."""
    known = {thing.__name__: thing for thing in definitions_of_format()}
    return BLOCK.sub(lambda match: _block(match["names"], known), text)


def told_on(text: str) -> set[str]:
    """The names of the definitions that the page has a table of."""
    return {name for match in BLOCK.finditer(text) for name in match["names"].split()}


def _block(names: str, known: Mapping[str, type]) -> str:
    tables = "\n\n".join(_table(known[name]) for name in names.split())
    return f"<!-- fields: {names} -->\n{tables}\n<!-- end -->"


def _table(thing: type) -> str:
    kind = next((one.default for one in dataclasses.fields(thing) if one.name == "kind"), None)
    title = f"**`kind: {kind}`**" if isinstance(kind, str) else f"**{thing.__name__}**"
    lines = [f"{title} {_plain_text(inspect.getdoc(thing) or '')}"]
    rows = [_row(thing, field) for field in dataclasses.fields(thing) if field.name in field_types(thing)]
    shown = [row for row in rows if not row.startswith("| `kind`")]
    if shown:
        lines += ["", "| field | holds | without it | meaning |", "| --- | --- | --- | --- |", *shown]
    return "\n".join(lines)


def _row(thing: type, field: "dataclasses.Field[Any]") -> str:
    holds = _holds(field_types(thing)[field.name], is_id=field.name == "id")
    return f"| `{field.name}` | {holds} | {_default(field)} | {_plain_text(meaning(thing, field.name))} |"


def meaning(thing: type, field: str) -> str:
    """What a field means: in the definition's own words, else in those of `field_meanings.toml`."""
    return own_meanings(thing).get(field) or MEANINGS.get(f"{thing.__name__}.{field}") or MEANINGS.get(field, "")


def _default(field: "dataclasses.Field[Any]") -> str:
    if field.default_factory is not dataclasses.MISSING:
        return "none"
    if field.default is dataclasses.MISSING:
        return "**needed**"
    if field.default is None or field.default == ():
        return "none"
    if dataclasses.is_dataclass(field.default):
        return f"`{field.default.kind}`"  # type: ignore[union-attr]
    return f"`{str(field.default).lower() if isinstance(field.default, bool) else field.default}`"


def _holds(hint: Any, *, is_id: bool = False) -> str:
    """What a type is in an author's words."""
    if hint is NoneType:
        return "null"
    if isinstance(hint, NewType):
        return _name(hint, is_id=is_id)
    if hint in _PLAIN:
        return _PLAIN[hint]
    origin, inner = get_origin(hint), get_args(hint)
    if origin is Literal:
        return " or ".join(f"`{one}`" for one in inner)
    if origin is tuple:
        return f"list of: {_holds(inner[0])}"
    if origin in (Union, UnionType):
        return _choice([one for one in inner if one is not NoneType])
    if dataclasses.is_dataclass(hint):
        return "part of a [kind](#puzzles)" if hint is Part else f"{getattr(hint, '__name__', hint)}"
    return f"by {_holds(inner[0])}: {_holds(inner[1])}"


def _name(hint: NewType, *, is_id: bool) -> str:
    if hint.__name__ == "TextKey":
        return "[key of a text](#texts)"
    if hint.__name__ == "AssetName":
        return "name of a file in `assets/`"
    return "own id" if is_id else f"id of a {_NAMES[hint.__name__]}".replace("a act", "an act")


def _choice(arms: list[Any]) -> str:
    if arms[0] in _UNIONS:
        word, anchor = _UNIONS[arms[0]]
        return f"[{word}](#{anchor})"
    return " or ".join(_holds(arm) for arm in arms)


def own_meanings(thing: type) -> dict[str, str]:
    """The docstring under each field, also of those that a part of a kind shares with all parts."""
    found: dict[str, str] = {}
    for one in reversed(thing.__mro__):
        if not dataclasses.is_dataclass(one):
            continue
        [body] = ast.parse(textwrap.dedent(inspect.getsource(one))).body
        assert isinstance(body, ast.ClassDef)
        for field, said in zip(body.body, body.body[1:], strict=False):
            if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name) and isinstance(said, ast.Expr):
                assert isinstance(said.value, ast.Constant)
                found[field.target.id] = str(said.value.value)
    return found


def _plain_text(doc: str) -> str:
    return " ".join(doc.split()).replace("|", "\\|")


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
