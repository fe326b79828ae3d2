"""Ends the open connections of somebody whose right to them ended, in whichever process they are."""

from collections.abc import Callable

from thebridge.rooms.bus import Bus, Order, Stop

Close = Callable[[], None]


class Revocations:
    """A connection is watched under subjects, such as a seat or a sign-in. Use `stop` when the process ends."""

    def __init__(self, bus: Bus) -> None:
        self._bus = bus
        self._closing: dict[str, list[Close]] = {}
        self.stop: Stop = bus.obey(self._obey)

    def watch(self, subject: str, close: Close) -> Stop:
        """Calls `close` when the subject's right ends, until the function that it returns is called."""
        self._closing.setdefault(subject, []).append(close)

        def stop() -> None:
            watching = self._closing.get(subject, [])
            if close in watching:
                watching.remove(close)
            if not watching:
                self._closing.pop(subject, None)

        return stop

    async def revoke(self, subject: str) -> None:
        """Ends every connection of the subject, here at once and elsewhere as soon as the others hear it."""
        await self._bus.order(Order("revoke", subject))

    def _obey(self, order: Order) -> None:
        if order.kind == "revoke":
            for close in tuple(self._closing.get(order.subject, ())):
                close()
