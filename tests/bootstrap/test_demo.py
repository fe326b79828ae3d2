"""A demo is a game that needs nobody to lead it."""

from pathlib import Path

from tests.bootstrap.test_server import ZWAAN, running
from tests.web.served import until
from thebridge.bootstrap.demo import DEMO_SCENARIO, start_demo
from thebridge.engine.areas.seats.words import JoinRoom, SetReady
from thebridge.engine.ids import CommandId, Language, Personal


async def test_a_demo_has_a_bot_as_company_and_begins_when_all_are_ready(tmp_path: Path) -> None:
    async with running(tmp_path) as server:
        session = await start_demo(server)
        room = await server.get_room(session.rooms[0].id)
        assert session.scenario == DEMO_SCENARIO
        [bot] = room.state.seats.players.values()
        assert bot.is_bot
        assert "robot" in bot.name
        await server.submit(room, CommandId("1"), JoinRoom(ZWAAN, Personal("Zwaan"), Language("nl")))
        await server.submit(room, CommandId("2"), SetReady(ZWAAN, is_ready=True))
        await server.submit(room, CommandId("3"), SetReady(bot.id, is_ready=True))
        await until(lambda: room.standing.stage == "play")
