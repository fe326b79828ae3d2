"""Bots come in by the door that people use."""

from pathlib import Path

from tests.bootstrap.test_server import running
from thebridge.accounts.model import DEFAULT_ORGANISATION
from thebridge.bootstrap.company import open_door, seat_bots
from thebridge.engine.ids import PlayerId
from thebridge.sessions.model import SessionSettings


async def test_bots_take_their_seats_with_a_name_and_see_what_a_player_sees(tmp_path: Path) -> None:
    async with running(tmp_path) as server:
        session = await server.open_session("warm-up", DEFAULT_ORGANISATION, ("Een",), SessionSettings())
        door = await open_door(server, session.rooms[0].id, "nl")
        await seat_bots(door, 2)
        players = door.room.state.seats.players
        assert [(str(one.id), one.is_bot) for one in players.values()] == [("bot-1", True), ("bot-2", True)]
        assert all("robot" in one.name for one in players.values())
        view = door.view_of(PlayerId("bot-2"))
        assert view["me"]["player"] == "bot-2"
        assert view["now_ms"] > 0
