"""Wake-ups reach who listens, and nobody else."""

from thebridge.engine.ids import RoomId
from thebridge.rooms.bus import MemoryBus

ROOM, OTHER = RoomId("room"), RoomId("other")


async def test_everyone_who_listens_to_a_room_hears_of_it() -> None:
    bus, heard = MemoryBus(), list[tuple[str, int]]()
    bus.listen(ROOM, lambda seq: heard.append(("one", seq)))
    bus.listen(ROOM, lambda seq: heard.append(("two", seq)))
    bus.listen(OTHER, lambda seq: heard.append(("other", seq)))
    await bus.tell(ROOM, 3)
    assert heard == [("one", 3), ("two", 3)]


async def test_who_stopped_listening_hears_nothing_and_may_stop_twice() -> None:
    bus, heard = MemoryBus(), list[int]()
    stop = bus.listen(ROOM, heard.append)
    stop()
    stop()
    await bus.tell(ROOM, 3)
    assert heard == []
