"""A session plays the version of its scenario that it keeps."""

from pathlib import Path

import pytest

from tests.bootstrap.test_server import running
from thebridge.errors import AppError
from thebridge.sessions.model import SessionSettings


async def test_a_session_plays_the_version_that_it_keeps(tmp_path: Path) -> None:
    async with running(tmp_path) as server:
        session = await server.open_session("warm-up", "default", ("Blauw",), SessionSettings())
        scenario = await server.get_scenario(session.rooms[0].id)
        assert scenario == server.catalogue.get_offer("warm-up").scenario
        assert await server.get_scenario(session.rooms[0].id) is scenario
        assert await server.find_asset(session.rooms[0].id, "../scenario.yaml") is None
        with pytest.raises(AppError, match="scenario_unknown"):
            await server.open_session("../warm-up", "default", ("Blauw",), SessionSettings())
