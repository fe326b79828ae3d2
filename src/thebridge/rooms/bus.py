"""How processes tell each other that there is something to read. What it loses is read from the journal."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal, Protocol, TypeAlias

from thebridge.engine.ids import RoomId

Hear = Callable[[int], None]
"""Called with the number of an entry that somebody recorded."""
Stop = Callable[[], None]
People: TypeAlias = Mapping[str, Mapping[str, Any]]
"""Who is there, by player: `state` and `looking_at`."""
NOBODY: Final[People] = {}


@dataclass(frozen=True, slots=True)
class Order:
    """What every process must do with its own part of something.

    `reload` a room whose words were erased, `close` a room that is gone, `revoke` the connections of a subject,
    `give_way` in a room that somebody else could not record in.
    """

    kind: Literal["reload", "close", "revoke", "give_way"]
    subject: str


Obey = Callable[[Order], None]


class Bus(Protocol):
    """Between the processes that serve the same rooms. It never waits for another process."""

    @property
    def is_up(self) -> bool:
        """Whether other processes are reached at once. When not, they read later what they were not told."""

    def listen(self, room: RoomId, hear: Hear) -> Stop:
        """Calls `hear` for every word on this room, until the function that it returns is called."""

    async def tell(self, room: RoomId, seq: int) -> None:
        """Tells every listener that the room has come to entry `seq`."""

    def obey(self, carry_out: Obey) -> Stop:
        """Calls `carry_out` for every order, until the function that it returns is called."""

    async def order(self, order: Order) -> None:
        """Gives an order to everyone who obeys, here and elsewhere."""

    def share_people(self, room: RoomId, people: People) -> None:
        """Says who is in the room by a connection of this process."""

    def people_elsewhere(self, room: RoomId) -> People:
        """Who is in the room by connections of other processes."""


class Listeners:
    """Who wants to hear what in this process."""

    def __init__(self) -> None:
        self._hearing: dict[RoomId, list[Hear]] = {}
        self._obeying: list[Obey] = []

    @property
    def rooms(self) -> tuple[RoomId, ...]:
        """The rooms that somebody listens to."""
        return tuple(self._hearing)

    def add(self, room: RoomId, hear: Hear) -> Stop:
        """Adds a listener; the result takes it away."""
        self._hearing.setdefault(room, []).append(hear)

        def stop() -> None:
            hearing = self._hearing.get(room, [])
            if hear in hearing:
                hearing.remove(hear)
            if not hearing:
                self._hearing.pop(room, None)

        return stop

    def add_obeying(self, carry_out: Obey) -> Stop:
        """Adds somebody who obeys; the result takes them away."""
        self._obeying.append(carry_out)

        def stop() -> None:
            if carry_out in self._obeying:
                self._obeying.remove(carry_out)

        return stop

    def hear(self, room: RoomId, seq: int) -> None:
        """Lets those who listen to the room hear of it."""
        for hear in tuple(self._hearing.get(room, ())):
            hear(seq)

    def obey(self, orders: Iterable[Order]) -> None:
        """Hands each order on."""
        for order in orders:
            for carry_out in tuple(self._obeying):
                carry_out(order)


class MemoryBus:
    """The bus of one process."""

    def __init__(self) -> None:
        self._listeners = Listeners()

    @property
    def is_up(self) -> bool:
        """There is nobody else to reach."""
        return True

    def listen(self, room: RoomId, hear: Hear) -> Stop:
        """Calls `hear` for every word on this room, until the function that it returns is called."""
        return self._listeners.add(room, hear)

    async def tell(self, room: RoomId, seq: int) -> None:
        """Tells every listener that the room has come to entry `seq`."""
        self._listeners.hear(room, seq)

    def obey(self, carry_out: Obey) -> Stop:
        """Calls `carry_out` for every order, until the function that it returns is called."""
        return self._listeners.add_obeying(carry_out)

    async def order(self, order: Order) -> None:
        """Gives an order to everyone who obeys."""
        self._listeners.obey((order,))

    def share_people(self, room: RoomId, people: People) -> None:
        """Nobody else asks."""

    def people_elsewhere(self, room: RoomId) -> People:  # noqa: ARG002 - as the contract has it
        """There is no elsewhere."""
        return NOBODY
