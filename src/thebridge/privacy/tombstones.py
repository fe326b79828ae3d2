"""The list of what was erased: in the database, and in a file beside it that no restore puts back.

It holds ids only. An entry that an older copy of the database does not know is erased again when the server starts.
"""

import asyncio
import json
import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, Final, Literal, NamedTuple, cast

from thebridge.database import Database
from thebridge.privacy import store
from thebridge.privacy.tables import TombstoneRow

FILE_NAME: Final = "erased.jsonl"
Kind = Literal["player", "session"]


class Tombstone(NamedTuple):
    """What was erased: a player from a room, or a session."""

    kind: Kind
    subject: str
    room: str
    asked_at: datetime

    @property
    def id(self) -> str:
        """The same for the same thing."""
        return f"{self.kind}:{self.subject}"


class Tombstones:
    """`folder` is where the file stands: the server's data folder."""

    def __init__(self, database: Database, folder: Path, now: Callable[[], datetime]) -> None:
        self._database = database
        self._path = folder / FILE_NAME
        self._now = now

    async def note(self, kind: Kind, subject: str, room: str = "") -> Tombstone:
        """Writes down what is about to be erased, so that a crash in between does not forget it."""
        tombstone = Tombstone(kind, subject, room, self._now())
        await self._database.write(lambda tx: store.add_tombstone(tx, _row(tombstone)))
        await asyncio.to_thread(self._append, tombstone)
        return tombstone

    async def done(self, tombstone: Tombstone) -> None:
        """It is erased."""
        now = self._now()
        await self._database.write(lambda tx: store.save_done(tx, tombstone.id, now))

    async def list_unfinished(self) -> list[Tombstone]:
        """What must be erased now: what a crash left undone, and what only the file knows after a restore."""
        listed = await asyncio.to_thread(self._read)

        def take_in(tx: Any) -> list[Tombstone]:
            for one in listed:
                store.add_tombstone(tx, _row(one))
            tx.flush()
            return [_tombstone(row) for row in store.list_unfinished(tx)]

        return await self._database.write(take_in)

    async def write_file(self) -> None:
        """Adds to the file what another process, or this one on another disk, has erased."""
        known = {one.id for one in await asyncio.to_thread(self._read)}
        for row in await self._database.read(store.list_tombstones):
            if row.id not in known:
                await asyncio.to_thread(self._append, _tombstone(row))

    def _append(self, tombstone: Tombstone) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        line = json.dumps({**tombstone._asdict(), "asked_at": tombstone.asked_at.isoformat()})
        with self._path.open("a", encoding="utf-8") as file:
            file.write(f"{line}\n")
            file.flush()
            os.fsync(file.fileno())

    def _read(self) -> list[Tombstone]:
        if not self._path.exists():
            return []
        found = []
        for line in self._path.read_text(encoding="utf-8").splitlines():
            try:
                said = json.loads(line)
            except ValueError:  # the power went while it was written: the database knows it
                continue
            found.append(
                Tombstone(said["kind"], said["subject"], said["room"], datetime.fromisoformat(said["asked_at"]))
            )
        return found


def _row(tombstone: Tombstone) -> TombstoneRow:
    return TombstoneRow(
        id=tombstone.id,
        kind=tombstone.kind,
        subject=tombstone.subject,
        room=tombstone.room,
        asked_at=tombstone.asked_at,
        done_at=None,
    )


def _tombstone(row: TombstoneRow) -> Tombstone:
    return Tombstone(cast("Kind", row.kind), row.subject, row.room, row.asked_at)
