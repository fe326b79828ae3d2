"""The shape of `format: 1`: the engine's own definitions, read by pydantic, with problems told in an author's words."""

from collections.abc import Iterable, Mapping
from copy import deepcopy
from typing import Any, NamedTuple

from pydantic import TypeAdapter, ValidationError

from thebridge.authoring.strict_yaml import Path
from thebridge.engine.areas.puzzles.kinds import KINDS
from thebridge.engine.scenario import Scenario

assert KINDS, "the kinds must be imported before the schema is built: a Part is read as one of them"

_ADAPTER = TypeAdapter(Scenario)

FORMAT = 1

FILLED_BY_LOADER = {"texts", "tables"}
"""Fields of the scenario that come from `text/` and `data/`, never from YAML."""

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


class Misfit(NamedTuple):
    """What does not fit the shape: where in the data, a code, and the remedy in a sentence."""

    path: Path
    code: str
    message: str


def read_scenario(data: Mapping[str, Any]) -> Scenario | list[Misfit]:
    """The scenario, or all that does not fit."""
    data = dict(data)
    if data.get("format") == str(FORMAT):
        data["format"] = FORMAT
    for filled in FILLED_BY_LOADER & data.keys():
        data[f"{filled} "] = data.pop(filled)  # no field of an author: the shape refuses the changed name
    try:
        return _ADAPTER.validate_python(data)
    except ValidationError as error:
        return [_told(one) for one in error.errors(include_url=False)]


def _told(error: Any) -> Misfit:
    path = tuple(step.rstrip() if isinstance(step, str) else step for step in error["loc"])
    known = _MESSAGES.get(error["type"])
    values = {"name": path[-1] if path else "", "input": error.get("input"), **error.get("ctx", {})}
    if known is None:
        found = str(error.get("input"))[:60]
        return Misfit(path, "value_unfit", f"{error['msg']} (found {found!r}). Change the value.")
    code, message = known
    return Misfit(path, code, message.format(**values))


def without(data: Mapping[str, Any], paths: Iterable[Path]) -> dict[str, Any]:
    """A copy of the data without the fields at these paths; names in a path that only say a kind are passed over."""
    copy = deepcopy(dict(data))
    for path in paths:
        at: Any = copy
        for step in path[:-1]:
            at = at[step] if _has(at, step) else at
        if isinstance(at, dict):
            at.pop(path[-1], None)
    return copy


def _has(at: Any, step: str | int) -> bool:
    if isinstance(at, list):
        return isinstance(step, int) and step < len(at)
    return isinstance(at, dict) and step in at
