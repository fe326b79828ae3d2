"""What a lead does by form or by JSON is the same command."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.served import Site, serve_here
from thebridge.web.lead_commands import Outcome


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    with serve_here(tmp_path) as site:
        site.sign_in()
        yield site


def test_an_outcome_tells_its_number_or_why_not() -> None:
    def say(language: str, code: str, details: object) -> str:
        return f"{language}:{code}"

    assert Outcome("r", 5).plain(say, "nl") == {"seq": 5}  # type: ignore[arg-type]
    refused = Outcome("r", None, "room_paused", {})  # type: ignore[arg-type]
    assert refused.plain(say, "nl") == {"code": "room_paused", "text": "nl:room_paused"}


def test_a_number_in_a_form_is_a_number_and_in_json_a_text_is_none(site: Site) -> None:
    session = site.open_session()
    path = f"/facilitator/sessions/{session.id}/commands"
    for name in ("Zwaan", "Otter"):
        site.come_in(session.rooms[0].code, name)
    site.ask(path, {"kind": "start_play"})
    room = site.call(site.server.get_room, session.rooms[0].id)
    assert site.post(path, {"kind": "extend_time", "seconds": "300"}).status_code == 303
    assert room.state.clock.extended_seconds == 300
    assert site.ask(path, {"kind": "extend_time", "seconds": "300"}).status_code == 422
    assert site.post(path, {"kind": "extend_time", "seconds": "soon"}).status_code == 422


def test_a_command_with_an_id_counts_once(site: Site) -> None:
    session = site.open_session()
    path = f"/facilitator/sessions/{session.id}/commands"
    asked = {"id": "m1", "kind": "send_message", "text": "Welkom"}
    first, again = site.ask(path, asked).json(), site.ask(path, asked).json()
    assert first == again
    other = site.ask(path, asked | {"text": "Anders"}).json()["rooms"][session.rooms[0].id]
    assert other["code"] == "command_id_reused"


def test_whoever_a_lead_takes_out_has_no_seat_any_more(site: Site) -> None:
    session = site.open_session()
    seat = site.come_in(session.rooms[0].code, "Zwaan")
    room = site.call(site.server.get_room, session.rooms[0].id)
    [player] = room.state.seats.players
    path = f"/facilitator/sessions/{session.id}/commands"
    site.ask(path, {"kind": "remove_player", "player": player, "room": room.id})
    assert site.client.get(seat).status_code == 404


def test_what_is_told_to_all_rooms_is_told_to_the_screen_in_the_hall_too(site: Site) -> None:
    session = site.open_session(("Blauw", "Groen"))
    path = f"/facilitator/sessions/{session.id}/commands"
    rooms = [site.call(site.server.get_room, room.id) for room in session.rooms]
    site.ask(path, {"kind": "send_message", "text": "Kijk om", "room": rooms[0].id})
    site.ask(path, {"kind": "send_message", "text": "Over vijf minuten verder"})
    told = [[(line.text, line.is_plenary) for line in room.state.talk.feed] for room in rooms]
    assert told == [[("Kijk om", False), ("Over vijf minuten verder", True)], [("Over vijf minuten verder", True)]]


def test_the_page_of_a_debrief_is_turned_for_every_room(site: Site) -> None:
    session = site.open_session(("Blauw", "Groen"))
    path = f"/facilitator/sessions/{session.id}/commands"
    for room in session.rooms:
        for name in ("Zwaan", "Otter"):
            site.come_in(room.code, name)
    for kind in ("start_play", "end_play"):
        site.ask(path, {"kind": kind})
    outcomes = site.ask(path, {"kind": "turn_page", "page": 1}).json()["rooms"]
    assert all("seq" in outcomes[room.id] for room in session.rooms)
    assert site.post(path, {"kind": "turn_page", "page": "2"}).status_code == 303


def test_to_end_play_where_it_ended_by_itself_reads_as_done(site: Site) -> None:
    session = site.open_session(("Blauw", "Groen"))
    path = f"/facilitator/sessions/{session.id}/commands"
    for room in session.rooms:
        for name in ("Zwaan", "Otter"):
            site.come_in(room.code, name)
    site.ask(path, {"kind": "start_play"})
    site.ask(path, {"kind": "end_play", "room": session.rooms[1].id})
    outcomes = site.ask(path, {"kind": "end_play"}).json()["rooms"]
    assert not any("code" in outcomes[room.id] for room in session.rooms)
    assert "refused" not in site.post(path, {"kind": "end_play"}).headers["location"]
    late = site.ask(path, {"kind": "start_play"}).json()["rooms"]
    assert {late[room.id]["code"] for room in session.rooms} == {"play_is_over"}
