"""A query as plain data, for events and the wire, and back. A field that the shape does not have is refused."""

from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass, replace
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from thebridge.engine.queries.shape import Query
from thebridge.engine.refusals import Refused

TEXT_LIMIT = 200
LIST_LIMIT = 12


def to_plain(query: Query) -> dict[str, Any]:
    """The query as a dictionary of plain values, without what is as usual."""
    plain: dict[str, Any] = _plain(query)
    return plain


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if not is_dataclass(value):
        return value
    found = {one.name: getattr(value, one.name) for one in fields(value)}
    usual = {one.name: one.default for one in fields(value)}
    return {name: _plain(one) for name, one in found.items() if usual[name] is MISSING or one != usual[name]}


def from_plain(plain: object) -> Query:
    """The query that plain data describes; refuses `query_unfit` with the field that does not fit."""
    query = _read(Query, plain, "")
    assert isinstance(query, Query)
    return query


def as_query(value: object) -> Query:
    """A query, given as one or as plain data."""
    return value if isinstance(value, Query) else from_plain(value)


def is_page_of(shown: Mapping[str, Any], query: Query) -> bool:
    """Whether `query` asks for a page of what `shown` (plain data) shows and for nothing else."""
    return replace(from_plain(shown), offset=query.offset, limit=query.limit) == query


def _read(wanted: Any, value: object, path: str) -> Any:
    """`value` as the type `wanted`."""
    origin = get_origin(wanted)
    if origin in (Union, UnionType):
        inner = next(one for one in get_args(wanted) if one is not type(None))
        return None if value is None else _read(inner, value, path)
    if origin is tuple:
        return _read_list(get_args(wanted)[0], value, path)
    if origin is Literal:
        return _require(value, isinstance(value, str) and value in get_args(wanted), path)
    if is_dataclass(wanted):
        return _read_fields(wanted, value, path)
    plain_type = getattr(wanted, "__supertype__", wanted)
    fits = isinstance(value, plain_type) and (plain_type is bool or not isinstance(value, bool))
    return _require(value, fits and len(str(value)) <= TEXT_LIMIT, path)


def _require(value: object, fits: bool, path: str) -> object:
    if not fits:
        raise Refused("query_unfit", field=path)
    return value


def _read_list(inner: Any, value: object, path: str) -> tuple[Any, ...]:
    if not isinstance(value, list | tuple) or len(value) > LIST_LIMIT:
        raise Refused("query_unfit", field=path)
    return tuple(_read(inner, one, f"{path}.{at}") for at, one in enumerate(value))


def _read_fields(wanted: Any, value: object, path: str) -> Any:
    if not isinstance(value, Mapping):
        raise Refused("query_unfit", field=path)
    hints = get_type_hints(wanted)
    known = {one.name: one for one in fields(wanted)}
    for name in value:
        if name not in known:
            raise Refused("query_unfit", field=_join(path, str(name)[:TEXT_LIMIT]))
    needed = (name for name, one in known.items() if _is_needed(one) and name not in value)
    for name in needed:
        raise Refused("query_unfit", field=_join(path, name))
    return wanted(**{name: _read(hints[name], one, _join(path, name)) for name, one in value.items()})


def _is_needed(field: Field[Any]) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name
