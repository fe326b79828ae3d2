"""The way in: a code however it is typed, a name, one seat; and nothing to learn from guessing."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.served import Site, serve_here

CROSS_SITE_SCRIPTS = [
    "<script>a()</script>",
    '"><img src=x onerror=a()>',
    "'-a()-'",
    "</title><svg/onload=a()>",
    "{{7*7}}",
    "<b>Zwaan</b>",
    "&lt;i&gt;",
    "javascript:a()",
]


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    with serve_here(tmp_path) as site:
        yield site


def test_the_join_page_proposes_a_name_and_tells_what_is_kept(site: Site) -> None:
    page = site.client.get("/").text
    assert 'name="code"' in page
    assert "Na 45 dagen" in page
    assert "<script" not in page


def test_a_code_in_the_address_is_filled_in_whether_it_exists_or_not(site: Site) -> None:
    code = site.open_session().rooms[0].code
    known, unknown = site.client.get(f"/j/{code}?name=Zwaan"), site.client.get("/j/AAAAAAAA?name=Zwaan")
    assert f'value="{code}"' in known.text
    assert (known.status_code, len(known.text)) == (unknown.status_code, len(unknown.text))


@pytest.mark.parametrize("typed", ["{0}-{1}", "{0} {1}", " {0}{1} ", "{0}–{1}", "{0}.{1}\t"])
def test_a_code_is_read_however_it_is_typed(site: Site, typed: str) -> None:
    code = site.open_session().rooms[0].code
    assert site.join(typed.format(code[:4], code[4:]).lower()).startswith("/s/")


def test_joining_gives_a_seat_and_a_cookie_that_opens_it(site: Site) -> None:
    seat = site.join(site.open_session().rooms[0].code)
    assert site.client.get(seat).status_code == 200
    assert "Terug naar Blauw" in site.client.get("/").text


def test_without_the_cookie_the_seat_does_not_exist(site: Site) -> None:
    seat = site.join(site.open_session().rooms[0].code)
    site.client.cookies.clear()
    stranger, nowhere = site.client.get(seat), site.client.get("/s/nowhere")
    assert (stranger.status_code, nowhere.status_code) == (404, 404)
    assert "Deze plek is niet van deze browser" in stranger.text


def test_an_unknown_and_a_closed_code_are_the_same_answer(site: Site) -> None:
    session = site.open_session(("Blauw", "Rood"))
    site.sign_in()
    path = f"/facilitator/sessions/{session.id}/commands"
    closed = site.ask(path, {"room": session.rooms[0].id, "kind": "close_room"})
    assert closed.status_code == 200, closed.text
    site.call(site.server.directory.beat)
    answers = [
        site.post("/join", {"code": code, "name": "Otter", "language": "nl"})
        for code in (session.rooms[0].code, "ZZZZZZZZ", "kort")
    ]
    assert [answer.status_code for answer in answers] == [404, 404, 404]
    assert (
        len(
            {
                answer.text.replace(code, "")
                for answer, code in zip(answers, (session.rooms[0].code, "ZZZZZZZZ", "kort"), strict=True)
            }
        )
        == 1
    )


def test_a_wrong_code_comes_back_on_the_form_with_what_to_do(site: Site) -> None:
    answer = site.post("/join", {"code": "AAAA1111", "name": "Zwaan", "language": "en"})
    assert answer.status_code == 404
    assert 'aria-invalid="true"' in answer.text
    assert 'value="Zwaan"' in answer.text


def test_a_form_sent_twice_is_one_player(site: Site) -> None:
    code = site.open_session().rooms[0].code
    assert site.join(code) == site.join(code)


def test_a_name_that_somebody_has_is_told(site: Site) -> None:
    code = site.open_session().rooms[0].code
    site.join(code, "Zwaan")
    site.client.cookies.clear()
    answer = site.post("/join", {"code": code, "name": "zwaan", "language": "nl"})
    assert answer.status_code == 409
    assert "Kies een andere naam" in answer.text


@pytest.mark.parametrize("name", ["", "   ", "x" * 25, "\u200b"])
def test_a_name_that_is_none_is_told(site: Site, name: str) -> None:
    code = site.open_session().rooms[0].code
    assert site.post("/join", {"code": code, "name": name, "language": "nl"}).status_code == 400


def test_a_full_room_has_a_page_of_its_own(site: Site) -> None:
    session = site.open_session()
    for number in range(session.players_max):
        site.client.cookies.clear()
        site.join(session.rooms[0].code, f"Speler {number}")
    site.client.cookies.clear()
    answer = site.post("/join", {"code": session.rooms[0].code, "name": "Te laat", "language": "nl"})
    assert answer.status_code == 409
    assert "De kamer is vol" in answer.text


def test_a_locked_room_has_a_page_of_its_own_and_who_sits_there_stays(site: Site) -> None:
    session = site.open_session()
    seat = site.join(session.rooms[0].code)
    site.call(site.server.sessions.lock_room, session.rooms[0].id, True)
    assert "De kamer is op slot" in site.post("/join", {"code": session.rooms[0].code, "name": "Otter"}).text
    assert site.client.get(seat).status_code == 200


def test_after_many_wrong_codes_an_address_must_wait(site: Site) -> None:
    code = site.open_session().rooms[0].code
    for number in range(30):
        site.post("/join", {"code": f"AAAA{number:04}", "name": "Zwaan"})
    answer = site.post("/join", {"code": code, "name": "Zwaan"})
    assert answer.status_code == 429


def test_forty_honest_people_come_in_from_one_address(site: Site) -> None:
    session = site.open_session(tuple(f"Team {number}" for number in range(10)))
    for room in session.rooms:
        for name in ("Zwaan", "Otter", "Reiger", "Snoek"):
            site.client.cookies.clear()
            site.join(room.code, name)


@pytest.mark.parametrize("name", CROSS_SITE_SCRIPTS)
def test_a_name_stands_on_the_page_as_text(site: Site, name: str) -> None:
    answer = site.post("/join", {"code": name, "name": name, "language": name})
    assert name not in answer.text.replace('value="javascript:a()"', "").replace('value="{{7*7}}"', "").replace(
        'value="&#39;-a()-&#39;"', ""
    )
    assert "<script" not in answer.text


def test_another_device_comes_in_once_by_a_link(site: Site) -> None:
    seat = site.join(site.open_session().rooms[0].code)
    made = site.ask(f"{seat}/resume", {}).json()
    assert made["url"].startswith("http://localhost:8000/r/")
    assert made["qr_svg"].startswith("<svg")
    path = made["url"].removeprefix("http://localhost:8000")
    site.client.cookies.clear()
    assert "Speel hier verder" in site.client.get(path).text
    assert site.client.get(seat).status_code == 404
    assert site.post(path, {}).headers["location"] == seat
    assert site.client.get(seat).status_code == 200
    site.client.cookies.clear()
    assert site.post(path, {}).status_code == 404


def test_the_language_that_somebody_chose_stays(site: Site) -> None:
    assert '<html lang="en"' in site.client.get("/?lang=en").text
    assert '<html lang="en"' in site.client.get("/privacy").text
    assert '<html lang="nl"' in site.client.get("/privacy?lang=nl").text
