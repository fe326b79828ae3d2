"""Arranging a session before play."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.fakes.sessions import Opened, make_package, open_service
from thebridge.engine.ids import Language, PlayerId
from thebridge.errors import AppError
from thebridge.sessions.forming import Roster
from thebridge.sessions.model import SessionPlan, SessionSettings
from thebridge.sessions.preparation import Preparation, check_link
from thebridge.sessions.room_rows import RoomRows

NL = Language("nl")


def of(given: Opened) -> Preparation:
    return Preparation(given.database, given.clock.now)


async def test_the_sessions_own_code_leads_to_it_and_no_room_has_it(tmp_path: Path) -> None:
    async with open_service(tmp_path) as given:
        session = await given.open_session("Blue", "Red")
        assert session.code is not None
        assert (await of(given).find_session_by_code(session.code)).id == session.id
        assert session.code not in {room.code for room in session.rooms}
        for wrong in ("", "ABCD0123", session.rooms[0].code):
            with pytest.raises(AppError) as refused:
                await of(given).find_session_by_code(wrong)
            assert refused.value.code == "code_unknown"


async def test_nobody_comes_in_before_the_lobby_opens(tmp_path: Path) -> None:
    async with open_service(tmp_path) as given:
        opens_at = given.clock.at + timedelta(hours=1)
        settings = SessionSettings(opens_at=opens_at, begins_minutes=15)
        plan = SessionPlan("default", ("Blue",), 6, settings, settings.starts_at)
        session = await given.service.open_session(plan, make_package())
        assert await RoomRows(given.database).list_due(opens_at - timedelta(seconds=1)) == ()
        assert list(await RoomRows(given.database).list_due(opens_at)) == [session.rooms[0].id]
        with pytest.raises(AppError) as refused:
            await given.service.claim_seat(session.rooms[0].code, "Otter", NL)
        assert refused.value.code == "not_open_yet"
        assert refused.value.details == {"at": opens_at.isoformat(), "zone": settings.zone}
        given.clock.move(3600)
        await given.service.claim_seat(session.rooms[0].code, "Otter", NL)


async def test_names_are_swapped_until_a_room_has_opened_with_them(tmp_path: Path) -> None:
    async with open_service(tmp_path) as given:
        session = await given.open_session()
        await of(given).swap_names(session.id, {"bep": "Ilse Waterdam"})
        assert (await given.service.get_room(session.rooms[0].id)).names == {"bep": "Ilse Waterdam"}
        await RoomRows(given.database).save({session.rooms[0].id: ("lobby", None)})
        with pytest.raises(AppError) as refused:
            await of(given).swap_names(session.id, {})
        assert refused.value.code == "names_fixed"


@pytest.mark.parametrize(
    "link",
    [
        "http://meet.example/a",
        "javascript:alert(1)",
        "https://",
        "https://user@meet.example",
        "https://meet.example/ a",
        'https://meet.example/"x',
        "https://meet.example/" + "a" * 500,
        "https://meet.example:99999/",
        "//meet.example",
        "https://méét.example",
    ],
)
def test_only_a_plain_https_link_is_shown(link: str) -> None:
    with pytest.raises(AppError) as refused:
        check_link(link)
    assert refused.value.code == "link_unfit"


async def test_a_call_is_kept_for_one_room_and_taken_away(tmp_path: Path) -> None:
    async with open_service(tmp_path) as given:
        session = await given.open_session("Blue", "Red")
        blue = session.rooms[0].id
        await of(given).set_meeting(session.id, blue, " https://meet.example/a?b=1 ")
        assert (await given.service.get_session(session.id)).settings.meetings == {blue: "https://meet.example/a?b=1"}
        await of(given).set_meeting(session.id, blue, "")
        assert (await given.service.get_session(session.id)).settings.meetings == {}


async def test_rooms_are_added_for_split_teams_and_erasing_takes_a_name_off_the_list(tmp_path: Path) -> None:
    async with open_service(tmp_path) as given:
        session = await given.open_session("Blue")
        await of(given).form_teams(session.id, "list", Roster({"Otter": 1, "Swan": 2}), ("Blue 2",))
        found = await given.service.get_session(session.id)
        assert [(room.number, room.team) for room in found.rooms] == [(1, "Blue"), (2, "Blue 2")]
        assert len({room.code for room in found.rooms}) == 2
        claimed = await given.service.claim_seat(found.rooms[0].code, "otter", NL)
        await given.service.erase_player(found.rooms[0].id, claimed.seat.player)
        assert (await given.service.get_session(session.id)).settings.roster == {"Swan": 2}
        with pytest.raises(AppError):
            await of(given).form_teams(session.id, "list", Roster({}), tuple(f"T{number}" for number in range(29)))


async def test_a_seat_moves_with_its_browsers_and_an_id_that_follows_from_where_it_was(tmp_path: Path) -> None:
    async with open_service(tmp_path) as given:
        session = await given.open_session("Blue", "Red")
        blue, red = session.rooms
        claimed = await given.service.claim_seat(blue.code, "Otter", NL)
        planned = await of(given).plan_move(claimed.seat.player, red.id)
        assert planned == await of(given).plan_move(claimed.seat.player, red.id)
        moved = await of(given).move_seat(claimed.seat.player, red.id)
        assert moved == planned == replace(claimed.seat, room=red.id, player=planned.player)
        assert moved.join_id != claimed.seat.join_id
        assert (await given.service.get_seat(claimed.seat.id, claimed.browser_token)).room == red.id
        other = await given.open_session("Green")
        for player, target, code in (
            (PlayerId("nobody"), blue.id, "player_unknown"),
            (moved.player, red.id, "room_unknown"),
            (moved.player, other.rooms[0].id, "room_unknown"),
        ):
            with pytest.raises(AppError) as refused:
                await of(given).plan_move(player, target)
            assert refused.value.code == code


async def test_nobody_moves_to_where_somebody_is_taken_for_them(tmp_path: Path) -> None:
    async with open_service(tmp_path) as given:
        session = await given.open_session("Blue", "Red")
        claimed = await given.service.claim_seat(session.rooms[0].code, "Otter", NL)
        await given.service.claim_seat(session.rooms[1].code, "0tter", NL)
        with pytest.raises(AppError) as refused:
            await of(given).plan_move(claimed.seat.player, session.rooms[1].id)
        assert refused.value.code == "name_taken"
        assert await of(given).rename(session.rooms[0].id, claimed.seat.player, " OTTER ") == "OTTER"


async def test_the_unit_is_chosen_until_a_team_has_ended_and_spelled_as_before(tmp_path: Path) -> None:
    async with open_service(tmp_path) as given:
        session, earlier = await given.open_session("Blue", "Red"), await given.open_session()
        await of(given).set_unit(earlier.id, "Harbour")
        await of(given).set_unit(session.id, " HARBOUR ")
        assert (await given.service.get_session(session.id)).settings.unit == "Harbour"
        assert await given.service.list_units("default") == ("Harbour",)
        assert await given.service.list_units("theirs") == ()
        await RoomRows(given.database).save({session.rooms[1].id: ("debrief", None)})
        with pytest.raises(AppError) as refused:
            await of(given).set_unit(session.id, "")
        assert refused.value.code == "unit_fixed"
        assert (await given.service.get_session(session.id)).settings.unit == "Harbour"
