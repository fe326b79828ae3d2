"""Everything around personal traces, composed: who did what, what goes when, what is erased and handed over."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from thebridge.accounts.audit import Audit
from thebridge.database import Database
from thebridge.engine.ids import PlayerId, RoomId
from thebridge.errors import AppError
from thebridge.journal.protocol import Journal
from thebridge.privacy.erasure import AwakeRooms, Erasure
from thebridge.privacy.person_export import export_person
from thebridge.privacy.retention import Retention
from thebridge.privacy.tombstones import Tombstones
from thebridge.sessions.model import Seat
from thebridge.sessions.service import SessionService


@dataclass(frozen=True, slots=True)
class Running:
    """What a running server lends: its rooms, its revocations, and the way out of a game."""

    rooms: AwakeRooms
    revoke: Callable[[str], Awaitable[None]]
    part: Callable[[RoomId, PlayerId], Awaitable[None]]
    start: Callable[[Any, str], Any]


class _NobodyAwake:
    """The rooms of a server that does not run."""

    async def reload(self, _room_id: RoomId, /) -> None:
        """No room is awake."""

    async def close_everywhere(self, _room_id: RoomId, /) -> None:
        """No room is awake."""


async def _tell_nobody(_subject: str) -> None:
    """No connection is open."""


async def _leave_nobody(_room: RoomId, _player: PlayerId) -> None:
    """No game goes on."""


class Privacy:
    """Use `keeping` around the time in which the server answers."""

    def __init__(
        self, database: Database, sessions: SessionService, journal: Journal, now: Callable[[], datetime], folder: Path
    ) -> None:
        self._sessions, self._journal = sessions, journal
        self._running: Running | None = None
        self.audit = Audit(database, now)
        self.erasure = Erasure(
            database=database,
            sessions=sessions,
            journal=journal,
            tombstones=Tombstones(database, folder, now),
            rooms=lambda: self._lent.rooms,
            revoke=self._revoke,
            part=self._part,
        )
        self.retention = Retention(database, self.erasure, self.audit, now)

    @asynccontextmanager
    async def keeping(self, running: Running) -> AsyncIterator[None]:
        """First finishes what was to be erased; then what is kept too long goes by itself."""
        self._running = running
        try:
            await self.erasure.finish()
            running.start(self.retention.run(), "retention")
            yield
        finally:
            self._running = None

    async def finish_alone(self) -> int:
        """Finishes what was to be erased while no server runs, after a restore: there is nobody to tell. How much."""
        self._running = Running(_NobodyAwake(), _tell_nobody, _leave_nobody, lambda _work, _name: None)
        try:
            return await self.erasure.finish()
        finally:
            self._running = None

    async def find_seat(self, room: RoomId, player: PlayerId) -> Seat:
        """The seat of a player in a room; `not_found` when there is none."""
        for seat in await self._sessions.list_seats(room):
            if seat.player == player:
                return seat
        raise AppError("not_found")

    async def export_person(self, seat: Seat, *, is_for_themselves: bool) -> dict[str, Any]:
        """What is kept of the person in this seat."""
        return export_person(seat, await self._journal.read(seat.room), is_for_themselves=is_for_themselves)

    async def _revoke(self, subject: str) -> None:
        await self._lent.revoke(subject)

    async def _part(self, room: RoomId, player: PlayerId) -> None:
        await self._lent.part(room, player)

    @property
    def _lent(self) -> Running:
        if self._running is None:
            raise AppError("server_restarting")
        return self._running
