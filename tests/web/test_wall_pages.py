"""The wall and the page of one room, as plain forms: one room, some, all; what is refused says so in words."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.web.served import Site, serve_here, shown


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    with serve_here(tmp_path) as site:
        site.sign_in()
        yield site


def two_teams(site: Site) -> tuple[str, Any, Any]:
    """Two rooms that play, with two players each; the wall's address and the rooms."""
    session = site.open_session(("Blauw", "Rood"))
    for room, names in zip(session.rooms, (("Zwaan", "Otter"), ("Reiger", "Snoek")), strict=True):
        for name in names:
            site.come_in(room.code, name)
    wall = f"/facilitator/sessions/{session.id}"
    site.post(f"{wall}/commands", {"scope": "all", "kind": "start_play"})
    return wall, *(site.call(site.server.get_room, room.id) for room in session.rooms)


def test_a_form_is_for_all_rooms_or_for_those_that_are_ticked(site: Site) -> None:
    wall, blue, red = two_teams(site)
    form = {
        "scope": "ticked",
        "room": red.id,
        "kind": "extend_time",
        "extend_time.minutes": "3",
        "send_message.text": "",
    }
    assert site.post(f"{wall}/commands", form).status_code == 303
    assert (blue.state.clock.extended_seconds, red.state.clock.extended_seconds) == (0, 180)
    site.post(f"{wall}/commands", {**form, "scope": "all"})
    assert (blue.state.clock.extended_seconds, red.state.clock.extended_seconds) == (180, 360)


def test_who_ticks_nothing_is_told_to(site: Site) -> None:
    wall, blue, _ = two_teams(site)
    answer = site.post(f"{wall}/commands", {"scope": "ticked", "kind": "pause_room"})
    assert "Vink er een aan" in site.client.get(answer.headers["location"]).text
    assert blue.state.clock.phase == "running"


@pytest.mark.parametrize("minutes", ["0", "61", "-3", "x", "", "٣"])
def test_minutes_that_are_none_are_refused_in_words(site: Site, minutes: str) -> None:
    wall, blue, _ = two_teams(site)
    answer = site.post(f"{wall}/commands", {"kind": "extend_time", "minutes": minutes})
    assert answer.status_code in (303, 400, 422)
    assert blue.state.clock.extended_seconds == 0


def test_the_page_of_a_room_looks_in_and_changes_nothing(site: Site) -> None:
    wall, blue, _ = two_teams(site)
    before = blue.seq
    page = shown(site.client.get(f"{wall}/rooms/{blue.id}").text)
    for told in ("Kijk mee", "Zwaan", "Otter", "Verplaats Zwaan naar", "Het bord", "De chat"):
        assert told in page
    assert blue.seq == before
    assert site.client.get(f"{wall}/rooms/none").status_code == 404
    site.client.cookies.clear()
    assert site.client.get(f"{wall}/rooms/{blue.id}").status_code == 403


def test_what_was_done_is_told_with_who_and_when_and_can_be_taken_back(site: Site) -> None:
    wall, blue, _ = two_teams(site)
    look = f"{wall}/rooms/{blue.id}"
    form = {"room": blue.id, "back": "room", "kind": "pause_room"}
    answer = site.post(f"{wall}/commands", form)
    assert answer.headers["location"] == f"{look}?said=done"
    page = site.client.get(look).text
    assert "Minuut 0, begeleider: pauze" in page
    seq = max(blue.state.acts.interventions)
    assert f'name="seq" value="{seq}"' in page
    site.post(f"{wall}/commands", {**form, "kind": "undo_intervention", "seq": str(seq)})
    assert blue.state.clock.phase == "running"
    assert "teruggedraaid" in site.client.get(look).text
    again = site.post(f"{wall}/commands", {**form, "kind": "undo_intervention", "seq": str(seq)})
    assert "error-summary" in site.client.get(again.headers["location"]).text


def test_a_script_that_sends_the_form_is_told_of_each_room(site: Site) -> None:
    wall, blue, red = two_teams(site)
    headers = {"origin": site.url, "accept": "application/json"}
    answer = site.client.post(f"{wall}/commands", data={"scope": "all", "kind": "pause_room"}, headers=headers)
    assert set(answer.json()["rooms"]) == {blue.id, red.id}
    assert blue.state.clock.phase == red.state.clock.phase == "paused"
