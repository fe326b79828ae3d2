"""Opening a session, taking a seat, coming back, going away."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from tests.fakes.entries import make_entry
from tests.fakes.sessions import make_package, open_service
from thebridge.engine.areas.seats.words import PlayerJoined
from thebridge.engine.ids import Language, Personal, RoomId
from thebridge.errors import AppError
from thebridge.sessions.model import (
    CODE_ALPHABET,
    SeatId,
    SessionPlan,
    SessionSettings,
    format_code,
    make_code,
    parse_code,
)
from thebridge.sessions.room_rows import RoomRows

NL = Language("nl")


def test_a_code_has_eight_signs_and_none_that_looks_like_another() -> None:
    assert len(CODE_ALPHABET) == 32
    assert not set("ILOU") & set(CODE_ALPHABET)
    codes = {make_code() for _ in range(200)}
    assert len(codes) == 200
    assert all(parse_code(format_code(code)) == code for code in codes)


@pytest.mark.parametrize("typed", ["ABCD-0123", "abcd0123", " ab cd – 01 23 ", "ABCD-OI23", "abcd.ol23"])
def test_a_code_is_read_however_people_type_it(typed: str) -> None:
    assert parse_code(typed) == "ABCD0123"


@pytest.mark.parametrize("typed", ["", "ABCD-012", "ABCD-01234", "ABCD-012Ü", "UUUU-0000"])
def test_what_cannot_be_a_code_is_none(typed: str) -> None:
    assert parse_code(typed) is None


async def test_an_open_session_has_a_room_and_a_code_for_each_team(tmp_path: Path) -> None:
    async with open_service(tmp_path) as given:
        session = await given.open_session("Blue", "  Red  ")
        assert [(room.number, room.team, room.stage) for room in session.rooms] == [
            (1, "Blue", "new"),
            (2, "Red", "new"),
        ]
        assert len({room.code for room in session.rooms}) == 2
        assert await given.service.get_session(session.id) == session
        assert await given.service.list_sessions("default") == (session,)
        assert await given.service.list_sessions("another") == ()
        assert (await given.service.get_package(session.package)).content == b"the story"


async def test_what_the_facilitator_chose_is_kept(tmp_path: Path) -> None:
    async with open_service(tmp_path) as given:
        settings = SessionSettings("90", 0.667, has_limits=False, names={"bridge_name": "Zuidbrug"}, language="en")
        starts_at = given.clock.now() + timedelta(hours=1)
        plan = SessionPlan("default", ("Blue",), 6, settings, starts_at)
        opened = await given.service.open_session(plan, make_package())
        room = await given.service.get_room(opened.rooms[0].id)
        assert (room.settings, room.starts_at) == (settings, starts_at)
        assert (room.factor, room.has_limits, room.names) == (0.667, False, {"bridge_name": "Zuidbrug"})


async def test_a_changed_scenario_needs_a_new_version(tmp_path: Path) -> None:
    async with open_service(tmp_path) as given:
        plan = SessionPlan("default", ("Blue",), 6)
        await given.service.open_session(plan, make_package(b"one"))
        await given.service.open_session(plan, make_package(b"one"))
        with pytest.raises(AppError) as refused:
            await given.service.open_session(plan, make_package(b"two"))
        assert refused.value.code == "scenario_changed_without_version"
        assert len(await given.service.list_sessions("default")) == 2
        await given.service.open_session(plan, make_package(b"two", "1.0.1"))


async def test_the_same_content_packed_in_another_way_is_no_change(tmp_path: Path) -> None:
    async with open_service(tmp_path) as given:
        await given.service.store_package(make_package())
        await given.service.store_package(replace(make_package(), content=b"the same, compressed by a newer library"))
        assert (await given.service.get_package(make_package().sha256)).content == b"the story"


@pytest.mark.parametrize(("teams", "code"), [((), "teams_out_of_range"), (("a", " "), "text_empty")])
async def test_a_plan_without_teams_or_names_is_refused(teams: tuple[str, ...], code: str, tmp_path: Path) -> None:
    async with open_service(tmp_path) as given:
        with pytest.raises(AppError) as refused:
            await given.service.open_session(SessionPlan("default", teams, 6), make_package())
        assert refused.value.code == code


async def test_a_claimed_seat_belongs_to_the_browser_that_claimed_it(tmp_path: Path) -> None:
    async with open_service(tmp_path) as given:
        session = await given.open_session()
        code = format_code(session.rooms[0].code).lower()
        claimed = await given.service.claim_seat(code, "  Noor   Bakker ", NL)
        assert (claimed.seat.name, claimed.seat.room) == ("Noor Bakker", session.rooms[0].id)
        assert await given.service.get_seat(claimed.seat.id, claimed.browser_token) == claimed.seat
        assert await given.service.list_seats_of_browser(claimed.browser_token) == (claimed.seat,)
        for token in (None, "", "another"):
            with pytest.raises(AppError) as refused:
                await given.service.get_seat(claimed.seat.id, token)
            assert refused.value.code == "seat_unknown"


async def test_a_seat_always_submits_the_same_command_to_join(tmp_path: Path) -> None:
    async with open_service(tmp_path) as given:
        session = await given.open_session()
        claimed = await given.service.claim_seat(session.rooms[0].code, "Noor", NL)
        again = await given.service.get_seat(claimed.seat.id, claimed.browser_token)
        assert (again.join_id, again.join_command) == (claimed.seat.join_id, claimed.seat.join_command)
        assert again.join_command.by == again.player


async def test_one_browser_may_own_several_seats(tmp_path: Path) -> None:
    async with open_service(tmp_path) as given:
        session = await given.open_session()
        first = await given.service.claim_seat(session.rooms[0].code, "Noor", NL)
        given.clock.move(1)
        second = await given.service.claim_seat(session.rooms[0].code, "Sam", NL, first.browser_token)
        assert second.browser_token == first.browser_token
        assert await given.service.list_seats_of_browser(first.browser_token) == (second.seat, first.seat)


async def test_no_token_is_stored_as_it_is(tmp_path: Path) -> None:
    async with open_service(tmp_path) as given:
        session = await given.open_session()
        claimed = await given.service.claim_seat(session.rooms[0].code, "Noor", NL)
        resume = await given.service.make_resume_token(claimed.seat.id)
        stored = await given.database.read(
            lambda tx: [
                str(row)
                for table in ("browser_seats", "resume_tokens")
                for row in tx.execute(text(f"SELECT * FROM {table}"))
            ]
        )
        assert stored
        assert not [row for row in stored if claimed.browser_token in row or resume in row]


async def test_two_people_in_one_room_have_two_names(tmp_path: Path) -> None:
    async with open_service(tmp_path) as given:
        session = await given.open_session("Blue", "Red")
        await given.service.claim_seat(session.rooms[0].code, "Noor", NL)
        with pytest.raises(AppError) as refused:
            await given.service.claim_seat(session.rooms[0].code, "NOOR ", NL)
        assert refused.value.code == "name_taken"
        await given.service.claim_seat(session.rooms[1].code, "Noor", NL)


@pytest.mark.parametrize(("name", "code"), [(" \u200b ", "text_empty"), ("n" * 25, "text_too_long")])
async def test_a_name_is_needed_and_has_a_limit(name: str, code: str, tmp_path: Path) -> None:
    async with open_service(tmp_path) as given:
        session = await given.open_session()
        with pytest.raises(AppError) as refused:
            await given.service.claim_seat(session.rooms[0].code, name, NL)
        assert refused.value.code == code


async def test_the_last_seat_is_given_once(tmp_path: Path) -> None:
    async with open_service(tmp_path) as given:
        session = await given.open_session(players_max=3)
        code = session.rooms[0].code
        claims = (given.service.claim_seat(code, f"Player {n}", NL) for n in range(10))
        results = await asyncio.gather(*claims, return_exceptions=True)
        assert sorted(one.code for one in results if isinstance(one, AppError)) == ["room_full"] * 7
        assert len(await given.service.list_seats(session.rooms[0].id)) == 3


async def test_a_seat_that_was_taken_away_is_free_for_another(tmp_path: Path) -> None:
    async with open_service(tmp_path) as given:
        session = await given.open_session(players_max=1)
        code = session.rooms[0].code
        gone = await given.service.claim_seat(code, "Noor", NL)
        resume = await given.service.make_resume_token(gone.seat.id)
        await given.service.remove_player(gone.seat.player)
        for back in (
            given.service.get_seat(gone.seat.id, gone.browser_token),
            given.service.resume(resume),
        ):
            with pytest.raises(AppError):
                await back
        await given.service.claim_seat(code, "Noor", NL)


async def test_an_unknown_code_and_a_closed_room_are_not_told_apart(tmp_path: Path) -> None:
    async with open_service(tmp_path) as given:
        session = await given.open_session()
        await RoomRows(given.database).save({session.rooms[0].id: ("closed", None)})
        for typed in ("AAAA-AAAA", "nonsense", session.rooms[0].code):
            with pytest.raises(AppError) as refused:
                await given.service.find_room_by_code(typed)
            assert refused.value == AppError("code_unknown")


async def test_a_locked_room_and_one_that_is_over_say_so(tmp_path: Path) -> None:
    async with open_service(tmp_path) as given:
        session = await given.open_session()
        room = session.rooms[0]
        await given.service.lock_room(room.id, is_locked=True)
        with pytest.raises(AppError, match="room_locked"):
            await given.service.claim_seat(room.code, "Noor", NL)
        await given.service.lock_room(room.id, is_locked=False)
        assert (await given.service.find_room_by_code(room.code)).id == room.id
        await RoomRows(given.database).save({room.id: ("debrief", None)})
        with pytest.raises(AppError, match="room_ended"):
            await given.service.find_room_by_code(room.code)


async def test_a_seat_that_was_erased_meanwhile_is_brought_nowhere(tmp_path: Path) -> None:
    async with open_service(tmp_path) as given:
        with pytest.raises(AppError) as refused:
            await given.service.make_resume_token(SeatId("erased"))
        assert refused.value.code == "seat_unknown"


async def test_a_resume_token_brings_a_seat_to_another_device_once(tmp_path: Path) -> None:
    async with open_service(tmp_path) as given:
        session = await given.open_session()
        claimed = await given.service.claim_seat(session.rooms[0].code, "Noor", NL)
        token = await given.service.make_resume_token(claimed.seat.id)
        resumed = await given.service.resume(token)
        assert resumed.seat == claimed.seat
        assert resumed.browser_token != claimed.browser_token
        for browser in (resumed.browser_token, claimed.browser_token):
            assert await given.service.get_seat(claimed.seat.id, browser) == claimed.seat
        with pytest.raises(AppError, match="resume_unknown"):
            await given.service.resume(token)


async def test_a_resume_token_ends_after_ten_minutes_and_when_another_is_made(tmp_path: Path) -> None:
    async with open_service(tmp_path) as given:
        session = await given.open_session()
        seat = (await given.service.claim_seat(session.rooms[0].code, "Noor", NL)).seat
        old = await given.service.make_resume_token(seat.id)
        new = await given.service.make_resume_token(seat.id)
        with pytest.raises(AppError, match="resume_unknown"):
            await given.service.resume(old)
        given.clock.move(601)
        with pytest.raises(AppError, match="resume_unknown"):
            await given.service.resume(new)


async def test_an_erased_person_is_in_no_file_of_the_database(tmp_path: Path) -> None:
    async with open_service(tmp_path) as given:
        session = await given.open_session()
        room = session.rooms[0].id
        seat = (await given.service.claim_seat(session.rooms[0].code, "Wilhelmina", NL)).seat
        joined = PlayerJoined(seat.player, Personal(seat.name), NL, is_bot=False)
        await given.journal.append(room, [make_entry(1, joined, by=seat.player)])
        await given.service.erase_player(room, seat.player)
        assert files_with(tmp_path, "Wilhelmina") == []
        assert [one.is_removed for one in await given.service.list_seats(room)] == [True]


def files_with(folder: Path, words: str) -> list[str]:
    return [path.name for path in folder.iterdir() if words.encode() in path.read_bytes()]


async def test_a_deleted_session_takes_everything_with_it(tmp_path: Path) -> None:
    async with open_service(tmp_path) as given:
        session = await given.open_session()
        room = session.rooms[0].id
        claimed = await given.service.claim_seat(session.rooms[0].code, "Noor", NL)
        await given.journal.append(room, [make_entry(1)])
        await given.service.delete_session(session.id)
        assert await given.journal.read(room) == ()
        assert await given.service.list_seats_of_browser(claimed.browser_token) == ()
        for asked in (given.service.get_session(session.id), given.service.get_room(room)):
            with pytest.raises(AppError, match="unknown"):
                await asked


async def test_what_does_not_exist_is_unknown(tmp_path: Path) -> None:
    async with open_service(tmp_path) as given:
        for asked in (
            given.service.get_package("0" * 64),
            given.service.get_seat(SeatId("s"), "t"),
            given.service.get_room(RoomId("r")),
        ):
            with pytest.raises(AppError, match="unknown"):
                await asked
