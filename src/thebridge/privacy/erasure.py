"""Erasing a person from a room, and a session as a whole. Written down first, so that a crash forgets nothing."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final, Protocol

import structlog

from thebridge.database import Database
from thebridge.engine.ids import CLOCK, PlayerId, RoomId, SessionId
from thebridge.errors import AppError
from thebridge.journal.protocol import Journal
from thebridge.privacy.tombstones import Tombstone, Tombstones
from thebridge.sessions.service import SessionService

GONE: Final = frozenset({"session_unknown", "room_unknown"})
_log = structlog.get_logger(__name__)


class AwakeRooms(Protocol):
    """What is told to rooms that are awake, in every process."""

    async def reload(self, room_id: RoomId, /) -> None:
        """Plays a room back anew, because words in its journal were erased."""

    async def close_everywhere(self, room_id: RoomId, /) -> None:
        """Puts a room to sleep, because it is gone."""


@dataclass(frozen=True, slots=True)
class Erasure:
    """`rooms` and `revoke` belong to a server that runs; `part` lets a player leave a game that goes on."""

    database: Database
    sessions: SessionService
    journal: Journal
    tombstones: Tombstones
    rooms: Callable[[], AwakeRooms]
    revoke: Callable[[str], Awaitable[None]]
    part: Callable[[RoomId, PlayerId], Awaitable[None]]

    async def erase_player(self, room: RoomId, player: PlayerId) -> None:
        """Redacts a person's name and words, and ends every way in and every open connection."""
        tombstone = await self.tombstones.note("player", player, room)
        await self.part(room, player)
        await self._erase(tombstone)

    async def erase_session(self, session: SessionId) -> bool:
        """Forgets a session with its rooms, seats and journals; whether it was there until now."""
        return await self._erase(await self.tombstones.note("session", session))

    async def redact_session(self, session: SessionId) -> None:
        """Redacts everybody's names and words in a session; what the teams did stays."""
        for room in (await self.sessions.get_session(session)).rooms:
            seated = {seat.player for seat in await self.sessions.list_seats(room.id)}
            wrote = {PlayerId(str(entry.by)) for entry in await self.journal.read(room.id) if entry.by != CLOCK}
            for player in sorted(seated | wrote):
                await self.sessions.erase_player(room.id, player)
                await self.revoke(player)
            await self.rooms().reload(room.id)
        await self.database.settle()

    async def finish(self) -> int:
        """Erases what a crash left undone and what a restore brought back; how much that was."""
        unfinished = await self.tombstones.list_unfinished()
        for tombstone in unfinished:
            await self._erase(tombstone)
        await self.tombstones.write_file()
        if unfinished:
            _log.warning("erased_again", count=len(unfinished))
        return len(unfinished)

    async def _erase(self, tombstone: Tombstone) -> bool:
        is_done = True
        try:
            if tombstone.kind == "player":
                await self._erase_player(RoomId(tombstone.room), PlayerId(tombstone.subject))
            else:
                is_done = await self._erase_session(SessionId(tombstone.subject))
        except AppError as error:
            if error.code not in GONE:
                raise
            is_done = False
        await self.database.settle()
        await self.tombstones.done(tombstone)
        return is_done

    async def _erase_player(self, room: RoomId, player: PlayerId) -> None:
        await self.sessions.erase_player(room, player)
        await self.revoke(player)
        await self.rooms().reload(room)

    async def _erase_session(self, session: SessionId) -> bool:
        rooms = [room.id for room in (await self.sessions.get_session(session)).rooms]
        for room in rooms:
            await self.rooms().close_everywhere(room)
        is_ours = await self.sessions.delete_session(session)
        for room in rooms:  # one that woke in between goes too
            await self.rooms().close_everywhere(room)
            await self.journal.delete(room)
        return is_ours
