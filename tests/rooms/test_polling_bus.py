"""With nothing between the processes, each finds in the journal what the others recorded."""

from tests.fakes.entries import make_entry
from tests.rooms.bus_promises import ROOM, Ear
from thebridge.journal.memory import MemoryJournal
from thebridge.rooms.bus import Order
from thebridge.rooms.polling_bus import PollingBus


async def test_what_another_process_recorded_is_heard_of_at_the_next_look() -> None:
    journal, ear, own = MemoryJournal(), Ear(), Ear()
    async with (
        PollingBus(journal.heads, look_seconds=0.01) as here,
        PollingBus(journal.heads, look_seconds=60) as there,
    ):
        here.listen(ROOM, ear.hear)
        there.listen(ROOM, own.hear)
        await journal.append(ROOM, [make_entry(1)])
        await there.tell(ROOM, 1)
        assert own.heard == [1]
        await ear.until(lambda heard: 1 in heard)


async def test_orders_are_carried_out_in_this_process_only() -> None:
    async with PollingBus(MemoryJournal().heads) as bus:
        ear = Ear()
        stop = bus.obey(ear.hear)
        await bus.order(Order("reload", ROOM))
        stop()
        await bus.order(Order("close", ROOM))
        assert ear.heard == [Order("reload", ROOM)]


async def test_it_never_claims_to_reach_others() -> None:
    async with PollingBus(MemoryJournal().heads) as bus:
        assert not bus.is_up
        bus.share_people(ROOM, {"noor": {"state": "active", "looking_at": None}})
        assert bus.people_elsewhere(ROOM) == {}
