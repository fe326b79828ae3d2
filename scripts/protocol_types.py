#!/usr/bin/env python3
"""Writes static/js/types/protocol.d.ts, the page's types of the live wire, from the messages of web/messages.py."""

import sys
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec

from thebridge.web.messages import (
    CONNECTION_MESSAGES,
    LEAD_MESSAGES,
    PLAYER_MESSAGES,
    SERVER_MESSAGES,
    CollectionChange,
    Fitness,
    PersonPresence,
    PreFlightCheck,
    ValueChange,
)

TARGET = Path(__file__).resolve().parents[1] / "static" / "js" / "types" / "protocol.d.ts"
PLAIN = {str: "string", int: "number", float: "number", bool: "boolean", NoneType: "null", Any: "unknown"}
TOP = "// Written by scripts/protocol_types.py from src/thebridge/web/messages.py; a test compares them.\n"


def name_of(message: type) -> str:
    """The interface of a message."""
    return message.__name__.removesuffix("Reply")


def typed(hint: Any) -> str:
    """A Python type as TypeScript says it."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return typed(arguments[0])
    if origin is Literal:
        return " | ".join(f'"{one}"' for one in arguments)
    if origin in (Union, UnionType):
        return " | ".join(dict.fromkeys(typed(one) for one in arguments))
    if origin in (tuple, list):
        inner = typed(arguments[0])
        return f"({inner})[]" if " " in inner else f"{inner}[]"
    if origin is dict:
        return f"Record<string, {typed(arguments[1])}>"
    return PLAIN.get(hint) or name_of(hint)


def interface(message: type[msgspec.Struct], name: str) -> str:
    """One Struct as an interface."""
    hints = get_type_hints(message, include_extras=True)
    config = message.__struct_config__
    lines = [] if config.tag is None else [f'  kind: "{config.tag}";']
    for field in msgspec.structs.fields(message):
        is_given = config.forbid_unknown_fields and not field.required  # what we send, we send whole
        lines.append(f"  {field.name}{'?' if is_given else ''}: {typed(hints[field.name])};")
    return f"export interface {name} {{\n" + "\n".join(lines) + "\n}\n"


def union(name: str, members: list[str]) -> str:
    """A union of interfaces, one a line."""
    return f"export type {name} =\n" + "\n".join(f"  | {one}" for one in members) + ";\n"


def write_types() -> str:
    """The whole file."""
    parts = [TOP]
    groups: dict[str, dict[type[msgspec.Struct], str]] = {
        "Connection": {one: name_of(one) for one in CONNECTION_MESSAGES},
        "Player": {one: f"Player{name_of(one)}" for one in PLAYER_MESSAGES},
        "Lead": {one: f"Lead{name_of(one)}" for one in LEAD_MESSAGES},
        "Server": {one: name_of(one) for one in SERVER_MESSAGES},
    }
    told = (ValueChange, CollectionChange, PreFlightCheck, Fitness, PersonPresence)
    parts += [interface(one, name_of(one)) for one in told]
    for group, named in groups.items():
        parts += [interface(message, name) for message, name in named.items()]
        parts.append(union(f"{group}Message", list(named.values())))
    parts.append(union("ClientMessage", ["ConnectionMessage", "PlayerMessage", "LeadMessage"]))
    return "\n".join(parts)


def main() -> None:
    """Writes the file."""
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(write_types(), encoding="utf-8")
    print(f"wrote {TARGET.name}", file=sys.stderr)


if __name__ == "__main__":
    main()
