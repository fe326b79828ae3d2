"""The base of every expected error: a stable code and the details that its translated text needs. Knows no HTTP."""

from typing import TypeAlias

Detail: TypeAlias = str | int | float | bool


class AppError(Exception):
    """Something that the product expects to go wrong, named by a stable snake_case code."""

    def __init__(self, code: str, **details: Detail) -> None:
        super().__init__(code)
        self.code = code
        self.details = details

    def __str__(self) -> str:
        shown = ", ".join(f"{name}={value!r}" for name, value in sorted(self.details.items()))
        return f"{self.code} ({shown})" if shown else self.code

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self})"

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and vars(self) == vars(other)

    def __hash__(self) -> int:
        return hash((type(self), self.code))


class ConfigurationError(AppError):
    """The server is set up in a way that cannot work; the operator must change a setting."""
