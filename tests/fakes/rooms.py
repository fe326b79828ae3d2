"""A room that runs on its own task, and a page that follows it as the real one does."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import msgspec

from tests.fakes.rules import FakeRules
from tests.fakes.times import MovedClock
from thebridge.engine.ids import CommandId, RoomId
from thebridge.journal.memory import MemoryJournal
from thebridge.journal.protocol import Journal
from thebridge.rooms.bus import MemoryBus
from thebridge.rooms.outbox import Outbox
from thebridge.rooms.owned_tasks import OwnedTasks
from thebridge.rooms.room import Room, RoomServices
from thebridge.rooms.submission import Accepted, Submission

ROOM = RoomId("room-1")


def notice_text(language: str, code: str) -> str:
    """A text that shows what was asked for."""
    return f"{code} in {language}"


def make_services(journal: Journal | None = None, clock: MovedClock | None = None) -> RoomServices:
    """Services in memory."""
    return RoomServices(journal or MemoryJournal(), MemoryBus(), (clock or MovedClock()).now, notice_text)


@asynccontextmanager
async def open_room(services: RoomServices | None = None, rules: FakeRules | None = None) -> AsyncIterator[Room]:
    """A room that is loaded and runs."""
    async with OwnedTasks() as tasks:
        room = Room(ROOM, rules or FakeRules(), services or make_services())
        await room.load()
        tasks.start(room.run(), "room")
        yield room
        await room.stop()


async def send(room: Room, command: object, command_id: str) -> Accepted:
    """Submits a command."""
    return await room.submit(Submission.of(CommandId(command_id), command))


def send_later(room: Room, command: object, command_id: str) -> "asyncio.Task[Accepted]":
    """Submits a command without waiting."""
    return asyncio.get_running_loop().create_task(send(room, command, command_id))


class Page:
    """Applies frames as the page does: a snapshot replaces all, an update must follow what was there."""

    def __init__(self, outbox: Outbox) -> None:
        self.outbox = outbox
        self.view: dict[str, Any] = {}
        self.epoch: str | None = None
        self.seq: int | None = None
        self.snapshots = 0
        self.messages: list[dict[str, Any]] = []

    async def read(self) -> list[dict[str, Any]]:
        """Takes what waits, and applies it."""
        messages = [msgspec.json.decode(frame.encoded) for frame in await self.outbox.take()]
        for message in messages:
            self.apply(message)
        return messages

    def read_now(self) -> list[dict[str, Any]]:
        """As `read`, when there may be nothing."""
        messages = [msgspec.json.decode(frame.encoded) for frame in self.outbox.take_now()]
        for message in messages:
            self.apply(message)
        return messages

    def apply(self, message: dict[str, Any]) -> None:
        """Applies one message."""
        self.messages.append(message)
        if message["kind"] == "snapshot":
            self.view, self.epoch, self.seq = message["view"], message["epoch"], message["seq"]
            self.snapshots += 1
        elif message["kind"] == "update":
            assert message["after"] == self.seq, "a hole between two updates"
            self.seq = message["seq"]
            for name, change in message["changed"].items():
                self._change(name, change)

    def _change(self, name: str, change: dict[str, Any]) -> None:
        if "value" in change:
            self.view[name] = change["value"]
            return
        section = {key: value for key, value in self.view[name].items() if key not in change["drop"]}
        self.view[name] = {**section, **change["put"]}

    @property
    def kinds(self) -> list[str]:
        """The kinds of all messages so far."""
        return [message["kind"] for message in self.messages]


def as_json(value: Any) -> Any:
    """A value as it is after the wire."""
    return msgspec.json.decode(msgspec.json.encode(value))
