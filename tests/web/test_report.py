"""The report on the web: who reads it, with which names, as a page and as a PDF, and by a link that ends."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.ended_room import Ended, play_to_the_end
from tests.web.served import Site, serve_here, shown
from thebridge.debrief.model import LINK_LASTS, LINKS_MAX


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    with serve_here(tmp_path) as served:
        yield served


@pytest.fixture
def ended(site: Site) -> Ended:
    return play_to_the_end(site)


def make_link(site: Site, base: str) -> str:
    """The address of a new link, without the server's own."""
    page = site.post(f"{base}/report/links", {}).text
    found = re.search(r'href="http://localhost:8000(/report/[\w-]+)"', page)
    assert found, page
    return found[1]


def leave(site: Site) -> None:
    """The browser forgets who it was."""
    site.client.cookies.clear()


def test_the_team_reads_its_report_with_its_names(site: Site, ended: Ended) -> None:
    page = site.client.get(f"{ended.seat}/report?lang=en")
    assert page.status_code == 200
    text = shown(page.text)
    for words in ("How it ended", "Stille Zwaan", "The learning goals", "Stille Zwaan asks the owner", "Self-scan"):
        assert words in text
    assert text.count(f'href="{ended.seat}/replay?seq=') == 1, "the table that was filtered"
    assert "Over the whole game." in text, "what was left undone has no moment to look at"
    assert f'href="{ended.seat}/report.pdf"' in text


def test_while_the_team_plays_there_is_no_report(site: Site) -> None:
    playing = play_to_the_end(site, is_ended=False)
    for address in ("report", "report.pdf", "own", "replay"):
        answer = site.client.get(f"{playing.seat}/{address}", headers={"accept": "application/json"})
        assert (answer.status_code, answer.json()["code"]) == (409, "debrief_not_open")
    assert site.post(f"{playing.seat}/report/links", {}).status_code == 409


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_pdf_says_the_same_in_the_readers_language(site: Site, ended: Ended, language: str) -> None:
    answer = site.client.get(f"{ended.seat}/report.pdf?lang={language}")
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF-")
    assert f"/Lang({language})".encode() in answer.content.replace(b"/Lang (", b"/Lang(")


def test_another_browser_has_no_part_in_it(site: Site, ended: Ended) -> None:
    leave(site)
    for address in ("report", "report.pdf", "own", "replay"):
        assert site.client.get(f"{ended.seat}/{address}").status_code == 404
    for address in ("report", "report.pdf", "replay"):
        assert site.client.get(f"{ended.staff}/{address}").status_code == 404
    assert site.post(f"{ended.seat}/report/links", {}).status_code == 404
    assert site.post(f"{ended.staff}/report/links", {}).status_code == 404


def test_a_lead_reads_the_report_of_a_room_of_that_session_only(site: Site, ended: Ended) -> None:
    other = site.open_session(("Rood",))
    leave(site)
    site.sign_in()
    assert "Stille Zwaan" in site.client.get(f"{ended.staff}/report").text
    assert site.client.get(f"{ended.staff}/report.pdf").status_code == 200
    room = ended.session.rooms[0].id
    assert site.client.get(f"/facilitator/sessions/{other.id}/rooms/{room}/report").status_code == 404
    assert site.client.get(f"/facilitator/sessions/{other.id}/rooms/never/report").status_code == 404


@pytest.mark.parametrize("base", ["seat", "staff"])
def test_a_link_shows_the_report_without_names_until_it_is_revoked(site: Site, ended: Ended, base: str) -> None:
    if base == "staff":
        site.sign_in()
    own = getattr(ended, base)
    link = make_link(site, own)
    page = site.client.get(f"{own}/report").text
    assert link not in page, "a link is shown once"
    revoke = re.search(r'action="([^"]+/revoke)"', page)
    assert revoke
    cookies = dict(site.client.cookies)
    leave(site)
    shared = site.client.get(f"{link}?lang=en")
    assert shared.status_code == 200
    text = shown(shared.text)
    assert "a player" in text
    for hidden in ("Stille Zwaan", "/replay", "/own", "revoke"):
        assert hidden not in text
    assert "a player asks the owner" in text
    assert site.client.get(f"{link}/report.pdf").content.startswith(b"%PDF-")
    site.client.cookies.update(cookies)
    assert site.post(revoke[1], {}).status_code == 303
    assert site.client.get(link).status_code == 404
    assert site.client.get(f"{link}/report.pdf").status_code == 404


def test_a_link_ends_by_itself(site: Site, ended: Ended, monkeypatch: pytest.MonkeyPatch) -> None:
    link = make_link(site, ended.seat)
    later = site.server.now() + LINK_LASTS
    monkeypatch.setattr(site.server.debrief, "_now", lambda: later)
    answer = site.client.get(link, headers={"accept": "application/json"})
    assert (answer.status_code, answer.json()["code"]) == (404, "report_link_unknown")


def test_when_there_are_many_links_the_page_says_what_to_do(site: Site, ended: Ended) -> None:
    for _ in range(LINKS_MAX):
        make_link(site, ended.seat)
    page = site.post(f"{ended.seat}/report/links", {}).text
    assert 'role="alert"' in page


def test_ones_own_page_is_for_ones_own_seat_alone(site: Site, ended: Ended) -> None:
    page = site.client.get(f"{ended.seat}/own?lang=en").text
    assert "my own &lt;b&gt;note&lt;/b&gt;" in page
    assert "<b>4</b>" in page, "the own answer"
    assert "Stille Zwaan asks the owner" in page
    report = site.client.get(f"{ended.seat}/report").text
    assert "my own" not in report
    other = site.client.__class__(site.client.app, base_url=site.url)
    assert other.get(f"{ended.seat}/own").status_code == 404


def test_who_looks_into_a_team_is_written_down(site: Site, ended: Ended) -> None:
    leave(site)
    site.sign_in()
    room = ended.session.rooms[0].id
    for address, line in (
        ("report", ("report_seen", room)),
        ("replay", ("names_seen", ended.session.id)),
    ):
        before = site.call(site.server.privacy.audit.list_lines, "default")
        assert line not in {(one.action, one.subject) for one in before}
        assert site.client.get(f"{ended.staff}/{address}").status_code == 200
        assert site.client.get(f"{ended.staff}/{address}").status_code == 200
        lines = site.call(site.server.privacy.audit.list_lines, "default")
        assert [(one.action, one.subject) for one in lines].count(line) == 1


@pytest.mark.parametrize(("right", "is_noted"), [("lead", True), ("helper", True), ("observer", False)])
def test_a_room_that_is_watched_live_shows_names_and_is_written_down(
    site: Site, ended: Ended, right: str, is_noted: bool
) -> None:
    leave(site)
    _, token = site.call(site.server.session_people.invite, ended.session.id, "Kees", right)
    site.post(f"/k/{token}", {})
    with site.client.websocket_connect(
        f"{site.url.replace('http', 'ws', 1)}{ended.staff}/live", headers={"origin": site.url}
    ) as socket:
        socket.send_text('{"kind":"hello","id":"1"}')
        assert socket.receive_json()["kind"] == "snapshot"
    lines = site.call(site.server.privacy.audit.list_lines, "default")
    noted = ("names_seen", ended.session.id, f"link:{right}") in {(one.action, one.subject, one.actor) for one in lines}
    assert noted is is_noted
