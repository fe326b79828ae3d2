"""What happens although nobody does anything."""

import asyncio

from tests.fakes.times import MovedClock
from thebridge.engine.areas.acts.words import OpenRoom, Tick
from thebridge.engine.areas.clock.words import CompensateOutage
from thebridge.engine.ids import CLOCK, Personal
from thebridge.rooms import alarms
from thebridge.rooms.alarms import Alarm


def test_commands_of_the_clock_have_ids_that_follow_from_the_room() -> None:
    assert (alarms.tick(7).command_id, alarms.tick(7).command) == ("clock:tick:7", Tick(CLOCK))
    assert alarms.tick(7) == alarms.tick(7)
    assert alarms.compensation(7, 12.34567).command == CompensateOutage(CLOCK, 12.346)
    assert alarms.compensation(7, 1).command_id == "clock:outage:7"
    assert alarms.start().command_id == "clock:start"
    opening = alarms.opening(OpenRoom(CLOCK, Personal("Blue"), {}, 1.0, has_limits=True))
    assert opening.command_id == "clock:open"


async def test_it_rings_when_it_is_due_and_once() -> None:
    clock, rang = MovedClock(), asyncio.Event()
    alarm = Alarm(clock.now, rang.set)
    alarm.set(clock.now())
    await asyncio.wait_for(rang.wait(), 1)
    rang.clear()
    await asyncio.sleep(0.01)
    assert not rang.is_set()


async def test_what_was_set_last_counts() -> None:
    clock, rang = MovedClock(), asyncio.Event()
    alarm = Alarm(clock.now, rang.set)
    due_at = clock.now()
    alarm.set(due_at)
    clock.move(-3600)
    alarm.set(due_at)
    assert alarm.due_at == due_at
    await asyncio.sleep(0.01)
    assert not rang.is_set()
    alarm.set(None)
    assert alarm.due_at is None


async def test_after_ringing_for_nothing_it_waits_a_moment() -> None:
    clock, rang = MovedClock(), asyncio.Event()
    alarm = Alarm(clock.now, rang.set)
    alarm.hush()
    alarm.set(clock.now())
    await asyncio.sleep(0.02)
    assert not rang.is_set()
    alarm.cancel()
