"""Events to bytes and back: `[[kind, version, fields], …]` as JSON. An unknown kind, version or field is refused.

Each dataclass gets a twin, a msgspec Struct that is strict all the way down, because dataclasses alone cannot be told
apart in a union. Nothing but this file sees the twins.
"""

import re
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from hashlib import blake2b
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec
from msgspec import Raw, Struct
from msgspec.json import Decoder, Encoder

from thebridge.errors import AppError
from thebridge.journal.events import EVENTS, VERSIONS

_CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")
_encoder = Encoder()
_ordered = Encoder(order="deterministic")
_outline = Decoder(list[tuple[str, int, Raw]])


class JournalUnreadable(AppError):
    """A stored event is of a kind, version or shape that this program does not know."""


def encode_events(events: tuple[object, ...]) -> bytes:
    """The bytes that the journal keeps."""
    return _encoder.encode([(*_written_as(type(event)), event) for event in events])


def decode_events(content: bytes) -> tuple[Any, ...]:
    """The events as they were; raises JournalUnreadable rather than guess."""
    try:
        outline = _outline.decode(content)
    except msgspec.DecodeError as error:
        raise JournalUnreadable("journal_unreadable", reason=str(error)) from error
    return tuple(_decode_one(kind, version, raw) for kind, version, raw in outline)


def digest_of(command: object) -> str:
    """What tells two commands apart: equal commands have equal digests."""
    return blake2b(_ordered.encode((type(command).__name__, command)), digest_size=16).hexdigest()


def kind_of(event_type: type) -> str:
    """The name of an event in the journal: `PlayerJoined` is `player_joined`."""
    return _CAPITAL.sub("_", event_type.__name__).lower()


def _decode_one(kind: str, version: int, raw: Raw) -> Any:
    decoder = _DECODERS.get((kind, version))
    if decoder is None:
        raise JournalUnreadable("journal_unreadable", reason=f"unknown event {kind} of version {version}")
    try:
        return _original(decoder.decode(raw))
    except msgspec.DecodeError as error:
        raise JournalUnreadable("journal_unreadable", reason=f"{kind}: {error}") from error


# --- the twins ------------------------------------------------------------------------------------------------------

_ORIGINALS: dict[type, type] = {}


def _original(value: Any) -> Any:
    """What a twin stands for; anything else is itself."""
    if isinstance(value, Struct):
        given = {name: _original(part) for name, part in msgspec.structs.asdict(value).items()}
        return _ORIGINALS[type(value)](**given)
    return value


@cache
def _twin(original: type) -> type[Struct]:
    hints = get_type_hints(original)
    tag = _tag_of(hints)
    own = [one for one in fields(original) if tag is None or one.name != "kind"]
    described = [(one.name, _twinned(hints[one.name]), _default(one)) for one in own]
    twin = msgspec.defstruct(
        original.__name__,
        [(name, hint) if default is None else (name, hint, default) for name, hint, default in described],
        forbid_unknown_fields=True,
        kw_only=True,
        frozen=True,
        tag_field="kind" if tag else None,
        tag=tag,
    )
    _ORIGINALS[twin] = original
    return twin


def _tag_of(hints: dict[str, Any]) -> str | None:
    """The one value of a field `kind` that tells the members of a union apart."""
    hint = hints.get("kind")
    values = get_args(hint) if get_origin(hint) is Literal else ()
    return str(values[0]) if len(values) == 1 else None


def _default(one: Any) -> Any:
    if one.default is not MISSING:
        return msgspec.field(default=one.default)
    if one.default_factory is not MISSING:
        return msgspec.field(default_factory=one.default_factory)
    return None


def _twinned(hint: Any) -> Any:
    """A field's type, with twins in the place of dataclasses."""
    if isinstance(hint, type) and is_dataclass(hint):
        return _twin(hint)
    if get_origin(hint) in (Union, UnionType):
        return Union[tuple(_twinned(one) for one in get_args(hint))]  # noqa: UP007 - the members are only known here
    return hint


# --- the table ------------------------------------------------------------------------------------------------------

_WRITTEN: dict[type, tuple[str, int]] = {
    event: (kind_of(event), VERSIONS.get(event, 1)) for events in EVENTS.values() for event in events
}
_DECODERS: dict[tuple[str, int], Decoder[Any]] = {written: Decoder(_twin(event)) for event, written in _WRITTEN.items()}


def _written_as(event: type) -> tuple[str, int]:
    try:
        return _WRITTEN[event]
    except KeyError:
        raise TypeError(f"{event.__name__} is not in journal/events.py") from None
