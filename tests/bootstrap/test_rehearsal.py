"""In a rehearsal trouble comes by itself, shows in the queue with its reason, and goes by help or after a while."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from tests.bootstrap.test_server import running
from tests.web.served import until
from thebridge.accounts.model import DEFAULT_ORGANISATION
from thebridge.bootstrap.rehearsal import SILENT, SPEAKER, start_rehearsal
from thebridge.bootstrap.server import Server
from thebridge.engine.areas.acts.words import StartPlay
from thebridge.engine.areas.puzzles.words import SendHint
from thebridge.engine.areas.talk.words import AnswerCall, SendMessage
from thebridge.engine.ids import Author, CommandId, Personal
from thebridge.rooms.needs import Need
from thebridge.rooms.room import Room
from thebridge.sessions.model import SessionSettings

SAAR = Author("lead:Saar")
TEAMS = ("Een", "Twee")


@asynccontextmanager
async def rehearsing(folder: Path, factor: float) -> AsyncIterator[tuple[Server, Room, Room]]:
    """A rehearsal of the warm-up that has begun: its first room and its last."""
    async with running(folder) as server:
        given = SessionSettings(is_rehearsal=True, factor=factor)
        session = await server.open_session("warm-up", DEFAULT_ORGANISATION, TEAMS, given)
        await start_rehearsal(server, session)
        first, last = [await server.get_room(room.id) for room in session.rooms]
        for room in (first, last):
            await server.submit(room, CommandId("start"), StartPlay(SAAR))
        yield server, first, last


def need_of(room: Room, reason: str) -> Need | None:
    return next((one for one in room.needs() if one.reason == reason), None)


def said(room: Room) -> list[str]:
    return [line.text for line in room.state.talk.chat]


async def test_one_team_gets_stuck_and_a_hint_ends_it(tmp_path: Path) -> None:
    async with rehearsing(tmp_path, factor=20.0) as (server, first, _):
        await until(lambda: need_of(first, "stuck") is not None, seconds=60)
        assert "Wij komen hier niet uit. We hebben alles al bekeken." in said(first)
        stuck = need_of(first, "stuck")
        assert stuck is not None
        assert stuck.puzzle is not None
        assert stuck.counts["active"] == stuck.counts["people"] > 0
        await server.submit(first, CommandId("hint"), SendHint(SAAR, stuck.puzzle, 1))
        await until(lambda: need_of(first, "stuck") is None)
        await until(lambda: "Ik geloof dat ik het zie. We gaan verder." in said(first))


async def test_another_team_asks_for_help_and_somebody_falls_silent_until_a_message_comes(tmp_path: Path) -> None:
    async with rehearsing(tmp_path, factor=20.0) as (server, first, last):
        await until(lambda: need_of(last, "help") is not None, seconds=60)
        [call] = last.state.talk.calls.values()
        assert call.text == "Wij komen niet verder. Waar moeten we naar kijken?"
        assert call.player == SPEAKER
        assert not first.state.talk.calls
        await server.submit(last, CommandId("answer"), AnswerCall(SAAR, call.id))
        assert need_of(last, "help") is None
        await until(lambda: is_silent(last), seconds=60)
        await server.submit(last, CommandId("message"), SendMessage(SAAR, Personal("Doe mee")))
        await until(lambda: "Ik was even stil, maar ik doe weer mee." in said(last))
        await until(lambda: not is_silent(last))


def is_silent(room: Room) -> bool:
    silent = need_of(room, "silent")
    return silent is not None and SILENT in silent.players


async def test_a_rehearsal_that_nobody_leads_comes_to_its_own_end(tmp_path: Path) -> None:
    async with rehearsing(tmp_path, factor=20.0) as (_, first, last):
        await until(lambda: all(room.standing.stage == "debrief" for room in (first, last)), seconds=100)
        assert [call.answered_by for call in last.state.talk.calls.values()] == [None]
        assert {one.what for one in first.state.acts.interventions.values()} == {"start"}
        assert "Ik geloof dat ik het zie. We gaan verder." in said(first)
