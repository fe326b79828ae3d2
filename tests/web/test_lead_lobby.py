"""The facilitator's lobby over real sockets: move, rename, remove, lock, extra time, and what each right may do."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from tests.web.served import Live, Site, greet, hear, say, serve_here, serve_live, shown
from thebridge.engine.areas.acts.words import StartPlay
from thebridge.engine.areas.seats.words import GiveExtraTime
from thebridge.engine.ids import Author, CommandId, PlayerId
from thebridge.errors import AppError
from thebridge.rooms.outbox import RESTARTING, SEAT_GONE
from thebridge.sessions.model import SessionRecord, format_code
from thebridge.web.dependencies import Web
from thebridge.web.lead_lobby import move_player

LEAD = Author("lead:operator")


def web_of(site: Live) -> Web:
    return Web(site.server, None, None, None)  # type: ignore[arg-type]


async def come_in(site: Live, session: SessionRecord, right: str) -> tuple[str, Any]:
    """The cookie of somebody who came in by a link with this right, and who that is."""
    person, token = await site.server.session_people.invite(session.id, "Kees", right)
    await site.server.session_people.sign_in(token, "b" * 43)
    return "thebridge-people=" + "b" * 43, person


def watch(site: Live, session: SessionRecord, cookie: str, room: int = 0) -> connect:
    path = f"/facilitator/sessions/{session.id}/rooms/{session.rooms[room].id}/live"
    headers = {"cookie": cookie}
    return connect(f"ws://localhost:{site.port}{path}", origin=site.origin, additional_headers=headers)  # type: ignore[arg-type]


async def closing_code(socket: ClientConnection) -> int | None:
    """The number with which a connection ends, whatever it tells before."""
    try:
        while True:
            await asyncio.wait_for(socket.recv(), 5)
    except ConnectionClosed as closed:
        return None if closed.rcvd is None else closed.rcvd.code


async def test_a_moved_player_keeps_name_language_address_and_extra_time_and_is_in_one_room_only(
    tmp_path: Path,
) -> None:
    async with serve_live(tmp_path) as site:
        session = await site.open_session("Blauw", "Rood")
        blue, red = [await site.server.get_room(room.id) for room in session.rooms]
        place = await site.take_seat(session, "Otter")
        async with site.connect(place) as socket:
            await greet(socket)
            await site.server.submit(blue, CommandId("x"), GiveExtraTime(LEAD, PlayerId(place.player), 1.5))
            moved = await move_player(web_of(site), PlayerId(place.player), blue.id, red.id, LEAD)
            assert await closing_code(socket) == RESTARTING
        async with site.connect(place) as socket:
            view = (await greet(socket))["view"]
        assert (view["me"]["name"], view["me"]["language"], view["me"]["extra_time"]) == ("Otter", "nl", 1.5)
        assert view["room"]["team"] == "Rood"
        assert not blue.state.seats.players
        assert list(red.state.seats.players) == [moved]
        # And back again, by the same rules.
        again = await move_player(web_of(site), moved, red.id, blue.id, LEAD)
        assert list(blue.state.seats.players) == [again]
        assert again not in (place.player, moved)


async def test_a_move_that_was_cut_short_is_finished_by_asking_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with serve_live(tmp_path) as site:
        session = await site.open_session("Blauw", "Rood")
        blue, red = [await site.server.get_room(room.id) for room in session.rooms]
        place = await site.take_seat(session, "Otter")
        async with site.connect(place) as socket:
            await greet(socket)

        async def cut(*_given: object) -> None:
            raise AppError("journal_unavailable")

        with monkeypatch.context() as broken:
            broken.setattr(site.server.preparation, "move_seat", cut)
            with pytest.raises(AppError):
                await move_player(web_of(site), PlayerId(place.player), blue.id, red.id, LEAD)
        assert (len(blue.state.seats.players), len(red.state.seats.players)) == (1, 1)
        await move_player(web_of(site), PlayerId(place.player), blue.id, red.id, LEAD)
        assert (len(blue.state.seats.players), len(red.state.seats.players)) == (0, 1)


async def test_a_pre_flight_is_told_to_leads_and_to_no_player(tmp_path: Path) -> None:
    async with serve_live(tmp_path) as site:
        session = await site.open_session("Blauw")
        cookie, _ = await come_in(site, session, "helper")
        one, two = await site.take_seat(session, "Otter"), await site.take_seat(session, "Zwaan")
        async with site.connect(one) as player, site.connect(two) as other, watch(site, session, cookie) as lead:
            for socket in (player, other, lead):
                await greet(socket)
            checks = [{"name": "latency", "is_fine": False, "value": 1200}]
            await say(player, "pre_flight", checks=checks, language="nl")
            while "fit" not in (told := (await hear(lead, "presence"))["people"]).get(one.player, {}):
                pass
            assert told[one.player]["fit"] == {"checks": checks, "language": "nl"}
            assert "fit" not in (await hear(other, "presence"))["people"].get(one.player, {})


async def test_an_observers_link_looks_and_cannot_act_and_a_helper_cannot_end(tmp_path: Path) -> None:
    async with serve_live(tmp_path) as site:
        session = await site.open_session("Blauw")
        async with site.connect(await site.take_seat(session, "Otter")) as player:
            await greet(player)
        cookie, _ = await come_in(site, session, "observer")
        async with watch(site, session, cookie) as socket:
            view = (await greet(socket))["view"]
            assert not {"chat", "sources", "help"} & set(view)
            assert [one["name"] for one in view["people"].values()] == [""]
            await say(socket, "start_play", "a")
            assert (await hear(socket, "refused"))["code"] == "right_observer"
            await say(socket, "send_message", "b", text="x")
            assert (await hear(socket, "refused"))["code"] == "right_observer"
        cookie, _ = await come_in(site, session, "helper")
        async with watch(site, session, cookie) as socket:
            await greet(socket)
            for number, kind in enumerate(("start_play", "pause_room", "end_play", "close_room")):
                await say(socket, kind, str(number))
                assert (await hear(socket, "refused"))["code"] == "right_helper"
            await say(socket, "send_message", "m", text="Kijk nog eens.")
            assert (await hear(socket, "accepted"))["seq"] > 0
        room = await site.server.get_room(session.rooms[0].id)
        assert room.state.acts.stage == "lobby"


async def test_a_revoked_link_closes_what_is_open_and_opens_nothing_more(tmp_path: Path) -> None:
    async with serve_live(tmp_path) as site:
        session = await site.open_session("Blauw")
        other = await site.open_session("Rood")
        cookie, person = await come_in(site, session, "lead")
        with pytest.raises(InvalidStatus):
            async with watch(site, other, cookie):
                pass
        async with watch(site, session, cookie) as socket:
            await greet(socket)
            found = await site.server.session_people.revoke(session.id, person.id)
            await site.server.revocations.revoke(found.subject)
            assert await closing_code(socket) == SEAT_GONE
        with pytest.raises(InvalidStatus):
            async with watch(site, session, cookie):
                pass


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    with serve_here(tmp_path) as site:
        site.sign_in()
        site.client.headers["accept-language"] = "en"
        yield site


def test_without_scripts_the_lobby_is_forms(site: Site) -> None:
    session = site.open_session(("Blue", "Red"))
    blue, red = session.rooms
    seat = site.come_in(blue.code, "Otter")
    site.come_in(blue.code, "Swan")
    site.client.cookies.delete("thebridge_language")  # the facilitator's is another browser
    page = f"/facilitator/sessions/{session.id}/lobby"
    room = site.call(site.server.get_room, blue.id)
    otter, swan = room.state.seats.players

    def press(what: str, **fields: str) -> str:
        answer = site.post(f"{page}/{what}", {"room": blue.id, **fields})
        return shown(answer.text if answer.status_code != 303 else site.client.get(answer.headers["location"]).text)

    assert "Change Otter" in press("lock", locked="true")
    assert site.post("/join", {"code": blue.code, "name": "Gull", "language": "en"}).status_code == 409
    site.call(site.server.sessions.lock_room, blue.id, False)
    assert "called Sw" in press("rename", player=otter, name="Sw\u0430n")  # a Cyrillic letter
    assert room.state.seats.players[otter].name == "Otter"
    assert "Change Heron" in press("rename", player=otter, name="  Heron ")
    press("extra_time", player=swan, factor="1.5")
    assert room.state.seats.players[swan].extra_time == 1.5
    press("move", player=otter, target=red.id)
    assert [one.name for one in site.call(site.server.get_room, red.id).state.seats.players.values()] == ["Heron"]
    assert site.client.get(seat).status_code == 200
    press("remove", player=swan)
    assert not room.state.seats.players
    assert "not in the room" in press("remove", player=swan)


def test_once_all_rooms_have_started_the_lobby_leads_on_instead_of_starting_them_again(site: Site) -> None:
    session = site.open_session(("Blue", "Red"))
    page = f"/facilitator/sessions/{session.id}/lobby"
    start, onward = "Start all rooms", "All rooms have started: to the overview"
    for room in session.rooms:
        site.come_in(room.code, "Otter")
        site.client.cookies.delete("thebridge_language")
        told = shown(site.client.get(page).text)
        assert start in told
        assert onward not in told
        site.call(site.server.submit, site.call(site.server.get_room, room.id), CommandId(room.id), StartPlay(LEAD))
    told = shown(site.client.get(page).text)
    assert start not in told
    assert onward in told


@pytest.mark.parametrize("what", ["lock", "move", "rename", "remove", "extra_time"])
@pytest.mark.parametrize("right", ["helper", "observer"])
def test_who_does_not_lead_changes_nothing_in_the_lobby(site: Site, what: str, right: str) -> None:
    session = site.open_session(("Blue", "Red"))
    site.come_in(session.rooms[0].code, "Otter")
    player = next(iter(site.call(site.server.get_room, session.rooms[0].id).state.seats.players))
    _, token = site.call(site.server.session_people.invite, session.id, "Kees", right)
    site.client.cookies.clear()
    assert site.post(f"/k/{token}", {}).headers["location"] == f"/facilitator/sessions/{session.id}/lobby"
    page = f"/facilitator/sessions/{session.id}"
    shows = shown(site.client.get(f"{page}/lobby").text)
    assert ("Otter" in shows) is (right == "helper")
    assert (format_code(session.rooms[0].code) in shows) is (right == "helper")
    assert "/prepare" not in shows
    assert "Change Otter" not in shows
    fields = {"room": session.rooms[0].id, "player": player, "target": session.rooms[1].id, "name": "X"}
    headers = {"origin": site.url, "accept": "application/json"}
    answer = site.client.post(f"{page}/lobby/{what}", data=fields, headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (403, "right_lobby")
    assert site.client.get(f"{page}/prepare").status_code == 404
    assert site.client.get("/facilitator").status_code == 403
    for kind in ("start_play", "end_play"):
        assert site.ask(f"{page}/commands", {"room": "all", "kind": kind}).json()["code"] == f"right_{right}"
