"""Throws frames at a server that are too large, or would be once unpacked, and sees what they cost it.

While they come, people in another room go on. The memory is the server's own: the most that it ever held.
"""

import asyncio
import json
import zlib
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from chaos.browser import Browser, set_up
from chaos.ledger import Ledger
from chaos.player import LivePlayer
from chaos.product import Product

MIB: Final = 1 << 20
LIMIT: Final = 65_536
FIN_TEXT: Final = 0x81
COMPRESSED: Final = 0x40
SEATS, WINDOWS = 6, 5
THROWN: Final = {
    "one byte over the limit": b"x" * (LIMIT + 1),
    "16 MiB": b"x" * (16 * MIB),
    "16 MiB in 16 KB": b"x" * (16 * MIB),
}
ANSWER_SECONDS: Final = 60.0
PAUSE_SECONDS: Final = 0.2


@dataclass(slots=True)
class Thrown:
    """What came of it."""

    grown_bytes: dict[str, int] = field(default_factory=dict)
    closed: dict[str, Counter[int]] = field(default_factory=dict)
    said_meanwhile: dict[str, int] = field(default_factory=dict)


def frame(payload: bytes, *, is_compressed: bool = False) -> bytes:
    """A text frame with a mask of zeros, which leaves the payload as it is."""
    first = FIN_TEXT
    if is_compressed:
        packing = zlib.compressobj(wbits=-15)
        payload = (packing.compress(payload) + packing.flush(zlib.Z_SYNC_FLUSH)).removesuffix(b"\x00\x00\xff\xff")
        first |= COMPRESSED
    return bytes([first, 0x80 | 127]) + len(payload).to_bytes(8, "big") + bytes(4) + payload


def held_bytes(pid: int, name: str = "VmHWM") -> int:
    """What a process holds (`VmRSS`), or the most that it held since `forget_peak` (`VmHWM`)."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith(f"{name}:")) * 1024


def forget_peak(pid: int) -> None:
    """From now on the peak is counted anew."""
    Path(f"/proc/{pid}/clear_refs").write_text("5", encoding="ascii")


async def throw_all(
    product: Product, folder: Path, kinds: Iterable[str] = THROWN, patience: float = ANSWER_SECONDS
) -> Thrown:
    """Thirty sockets of six seats at once, for each kind of frame; two people in another room say lines meanwhile."""
    lead = await set_up(Browser(product.origin), product.operator_path, rooms=2)
    ledger = Ledger(folder / "ledger.jsonl")
    attackers = [await _join(product, ledger, lead.rooms[0]) for _ in range(SEATS)]
    others = [await _join(product, ledger, lead.rooms[1]) for _ in range(2)]
    thrown = Thrown()
    for kind in ("nothing", *kinds):  # at first nothing: what thirty sockets cost anyhow
        payload = THROWN.get(kind, b"")
        before = len(ledger.of_room(lead.rooms[1].id))
        raw = frame(payload, is_compressed="16 KB" in kind) if payload else b""
        forget_peak(product.pid)
        held = held_bytes(product.pid, "VmRSS")
        speaking = [asyncio.create_task(_speak_on(one)) for one in others]
        try:
            thrown.closed[kind] = await _throw(attackers, raw, patience)
        finally:
            for task in speaking:
                task.cancel()
            await asyncio.gather(*speaking, return_exceptions=True)
        await asyncio.gather(*(one.settled() for one in others))
        thrown.grown_bytes[kind] = held_bytes(product.pid) - held
        answered = ledger.of_room(lead.rooms[1].id)[before:]
        thrown.said_meanwhile[kind] = sum(one.answer == "accepted" for one in answered)
    for one in (*attackers, *others):
        await one.drop()
    return thrown


async def _join(product: Product, ledger: Ledger, room: Any) -> LivePlayer:
    return await LivePlayer.join(ledger, room.id, room.code, Browser(product.origin))


async def _speak_on(player: LivePlayer) -> None:
    while True:
        await player.say("say", text="still here {marker}")
        await player.settled()
        await asyncio.sleep(PAUSE_SECONDS)


async def _throw(attackers: list[LivePlayer], raw: bytes, patience: float) -> Counter[int]:
    """The numbers with which the sockets are closed."""
    sockets = await asyncio.gather(*(_open(one) for one in attackers for _ in range(WINDOWS - 1)))
    sockets += await asyncio.gather(*(_open(one) for one in attackers))
    if not raw:
        await asyncio.gather(*(one.close() for one in sockets))
    for socket in sockets:
        if raw:
            socket.transport.write(raw)
    codes = await asyncio.gather(*(_drained(one, patience) for one in sockets))
    for socket in sockets:
        socket.transport.abort()
    return Counter(codes)


async def _open(player: LivePlayer) -> ClientConnection:
    """A window of this seat that would take compressed frames, with its snapshot."""
    url = f"{player.browser.origin.replace('http', 'ws', 1)}{player.seat}/live"
    headers, origin = {"cookie": player.browser.cookie_header}, player.browser.origin
    socket = await connect(url, origin=origin, additional_headers=headers, max_size=None)  # type: ignore[arg-type]
    await socket.send(json.dumps({"kind": "hello", "id": "hello", "epoch": None, "since": None}))
    while json.loads(await socket.recv())["kind"] != "snapshot":
        pass
    return socket


async def _drained(socket: ClientConnection, patience: float) -> int:
    """The number with which the other side ended it; 0 when it did not."""
    with suppress(ConnectionClosed, TimeoutError):
        async with asyncio.timeout(patience):
            while True:
                await socket.recv()
    return int(socket.close_code or 0)
