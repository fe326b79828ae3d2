"""Any process serves any room: players and facilitators on different ones play one game, in one order."""

import asyncio
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from tests.fakes.rooms import as_json
from tests.fakes.times import MovedClock
from tests.fakes.valkey import own_valkey
from tests.processes.several import Player, come_in, open_session, two_servers, until, until_equal
from thebridge.bootstrap import Server
from thebridge.engine.areas.acts.words import ActOpened, OpenGate, PlayStarted, StartPlay
from thebridge.engine.areas.puzzles.words import ItemPlaced, PlaceItem
from thebridge.engine.areas.seats.words import RemovePlayer
from thebridge.engine.areas.talk.words import Say
from thebridge.engine.entry import Entry
from thebridge.engine.ids import ActId, Author, CommandId, ItemId, Language, PartId, Personal, PuzzleId, RoomId
from thebridge.engine.refusals import Refused
from thebridge.errors import AppError
from thebridge.rooms.outbox import SEAT_GONE
from thebridge.rooms.rules import EngineRules, view_for

pytestmark = pytest.mark.service

LEADS = (Author("lead:noor"), Author("lead:sam"))


async def lead(server: Server, room_id: RoomId, by: Author, command_id: str, command: object) -> object:
    """A facilitator's command; a refusal is an answer too."""
    room = await server.get_room(room_id)
    try:
        return await server.submit(room, CommandId(f"{by}:{command_id}"), command)
    except Refused as refused:
        return refused


async def both_lead(
    servers: tuple[Server, Server], room_id: RoomId, command_id: str, command: Callable[[Author], object]
) -> None:
    """Two facilitators on two processes give the same command at the same moment."""
    await asyncio.gather(
        *(lead(server, room_id, by, command_id, command(by)) for server, by in zip(servers, LEADS, strict=True))
    )


async def require_one_order(servers: tuple[Server, Server], room_id: RoomId, players: list[Player]) -> list[Entry]:
    """Both processes, the journal and every page agree; the entries."""
    here, there = [await server.get_room(room_id) for server in servers]
    await until_equal(here, there)
    entries = list(await servers[0].journal.read(room_id))
    assert [entry.seq for entry in entries] == list(range(1, len(entries) + 1))
    assert len({entry.command_id for entry in entries}) == len(entries)
    assert here.state == there.state
    assert here.seq == len(entries)
    rules = EngineRules(await servers[0].get_scenario(room_id))
    for player in players:
        player.page.read_now()
        fresh = as_json(view_for(rules, player.room.state, player.page.outbox.viewer))
        assert player.page.view == fresh
    return entries


async def hurry(servers: tuple[Server, Server], player: Player, number: int) -> None:
    """One player does what all the others do at the same moment; now and then a retry comes over the other process."""
    part, items, values = (PuzzleId("where"), PartId("loads")), ("kg_4_2", "kg_0_3"), ("cake", "maps")
    for turn in range(6):
        command_id, command = f"say-{turn}", Say(player.id, Personal(f"{number} in turn {turn}"))
        await player.does(command_id, command)
        if turn == 3:
            again = servers[0] if player.server is servers[1] else servers[1]
            room = await again.get_room(player.room.id)
            first = await player.does(command_id, command)
            assert await again.submit(room, CommandId(f"{player.id}:{command_id}"), command) == first
        placing = PlaceItem(player.id, *part, ItemId(items[turn % 2]), values[(turn + number) % 2])
        await player.does(f"place-{turn}", placing)


