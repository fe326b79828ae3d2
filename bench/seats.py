"""Many people with a seat each: sessions are made and seats are taken as the pages do it, a few at a time."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from chaos.browser import Browser, Lead, LedRoom, set_up, take_seat

ROOMS_OF_A_SESSION: Final = 30
AT_ONCE: Final = 6


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody's place in a room, and the process over which they play."""

    room: str
    origin: str
    path: str
    cookie: str

    @property
    def url(self) -> str:
        """Where its connection goes."""
        return f"{self.origin.replace('http', 'ws', 1)}{self.path}/live"


async def make_rooms(origin: str, operator_path: str, rooms: int) -> list[Lead]:
    """Sessions with so many rooms together."""
    browser = Browser(origin)
    sizes = [min(left, ROOMS_OF_A_SESSION) for left in range(rooms, 0, -ROOMS_OF_A_SESSION)]
    return [await set_up(browser, operator_path, size) for size in sizes]


async def seat_all(leads: Sequence[Lead], players: int, origins: Sequence[str]) -> list[Seat]:
    """So many people in every room; the processes take turns."""
    asked = iter([(room, number) for lead in leads for room in lead.rooms for number in range(players)])
    seats: list[Seat] = []

    async def seat_some() -> None:
        for room, number in asked:
            seats.append(await _seat(room, number, origins[number % len(origins)]))

    await asyncio.gather(*(seat_some() for _ in range(AT_ONCE)))
    return seats


async def _seat(room: LedRoom, number: int, origin: str) -> Seat:
    browser = Browser(origin)
    path = await take_seat(browser, room.code, f"Player {number + 1}")
    return Seat(room.id, origin, path, browser.cookie_header)
