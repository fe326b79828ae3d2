"""Links that expire and can be revoked, and replays that are read again when words were erased."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.debrief.teams import team
from tests.engine.play import BOB, Play
from tests.fakes.sessions import Opened, open_service
from thebridge.debrief.model import LINK_LASTS, LINKS_MAX
from thebridge.debrief.service import REPLAYS_KEPT, DebriefService
from thebridge.engine.ids import RoomId
from thebridge.errors import AppError


@dataclass(frozen=True)
class Told:
    given: Opened
    service: DebriefService
    rooms: tuple[RoomId, ...]
    play: Play


@asynccontextmanager
async def told(folder: Path, teams: int = 2) -> AsyncIterator[Told]:
    async with open_service(folder) as given:
        session = await given.open_session(*(f"Team {number}" for number in range(teams)))
        play = team("joost", "bep", "bep")
        rooms = tuple(room.id for room in session.rooms)
        await given.journal.append(rooms[0], play.entries)
        yield Told(given, DebriefService(given.database, given.journal, given.clock.now), rooms, play)


async def test_a_link_leads_to_its_room_until_it_expires(tmp_path: Path) -> None:
    async with told(tmp_path) as one:
        token = await one.service.make_link(one.rooms[0], "team")
        assert await one.service.find_room(token) == one.rooms[0]
        (link,) = await one.service.list_links(one.rooms[0])
        assert (link.made_by, link.expires_at - link.created_at) == ("team", LINK_LASTS)
        one.given.clock.move(LINK_LASTS.total_seconds())
        with pytest.raises(AppError, match="report_link_unknown"):
            await one.service.find_room(token)
        assert await one.service.list_links(one.rooms[0]) == ()


async def test_a_revoked_link_ends_at_once_and_the_others_stay(tmp_path: Path) -> None:
    async with told(tmp_path) as one:
        token, other = [await one.service.make_link(one.rooms[0], made_by) for made_by in ("team", "lead")]
        first, second = await one.service.list_links(one.rooms[0])
        mine, theirs = (first, second) if first.made_by == "team" else (second, first)
        await one.service.revoke_link(one.rooms[1], mine.id)
        assert await one.service.find_room(token) == one.rooms[0], "another room's team cannot end it"
        await one.service.revoke_link(one.rooms[0], mine.id)
        await one.service.revoke_link(one.rooms[0], mine.id)
        with pytest.raises(AppError, match="report_link_unknown"):
            await one.service.find_room(token)
        assert await one.service.find_room(other) == one.rooms[0]
        assert [link.id for link in await one.service.list_links(one.rooms[0])] == [theirs.id]


async def test_the_token_is_nowhere_in_the_database(tmp_path: Path) -> None:
    async with told(tmp_path) as one:
        token = await one.service.make_link(one.rooms[0], "lead")
    assert token.encode() not in files_of(tmp_path)


def files_of(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.iterdir() if path.is_file())


async def test_there_are_only_so_many_links(tmp_path: Path) -> None:
    async with told(tmp_path) as one:
        for _ in range(LINKS_MAX):
            await one.service.make_link(one.rooms[0], "team")
        with pytest.raises(AppError, match="report_links_many"):
            await one.service.make_link(one.rooms[0], "team")
        await one.service.make_link(one.rooms[1], "team")


async def test_a_token_that_never_was_is_unknown(tmp_path: Path) -> None:
    async with told(tmp_path) as one:
        with pytest.raises(AppError, match="report_link_unknown"):
            await one.service.find_room("")


async def test_a_replay_is_kept_until_the_room_goes_on_or_words_are_erased(tmp_path: Path) -> None:
    async with told(tmp_path) as one:
        room, scenario = one.rooms[0], one.play.scenario
        first = await one.service.get_replay(room, scenario)
        assert await one.service.get_replay(room, scenario) is first
        await one.given.journal.redact(room, BOB)
        again = await one.service.get_replay(room, scenario)
        assert again is not first
        assert "Bob" not in str(await one.service.get_report(again, "team", "x"))
        assert "Bob" in str(await one.service.get_report(first, "team", "x"))


async def test_only_the_latest_rooms_are_kept(tmp_path: Path) -> None:
    async with told(tmp_path, teams=REPLAYS_KEPT + 1) as one:
        first = await one.service.get_replay(one.rooms[0], one.play.scenario)
        for room in one.rooms[1:]:
            await one.service.get_replay(room, one.play.scenario)
        assert await one.service.get_replay(one.rooms[0], one.play.scenario) is not first


async def test_while_the_team_plays_there_is_no_debrief(tmp_path: Path) -> None:
    async with told(tmp_path) as one:
        assert (await one.service.get_ended(one.rooms[0], one.play.scenario)).last.acts.ending
        with pytest.raises(AppError, match="debrief_not_open"):
            await one.service.get_ended(one.rooms[1], one.play.scenario)
