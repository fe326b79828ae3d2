"""The product as a process of its own: started, killed, started again on the same data."""

import asyncio
import os
import signal
import socket
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

PRODUCT: Final = (sys.executable, "-m", "thebridge")
START_SECONDS: Final = 180.0
STOP_SECONDS: Final = 15.0
ROOT: Final = Path(__file__).resolve().parents[1]


class ProductFailedError(RuntimeError):
    """The server did not start; what it wrote is in the message."""


def free_port() -> int:
    """A port that is free now."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port: int = listening.getsockname()[1]
    return port


def _own_environment() -> dict[str, str]:
    """This process's, but the server may keep its compiled modules: it starts again and again."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


class Product:
    """One server on one data folder and one port. `command` may be a build that is broken on purpose."""

    def __init__(
        self, data: Path, command: Sequence[str] = PRODUCT, environment: Mapping[str, str] | None = None
    ) -> None:
        self.data, self.port = data, free_port()
        self.origin = f"http://127.0.0.1:{self.port}"
        self.operator_path = ""
        self.ready_seconds = 0.0
        self._command, self._environment = tuple(command), dict(environment or {})
        self._process: asyncio.subprocess.Process | None = None

    @property
    def log(self) -> Path:
        """What the server wrote to standard error, over all its lives."""
        return self.data / "server.log"

    @property
    def pid(self) -> int:
        """The process id of the running server."""
        assert self._process is not None
        return self._process.pid

    @property
    def is_alive(self) -> bool:
        """Whether the process runs."""
        return self._process is not None and self._process.returncode is None

    async def start(self) -> None:
        """Starts it and returns when it greets, which it does once it answers."""
        self.data.mkdir(parents=True, exist_ok=True)
        began = time.monotonic()
        with self.log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                *self._command,
                *("serve", "--data", str(self.data), "--port", str(self.port)),
                stdout=asyncio.subprocess.PIPE,
                stderr=log,
                cwd=ROOT,
                env={**_own_environment(), **self._environment},
            )
        greeting = await self._greeting()
        self.operator_path = greeting[greeting.index("/o/") :].strip()
        self.ready_seconds = time.monotonic() - began

    async def _greeting(self) -> str:
        assert self._process is not None
        assert self._process.stdout is not None
        async with asyncio.timeout(START_SECONDS):
            while line := (await self._process.stdout.readline()).decode():
                if line.startswith("Facilitate:"):
                    return line
        await self._process.wait()
        raise ProductFailedError(self.log.read_text(encoding="utf-8", errors="replace")[-2_000:])

    async def kill(self) -> None:
        """`kill -9`, and waits until it is dead."""
        assert self._process is not None
        self._process.send_signal(signal.SIGKILL)
        await self._process.wait()

    async def stop(self) -> int:
        """Ends it in order; its exit code. Does nothing when it is dead already."""
        if self._process is None:
            return 0
        if self._process.returncode is None:
            self._process.terminate()
            try:
                async with asyncio.timeout(STOP_SECONDS):
                    await self._process.wait()
            except TimeoutError:
                await self.kill()
        return self._process.returncode or 0
