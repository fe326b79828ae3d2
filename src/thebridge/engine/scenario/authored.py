"""The mark of everything that is read from a scenario folder."""

from __future__ import annotations

from typing import Any, ClassVar


class Authored:
    """Marks a dataclass that is read from a scenario folder: a field it does not have is an error."""

    __pydantic_config__: ClassVar[Any] = {"extra": "forbid"}
