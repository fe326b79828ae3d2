"""A polled socket keeps order, waits for what comes, and ends on either side."""

import asyncio

import pytest
from starlette.requests import HTTPConnection

from thebridge.web import polled_socket
from thebridge.web.polled_socket import WAITING_TEXTS, PolledSocket

pytestmark = pytest.mark.anyio


def new_socket() -> PolledSocket:
    return PolledSocket(HTTPConnection({"type": "http", "headers": []}))


async def test_what_was_sent_is_asked_for_in_order_and_once() -> None:
    socket = new_socket()
    for text in ("a", "b"):
        await socket.send_text(text)
    assert (await socket.ask(1)).texts == ("a", "b")
    assert (await socket.ask(0)).texts == ()


async def test_who_asks_waits_for_what_comes() -> None:
    socket = new_socket()
    async with asyncio.TaskGroup() as tasks:
        asked = tasks.create_task(socket.ask(30))
        await asyncio.sleep(0)
        await socket.send_text("news")
    assert asked.result().texts == ("news",)


async def test_what_the_page_says_is_received_in_order() -> None:
    socket = new_socket()
    await socket.hear(["1", "2"])
    assert [(await socket.receive())["text"] for _ in range(2)] == ["1", "2"]


async def test_the_number_of_the_end_comes_with_the_last_texts() -> None:
    socket = new_socket()
    await socket.send_text("last")
    await socket.close(4001)
    await socket.close(1000)
    portion = await socket.ask(30)
    assert (portion.texts, portion.closed) == (("last",), 4001)
    with pytest.raises(RuntimeError):
        await socket.send_text("too late")
    assert (await socket.receive())["type"] == "websocket.disconnect"


async def test_a_page_that_asks_no_more_is_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(polled_socket, "IDLE_SECONDS", 0.0)
    socket = new_socket()
    assert await socket.receive() == {"type": "websocket.disconnect", "code": 1001}
    assert socket.is_idle


async def test_a_full_line_holds_the_sender_back_until_the_page_asks() -> None:
    socket = new_socket()
    for number in range(WAITING_TEXTS):
        await socket.send_text(str(number))
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.01):
            await socket.send_text("one too many")
    assert len((await socket.ask(0)).texts) == WAITING_TEXTS
    await socket.send_text("room again")
