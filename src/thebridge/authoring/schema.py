"""The shape of `format: 1`: the engine's own definitions, read by pydantic, with problems told in an author's words."""

from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter, ValidationError

from thebridge.authoring.strict_yaml import Path
from thebridge.engine.areas.puzzles.kinds import KINDS
from thebridge.engine.scenario import Scenario

assert KINDS, "the kinds must be imported before the schema is built: a Part is read as one of them"

_ADAPTER = TypeAdapter(Scenario)

FORMAT = 1

_MESSAGES = {
    "missing": ("field_missing", "The field {name!r} is missing. Add it."),
    "unexpected_keyword_argument": (
        "field_unknown",
        "There is no field {name!r} here. Remove it or check its spelling.",
    ),
    "extra_forbidden": ("field_unknown", "There is no field {name!r} here. Remove it or check its spelling."),
    "union_tag_invalid": ("kind_unknown", "The kind {tag!r} is not known here. Use one of {expected_tags}."),
    "union_tag_not_found": ("kind_missing", "The field 'kind' is missing. Add it."),
    "literal_error": ("value_unknown", "{input!r} is not allowed here. Use {expected}."),
}


def read_scenario(data: Mapping[str, Any]) -> Scenario | list[tuple[Path, str, str]]:
    """The scenario, or all that does not fit: (path in the data, code, message)."""
    data = dict(data)
    if data.get("format") == str(FORMAT):
        data["format"] = FORMAT
    try:
        return _ADAPTER.validate_python(data)
    except ValidationError as error:
        return [_told(one) for one in error.errors(include_url=False)]


def _told(error: Any) -> tuple[Path, str, str]:
    path = tuple(error["loc"])
    known = _MESSAGES.get(error["type"])
    values = {"name": path[-1] if path else "", "input": error.get("input"), **error.get("ctx", {})}
    if known is None:
        return path, "value_unfit", f"{error['msg']} (found {error.get('input')!r:.80}). Change the value."
    code, message = known
    return path, code, message.format(**values)
