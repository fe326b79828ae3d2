"""What waits for a room's task is taken together, in order, and is bounded."""

import asyncio

from tests.fakes.rules import say
from thebridge.engine.ids import CommandId
from thebridge.rooms.inbox import BATCH_MAX, COMMANDS_MAX, Errand, Inbox
from thebridge.rooms.submission import Submission, Waiting


def command(name: str) -> Waiting:
    submission = Submission.of(CommandId(name), say("noor", name))
    return Waiting(submission, asyncio.get_running_loop().create_future())


def errand() -> Errand:
    return Errand(asyncio.get_running_loop().create_future(), is_reload=False)


async def test_commands_that_wait_are_taken_together_up_to_an_errand() -> None:
    inbox = Inbox()
    items: list[Waiting | Errand] = [command("a"), command("b"), errand(), command("c")]
    for item in items:
        inbox.put(item)
    assert [await inbox.take(), await inbox.take(), await inbox.take()] == [items[:2], items[2], items[3:]]


async def test_a_batch_has_a_limit() -> None:
    inbox = Inbox()
    for number in range(BATCH_MAX + 1):
        inbox.put(command(str(number)))
    first, second = await inbox.take(), await inbox.take()
    assert isinstance(first, list)
    assert isinstance(second, list)
    assert (len(first), len(second)) == (BATCH_MAX, 1)


async def test_a_batch_can_be_filled_up_to_the_next_errand() -> None:
    inbox, first = Inbox(), command("a")
    inbox.put(first)
    batch = await inbox.take()
    assert isinstance(batch, list)
    more, last = command("b"), command("c")
    for item in (more, errand(), last):
        inbox.put(item)
    inbox.fill(batch)
    inbox.fill(batch)
    assert batch == [first, more]


async def test_taking_waits_until_there_is_something() -> None:
    inbox = Inbox()
    taking = asyncio.ensure_future(inbox.take())
    await asyncio.sleep(0)
    assert not taking.done()
    one = command("a")
    inbox.put(one)
    assert await taking == [one]


async def test_a_closed_inbox_is_served_to_its_end() -> None:
    inbox, one = Inbox(), command("a")
    inbox.put(one)
    inbox.close()
    assert await inbox.take() == [one]
    assert await inbox.take() is None


async def test_it_says_when_it_is_full_and_can_be_emptied() -> None:
    inbox = Inbox()
    for number in range(COMMANDS_MAX):
        assert not inbox.is_full
        inbox.put(command(str(number)))
    assert inbox.is_full
    assert len(inbox.empty()) == COMMANDS_MAX
    assert not inbox.is_full
