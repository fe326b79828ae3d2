"""A server that is broken on purpose: it says that a command is recorded, and records it a moment later."""

import asyncio
from collections.abc import Sequence

from thebridge.cli.main import main
from thebridge.engine.entry import Entry
from thebridge.engine.ids import RoomId
from thebridge.journal.sqlite import SqliteJournal

LATE_SECONDS = 1.0
"""Longer than ago the last answer of a kill that counts may be: that answer is never on disk yet."""
_append = SqliteJournal.append
_late: set["asyncio.Task[None]"] = set()


async def append_late(journal: SqliteJournal, room: RoomId, entries: Sequence[Entry]) -> None:
    async def later() -> None:
        await asyncio.sleep(LATE_SECONDS)
        await _append(journal, room, entries)

    task = asyncio.get_running_loop().create_task(later())
    _late.add(task)
    task.add_done_callback(_late.discard)


if __name__ == "__main__":
    SqliteJournal.append = append_late  # type: ignore[method-assign,assignment]
    main()
