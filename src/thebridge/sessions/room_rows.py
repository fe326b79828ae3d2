"""What the directory of rooms asks of the database: a room's record, and where it stands while it sleeps."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from thebridge.database import Database
from thebridge.engine.ids import RoomId
from thebridge.errors import AppError
from thebridge.sessions import store
from thebridge.sessions.model import RoomRecord, Stage
from thebridge.sessions.store import Transaction


class RoomRows:
    """The stored side of rooms."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def get(self, room: RoomId) -> RoomRecord:
        """The room's record; `room_unknown` when there is none."""
        found = await self._database.read(lambda tx: store.find_room(tx, room))
        if found is None:
            raise AppError("room_unknown")
        return found

    async def list_due(self, until: datetime, silent_since: datetime | None = None) -> Sequence[RoomId]:
        """The rooms that play, and those for which something is to come until then; the most urgent first.

        With `silent_since`, only those that nobody said to be alive since that moment.
        """
        return await self._database.read(lambda tx: store.list_due_rooms(tx, until, silent_since))

    async def save(self, standings: Mapping[RoomId, tuple[Stage, datetime | None]]) -> None:
        """Keeps each room's stage, and when it must be awake next."""

        def job(tx: Transaction) -> None:
            for room, (stage, due_at) in standings.items():
                store.save_standing(tx, room, stage, due_at)

        await self._database.write(job)

    async def mark_alive(self, rooms: Sequence[RoomId], at: datetime) -> None:
        """Writes down that these rooms were awake at that moment."""
        await self._database.write(lambda tx: store.save_alive(tx, rooms, at))

    async def list_alive_after(self, at: datetime) -> Mapping[RoomId, datetime | None]:
        """The rooms that play and were alive later than that, or never; each with the moment."""
        return await self._database.read(lambda tx: store.list_alive_after(tx, at))
