"""What waits for one connection is bounded."""

import asyncio
from collections.abc import Sequence

import pytest

from tests.fakes.rules import player
from thebridge.rooms.outbox import AT_ONCE_BYTES, FRAMES_MAX, REPLACED, TOO_SLOW, Frame, Outbox, OutboxClosed


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


class Line:
    """A connection that writes at once while it can."""

    def __init__(self) -> None:
        self.can_write = True
        self.written: list[list[bytes]] = []

    def write_now(self, messages: Sequence[bytes]) -> bool:
        if self.can_write:
            self.written.append(list(messages))
        return self.can_write


async def test_what_is_put_in_one_turn_is_written_together_and_nobody_is_woken() -> None:
    outbox, line = Outbox(player("noor")), Line()
    outbox.write_by(line.write_now)
    taking = asyncio.ensure_future(outbox.take())
    await asyncio.sleep(0)
    outbox.put(frame("a"))
    outbox.put(frame("b"))
    assert line.written == [], "the room that tells waits for no connection"
    await asyncio.sleep(0)
    assert line.written == [[b"a", b"b"]]
    assert outbox.size == 0
    assert not taking.done()
    taking.cancel()


async def test_what_a_line_cannot_take_at_once_waits_to_be_taken_in_order() -> None:
    outbox, line = Outbox(player("noor")), Line()
    outbox.write_by(line.write_now)
    line.can_write = False
    outbox.put(frame("a"))
    assert await outbox.take() == [frame("a")]
    line.can_write = True
    outbox.put(frame("b"))  # the first is taken, but perhaps not written yet
    await asyncio.sleep(0)
    assert line.written == [], "the newer one overtook the older"
    assert await outbox.take() == [frame("b")]
    taking = asyncio.ensure_future(outbox.take())  # who asks again has written all
    await asyncio.sleep(0)
    outbox.put(frame("c"))
    await asyncio.sleep(0)
    assert line.written == [[b"c"]]
    taking.cancel()


async def test_a_large_part_is_taken_in_portions_and_not_written_at_once() -> None:
    outbox, line = Outbox(player("noor")), Line()
    outbox.write_by(line.write_now)
    outbox.put(frame("x" * (AT_ONCE_BYTES + 1)))
    await asyncio.sleep(0)
    assert line.written == []
    assert len(await outbox.take()) == 1


async def test_a_closed_line_gets_what_waited_and_then_the_end() -> None:
    outbox, line = Outbox(player("noor")), Line()
    outbox.write_by(line.write_now)
    outbox.put(frame("last"))
    outbox.close(REPLACED)
    line.written.append([one.encoded for one in await outbox.take()])
    with pytest.raises(OutboxClosed):
        await outbox.take()
    await asyncio.sleep(0)
    assert line.written == [[b"last"]], "once, whoever writes it"
