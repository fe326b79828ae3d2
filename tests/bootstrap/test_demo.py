"""A demo is a game that needs nobody to lead it."""

from pathlib import Path

from tests.bootstrap.test_server import ZWAAN, running
from tests.web.served import until
from thebridge.accounts.model import DEFAULT_ORGANISATION
from thebridge.bootstrap.demo import DEMO_SCENARIO, start_demo, start_rehearsal
from thebridge.engine.areas.acts.words import OpenGate, StartPlay
from thebridge.engine.areas.seats.words import JoinRoom, SetReady
from thebridge.engine.ids import Author, CommandId, Language, Personal
from thebridge.sessions.model import SessionSettings


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


async def test_in_a_rehearsal_one_team_asks_for_help(tmp_path: Path) -> None:
    async with running(tmp_path) as server:
        given = SessionSettings(is_rehearsal=True)
        session = await server.open_session(DEMO_SCENARIO, DEFAULT_ORGANISATION, ("Een", "Twee"), given)
        await start_rehearsal(server, session)
        first, last = [await server.get_room(room.id) for room in session.rooms]
        for room in (first, last):
            await server.submit(room, CommandId("start"), StartPlay(Author("lead:Saar")))
            act = room.state.acts.current
            assert act is not None
            await server.submit(room, CommandId("gate"), OpenGate(Author("lead:Saar"), act))
        await until(lambda: bool(last.state.talk.calls))
        [call] = last.state.talk.calls.values()
        assert call.text == "Wij komen niet verder met deze vraag. Waar moeten we naar kijken?"
        assert not first.state.talk.calls
        [need] = [one for one in last.needs() if one.reason == "help"]
        assert need.players


async def test_a_rehearsal_that_nobody_leads_comes_to_its_own_end(tmp_path: Path) -> None:
    async with running(tmp_path) as server:
        given = SessionSettings(is_rehearsal=True, factor=20.0)
        session = await server.open_session(DEMO_SCENARIO, DEFAULT_ORGANISATION, ("Een", "Twee"), given)
        await start_rehearsal(server, session)
        rooms = [await server.get_room(room.id) for room in session.rooms]
        for room in rooms:
            await server.submit(room, CommandId("start"), StartPlay(Author("lead:Saar")))
        await until(lambda: all(room.standing.stage == "debrief" for room in rooms), seconds=100)
        asked = rooms[-1].state.talk.calls.values()
        assert [call.answered_by for call in asked] == [None]
