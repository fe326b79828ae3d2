"""What has ended is read before anybody asks, rehearsals never."""

import asyncio
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.web.served import SCENARIO, new_server
from thebridge.accounts.model import OrganisationId
from thebridge.bootstrap import list_facts, results
from thebridge.bootstrap.past import Past, play_past
from thebridge.bootstrap.results import read_ahead, read_once


async def test_what_ended_is_read_once_and_a_rehearsal_is_not(tmp_path: Path) -> None:
    server = new_server(tmp_path)
    async with server.running():
        await play_past(server, SCENARIO, "default", Past((3, 2), players=2, units=("North",)))
        await play_past(server, SCENARIO, "default", Past((1,), players=2, is_rehearsal=True))
        facts = list_facts(await server.sessions.list_sessions("default"))
        assert (len(facts), {one.unit for one in facts}) == (4, {"North"})
        await read_once(server.results, server.sessions.list_sessions, [OrganisationId("default")])
        assert [await server.results.read([one]) for one in facts] == [False] * 4
        assert len(await server.results.load(facts)) == 4


async def test_a_round_that_fails_stops_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(results, "FIRST_SECONDS", 0)
    monkeypatch.setattr(results, "LOOKS_SECONDS", 0)
    server, rounds, is_over = new_server(tmp_path), 0, asyncio.Event()

    async def organisations() -> Iterable[OrganisationId]:
        nonlocal rounds
        rounds += 1
        if rounds == 1:
            raise OSError("the database is away")
        is_over.set()
        return ()

    async with server.running():
        task = asyncio.create_task(read_ahead(server.results, server.sessions.list_sessions, organisations))
        async with asyncio.timeout(5):
            await is_over.wait()
        task.cancel()
