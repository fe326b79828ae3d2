"""A player as the page is one: takes a seat, folds what it is told into a view, sends again what was not answered."""

import asyncio
import json
from collections import deque
from contextlib import suppress
from typing import Any, Final

import msgspec
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from chaos.browser import Browser, take_seat
from chaos.ledger import Intent, Ledger

View = dict[str, Any]
HELLO_SECONDS: Final = 30.0
ASK_AGAIN: Final = frozenset({"server_restarting", "not_recorded", "database_unavailable", "room_busy"})
"""Not done, or perhaps done: the same command, asked again, says which."""


def fold(view: View, changed: dict[str, Any]) -> None:
    """What the page does with an update: sections are replaced, collections get and lose items."""
    for name, change in changed.items():
        if "value" in change:
            view[name] = change["value"]
            continue
        section = {**view[name], **change.get("put", {})}
        for key in change.get("drop", ()):
            section.pop(key, None)
        view[name] = section


class LivePlayer:
    """One seat. `connect` and `drop` may follow each other as often as a bad network asks for."""

    def __init__(self, ledger: Ledger, room: str, browser: Browser, seat: str) -> None:
        self.room, self.browser, self.seat = room, browser, seat
        self.player = ""
        self.view: View = {}
        self.seq = 0
        self.last_answer_at = 0.0
        self.accepted = 0
        self.waiting: deque[Intent] = deque()
        self.closed_with: int | None = None
        self._ledger = ledger
        self._epoch: str | None = None
        self._socket: ClientConnection | None = None
        self._reader: asyncio.Task[None] | None = None
        self._count = 0
        self._heard = asyncio.Event()
        self._not_recorded: list[Intent] = []

    @classmethod
    async def join(cls, ledger: Ledger, room: str, code: str, browser: Browser) -> "LivePlayer":
        """Takes a new seat under a name of its own and connects."""
        name = f"P{len(ledger.path.name)}{id(browser) % 100_000}"
        player = cls(ledger, room, browser, await take_seat(browser, code, name))
        await player.connect()
        player.player = str(player.view["me"]["player"])
        return player

    # --- the line -----------------------------------------------------------------------------------------------------

    def open(self) -> connect:
        """A connection of this seat's browser, not yet entered."""
        url = f"{self.browser.origin.replace('http', 'ws', 1)}{self.seat}/live"
        headers = {"cookie": self.browser.cookie_header}
        origin: Any = self.browser.origin
        return connect(url, origin=origin, additional_headers=headers, compression=None, max_size=None)

    async def connect(self) -> None:
        """Says hello with what is known, takes what was missed, and sends again what was not answered.

        Only a connection that greeted counts as one: where it breaks before that, `closed_with` stays as it was.
        """
        async with asyncio.timeout(HELLO_SECONDS):
            socket = await self.open()
        try:
            await self._greet(socket)
        except BaseException:
            socket.transport.abort()
            raise
        self._socket, self.closed_with = socket, None
        self._reader = asyncio.get_running_loop().create_task(self._read(socket))
        for intent in list(self.waiting):
            await self._send(intent)

    async def _greet(self, socket: ClientConnection) -> None:
        since = None if self._epoch is None else self.seq
        hello = {"kind": "hello", "id": "hello", "epoch": self._epoch, "since": since}
        async with asyncio.timeout(HELLO_SECONDS):
            await socket.send(json.dumps(hello))
            while not self._take(msgspec.json.decode(await socket.recv(decode=False)), is_first=True):
                pass

    async def drop(self) -> None:
        """Ends the connection, or takes note that it ended."""
        if self._socket is not None:
            await self._socket.close()
        if self._reader is not None:
            await self._reader
        self._socket = self._reader = None

    async def ended(self) -> None:
        """Returns once the other side is gone and all that it had sent is read."""
        if self._reader is not None:
            await self._reader
        self._socket = self._reader = None

    async def _read(self, socket: ClientConnection) -> None:
        with suppress(ConnectionClosed):
            while True:
                self._take(msgspec.json.decode(await socket.recv(decode=False)))
        self.closed_with = socket.close_code
        self._heard.set()

    def _take(self, message: dict[str, Any], *, is_first: bool = False) -> bool:
        """Takes one message; says whether the view is whole by now."""
        match message["kind"]:
            case "snapshot":
                self.view, self.seq, self._epoch = message["view"], message["seq"], message["epoch"]
                return True
            case "update":
                if message["after"] != self.seq:
                    self._ledger.complaints.append(
                        f"{self.player} was at {self.seq} and heard of {message['after']} to {message['seq']}"
                    )
                fold(self.view, message["changed"])
                self.seq = message["seq"]
                self._heard.set()
                return True
            case "accepted" | "refused":
                self._answered(message)
        return not is_first

    def _answered(self, message: dict[str, Any]) -> None:
        intent = self._ledger.intents.get(f"{self.player}:{message['id']}")
        if intent is None:
            return
        if message["kind"] == "accepted":
            self._ledger.accept(intent, message["seq"])
            self.accepted += intent in self.waiting
        elif message["code"] in ASK_AGAIN:
            self._ledger.not_recorded(intent)
            self._not_recorded.append(intent)
            return
        else:
            self._ledger.refuse(intent, message["code"])
        if intent in self.waiting:
            self.waiting.remove(intent)
        self.last_answer_at = asyncio.get_running_loop().time()
        self._heard.set()

    # --- commands -----------------------------------------------------------------------------------------------------

    def next_id(self) -> str:
        """An id that this player has not used."""
        self._count += 1
        return f"c{self._count}"

    async def say(self, kind: str, message_id: str | None = None, **fields: Any) -> Intent:
        """Writes the intent down and sends it. `{marker}` in a text becomes the intent's own words."""
        made = message_id or self.next_id()
        intent = Intent(self.room, self.player, made, {})
        worded = {
            name: value.replace("{marker}", intent.marker) if isinstance(value, str) else value
            for name, value in fields.items()
        }
        intent.message = {"kind": kind, "id": made, **worded}
        self._ledger.intend(intent)
        self.waiting.append(intent)
        await self._send(intent)
        return intent

    async def ask_again(self) -> None:
        """Sends once more what was answered with `not recorded`: perhaps it was, and the id says so."""
        again, self._not_recorded = self._not_recorded, []
        for intent in again:
            if intent in self.waiting:
                await self._send(intent)

    async def _send(self, intent: Intent) -> None:
        if self._socket is None:
            return
        intent.sent += 1
        with suppress(ConnectionClosed):
            await self._socket.send(msgspec.json.encode(intent.message), text=True)

    async def settled(self, at_most: int = 0) -> None:
        """Returns when no more than `at_most` intents wait for their answer, or the connection is gone."""
        while len(self.waiting) > at_most and self.closed_with is None:
            self._heard.clear()
            await self._heard.wait()

    async def reached(self, seq: int) -> None:
        """Returns when this player was told of entry `seq`."""
        while self.seq < seq and self.closed_with is None:
            self._heard.clear()
            await self._heard.wait()

    async def fresh_view(self) -> tuple[View, int]:
        """What the server shows a page that knows nothing yet, and at which entry."""
        async with self.open() as socket:
            await socket.send(json.dumps({"kind": "hello", "id": "fresh", "epoch": None, "since": None}))
            while (message := json.loads(await socket.recv()))["kind"] != "snapshot":
                pass
            return message["view"], message["seq"]
