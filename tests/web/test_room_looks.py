"""What the page of one room says of its inside."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.served import Site, serve_here


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    with serve_here(tmp_path) as site:
        site.sign_in()
        yield site


def test_the_ladder_of_help_leaves_out_what_the_team_has(site: Site) -> None:
    session = site.open_session()
    for name in ("Zwaan", "Otter"):
        site.come_in(session.rooms[0].code, name)
    path = f"/facilitator/sessions/{session.id}/commands"
    site.ask(path, {"kind": "start_play"})
    site.ask(path, {"kind": "open_gate", "act": "look"})
    room = site.call(site.server.get_room, session.rooms[0].id)
    opened = next(iter(room.state.puzzles.puzzles))
    site.ask(path, {"kind": "send_hint", "puzzle": opened, "step": 1})
    page = site.client.get(f"/facilitator/sessions/{session.id}/rooms/{room.id}").text
    ladder = page.partition(f'name="puzzle" value="{opened}"')[2].partition("</select>")[0]
    assert '<option value="2">' in ladder
    assert '<option value="1">' not in ladder
    assert "begeleider: hint: " in page
