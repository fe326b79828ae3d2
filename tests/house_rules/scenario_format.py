"""The definitions that make up `format: 1`, found from the scenario down."""

import dataclasses
from collections.abc import Iterator
from functools import cache
from typing import Any, NewType, get_args

from thebridge.authoring.walk import field_types
from thebridge.engine.areas.puzzles.kinds import KINDS
from thebridge.engine.scenario import Part, Scenario


@cache
def definitions() -> tuple[type, ...]:
    """Every dataclass that an author writes, the scenario first; of a part, each kind."""
    found: dict[type, None] = {}
    left: list[Any] = [Scenario, *(kind.part for kind in KINDS.values())]
    while left:
        thing = left.pop(0)
        if thing not in found and thing is not Part:
            found[thing] = None
            left += [
                one for hint in field_types(thing).values() for one in _arms(hint) if dataclasses.is_dataclass(one)
            ]
    return tuple(found)


def types_in(hint: Any) -> set[NewType]:
    """The names (NewTypes) in a type."""
    return {one for one in _arms(hint) if isinstance(one, NewType)}


def _arms(hint: Any) -> Iterator[Any]:
    yield hint
    for one in get_args(hint):
        yield from _arms(one)
