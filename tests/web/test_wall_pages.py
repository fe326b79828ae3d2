"""The wall and the page of one room, as plain forms: one room, some, all; what is refused says so in words."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.web.served import Site, serve_here, shown
from thebridge.engine.areas.talk.words import CallFacilitator
from thebridge.engine.ids import CommandId
from thebridge.sessions.model import format_code


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


def test_a_room_leads_to_its_replay_in_play_and_to_its_report_after_play(site: Site) -> None:
    wall, blue, _ = two_teams(site)
    look = f"{wall}/rooms/{blue.id}"
    page = site.client.get(look).text
    assert f'href="{look}/replay"' in page
    assert f'href="{look}/report"' not in page
    site.post(f"{wall}/commands", {"room": blue.id, "kind": "end_play"})
    page = site.client.get(look).text
    for end in ("replay", "report"):
        assert f'href="{look}/{end}"' in page
        assert site.client.get(f"{look}/{end}").status_code == 200


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


def further(site: Site, wall: str) -> None:
    """The next act of every room is open, with its questions."""
    site.post(f"{wall}/commands", {"scope": "all", "kind": "open_gate", "act": "look"})


def come_in_as(site: Site, wall: str, right: str) -> None:
    """The browser is now that of somebody with a link of this right."""
    session = wall.rpartition("/")[2]
    _, token = site.call(site.server.session_people.invite, session, "Kees", right)
    site.client.cookies.clear()
    assert site.post(f"/k/{token}", {}).status_code == 303


def test_an_observer_sees_the_rooms_and_no_name_no_code_and_nothing_to_press(site: Site) -> None:
    wall, blue, _ = two_teams(site)
    code = site.call(site.server.sessions.get_room, blue.id).code
    come_in_as(site, wall, "observer")
    page = site.client.get(wall).text
    told = shown(page)
    assert "Blauw" in told
    secrets = (code, format_code(code), "Zwaan", "/rooms/", "/j/", "<form", "/prepare", "/run-sheet")
    assert [one for one in secrets if one in told] == []
    assert [one for one in (*secrets[:2], "/j/") if one in page] == []
    for kind in ("pause_room", "send_message", "send_hint", "answer_call", "undo_intervention", "end_play"):
        assert site.ask(f"{wall}/commands", {"room": "all", "kind": kind, "text": "Hoi"}).json()["code"] in {
            "right_observer",
            "message_unfit",
        }
    assert site.client.get(f"{wall}/rooms/{blue.id}").status_code == 404


def test_a_helper_answers_hints_and_messages_and_does_nothing_else(site: Site) -> None:
    wall, blue, _ = two_teams(site)
    further(site, wall)
    player = next(iter(blue.state.seats.players))
    site.call(site.server.submit, blue, CommandId("call"), CallFacilitator(player))
    [call] = blue.state.talk.calls
    puzzle = next(iter(blue.state.puzzles.puzzles))
    seq = blue.state.seq
    come_in_as(site, wall, "helper")
    allowed: list[dict[str, Any]] = [
        {"kind": "answer_call", "call": call, "text": "Ik kom"},
        {"kind": "send_message", "text": "Nog vijf minuten"},
        {"kind": "send_hint", "puzzle": puzzle, "step": 1},
    ]
    for message in allowed:
        outcome = site.ask(f"{wall}/commands", {"room": blue.id, **message}).json()["rooms"][blue.id]
        assert "code" not in outcome, outcome
    refused: list[dict[str, Any]] = [
        {"kind": "start_play"},
        {"kind": "pause_room"},
        {"kind": "resume_room"},
        {"kind": "extend_time", "seconds": 60},
        {"kind": "set_factor", "factor": 1.0, "has_limits": True},
        {"kind": "open_gate", "act": blue.state.acts.current},
        {"kind": "end_play"},
        {"kind": "close_room"},
        {"kind": "skip_puzzle", "puzzle": puzzle},
        {"kind": "restart_puzzle", "puzzle": puzzle},
        {"kind": "remove_player", "player": player},
        {"kind": "give_extra_time", "player": player, "factor": 1.5},
        {"kind": "remove_line", "line": "line-1"},
        {"kind": "undo_intervention", "seq": seq},
        {"kind": "turn_page", "page": 1},
    ]
    before = blue.seq
    for message in refused:
        answer = site.ask(f"{wall}/commands", {"room": blue.id, **message})
        assert (answer.status_code, answer.json()["code"]) == (403, "right_helper"), message
    assert blue.seq == before


def test_a_helper_is_shown_the_three_things_that_a_helper_does(site: Site) -> None:
    wall, blue, _ = two_teams(site)
    further(site, wall)
    site.call(site.server.submit, blue, CommandId("call"), CallFacilitator(next(iter(blue.state.seats.players))))
    come_in_as(site, wall, "helper")
    page = site.client.get(f"{wall}/rooms/{blue.id}").text
    kinds = set(re.findall(r'name="kind" value="(\w+)"', page))
    assert kinds == {"answer_call", "send_hint", "send_message"}
    assert "Jij helpt hier" in shown(page)


def test_leads_pages_are_for_leads_and_what_others_may_see_they_see(site: Site) -> None:
    wall, _, _ = two_teams(site)
    allowed = {
        "": {"helper", "observer"},
        "/lobby": {"helper", "observer"},
        "/run-sheet": set[str](),
        "/guide": set[str](),
        "/prepare": set[str](),
        "/debrief": set[str](),
    }
    for right in ("helper", "observer"):
        site.sign_in()
        come_in_as(site, wall, right)
        for page, who in allowed.items():
            status = site.client.get(wall + page).status_code
            assert (status == 200) is (right in who), (right, page, status)


def test_an_empty_room_that_is_not_started_is_named_beside_what_was_done(site: Site) -> None:
    session = site.open_session(("Blauw", "Rood"))
    site.come_in(session.rooms[0].code, "Zwaan")
    wall = f"/facilitator/sessions/{session.id}"
    answer = site.post(f"{wall}/commands", {"scope": "all", "kind": "start_play"})
    page = shown(site.client.get(answer.headers["location"]).text)
    assert "Gedaan." in page
    assert "Rood: Er is nog niemand in deze kamer." in page
    assert "Blauw: Er is nog niemand" not in page


def test_a_room_says_how_it_stands_and_only_one_that_plays_goes_well(site: Site) -> None:
    session = site.open_session(("Blauw", "Rood"))
    wall = f"/facilitator/sessions/{session.id}"
    page = shown(site.client.get(wall).text)
    assert "Er is nog niemand binnen." in page
    assert "Loopt goed" not in page
    site.come_in(session.rooms[0].code, "Zwaan")
    site.post(f"{wall}/commands", {"room": session.rooms[0].id, "kind": "start_play"})
    assert "Loopt goed." in shown(site.client.get(wall).text)
    site.post(f"{wall}/commands", {"room": session.rooms[0].id, "kind": "pause_room"})
    page = shown(site.client.get(wall).text)
    assert "Loopt goed" not in page
    queue, _, card = page.partition('id="wall-title"')
    for part in (queue, card):
        assert "Gepauzeerd. De klok staat stil" in part
    assert page.count("data-paused") == 2
    assert "Niemand heeft je nu nodig" not in page
    assert "Gepauzeerd. De klok staat stil" in shown(site.client.get(f"{wall}/rooms/{session.rooms[0].id}").text)


def test_buttons_for_all_rooms_work_only_where_a_room_can_use_them(site: Site) -> None:
    session = site.open_session(("Blauw",))
    wall = f"/facilitator/sessions/{session.id}"

    def off() -> set[str]:
        return set(re.findall(r'name="kind" value="(\w+)" data-stages="[a-z ]+" disabled', site.client.get(wall).text))

    assert off() == {"pause_room", "resume_room", "extend_time", "end_play"}
    site.come_in(session.rooms[0].code, "Zwaan")
    site.post(f"{wall}/commands", {"scope": "all", "kind": "start_play"})
    assert off() == {"start_play", "resume_room"}
    site.post(f"{wall}/commands", {"scope": "all", "kind": "pause_room"})
    assert off() == {"start_play", "pause_room"}
    site.post(f"{wall}/commands", {"scope": "all", "kind": "end_play"})
    assert off() >= {"start_play", "pause_room", "resume_room", "extend_time", "end_play"}


def test_in_the_last_act_nothing_opens_a_next_one_and_ending_is_called_that(site: Site) -> None:
    wall, blue, _ = two_teams(site)
    look = f"{wall}/rooms/{blue.id}"
    assert 'value="open_gate"' in site.client.get(look).text
    further(site, wall)
    assert blue.state.acts.current == "solve"
    pages = [site.client.get(page).text for page in (wall, look)]
    assert not any('value="open_gate"' in page for page in pages)
    assert "Rond het spel af" in shown(pages[1])


def test_what_is_taken_back_stays_in_its_row_and_says_so_there(site: Site) -> None:
    wall, blue, _ = two_teams(site)
    look = f"{wall}/rooms/{blue.id}"
    form = {"room": blue.id, "back": "room"}
    for kind, more in (("pause_room", {}), ("resume_room", {}), ("extend_time", {"minutes": "5"})):
        site.post(f"{wall}/commands", {**form, "kind": kind, **more})

    assert "Dan staat het spel weer stil." in site.client.get(look).text

    def rows() -> list[str]:
        return re.findall(r'data-key="(done-\d+)"', site.client.get(look).text)

    before, newest = rows(), max(blue.state.acts.interventions)
    site.post(f"{wall}/commands", {**form, "kind": "undo_intervention", "seq": str(newest)})
    assert rows() == before
    row = site.client.get(look).text.partition(f'data-key="done-{newest}"')[2].partition("</li>")[0]
    assert "teruggedraaid" in row
    assert 'class="undo-row' in row
    assert "<form" not in row


def test_hints_are_read_without_the_stars_that_stress_a_word(site: Site) -> None:
    wall, blue, _ = two_teams(site)
    further(site, wall)
    page = site.client.get(f"{wall}/rooms/{blue.id}").text
    ladders = re.findall(r'type="radio" name="step" value="\d"[^>]*><span>(.*?)</span>', page)
    assert ladders
    assert not any("*" in one for one in ladders)


def test_a_call_for_help_says_which_questions_are_open(site: Site) -> None:
    wall, blue, _ = two_teams(site)
    further(site, wall)
    player = next(iter(blue.state.seats.players))
    site.call(site.server.submit, blue, CommandId("call"), CallFacilitator(player))
    page = shown(site.client.get(f"{wall}/rooms/{blue.id}").text)
    calls = page.partition("Vragen om hulp")[2].partition("Help deze kamer")[0]
    assert re.search(r"(Vraag|Vragen) die nu openstaa", calls)


def test_when_every_question_is_over_none_is_said_to_come_yet(site: Site) -> None:
    wall, blue, _ = two_teams(site)
    look = f"{wall}/rooms/{blue.id}"
    further(site, wall)
    skip = r'name="kind" value="skip_puzzle">\s*<input type="hidden" name="puzzle" value="(\w+)"'
    while puzzles := re.findall(skip, site.client.get(look).text):
        site.ask(f"{wall}/commands", {"room": blue.id, "kind": "skip_puzzle", "puzzle": puzzles[0]})
    page = shown(site.client.get(look).text)
    assert "Er staat nu geen vraag open." in page
    assert "Er is nog geen vraag open." not in page
