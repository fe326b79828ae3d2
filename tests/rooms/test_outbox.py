"""What waits for one connection is bounded."""

import asyncio

import pytest

from tests.fakes.rules import player
from thebridge.rooms.outbox import FRAMES_MAX, REPLACED, TOO_SLOW, Frame, Outbox, OutboxClosed


def frame(text: str) -> Frame:
    return Frame(text.encode())


async def test_what_was_put_is_taken_together_and_in_order() -> None:
    outbox = Outbox(player("noor"))
    outbox.put(frame("a"))
    outbox.put(frame("b"))
    assert await outbox.take() == [frame("a"), frame("b")]
    assert outbox.size == 0


async def test_taking_waits_for_news() -> None:
    outbox = Outbox(player("noor"))
    taking = asyncio.ensure_future(outbox.take())
    await asyncio.sleep(0)
    assert not taking.done()
    outbox.put(frame("a"))
    assert await taking == [frame("a")]


async def test_a_reader_who_is_too_slow_is_let_go_and_nothing_is_kept() -> None:
    outbox = Outbox(player("noor"), bytes_max=10)
    outbox.put(frame("123456"))
    outbox.put(frame("éé"))
    assert outbox.size == 10
    outbox.put(frame("1"))
    assert (outbox.size, outbox.close_code) == (0, TOO_SLOW)
    with pytest.raises(OutboxClosed) as closed:
        await outbox.take()
    assert closed.value.close_code == TOO_SLOW


async def test_too_many_small_frames_are_too_many_as_well() -> None:
    outbox = Outbox(player("noor"))
    for _ in range(FRAMES_MAX + 1):
        outbox.put(frame("."))
    assert outbox.close_code == TOO_SLOW


async def test_what_waits_when_it_is_closed_is_still_taken() -> None:
    outbox = Outbox(player("noor"))
    outbox.put(frame("last"))
    outbox.close(REPLACED)
    outbox.put(frame("too late"))
    assert await outbox.take() == [frame("last")]
    with pytest.raises(OutboxClosed):
        await outbox.take()
    assert await outbox.wait_closed() == REPLACED


async def test_the_first_reason_to_close_stands() -> None:
    outbox = Outbox(player("noor"))
    outbox.close(REPLACED)
    outbox.drop(TOO_SLOW)
    assert outbox.close_code == REPLACED
