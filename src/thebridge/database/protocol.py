"""What every database promises."""

from collections.abc import Callable
from typing import Protocol, TypeVar

from sqlalchemy.orm import Session

T = TypeVar("T")


class Database(Protocol):
    """`close` it when nothing uses it any more."""

    async def write(self, fn: Callable[[Session], T], /) -> T:
        """Runs `fn` as one transaction, as if no other ran at the same time; returns when it is on disk.

        `fn` may be run again when another transaction was in its way, so it changes nothing but the database.
        """

    async def read(self, fn: Callable[[Session], T], /) -> T:
        """Runs `fn` on a connection that cannot write; it sees whatever was committed before."""

    async def require_durable(self) -> None:
        """ConfigurationError `database_not_durable` when what is committed could be lost with the power."""

    async def settle(self) -> None:
        """After something was erased: it leaves the log of changes that the database keeps beside its file."""

    async def close(self) -> None:
        """Lets the database go."""
