"""One browser may run several sessions, each by a link and with a right of its own."""

from pathlib import Path

from tests.web.served import serve_here


def test_a_browser_keeps_every_session_that_it_came_in_to(tmp_path: Path) -> None:
    with serve_here(tmp_path) as site:
        first, second = site.open_session(), site.open_session()
        for session, right in ((first, "lead"), (second, "observer")):
            _, token = site.call(site.server.session_people.invite, session.id, "Kees", right)
            assert site.post(f"/k/{token}", {}).status_code == 303
        assert site.client.get(f"/facilitator/sessions/{first.id}/prepare").status_code == 200
        assert site.client.get(f"/facilitator/sessions/{second.id}/prepare").status_code == 404
        assert site.client.get(f"/facilitator/sessions/{second.id}/lobby").status_code == 200
        assert site.post("/k/wrong", {}).status_code == 404
