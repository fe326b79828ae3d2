"""What no bus told is found in the journal."""

import logging
from collections.abc import Sequence

import pytest

from tests.fakes.entries import make_entry
from thebridge.engine.areas.seats.words import PlayerRenamed
from thebridge.engine.ids import Personal, PlayerId, RoomId
from thebridge.journal.memory import MemoryJournal
from thebridge.journal.protocol import Head
from thebridge.rooms.bus import Listeners, Order
from thebridge.rooms.journal_watch import JournalWatch

ROOM, OTHER, NOOR = RoomId("room"), RoomId("other"), PlayerId("p1")


class Heard:
    def __init__(self) -> None:
        self.journal = MemoryJournal()
        self.listeners = Listeners()
        self.watch = JournalWatch(self.listeners, self.journal.heads)
        self.seqs: list[int] = []
        self.orders: list[Order] = []
        self.stop = self.listeners.add(ROOM, self.seqs.append)
        self.listeners.add_obeying(self.orders.append)


async def test_new_entries_of_rooms_that_somebody_listens_to_are_found() -> None:
    heard = Heard()
    await heard.watch.look()
    assert heard.seqs == []
    await heard.journal.append(ROOM, [make_entry(1), make_entry(2)])
    await heard.journal.append(OTHER, [make_entry(1)])
    await heard.watch.look()
    assert heard.seqs == [2]
    assert heard.orders == []


async def test_erased_words_are_found_once() -> None:
    heard = Heard()
    await heard.journal.append(ROOM, [make_entry(1, PlayerRenamed(NOOR, Personal("Noor")))])
    await heard.watch.look()
    await heard.journal.redact(ROOM, NOOR)
    await heard.watch.look()
    await heard.watch.look()
    assert heard.orders == [Order("reload", ROOM)]


async def test_a_room_that_may_have_been_read_before_an_erasure_is_read_again() -> None:
    heard = Heard()
    await heard.journal.append(ROOM, [make_entry(1, PlayerRenamed(NOOR, Personal("Noor")))])
    await heard.journal.redact(ROOM, NOOR)
    await heard.watch.look()
    assert heard.orders == [Order("reload", ROOM)]


async def test_a_room_that_is_gone_is_closed_and_one_that_has_not_begun_is_not() -> None:
    heard = Heard()
    await heard.watch.look()
    assert heard.orders == []
    await heard.journal.append(ROOM, [make_entry(1)])
    await heard.watch.look()
    await heard.journal.delete(ROOM)
    await heard.watch.look()
    await heard.watch.look()
    assert heard.orders == [Order("close", ROOM)]


async def test_nothing_is_asked_for_when_nobody_listens(monkeypatch: pytest.MonkeyPatch) -> None:
    heard = Heard()
    heard.stop()

    async def fail(_rooms: Sequence[RoomId]) -> dict[RoomId, Head]:
        raise AssertionError("asked")

    monkeypatch.setattr(heard.watch, "_find_heads", fail)
    await heard.watch.look()


async def test_a_journal_that_cannot_be_read_is_read_the_next_time(caplog: pytest.LogCaptureFixture) -> None:
    heard = Heard()
    await heard.journal.append(ROOM, [make_entry(1)])
    find, heard.watch._find_heads = heard.watch._find_heads, None  # type: ignore[assignment]
    with caplog.at_level(logging.WARNING):
        await heard.watch.look()
    assert "could not be looked at" in caplog.text
    heard.watch._find_heads = find
    await heard.watch.look()
    assert heard.seqs == [1]
