"""The page at which a lead turns the debrief's pages; what it does is tested in a browser."""

from pathlib import Path

from tests.web.served import serve_here


def test_the_page_looks_at_all_rooms_of_its_session_and_sends_its_commands_there(tmp_path: Path) -> None:
    with serve_here(tmp_path) as site:
        session = site.open_session(("Blauw", "Groen"))
        site.sign_in()
        page = site.client.get(f"/facilitator/sessions/{session.id}/debrief").text
        assert f'"live_url":"/facilitator/sessions/{session.id}/plenum/live"' in page
        assert f'"commands_url":"/facilitator/sessions/{session.id}/commands"' in page
        assert "Nabespreking leiden" in page
        assert '"page":"reveal"' in page
