"""Any number of leads, and none: the rooms go on, and end in their debrief."""

from functools import partial
from pathlib import Path

import pytest

from tests.fakes.times import MovedClock
from tests.web.served import greet, serve_live, until
from tests.web.test_lead_lobby import come_in, watch
from thebridge.accounts.model import Operator, OrganisationId
from thebridge.engine.areas.acts.words import StartPlay
from thebridge.engine.ids import Author, CommandId
from thebridge.errors import AppError
from thebridge.rooms.room import Room
from thebridge.web.dependencies import Web
from thebridge.web.leading import get_led_session, get_watched_session


async def test_when_every_lead_is_gone_the_rooms_play_on_and_end_in_the_debrief(tmp_path: Path) -> None:
    async with serve_live(tmp_path) as site:
        clock = MovedClock(site.server.now())
        site.server._clock = clock  # type: ignore[assignment]
        session = await site.open_session("Blauw", "Rood")
        rooms = [await site.server.get_room(room.id) for room in session.rooms]
        for number in range(2):
            for name in ("Otter", "Zwaan"):
                async with site.connect(await site.take_seat(session, name, number)) as socket:
                    await greet(socket)
        cookie, _ = await come_in(site, session, "lead")
        async with watch(site, session, cookie) as one, watch(site, session, cookie, 1) as two:
            await greet(one)
            await greet(two)
            for room in rooms:
                await site.server.submit(room, CommandId("start"), StartPlay(Author("lead:operator")))
        for _minute in range(60):
            if all(room.standing.stage == "debrief" for room in rooms):
                break
            clock.move(60)
            for room in rooms:
                room._set_alarm()
                await until(partial(_has_caught_up, room, clock))
        assert [room.standing.stage for room in rooms] == ["debrief", "debrief"]
        async with watch(site, session, cookie) as back:
            assert (await greet(back))["view"]["room"]["stage"] == "debrief"


def _has_caught_up(room: Room, clock: MovedClock) -> bool:
    """The room's own alarm did whatever was due: what is late is set a moment ahead, and that moment is real."""
    return room.due_at is None or (room.due_at - clock.now()).total_seconds() > 1


async def test_a_session_of_somebody_else_is_as_one_that_does_not_exist(tmp_path: Path) -> None:
    async with serve_live(tmp_path) as site:
        web = Web(site.server, None, None, None)  # type: ignore[arg-type]
        session = await site.open_session()
        assert (await get_led_session(web, Operator(OrganisationId("default")), session.id)).id == session.id
        for actor, wanted in (
            (Operator(OrganisationId("other")), session.id),
            (Operator(OrganisationId("default")), "x"),
        ):
            for find in (get_led_session, get_watched_session):
                with pytest.raises(AppError) as refused:
                    await find(web, actor, wanted)
                assert refused.value.code == "not_found"
