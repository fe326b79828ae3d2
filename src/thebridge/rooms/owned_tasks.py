"""Tasks that somebody owns: they end with their owner. One that fails is logged and counted; the others go on."""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from types import TracebackType
from typing import Any

_logger = logging.getLogger(__name__)


class OwnedTasks:
    """An `async with` around everything that runs in the background of one process."""

    def __init__(self) -> None:
        self.failures = 0
        self._group = asyncio.TaskGroup()
        self._running: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> "OwnedTasks":
        await self._group.__aenter__()
        return self

    async def __aexit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.cancel_all()
        await self._group.__aexit__(None, None, None)  # an exception of the body stays what it is

    def start(
        self, work: Coroutine[Any, Any, object], name: str, on_failure: Callable[[Exception], None] | None = None
    ) -> "asyncio.Task[None]":
        """Starts a task; `on_failure` is told of an exception that nobody in it expected."""
        task = self._group.create_task(self._guard(work, name, on_failure), name=name)
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        task.add_done_callback(lambda _task: work.close())  # it may have ended before its work began
        return task

    def cancel_all(self) -> None:
        """Ends whatever still runs."""
        for task in tuple(self._running):
            task.cancel()

    async def _guard(
        self, work: Coroutine[Any, Any, object], name: str, on_failure: Callable[[Exception], None] | None
    ) -> None:
        try:
            await work
        except Exception as error:
            self.failures += 1
            _logger.exception("a task failed", extra={"task": name})
            if on_failure is not None:
                on_failure(error)