async def test_forty_players_on_two_processes_make_one_order_and_see_the_same(
    tmp_path: Path, postgres_url: str, redis_url: str
) -> None:
    async with two_servers(tmp_path, postgres_url, redis_url) as servers:
        session = await open_session(servers[0], *(f"Team {n}" for n in range(8)))
        seating = [(servers[n % 2], session.rooms[n // 5].id, f"Player {n}") for n in range(40)]
        players = await asyncio.gather(*(come_in(*one) for one in seating))
        rooms = {room.id: [one for one in players if one.room.id == room.id] for room in session.rooms}
        for room in session.rooms:
            await both_lead(servers, room.id, "start", StartPlay)
            await both_lead(servers, room.id, "gate", partial(OpenGate, act=ActId("look")))
        await asyncio.gather(*(hurry(servers, player, number) for number, player in enumerate(players)))
        for room in session.rooms:
            entries = await require_one_order(servers, room.id, rooms[room.id])
            events = [event for entry in entries for event in entry.events]
            assert sum(isinstance(event, PlayStarted) for event in events) == 1
            assert [event.act for event in events if isinstance(event, ActOpened)] == ["look", "solve"]
            assert any(isinstance(event, ItemPlaced) for event in events)


async def test_the_last_seat_is_given_once(tmp_path: Path, postgres_url: str, redis_url: str) -> None:
    async with two_servers(tmp_path, postgres_url, redis_url) as servers:
        session = await open_session(servers[0])
        room = session.rooms[0]
        claims = [
            servers[n % 2].sessions.claim_seat(room.code, f"Player {n}", Language("nl"))
            for n in range(session.players_max + 6)
        ]
        answers = await asyncio.gather(*claims, return_exceptions=True)
        refused = [answer for answer in answers if isinstance(answer, BaseException)]
        assert refused == [AppError("room_full", limit=session.players_max)] * 6
        assert len(await servers[1].sessions.list_seats(room.id)) == session.players_max


async def test_a_name_is_taken_once(tmp_path: Path, postgres_url: str, redis_url: str) -> None:
    async with two_servers(tmp_path, postgres_url, redis_url) as servers:
        room = (await open_session(servers[0])).rooms[0]
        claims = [servers[n % 2].sessions.claim_seat(room.code, "Noor", Language("nl")) for n in range(4)]
        answers = await asyncio.gather(*claims, return_exceptions=True)
        assert sum(isinstance(answer, BaseException) for answer in answers) == 3


async def test_what_is_due_happens_once_although_both_processes_ring(
    tmp_path: Path, postgres_url: str, redis_url: str
) -> None:
    async with two_servers(tmp_path, postgres_url, redis_url) as servers:
        clock = MovedClock(servers[0].now())
        for server in servers:
            server._clock = clock  # type: ignore[assignment]
        room_id = (await open_session(servers[0])).rooms[0].id
        await come_in(servers[0], room_id, "Noor")
        await lead(servers[0], room_id, LEADS[0], "start", StartPlay(LEADS[0]))
        here, there = [await server.get_room(room_id) for server in servers]
        await until_equal(here, there)
        for _ in range(6):
            assert here.due_at == there.due_at
            if here.due_at is None:
                break
            before = here.seq
            clock.move((here.due_at - clock.now()).total_seconds() + 0.001)
            here._set_alarm()
            there._set_alarm()
            await until(lambda before=before: here.seq > before)  # type: ignore[misc]
            await until_equal(here, there)
        ticks = [entry.command_id for entry in await servers[0].journal.read(room_id) if "tick" in entry.command_id]
        assert ticks
        assert len(set(ticks)) == len(ticks)
        assert here.state == there.state


async def test_who_is_removed_over_one_process_is_let_go_by_the_other(
    tmp_path: Path, postgres_url: str, redis_url: str
) -> None:
    async with two_servers(tmp_path, postgres_url, redis_url) as servers:
        room_id = (await open_session(servers[0])).rooms[0].id
        player = await come_in(servers[1], room_id, "Noor")
        closed = list[str]()
        servers[1].revocations.watch(player.id, lambda: closed.append("closed"))
        async with asyncio.timeout(5):
            await lead(servers[0], room_id, LEADS[0], "remove", RemovePlayer(LEADS[0], player.id))
            assert await player.page.outbox.wait_closed() == SEAT_GONE
            await until(lambda: closed == ["closed"])


async def test_people_on_other_processes_are_seen_to_be_there(
    tmp_path: Path, postgres_url: str, redis_url: str
) -> None:
    async with two_servers(tmp_path, postgres_url, redis_url) as servers:
        room_id = (await open_session(servers[0])).rooms[0].id
        noor, sam = await come_in(servers[0], room_id, "Noor"), await come_in(servers[1], room_id, "Sam")
        sam.room.heartbeat(sam.page.outbox, "active", "board")

        def is_seen() -> bool:
            noor.page.read_now()
            told = [message for message in noor.page.messages if message["kind"] == "presence"]
            return bool(told) and told[-1]["people"].get(sam.id) == {"state": "active", "looking_at": "board"}

        await until(is_seen)


async def test_words_that_are_erased_over_one_process_are_gone_from_the_other(
    tmp_path: Path, postgres_url: str, redis_url: str
) -> None:
    async with two_servers(tmp_path, postgres_url, redis_url) as servers:
        room_id = (await open_session(servers[0])).rooms[0].id
        noor, sam = await come_in(servers[0], room_id, "Wilhelmina"), await come_in(servers[1], room_id, "Sam")
        await until(lambda: sam.room.seq == noor.room.seq)
        await servers[0].sessions.erase_player(room_id, noor.id)
        await servers[0].directory.reload(room_id)
        await until(lambda: "Wilhelmina" not in str(sam.room.state))
        sam.page.read_now()
        assert "Wilhelmina" not in str(sam.page.view)


async def test_a_room_that_is_gone_is_closed_in_every_process(
    tmp_path: Path, postgres_url: str, redis_url: str
) -> None:
    async with two_servers(tmp_path, postgres_url, redis_url) as servers:
        session = await open_session(servers[0])
        room_id = session.rooms[0].id
        player = await come_in(servers[1], room_id, "Noor")
        await servers[0].directory.close_everywhere(room_id)
        await player.page.outbox.wait_closed()
        await servers[0].sessions.delete_session(session.id)
        with pytest.raises(AppError, match="room_unknown"):
            await servers[1].get_room(room_id)


async def test_without_redis_play_goes_on_in_one_order(tmp_path: Path, postgres_url: str) -> None:
    with own_valkey() as valkey:
        async with two_servers(tmp_path, postgres_url, valkey.url) as servers:
            room_id = (await open_session(servers[0])).rooms[0].id
            players = [await come_in(servers[n % 2], room_id, f"Player {n}") for n in range(4)]
            valkey.stop()
            await asyncio.gather(
                *(one.does(f"say-{n}", Say(one.id, Personal(f"{n}"))) for one in players for n in range(10))
            )
            await require_one_order(servers, room_id, players)


async def test_with_no_bus_at_all_play_is_in_one_order(tmp_path: Path, postgres_url: str) -> None:
    async with two_servers(tmp_path, postgres_url, "") as servers:
        room_id = (await open_session(servers[0])).rooms[0].id
        players = [await come_in(servers[n % 2], room_id, f"Player {n}") for n in range(4)]
        await asyncio.gather(
            *(one.does(f"say-{n}", Say(one.id, Personal(f"{n}"))) for one in players for n in range(10))
        )
        await require_one_order(servers, room_id, players)
