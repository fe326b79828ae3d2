"""Setting sessions up: the list, a plan, a copy, the names of the cast, a rehearsal."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.web.served import Site, serve_here, shown
from thebridge.engine.areas.talk.words import CallFacilitator
from thebridge.engine.ids import CommandId, PlayerId, SessionId
from thebridge.sessions.model import SessionRecord

FORM = {"scenario": "warm-up", "rooms": "2", "pace": "75", "language": "en"}


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    with serve_here(tmp_path) as site:
        site.sign_in()
        site.client.headers["accept-language"] = "en"
        yield site


def made(site: Site, **changed: str) -> str:
    answer = site.post("/facilitator/sessions", {**FORM, **changed})
    assert answer.status_code == 303, shown(answer.text)
    return str(answer.headers["location"])


def of(site: Site, location: str) -> SessionRecord:
    found: SessionRecord = site.call(
        site.server.sessions.get_session, SessionId(location.split("/")[3].partition("?")[0])
    )
    return found


def test_a_planned_session_lets_nobody_in_before_its_moment_and_says_when(site: Site) -> None:
    location = made(site, starts="2031-07-01T14:00", zone="Europe/Amsterdam", begins="15", label="Day of data")
    assert location.partition("?")[0].endswith("/prepare")
    record = of(site, location)
    assert record.settings.opens_at is not None
    assert record.starts_at is not None
    assert record.settings.opens_at.isoformat() == "2031-07-01T11:45:00+00:00"
    assert record.starts_at - record.settings.opens_at == timedelta(minutes=15)
    assert all(room.due_at == record.settings.opens_at for room in record.rooms)
    for code in (record.code, record.rooms[0].code):
        answer = site.post("/join", {"code": str(code), "name": "Otter", "language": "en"})
        assert answer.status_code == 409
        assert "opens on Tuesday 1 July 2031 at 13:45 (Amsterdam time)" in answer.text
    assert "Planned" in site.client.get("/facilitator").text
    listed = shown(site.client.get("/facilitator").text)
    assert "Day of data" in listed
    assert "Play begins on Tuesday 1 July 2031 at 14:00 (Amsterdam time)" in listed


def test_a_session_for_later_is_planned_although_a_lead_looked_at_its_rooms(site: Site) -> None:
    record = of(site, made(site, starts="2031-07-01T14:00", label="Day of data"))
    assert site.client.get(f"/facilitator/sessions/{record.id}").status_code == 200
    site.call(site.server.directory.beat)
    assert of(site, f"/facilitator/sessions/{record.id}").rooms[0].stage == "lobby"
    listed = site.client.get("/facilitator").text
    assert 'id="group-planned"' in listed
    assert 'id="group-running"' not in listed
    assert "In the lobby" not in listed


def test_a_scenario_says_for_how_many_it_is_and_how_long_it_lasts(site: Site) -> None:
    listed = shown(site.client.get("/facilitator").text)
    assert "For teams of 3 to 8 players. Play lasts 45 minutes, or 56 or 68 at a calmer pace." in listed
    assert "The debrief lasts about 15 minutes." in listed


def test_the_rehearsal_stands_above_the_sessions(site: Site) -> None:
    made(site)
    listed = site.client.get("/facilitator").text
    assert listed.index('id="rehearse-title"') < listed.index('id="sessions-title"')


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"starts": "2027-03-28T02:30", "zone": "Europe/Amsterdam"}, "does not exist in Europe/Amsterdam"),
        ({"starts": "2001-03-28T02:30"}, "This moment is past"),
        ({"starts": "soon"}, "cannot read this date"),
        ({"starts": "2031-07-01T14:00+02:00"}, "cannot read this date"),
        ({"size": "7"}, "from 2 to 6 players"),
        ({"zone": "Mars/Base"}, "Not everything on the form"),
        ({"forming": "magic"}, "Not everything on the form"),
        ({"begins": "7"}, "Not everything on the form"),
        ({"names": "bep:Evil Name"}, "Not everything on the form"),
        ({"label": "x" * 61}, "at most 60"),
    ],
)
def test_what_does_not_fit_is_refused_in_words_and_kept_on_the_form(
    site: Site, changed: dict[str, str], words: str
) -> None:
    answer = site.post("/facilitator/sessions", {**FORM, **changed})
    assert answer.status_code == 400
    assert words in answer.text
    assert 'value="75" checked' in answer.text
    assert site.call(site.server.sessions.list_sessions, "default") == ()


def test_a_size_limits_every_room(site: Site) -> None:
    record = of(site, made(site, size="2", rooms="1"))
    for name in ("Otter", "Swan"):
        site.join(record.rooms[0].code, name)
    assert site.post("/join", {"code": record.rooms[0].code, "name": "Gull", "language": "en"}).status_code == 409


def test_one_press_swaps_a_name_of_the_cast_and_it_goes_into_the_room(site: Site) -> None:
    page = site.post("/facilitator/sessions/cast", {**FORM, "swapped": "bep"})
    assert "instead of Bep Vermeer" in page.text
    given = next(part for part in page.text.split('name="names" value="')[1:]).partition('"')[0]
    name = given.partition(":")[2]
    back = site.post("/facilitator/sessions/cast", {**FORM, "names": given, "back": "bep"})
    assert "instead of" not in back.text
    record = of(site, made(site, names=given))
    site.come_in(record.rooms[0].code)
    room = site.call(site.server.get_room, record.rooms[0].id)
    assert room.state.acts.names == {"bep": name}


def test_a_copy_has_the_same_settings_and_codes_of_its_own(site: Site) -> None:
    record = of(site, made(site, starts="2031-07-01T14:00", size="4", forming="balanced", label="Again"))
    answer = site.post(f"/facilitator/sessions/{record.id}/copy", {})
    copied = of(site, answer.headers["location"])
    assert copied.settings.opens_at is None
    assert (copied.players_max, copied.settings.forming, copied.settings.label) == (4, "balanced", "Again")
    assert [room.team for room in copied.rooms] == [room.team for room in record.rooms]
    assert not {room.code for room in copied.rooms} & {room.code for room in record.rooms}


def test_a_rehearsal_is_filled_with_bots_runs_fast_and_says_what_to_try(site: Site) -> None:
    answer = site.post("/facilitator/rehearsal", {"scenario": "warm-up"})
    record = of(site, answer.headers["location"])
    assert record.settings.is_rehearsal
    rooms = [site.call(site.server.get_room, room.id) for room in record.rooms]
    assert all(len(room.state.seats.players) >= 3 for room in rooms)
    assert all(one.is_bot for room in rooms for one in room.state.seats.players.values())
    assert all(room.state.clock.factor == 4 for room in rooms)
    page = f"/facilitator/sessions/{record.id}"
    told = []
    for kind in ("start_play", "pause_room", "resume_room", "extend_time"):
        told.append(shown(site.client.get(page).text).partition('id="coach-hint"')[2][:80])
        site.post(f"{page}/commands", {"room": "all", "kind": kind, "extend_time.minutes": "5"})
    assert "Press Start" in told[0]
    assert "Press Pause now" in told[1]
    assert "Press Go on" in told[2]
    assert "5 minutes more" in told[3]


def test_the_coach_of_a_rehearsal_points_to_who_needs_help_and_then_to_the_list(site: Site) -> None:
    record = of(site, site.post("/facilitator/rehearsal", {"scenario": "warm-up"}).headers["location"])
    page = f"/facilitator/sessions/{record.id}"

    def hint() -> str:
        return shown(site.client.get(page).text).partition('id="coach-hint"')[2][:120]

    for kind in ("start_play", "pause_room", "resume_room", "extend_time"):
        site.post(f"{page}/commands", {"room": "all", "kind": kind, "extend_time.minutes": "5"})
    assert "keep an eye on" in hint()
    room = site.call(site.server.get_room, record.rooms[-1].id)
    site.call(site.server.submit, room, CommandId("call"), CallFacilitator(PlayerId("bot-1")))
    assert "asks for help" in hint()
    [call] = room.state.talk.calls
    site.post(f"{page}/commands", {"room": room.id, "kind": "answer_call", "call": call})
    assert "keep an eye on" in hint()
    site.post(f"{page}/commands", {"room": "all", "kind": "send_message", "text": "Dag"})
    site.post(f"{page}/commands", {"room": "all", "kind": "open_gate", "act": "look"})
    puzzle = next(iter(room.state.puzzles.puzzles))
    site.post(f"{page}/commands", {"room": room.id, "kind": "send_hint", "puzzle": puzzle, "step": "1"})
    assert "You tried it all" in hint()


def test_the_list_names_a_rehearsal(site: Site) -> None:
    site.post("/facilitator/rehearsal", {"scenario": "warm-up"})
    listed = site.client.get("/facilitator").text
    assert "<b>Rehearsal</b>" in listed
    assert '<span class="tag tag--look">rehearsal</span>' not in listed


def test_only_who_may_create_sees_the_list_and_copies(site: Site) -> None:
    record = of(site, made(site))
    site.client.cookies.clear()
    for path in ("/facilitator/rehearsal", "/facilitator/sessions/cast", f"/facilitator/sessions/{record.id}/copy"):
        assert site.post(path, FORM).status_code == 403
