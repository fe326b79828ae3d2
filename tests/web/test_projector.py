"""The screen in the hall opens by its link alone, and ends with it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.served import Site, serve_here, shown


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    with serve_here(tmp_path) as site:
        yield site


def test_the_screen_opens_without_a_login_in_the_sessions_language(site: Site) -> None:
    session = site.open_session(language="en")
    link = site.call(site.server.projector_links.make, session.id)
    page = site.client.get(f"/p/{link.token}", headers={"accept-language": "nl"})
    assert page.status_code == 200
    assert page.headers["content-language"] == "en"
    code = session.rooms[0].code
    assert f"{code[:4]}-{code[4:]}" in page.text
    assert "viewBox" in page.text
    assert site.client.get(f"/p/{link.token}?lang=nl").headers["content-language"] == "nl"


@pytest.mark.parametrize("token", ["wrong", "%00", "x" * 400])
def test_a_guess_is_told_what_to_do(site: Site, token: str) -> None:
    answer = site.client.get(f"/p/{token}")
    assert answer.status_code == 410
    assert "Vraag je begeleider om een nieuwe" in answer.text


def test_a_lead_makes_lists_and_ends_links(site: Site) -> None:
    session = site.open_session()
    base = f"/facilitator/sessions/{session.id}"
    assert site.post(f"{base}/screens", {}).status_code == 403
    site.sign_in()
    assert site.post(f"{base}/screens", {}).status_code == 303
    [link] = site.call(site.server.projector_links.list_links, session.id)
    assert f"/p/{link.token}?lang=nl" in site.client.get(f"{base}/run-sheet").text
    assert site.client.get(f"/p/{link.token}").status_code == 200
    answer = site.post(f"{base}/screens/{link.id}/revoke", {})
    assert answer.headers["location"].endswith("said=screen_ended#screens")
    assert site.client.get(f"/p/{link.token}").status_code == 410
    assert str(link.token) not in shown(site.client.get(f"{base}/run-sheet").text)
    assert site.post(f"{base}/screens/none/revoke", {}).status_code == 410


def test_too_many_links_are_refused_in_words(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("thebridge.accounts.projector_links.LINKS_MAX", 0)
    session = site.open_session()
    site.sign_in()
    answer = site.post(f"/facilitator/sessions/{session.id}/screens", {})
    assert "Gebruik er een die je al hebt" in site.client.get(answer.headers["location"]).text
