"""A real `thebridge serve` in a process of its own, on a port and a folder that outlive it."""

import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

import pytest

START_SECONDS = 120
STOP_SECONDS = 15
LOOK_SECONDS = 0.02


def free_port() -> int:
    """A port of this computer that nobody listens on now."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        found: int = listening.getsockname()[1]
        return found


@dataclass
class ServedGame:
    """The server that the browsers of a test talk to. It can be ended as the power ends it, and be started again."""

    folder: Path
    port: int = field(default_factory=free_port)
    process: "subprocess.Popen[bytes] | None" = None

    @property
    def url(self) -> str:
        """Where it is reached."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def operator_link(self) -> str:
        """The link that lets a browser lead."""
        return self._said_after("Facilitate:")

    @property
    def setup_link(self) -> str:
        """The link that makes the first account."""
        return self._said_after("Set up:")

    def _said_after(self, label: str) -> str:
        lines = (line for line in self._said().splitlines() if line.startswith(label))
        return next(lines).removeprefix(label).strip()

    def start(self) -> None:
        """Starts it and waits until it says that it answers."""
        (self.folder / "said").write_bytes(b"")
        command = [sys.executable, "-m", "thebridge", "serve", "--port", str(self.port)]
        environment = {name: value for name, value in os.environ.items() if not name.startswith("THEBRIDGE_")}
        with (self.folder / "said").open("ab") as said, (self.folder / "logged").open("ab") as logged:
            self.process = subprocess.Popen(
                [*command, "--data", str(self.folder / "data")], stdout=said, stderr=logged, env=environment
            )
        ends_at = time.monotonic() + START_SECONDS
        while "Facilitate:" not in self._said():
            if self.process.poll() is not None or time.monotonic() > ends_at:
                pytest.fail(f"the server did not start: {(self.folder / 'logged').read_text(errors='replace')[-2000:]}")
            time.sleep(LOOK_SECONDS)

    def kill(self) -> None:
        """Ends it as a power cut does."""
        self._end(signal.SIGKILL)

    def stop(self) -> int:
        """Asks it to end; its exit code."""
        return self._end(signal.SIGTERM)

    def _end(self, how: signal.Signals) -> int:
        if self.process is None:
            return 0
        self.process.send_signal(how)
        code = self.process.wait(STOP_SECONDS)
        self.process = None
        return code

    def tracebacks(self) -> str:
        """What went wrong inside it, if anything did."""
        logged = (self.folder / "logged").read_text(errors="replace")
        return logged if "Traceback" in logged else ""

    def _said(self) -> str:
        return (self.folder / "said").read_text(errors="replace")
