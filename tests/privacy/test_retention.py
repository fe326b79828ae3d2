"""What is kept too long goes by itself, once, at its moment: over restarts, and over nights in which clocks change."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.privacy.test_tombstones import NAME, take_seat
from tests.web.served import new_server
from thebridge.accounts.model import DEFAULT_ORGANISATION, OrganisationSettings
from thebridge.bootstrap import Server
from thebridge.engine.ids import RoomId
from thebridge.errors import AppError

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
SPRING, AUTUMN = datetime(2027, 3, 27, 20, 0, tzinfo=AMSTERDAM), datetime(2026, 10, 24, 20, 0, tzinfo=AMSTERDAM)
MOMENT = timedelta(seconds=1)


class Hands:
    """The clock of a server, moved by a test."""

    def __init__(self, at: datetime) -> None:
        self.at = at


@asynccontextmanager
async def running(folder: Path, hands: Hands) -> AsyncIterator[Server]:
    """A server that starts at the moment that the hands show."""
    server = new_server(folder)
    server._clock.now = lambda: hands.at  # type: ignore[method-assign]
    async with server.running():
        yield server


async def names(server: Server, room: RoomId) -> list[str]:
    return [seat.name for seat in await server.sessions.list_seats(room)]


@pytest.mark.parametrize("played_at", [SPRING, AUTUMN], ids=["an hour goes", "an hour comes"])
async def test_traces_go_at_their_moment_whatever_the_clocks_on_the_wall_do(
    tmp_path: Path, played_at: datetime
) -> None:
    hands = Hands(played_at)
    async with running(tmp_path, hands) as server:
        await server.accounts.save_settings(DEFAULT_ORGANISATION, OrganisationSettings("O", 1, 3))
        room, _player = await take_seat(server)
        session = (await server.sessions.get_room(room)).session
        due = played_at.astimezone(ZoneInfo("UTC")) + timedelta(days=1)
        dates = (await server.privacy.retention.list_dates("default")).get(session)
        assert dates is not None
        assert dates[0] == due
        hands.at = due - MOMENT
        assert await server.privacy.retention.look() == 0
        assert await names(server, room) == [NAME]
    async with running(tmp_path, hands) as server:
        hands.at = due
        assert await server.privacy.retention.look() == 1
        assert await names(server, room) == ["—"]
        assert await server.privacy.retention.look() == 0
    async with running(tmp_path, hands) as server:
        assert await server.privacy.retention.look() == 0
        hands.at = due + timedelta(days=2) - MOMENT
        assert await server.privacy.retention.look() == 0
        hands.at = due + timedelta(days=2)
        assert await server.privacy.retention.look() == 1
        with pytest.raises(AppError, match="session_unknown"):
            await server.sessions.get_session(session)
        lines = await server.privacy.audit.list_lines(DEFAULT_ORGANISATION)
        assert [line.action for line in lines] == ["session_erased", "retention"]
        assert {line.actor for line in lines} == {"retention"}


async def test_what_fell_due_while_the_server_was_off_is_done_when_it_is_on(tmp_path: Path) -> None:
    hands = Hands(SPRING)
    async with running(tmp_path, hands) as server:
        room, _player = await take_seat(server)
    hands.at += timedelta(days=45, hours=1)
    async with running(tmp_path, hands) as server:
        await server.privacy.retention.look()
        assert await names(server, room) == ["—"]


async def test_a_shorter_time_holds_for_what_was_played_before(tmp_path: Path) -> None:
    hands = Hands(SPRING)
    async with running(tmp_path, hands) as server:
        room, _player = await take_seat(server)
        hands.at += timedelta(days=10)
        assert await server.privacy.retention.look() == 0
        await server.accounts.save_settings(DEFAULT_ORGANISATION, OrganisationSettings("O", 7, 30))
        assert await server.privacy.retention.look() == 1
        assert await names(server, room) == ["—"]


@pytest.mark.parametrize(("personal", "results"), [(0, 5), (5, 4), (5, 4000)])
async def test_terms_that_make_no_sense_are_refused(tmp_path: Path, personal: int, results: int) -> None:
    async with running(tmp_path, Hands(SPRING)) as server:
        with pytest.raises(AppError, match="retention_unfit"):
            await server.accounts.save_settings(DEFAULT_ORGANISATION, OrganisationSettings("O", personal, results))


async def test_of_two_that_do_it_at_once_one_writes_it_down(tmp_path: Path) -> None:
    hands = Hands(SPRING)
    async with running(tmp_path, hands) as server:
        await server.accounts.save_settings(DEFAULT_ORGANISATION, OrganisationSettings("O", 1, 3))
        await take_seat(server)
        for days, action in ((1, "retention"), (3, "session_erased")):
            hands.at = SPRING + timedelta(days=days, hours=1)
            await asyncio.gather(server.privacy.retention.look(), server.privacy.retention.look())
            lines = await server.privacy.audit.list_lines(DEFAULT_ORGANISATION, action)
            assert len(lines) == 1, action
