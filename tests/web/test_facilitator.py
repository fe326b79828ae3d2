"""The facilitator's pages: they work as plain forms, and only for whoever came in by the link."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.served import Site, serve_here, shown

FORM = {"scenario": "warm-up", "rooms": "2", "pace": "75", "language": "nl"}


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    with serve_here(tmp_path) as site:
        yield site


def made(site: Site, **changed: str) -> str:
    answer = site.post("/facilitator/sessions", {**FORM, **changed})
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"].partition("?")[0])


def test_without_the_link_there_is_only_a_word_about_the_link(site: Site) -> None:
    session = site.open_session()
    for path in ("/facilitator", f"/facilitator/sessions/{session.id}", "/facilitator/sessions/none"):
        answer = site.client.get(path)
        assert answer.status_code == 403
        assert "Alleen voor begeleiders" in answer.text
    for path in ("/facilitator/sessions", f"/facilitator/sessions/{session.id}/commands"):
        assert site.post(path, FORM).status_code == 403


@pytest.mark.parametrize("token", ["wrong", "%00", "x" * 500, "é"])
def test_a_link_that_is_not_the_operators_lets_nobody_in(site: Site, token: str) -> None:
    assert site.client.get(f"/o/{token}").status_code == 404
    assert site.client.get("/facilitator").status_code == 403


def test_the_link_lets_this_browser_in_and_no_other(site: Site) -> None:
    site.sign_in()
    assert site.client.get("/facilitator").status_code == 200
    site.client.cookies.clear()
    assert site.client.get("/facilitator").status_code == 403


def test_a_session_is_made_with_a_form_and_shows_codes_links_and_drawings(site: Site) -> None:
    site.sign_in()
    assert "Zet een sessie klaar" in site.client.get("/facilitator").text
    page = site.client.get(made(site)).text
    assert page.count('class="room-card"') == 2
    assert page.count("<svg") >= 2
    assert "http://localhost:8000/j/" in page
    assert "75 minuten" in page
    assert page.count("/facilitator/sessions/") > 2
    assert "Team 1" in site.client.get(made(site, rooms="1")).text


@pytest.mark.parametrize(
    "changed",
    [
        {"rooms": "0"},
        {"rooms": "41"},
        {"pace": "5"},
        {"language": "xx"},
        {"scenario": "../warm-up"},
        {"rooms": "two"},
        {"rooms": "9" * 5000},
    ],
)
def test_a_form_that_does_not_fit_makes_nothing(site: Site, changed: dict[str, str]) -> None:
    site.sign_in()
    assert site.post("/facilitator/sessions", {**FORM, **changed}).status_code in (400, 404, 422)
    assert site.call(site.server.sessions.list_sessions, "default") == ()


def test_the_buttons_of_a_room_follow_how_it_stands(site: Site) -> None:
    site.sign_in()
    session = site.open_session()
    page = f"/facilitator/sessions/{session.id}"
    room = session.rooms[0]
    site.come_in(room.code, "Zwaan")
    site.come_in(room.code, "Otter")

    def press(kind: str, **values: str) -> str:
        answer = site.post(f"{page}/commands", {"room": room.id, "kind": kind, **values})
        assert answer.status_code == 303
        return shown(site.client.get(answer.headers["location"]).text)

    assert "Gedaan." in press("start_play")
    playing = site.client.get(page).text
    for kind in ("pause_room", "extend_time", "open_gate", "end_play"):
        assert f'value="{kind}"' in playing
    assert "Gepauzeerd op" in press("pause_room")
    assert "De klok loopt" in press("resume_room")
    assert "Gedaan." in press("extend_time", seconds="300")
    assert "Nabespreking" in press("end_play")
    assert "Gesloten" in press("close_room")
    assert "error-summary" in press("start_play")


def test_a_command_to_all_rooms_tells_what_came_of_it_in_each(site: Site) -> None:
    site.sign_in()
    session = site.open_session(("Blauw", "Rood"))
    site.come_in(session.rooms[0].code, "Zwaan")
    site.come_in(session.rooms[0].code, "Otter")
    answer = site.ask(f"/facilitator/sessions/{session.id}/commands", {"room": "all", "kind": "start_play"})
    started, empty = (answer.json()["rooms"][room.id] for room in session.rooms)
    assert started["seq"] > 0
    assert empty["code"] == "nobody_here"
    assert "niemand" in empty["text"]


def test_a_command_for_a_room_of_another_session_is_refused(site: Site) -> None:
    site.sign_in()
    first, second = site.open_session(), site.open_session()
    path = f"/facilitator/sessions/{first.id}/commands"
    assert site.ask(path, {"room": second.rooms[0].id, "kind": "pause_room"}).status_code == 404


@pytest.mark.parametrize(
    "body",
    [
        "[]",
        "{",
        "null",
        '{"kind":"say","text":"x"}',
        '{"kind":"tick"}',
        '{"kind":"start_play","by":"x"}',
        '{"kind":"extend_time","seconds":NaN}',
        b"\xff",
    ],
)
def test_a_command_that_is_none_has_no_effect(site: Site, body: str | bytes) -> None:
    site.sign_in()
    session = site.open_session()
    answer = site.ask(f"/facilitator/sessions/{session.id}/commands", body)
    assert answer.status_code in (400, 422)
    assert answer.json()["code"] in ("message_malformed", "message_unfit")


def test_a_players_name_stands_on_the_wall_as_text(site: Site) -> None:
    site.sign_in()
    session = site.open_session()
    site.come_in(session.rooms[0].code, "<img src=x>&\"'")
    page = site.client.get(f"/facilitator/sessions/{session.id}").text
    seat = site.client.get("/").text
    assert "<img" not in page + seat


def test_what_the_address_says_was_refused_is_text_too(site: Site) -> None:
    site.sign_in()
    page = f"/facilitator/sessions/{site.open_session().id}"
    assert "<i>x" not in site.client.get(f"{page}?refused=<i>x</i>&said=<i>x</i>").text
    assert site.client.get(f"{page}?refused=room_paused").status_code == 200
