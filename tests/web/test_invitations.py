"""What is sent to people, by how teams are formed."""

from pathlib import Path

import pytest

from tests.web.served import serve_here
from thebridge.sessions.model import format_code
from thebridge.web.invitations import appointment, invitation_text


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("forming", ["rooms", "balanced", "list"])
def test_the_text_names_the_code_that_is_to_be_used(tmp_path: Path, forming: str, language: str) -> None:
    with serve_here(tmp_path) as site:
        record = site.open_session(("Blue", "Red"), forming=forming, language=language)
        scenario = site.call(site.server.get_scenario, record.rooms[0].id)
        web = site.client.app._app._app.state.web  # type: ignore[attr-defined]
        text = invitation_text(web, record, scenario, language)
        assert record.code is not None
        assert format_code(record.code) in text
        assert (format_code(record.rooms[0].code) in text) is (forming == "rooms")
        assert "prepare.invite" not in text
        assert appointment(web, record, scenario, language) is None
