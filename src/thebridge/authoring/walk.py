"""Every name in a scenario, found by the types of its fields: a `SourceId` names a source, wherever it stands."""

import dataclasses
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import UnionType
from typing import Any, Final, NewType, TypeVar, Union, get_args, get_origin, get_type_hints

from thebridge.authoring.strict_yaml import Path
from thebridge.engine.areas.puzzles.kinds import KINDS
from thebridge.engine.scenario import Part, Scenario

T = TypeVar("T")

_FILLED_BY_LOADER: Final = frozenset({"texts", "tables"})


@dataclass(frozen=True, slots=True)
class Name:
    """A value of a NewType: where it stands, the type's name, and the definitions around it, outermost first."""

    path: Path
    kind: str
    value: str
    field: str
    owners: tuple[Any, ...]

    @property
    def is_declared(self) -> bool:
        """Whether it is an id being given, not one being used."""
        return self.field == "id"

    def owner(self, wanted: type[T]) -> T:
        """The nearest definition of this type around the name."""
        return next(one for one in reversed(self.owners) if isinstance(one, wanted))


def names_in(scenario: Scenario) -> tuple[Name, ...]:
    """All names of a scenario, in the order of its fields."""
    return tuple(_of_definition(scenario, (), ()))


def definitions_in(thing: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Every definition (an authored dataclass) of a scenario with its path, the scenario itself first."""
    yield path, thing
    for name in field_types(type(thing)):
        yield from _definitions(getattr(thing, name), (*path, name))


def _definitions(value: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    if dataclasses.is_dataclass(value):
        yield from definitions_in(value, path)
    elif isinstance(value, tuple):
        for number, one in enumerate(value):
            yield from _definitions(one, (*path, number))


def field_types(definition: type) -> Mapping[str, Any]:
    """The fields that an author writes, each with its type."""
    return _field_types(definition)


@cache
def _field_types(definition: Hashable) -> Mapping[str, Any]:
    assert isinstance(definition, type)
    hints = get_type_hints(definition)
    return {one.name: hints[one.name] for one in dataclasses.fields(definition) if one.name not in _FILLED_BY_LOADER}


def _of_definition(thing: Any, path: Path, owners: tuple[Any, ...]) -> Iterator[Name]:
    owners = (*owners, thing)
    for field, hint in field_types(type(thing)).items():
        yield from _of_value(hint, getattr(thing, field), _At((*path, field), field, owners))


@dataclass(frozen=True, slots=True)
class _At:
    path: Path
    field: str
    owners: tuple[Any, ...]

    def below(self, step: str | int) -> "_At":
        return _At((*self.path, step), self.field, self.owners)


def _of_value(hint: Any, value: Any, at: _At) -> Iterator[Name]:
    if value is None:
        return
    if dataclasses.is_dataclass(value):
        yield from _of_definition(value, at.path, at.owners)
    elif isinstance(hint, NewType):
        yield Name(at.path, hint.__name__, str(value), at.field, at.owners)
    elif get_origin(hint) in (Union, UnionType):
        for arm in get_args(hint):
            if isinstance(value, _plain(arm)):
                yield from _of_value(arm, value, at)
                return
    elif isinstance(value, tuple):
        for number, one in enumerate(value):
            yield from _of_value(get_args(hint)[0], one, at.below(number))
    elif isinstance(value, Mapping):
        key_hint, value_hint = get_args(hint)
        for key, one in value.items():
            yield from _of_value(key_hint, key, at.below(str(key)))
            yield from _of_value(value_hint, one, at.below(str(key)))


def _plain(hint: Any) -> type:
    """The class that a value of this type has at run time."""
    if isinstance(hint, NewType):
        return _plain(hint.__supertype__)
    origin = get_origin(hint) or hint
    return origin if isinstance(origin, type) else object


@cache
def definitions_of_format() -> tuple[type, ...]:
    """Every definition that `format: 1` has, the scenario first; of a puzzle part, each kind."""
    found: dict[type, None] = {}
    left: list[Any] = [Scenario]
    while left:
        thing = left.pop(0)
        if thing is Part:
            left += [kind.part for kind in KINDS.values()]
        elif thing not in found:
            found[thing] = None
            hints = field_types(thing).values()
            left += [one for hint in hints for one in types_in(hint) if dataclasses.is_dataclass(one)]
    return tuple(found)


def types_in(hint: Any) -> Iterator[Any]:
    """A type and every type that it is made of."""
    yield hint
    for one in get_args(hint):
        yield from types_in(one)
