"""The replay on the web: a page, and JSON at the same address for its script."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.ended_room import Ended, play_to_the_end, submit
from tests.web.served import Site, serve_here
from thebridge.engine.areas.talk.words import SendMessage
from thebridge.engine.ids import Author, Personal

JSON = {"accept": "application/json"}


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    with serve_here(tmp_path) as served:
        yield served


@pytest.fixture
def ended(site: Site) -> Ended:
    return play_to_the_end(site)


def boot_of(page: str) -> dict[str, object]:
    found = re.search(r'id="boot">(.*?)</script>', page, re.DOTALL)
    assert found
    told: dict[str, object] = json.loads(found[1])["replay"]
    return told


def test_the_page_starts_where_the_address_says(site: Site, ended: Ended) -> None:
    told = boot_of(site.client.get(f"{ended.seat}/replay?seq=3").text)
    assert (told["at"], told["url"], told["role"]) == (3, f"{ended.seat}/replay", "")
    assert told["view"]["seq"] == 3  # type: ignore[index]
    assert {one["kind"] for one in told["marks"]} >= {"act", "ending", "agreed"}  # type: ignore[attr-defined]
    last = boot_of(site.client.get(f"{ended.seat}/replay").text)
    assert last["at"] == last["last"]


def test_its_script_gets_json_at_the_same_address(site: Site, ended: Ended) -> None:
    answer = site.client.get(f"{ended.seat}/replay?seq=2", headers=JSON)
    assert answer.headers["vary"].startswith("accept")
    assert answer.json()["seq"] == 2
    assert site.client.get(f"{ended.seat}/replay?seq=999999", headers=JSON).json()["seq"] > 4


def test_a_role_may_be_looked_through_and_an_unknown_one_is_refused(site: Site, ended: Ended) -> None:
    roles = boot_of(site.client.get(f"{ended.seat}/replay").text)["roles"]
    role = roles[0]["id"]  # type: ignore[index]
    assert site.client.get(f"{ended.seat}/replay?seq=4&role={role}", headers=JSON).status_code == 200
    answer = site.client.get(f"{ended.seat}/replay?role=never", headers=JSON)
    assert (answer.status_code, answer.json()["code"]) == (404, "role_unknown")


@pytest.mark.parametrize("seq", ["-1", "x", str(2**40), "1.5"])
def test_a_seq_that_is_none_is_refused(site: Site, ended: Ended, seq: str) -> None:
    assert site.client.get(f"{ended.seat}/replay?seq={seq}", headers=JSON).status_code == 422


def test_own_answers_are_in_no_moment_of_it(site: Site, ended: Ended) -> None:
    last = boot_of(site.client.get(f"{ended.seat}/replay").text)["last"]
    for seq in range(int(str(last)) + 1):
        shown = site.client.get(f"{ended.seat}/replay?seq={seq}", headers=JSON).json()
        assert not {"me", "questions", "help"} & shown.keys()


def test_a_lead_may_look_while_the_room_plays_and_sees_what_came_since(site: Site) -> None:
    playing = play_to_the_end(site, is_ended=False)
    site.client.cookies.clear()
    site.sign_in()
    before = site.client.get(f"{playing.staff}/replay", headers=JSON).json()["seq"]
    submit(site, playing.session, 99, SendMessage(Author("lead:operator"), Personal("well done")))
    assert site.client.get(f"{playing.staff}/replay", headers=JSON).json()["seq"] == before + 1
    other = site.open_session(("Rood",))
    room = playing.session.rooms[0].id
    assert site.client.get(f"/facilitator/sessions/{other.id}/rooms/{room}/replay").status_code == 404
