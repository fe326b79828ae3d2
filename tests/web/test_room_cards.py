"""A room on the wall: how it stands, and what its lead may do next."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.served import Site, serve_here
from thebridge.web.room_cards import _next_commands


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    with serve_here(tmp_path) as site:
        site.sign_in()
        yield site


@pytest.mark.parametrize(
    ("stage", "phase", "kinds"),
    [
        ("new", "waiting", []),
        ("lobby", "waiting", ["start_play"]),
        ("play", "running", ["pause_room", "extend_time", "open_gate", "end_play"]),
        ("play", "paused", ["resume_room", "extend_time", "open_gate", "end_play"]),
        ("debrief", "stopped", ["close_room"]),
        ("closed", "stopped", []),
    ],
)
def test_the_buttons_are_those_that_make_sense_now(stage: str, phase: str, kinds: list[str]) -> None:
    act = {"id": "look", "number": 1, "count": 2}
    assert [one["kind"] for one in _next_commands(stage, phase, act)] == kinds


def test_in_the_last_act_no_button_opens_a_next_one() -> None:
    kinds = [one["kind"] for one in _next_commands("play", "running", {"id": "solve", "number": 2, "count": 2})]
    assert kinds == ["pause_room", "extend_time", "end_play"]


def test_the_invitation_has_every_teams_link_and_code(site: Site) -> None:
    session = site.open_session(("Blauw", "Rood"))
    page = site.client.get(f"/facilitator/sessions/{session.id}").text
    text = page.partition("<textarea")[2].partition("</textarea>")[0]
    for room in session.rooms:
        assert f"/j/{room.code}" in text
        assert f"{room.code[:4]}-{room.code[4:]}" in text
        assert room.team in text
    assert "/privacy" in text


def test_a_card_shows_who_is_there(site: Site) -> None:
    session = site.open_session()
    site.come_in(session.rooms[0].code, "Stille Zwaan")
    page = site.client.get(f"/facilitator/sessions/{session.id}").text
    assert "Stille Zwaan" in page
