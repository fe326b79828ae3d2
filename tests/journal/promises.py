"""What every journal promises, as functions that each implementation is put through."""

import asyncio
from dataclasses import replace

import pytest

from tests.fakes.entries import make_entry
from thebridge.engine.areas.seats.words import PlayerJoined, PlayerRenamed
from thebridge.engine.areas.talk.words import LineSaid
from thebridge.engine.ids import Language, LineId, Personal, PlayerId, RoomId
from thebridge.journal.protocol import Head, Journal, JournalConflict
from thebridge.journal.redaction import REDACTED

ROOM, OTHER = RoomId("room-1"), RoomId("room-2")


async def keeps_what_was_appended(journal: Journal) -> None:
    entries = tuple(make_entry(seq) for seq in (1, 2, 3))
    await journal.append(ROOM, entries[:2])
    await journal.append(ROOM, entries[2:])
    assert await journal.read(ROOM) == entries
    assert await journal.read(ROOM, after=2) == entries[2:]
    assert await journal.read(OTHER) == ()


async def refuses_a_number_that_is_taken(journal: Journal) -> None:
    await journal.append(ROOM, [make_entry(1)])
    with pytest.raises(JournalConflict):
        await journal.append(ROOM, [make_entry(1, command="another")])
    assert await journal.read(ROOM) == (make_entry(1),)


async def refuses_a_command_that_is_recorded(journal: Journal) -> None:
    await journal.append(ROOM, [make_entry(1, command="same")])
    with pytest.raises(JournalConflict):
        await journal.append(ROOM, [make_entry(2, command="same")])


async def records_all_entries_of_an_append_or_none(journal: Journal) -> None:
    await journal.append(ROOM, [make_entry(1), make_entry(3)])
    with pytest.raises(JournalConflict):
        await journal.append(ROOM, [make_entry(2), make_entry(3, command="another")])
    assert [entry.seq for entry in await journal.read(ROOM)] == [1, 3]


async def lets_one_room_fail_alone(journal: Journal) -> None:
    await journal.append(ROOM, [make_entry(1)])
    results = await asyncio.gather(
        journal.append(ROOM, [make_entry(1, command="late")]),
        *(journal.append(RoomId(f"room-{n}"), [make_entry(1)]) for n in range(2, 40)),
        return_exceptions=True,
    )
    assert isinstance(results[0], JournalConflict)
    assert results[1:] == [None] * 38
    for n in range(2, 40):
        assert len(await journal.read(RoomId(f"room-{n}"))) == 1


async def forgets_one_person_and_nothing_else(journal: Journal) -> None:
    noor, sam = PlayerId("p1"), PlayerId("p2")
    entries = [
        make_entry(1, PlayerJoined(noor, Personal("Noor"), Language("nl"), is_bot=False)),
        make_entry(2, PlayerJoined(sam, Personal("Sam"), Language("nl"), is_bot=False), by="p2"),
        make_entry(3, PlayerRenamed(noor, Personal("Noortje")), by="lead:x"),
        make_entry(4, LineSaid(LineId("line-4"), noor, Personal("I am from Assen"))),
        make_entry(5, LineSaid(LineId("line-5"), sam, Personal("Thanks noor, and Noordwijk?")), by="p2"),
    ]
    await journal.append(ROOM, entries)
    assert await journal.redact(ROOM, noor) == 4
    after = await journal.read(ROOM)
    assert [replace(entry, events=(), digest="") for entry in after] == [
        replace(entry, events=(), digest="") for entry in entries
    ]
    assert after[0].events[0].name == REDACTED
    assert after[1] == entries[1]
    assert after[2].events[0].name == REDACTED
    assert after[3].events[0].text == REDACTED
    assert after[4].events[0].text == "Thanks —, and Noordwijk?"
    assert await journal.redact(ROOM, noor) == 0


async def forgets_a_room(journal: Journal) -> None:
    await journal.append(ROOM, [make_entry(1)])
    await journal.append(OTHER, [make_entry(1)])
    await journal.delete(ROOM)
    assert await journal.read(ROOM) == ()
    assert len(await journal.read(OTHER)) == 1
    await journal.append(ROOM, [make_entry(1)])
    assert len(await journal.read(ROOM)) == 1


async def tells_how_far_rooms_have_come(journal: Journal) -> None:
    await journal.append(ROOM, [make_entry(1), make_entry(2)])
    await journal.append(OTHER, [make_entry(1, PlayerRenamed(PlayerId("p1"), Personal("Noor")))])
    await journal.redact(OTHER, PlayerId("p1"))
    heads = await journal.heads([ROOM, OTHER, RoomId("room-3")])
    assert heads == {ROOM: Head(2, 0), OTHER: Head(1, 1)}
    await journal.delete(OTHER)
    assert await journal.heads([OTHER]) == {}


PROMISES = (
    keeps_what_was_appended,
    refuses_a_number_that_is_taken,
    refuses_a_command_that_is_recorded,
    records_all_entries_of_an_append_or_none,
    lets_one_room_fail_alone,
    forgets_one_person_and_nothing_else,
    forgets_a_room,
    tells_how_far_rooms_have_come,
)
