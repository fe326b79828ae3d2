"""The page on which one session is prepared, and what players get of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.served import Site, serve_here, shown
from thebridge.engine.ids import SessionId
from thebridge.sessions.model import SessionRecord


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    with serve_here(tmp_path) as site:
        site.sign_in()
        site.client.headers["accept-language"] = "en"
        yield site


def path(session: SessionRecord) -> str:
    return f"/facilitator/sessions/{session.id}"


def test_a_call_is_shown_to_the_rooms_players_only(site: Site) -> None:
    session = site.open_session(("Blue", "Red"))
    blue, red = session.rooms
    form = {"room": blue.id, "link": "https://meet.example/blue"}
    assert site.post(f"{path(session)}/meetings", form).status_code == 303
    assert '"meeting":"https://meet.example/blue"' in site.client.get(site.come_in(blue.code, "Otter")).text
    assert "meet.example" not in site.client.get(site.come_in(red.code, "Swan")).text
    site.client.cookies.delete("thebridge_language")
    refused = site.post(f"{path(session)}/meetings", {"room": blue.id, "link": "http://meet.example"})
    assert refused.status_code == 400
    assert "begins with https://" in refused.text


def test_a_swapped_name_is_seen_and_fixed_once_a_room_is_open(site: Site) -> None:
    session = site.open_session()
    assert site.post(f"{path(session)}/names", {"swapped": "bep"}).status_code == 303
    assert "instead of Bep Vermeer" in site.client.get(f"{path(session)}/prepare").text
    seat = site.come_in(session.rooms[0].code)
    assert site.client.get(seat).status_code == 200
    site.client.cookies.delete("thebridge_language")
    site.call(site.server.directory.beat)
    assert site.post(f"{path(session)}/names", {"back": "bep"}).status_code == 409
    assert "names stay as they are" in site.client.get(f"{path(session)}/prepare").text


def test_the_unit_is_saved_and_a_copy_takes_it_along(site: Site) -> None:
    session = site.open_session(unit="Harbour")
    assert 'value="Harbour"' in site.client.get(f"{path(session)}/prepare").text
    assert site.post(f"{path(session)}/unit", {"unit": "R&D"}).status_code == 303
    copied = site.post(f"{path(session)}/copy", {}).headers["location"]
    assert 'value="R&amp;D"' in site.client.get(copied).text
    refused = site.post(f"{path(session)}/unit", {"unit": "---"})
    assert refused.status_code == 400
    assert "with letters or digits" in refused.text
    assert '<option value="R&amp;D">' in site.client.get("/facilitator").text


def test_a_list_is_kept_and_too_large_a_team_is_split_after_a_proposal(site: Site) -> None:
    session = site.open_session(("Blue",))
    people = "\n".join(f"Name{number}; Blue" for number in "abcdefghi")
    answer = site.post(f"{path(session)}/teams", {"forming": "list", "people": people})
    assert "We propose these teams" in answer.text
    assert len(site.call(site.server.sessions.get_session, session.id).rooms) == 1
    form = {"forming": "list", "people": people, "split": "true"}
    assert site.post(f"{path(session)}/teams", form).status_code == 303
    found = site.call(site.server.sessions.get_session, session.id)
    assert [room.team for room in found.rooms] == ["Blue", "Blue 2"]
    seats = {}
    for name in ("Namea", "nameB"):
        seats[name] = site.post("/join", {"code": found.code, "name": name, "language": "en"})
        assert seats[name].status_code == 303
    unknown = site.post("/join", {"code": found.code, "name": "Otter", "language": "en"})
    assert unknown.status_code == 404
    assert "Otter is not on the list" in unknown.text
    counts = [len(site.call(site.server.sessions.list_seats, room.id)) for room in found.rooms]
    assert counts == [1, 1]
    wrong = site.post(f"{path(session)}/teams", {"forming": "list", "people": "A; Purple"})
    assert "Line 1: there is no team Purple" in wrong.text


def test_one_code_lets_players_choose_or_puts_them_where_most_room_is(site: Site) -> None:
    session = site.open_session(("Blue", "Red"))
    chosen = site.post("/join", {"code": str(session.code), "name": "Otter", "language": "en"})
    assert "Choose your room" in chosen.text
    assert chosen.text.count('type="radio"') == 2
    site.join(session.rooms[1].code, "Otter")
    site.post(f"{path(session)}/teams", {"forming": "balanced"})
    for name in ("Swan", "Gull", "Heron"):
        site.join(str(session.code), name)
    counts = [len(site.call(site.server.sessions.list_seats, room.id)) for room in session.rooms]
    assert counts == [2, 2]


def test_the_invitation_has_all_that_people_need_and_goes_into_a_calendar(site: Site) -> None:
    form = {"scenario": "warm-up", "rooms": "2", "pace": "60", "language": "en", "starts": "2031-07-01T14:00"}
    page = site.post("/facilitator/sessions", form).headers["location"].partition("?")[0]
    text = site.client.get(page).text
    for part in (
        "Tuesday 1 July 2031 at 14:00 (Amsterdam time)",
        "The lobby opens 15 minutes before",
        "About the content:",
        "/j/",
        "/privacy",
        "<svg",
    ):
        assert part in text
    answer = site.client.get(page.replace("/prepare", "/invitation.ics"))
    assert answer.headers["content-type"].startswith("text/calendar")
    assert "DTSTART;TZID=Europe/Amsterdam:20310701T134500" in answer.text
    assert site.client.get(f"{path(site.open_session())}/invitation.ics").status_code == 409


PLANNED = {"scenario": "warm-up", "rooms": "2", "pace": "60", "language": "en", "starts": "2031-07-01T14:00"}


def planned(site: Site, **changed: str) -> SessionRecord:
    location = site.post("/facilitator/sessions", {**PLANNED, **changed}).headers["location"]
    return again(site, SessionId(location.split("/")[3].partition("?")[0]))


def again(site: Site, session: SessionId) -> SessionRecord:
    found: SessionRecord = site.call(site.server.sessions.get_session, session)
    return found


def invitation(page: str) -> str:
    return page.partition('id="invitation"')[2].partition(">")[2].partition("</textarea>")[0]


def test_one_invitation_stands_on_both_pages(site: Site) -> None:
    record = planned(site)
    prepared = invitation(site.client.get(f"{path(record)}/prepare").text)
    assert "It takes about" in prepared
    assert invitation(site.client.get(path(record)).text) == prepared


def test_another_moment_moves_lobby_play_invitation_and_calendar(site: Site) -> None:
    record = planned(site)
    sent = {"starts": "2031-07-02T09:30", "zone": "Europe/London", "begins": "30"}
    answer = site.post(f"{path(record)}/moment", sent)
    assert answer.headers["location"].endswith("/prepare?said=moved")
    moved = again(site, record.id)
    assert f"{moved.settings.opens_at:%d %H:%M}" == "02 08:00"
    assert f"{moved.starts_at:%d %H:%M}" == "02 08:30"
    assert {room.due_at for room in moved.rooms} == {moved.settings.opens_at}
    page = site.client.get(answer.headers["location"]).text
    assert "Wednesday 2 July 2031 at 09:30 (London time)" in invitation(page)
    assert 'value="2031-07-02T09:30"' in page
    written = site.client.get(f"{path(record)}/invitation.ics").text
    assert "SEQUENCE:1" in written
    assert "DTSTART;TZID=Europe/London:20310702T090000" in written
    lines = site.call(site.server.privacy.audit.list_lines, "default", "session_moved")
    assert [line.subject for line in lines] == [record.id]


def test_a_room_that_is_awake_begins_at_the_new_moment(site: Site) -> None:
    record = planned(site)
    room = site.call(site.server.get_room, record.rooms[0].id)
    site.post(f"{path(record)}/moment", {"starts": "2031-07-03T10:00"})
    assert f"{room.due_at:%d %H:%M}" == "03 08:00"
    site.post(f"{path(record)}/moment", {"starts": ""})
    assert room.due_at is None
    assert again(site, record.id).starts_at is None


def test_a_copy_gets_the_moment_that_is_filled_in(site: Site) -> None:
    copied = site.post(f"{path(planned(site))}/copy", {}).headers["location"]
    assert 'name="starts"' in site.client.get(copied).text
    base = copied.partition("/prepare")[0]
    assert site.post(f"{base}/moment", {"starts": "2031-07-09T14:00"}).status_code == 303
    assert "Wednesday 9 July 2031 at 14:00" in site.client.get(copied).text


def test_a_moment_that_does_not_fit_is_refused_and_kept_on_the_form(site: Site) -> None:
    record = planned(site)
    answer = site.post(f"{path(record)}/moment", {"starts": "2001-07-02T09:30"})
    assert answer.status_code == 400
    assert "This moment is past" in answer.text
    assert 'value="2001-07-02T09:30"' in answer.text
    assert again(site, record.id).settings == record.settings


def test_what_was_played_is_neither_moved_nor_cancelled(site: Site) -> None:
    session = site.open_session(("Blue",))
    site.come_in(session.rooms[0].code)
    site.client.cookies.delete("thebridge_language")
    site.post(f"{path(session)}/commands", {"room": "all", "kind": "start_play"})
    cancelled = site.post(f"{path(session)}/cancel", {})
    assert cancelled.status_code == 409
    assert "A team has played already" in cancelled.text
    site.call(site.server.directory.beat)
    moved = site.post(f"{path(session)}/moment", {"starts": "2031-07-02T09:30"})
    assert moved.status_code == 409
    assert 'name="starts"' not in moved.text
    assert again(site, session.id).settings.opens_at is None


def test_a_cancelled_session_is_gone_with_its_codes_and_its_seats(site: Site) -> None:
    session = site.open_session(("Blue",))
    seat = site.come_in(session.rooms[0].code)
    site.client.cookies.delete("thebridge_language")
    answer = site.post(f"{path(session)}/cancel", {})
    assert answer.headers["location"] == "/facilitator?said=cancelled"
    listed = site.client.get("/facilitator?said=cancelled").text
    assert "cancelled and deleted" in listed
    assert session.id not in listed
    assert site.client.get(seat).status_code == 404
    form = {"code": session.rooms[0].code, "name": "Otter", "language": "en"}
    assert site.post("/join", form).status_code == 404
    lines = site.call(site.server.privacy.audit.list_lines, "default", "session_cancelled")
    assert [line.subject for line in lines] == [session.id]


def test_people_get_a_link_that_is_shown_once_replaced_and_taken_away(site: Site) -> None:
    session = site.open_session()
    made = site.post(f"{path(session)}/people", {"name": "<b>Kees", "right": "lead"}).text
    link = made.partition('href="http://localhost:8000/k/')[2].partition('"')[0]
    assert link
    again = site.client.get(f"{path(session)}/prepare").text
    assert link not in again
    assert "<b>Kees" not in again
    person = site.call(site.server.session_people.list_people, session.id)[0]
    replaced = site.post(f"{path(session)}/people/{person.id}/replace", {}).text
    assert "/k/" in replaced
    operator = dict(site.client.cookies)
    site.client.cookies.clear()
    assert site.post(f"/k/{link}", {}).status_code == 404
    new = replaced.partition('href="http://localhost:8000/k/')[2].partition('"')[0]
    assert site.client.get(f"/k/{new}").status_code == 200
    assert site.client.get(f"{path(session)}/prepare").status_code == 403  # looking at a link uses nothing
    assert site.post(f"/k/{new}", {}).status_code == 303
    assert site.client.get(f"{path(session)}/prepare").status_code == 200
    assert site.client.get(f"{path(site.open_session())}/prepare").status_code == 403
    people = dict(site.client.cookies)
    site.client.cookies.clear()
    site.client.cookies.update(operator)
    assert site.post(f"{path(session)}/people/{person.id}/revoke", {}).status_code == 303
    site.client.cookies.clear()
    site.client.cookies.update(people)
    assert site.client.get(f"{path(session)}/prepare").status_code == 403


def test_rubbish_is_refused(site: Site) -> None:
    session = site.open_session()
    assert site.post(f"{path(session)}/people", {"name": "Kees", "right": "god"}).status_code == 400
    assert site.post(f"{path(session)}/people/none/revoke", {}).status_code == 404
    assert site.post(f"{path(session)}/people/none/promote", {}).status_code == 404
    assert site.post(f"{path(session)}/teams", {"forming": "magic"}).status_code == 400
    assert site.post(f"{path(session)}/meetings", {"room": "none"}).status_code == 404
    assert site.post(f"{path(session)}/names", {"swapped": "nobody"}).status_code == 400
    assert "<i>" not in shown(site.client.get(f"{path(session)}/prepare?said=<i>").text)


def test_run_sheet_guide_and_screen_are_linked_before_play(site: Site) -> None:
    session = site.open_session()
    for page in ("prepare", "lobby"):
        text = site.client.get(f"{path(session)}/{page}").text
        for end in ("/run-sheet", "/guide", "/run-sheet#screens"):
            assert f'href="{path(session)}{end}"' in text, (page, end)
    assert f'href="{path(session)}/run-sheet#screens"' in site.client.get(path(session)).text


def test_the_report_of_a_team_is_linked_from_the_list_and_the_rooms_once_it_has_ended(site: Site) -> None:
    session = site.open_session(("Blue",))
    site.come_in(session.rooms[0].code)
    site.client.cookies.delete("thebridge_language")
    report = f"{path(session)}/rooms/{session.rooms[0].id}/report"
    assert report not in site.client.get(path(session)).text
    for kind in ("start_play", "end_play"):
        site.post(f"{path(session)}/commands", {"room": "all", "kind": kind})
    site.call(site.server.directory.beat)
    for page in (path(session), "/facilitator"):
        assert f'href="{report}"' in site.client.get(page).text, page
