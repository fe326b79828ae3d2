"""What stands between processes follows from the settings."""

from pathlib import Path

import pytest
from sqlalchemy.engine import make_url

from tests.fakes.postgres import drop_postgres, make_postgres, run_sql
from tests.processes.several import SECRET, open_one, say
from thebridge.bootstrap import Server, open_server
from thebridge.database import open_database
from thebridge.errors import ConfigurationError
from thebridge.rooms.bus import MemoryBus
from thebridge.rooms.limiter import MemoryLimiter
from thebridge.rooms.polling_bus import PollingBus
from thebridge.rooms.redis_bus import RedisBus
from thebridge.rooms.shared_limiter import SharedLimiter
from thebridge.settings import read_settings

NOWHERE = "postgresql+asyncpg://nobody@nowhere.invalid/nothing"
BUS = "redis://nowhere.invalid"


def make(folder: Path, **given: str) -> Server:
    """A server that nobody starts."""
    settings = read_settings(data_dir=folder, **given)
    return Server(settings, open_database(settings.database_url), say)


async def end(server: Server) -> None:
    await server.limiter.close()
    await server._database.close()


async def test_one_process_needs_nothing_between(tmp_path: Path) -> None:
    server = make(tmp_path)
    async with server._processes.open_bus() as bus:
        assert isinstance(bus, MemoryBus)
    assert isinstance(server.limiter, MemoryLimiter)
    assert not server._processes.are_several
    await end(server)


async def test_without_redis_processes_look_into_the_journal(tmp_path: Path) -> None:
    server = make(tmp_path, database_url=NOWHERE)
    assert isinstance(server._processes.open_bus(), PollingBus)
    assert isinstance(server.limiter, MemoryLimiter)
    assert server._processes.are_several
    await end(server)


async def test_with_redis_they_ring_and_count_together(tmp_path: Path) -> None:
    server = make(tmp_path, database_url=NOWHERE, bus_url=BUS, secret_key=SECRET)
    assert isinstance(server._processes.open_bus(), RedisBus)
    assert isinstance(server.limiter, SharedLimiter)
    await end(server)


async def test_installations_with_different_keys_do_not_hear_each_other(tmp_path: Path) -> None:
    names = set()
    for key in (SECRET, SECRET, f"another {SECRET}"):
        server = make(tmp_path, database_url=NOWHERE, bus_url=BUS, secret_key=key)
        names.add(server._processes._namespace)
        await end(server)
    assert len(names) == 2


def test_processes_that_share_a_bus_must_share_a_key(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="secret_key_needed"):
        make(tmp_path, database_url=NOWHERE, bus_url=BUS)


@pytest.mark.service
async def test_a_database_that_may_lose_what_it_confirmed_is_not_served_from(tmp_path: Path, postgres_url: str) -> None:
    url = await make_postgres(postgres_url)
    name = make_url(url).database
    await run_sql(url, f'ALTER DATABASE "{name}" SET synchronous_commit = off')
    server = await open_one(tmp_path, url, "")
    with pytest.raises(ConfigurationError, match="database_not_durable"):
        async with server.running():
            pass
    await drop_postgres(postgres_url, url)


async def test_a_demo_may_run_on_any_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    server = open_server(read_settings(data_dir=tmp_path, demo=True), say)

    async def refuse() -> None:
        raise ConfigurationError("database_not_durable", setting="synchronous")

    monkeypatch.setattr(server._database, "require_durable", refuse)
    async with server.running():
        assert server.directory.awake == ()
