"""The marks of everything that is read from a scenario folder."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar, get_args


class Authored:
    """Marks a dataclass that is read from a scenario folder: a field it does not have is an error."""

    __pydantic_config__: ClassVar[Any] = {"extra": "forbid"}


@dataclass(frozen=True)
class ToldApartByKind:
    """Marks a union whose members are told apart by their field `kind`, without the engine knowing who reads it."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        choices = {member.kind: handler.generate_schema(member) for member in get_args(source)}
        return {"type": "tagged-union", "discriminator": "kind", "choices": choices}
