"""What is counted of a process, for Prometheus: numbers only, no names, no contents, nothing of one player."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from time import perf_counter
from typing import Final

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    GCCollector,
    Histogram,
    PlatformCollector,
    ProcessCollector,
)

from thebridge.errors import AppError

SECONDS: Final = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)


@dataclass(frozen=True, slots=True)
class Standing:
    """How much goes on now."""

    rooms: int
    connections: int


class Counts:
    """One process's counters, in a registry of their own."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        for collector in (ProcessCollector, PlatformCollector, GCCollector):
            collector(registry=self.registry)
        self._commands = Counter(
            "thebridge_commands", "Commands, by what came of them.", ("outcome",), registry=self.registry
        )
        self._seconds = Histogram(
            "thebridge_command_seconds",
            "From a command's arrival to its record on disk and the word to everyone.",
            buckets=SECONDS,
            registry=self.registry,
        )
        self._rooms = Gauge("thebridge_rooms_awake", "Rooms that this process serves.", registry=self.registry)
        self._connections = Gauge("thebridge_connections", "Live connections.", registry=self.registry)

    def watch(self, look: Callable[[], Standing]) -> None:
        """Where to look for what goes on whenever somebody asks."""
        self._rooms.set_function(lambda: look().rooms)
        self._connections.set_function(lambda: look().connections)

    @contextmanager
    def command(self) -> Iterator[None]:
        """Around one command."""
        began, outcome = perf_counter(), "failed"
        try:
            yield
            outcome = "accepted"
            self._seconds.observe(perf_counter() - began)
        except AppError:
            outcome = "refused"
            raise
        finally:
            self._commands.labels(outcome).inc()
