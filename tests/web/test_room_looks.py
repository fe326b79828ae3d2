"""What the page of one room says of its inside."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.served import Site, serve_here
from thebridge.web.app import read_translations
from thebridge.web.dependencies import Web
from thebridge.web.pages import Pages
from thebridge.web.room_looks import room_look
from thebridge.web.throttles import Guesses


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
    web = Web(site.server, Pages(site.server.settings, read_translations()), Guesses(site.server.limiter))
    room = site.call(site.server.get_room, session.rooms[0].id)
    opened = next(iter(room.state.puzzles.puzzles))
    site.ask(path, {"kind": "send_hint", "puzzle": opened, "step": 1})
    look = site.call(room_look, web, session.rooms[0], "nl")
    puzzle = next(one for one in look["puzzles"] if one["id"] == opened)
    assert len(puzzle["hints"]["given"]) == 1
    assert [one["step"] for one in puzzle["ladder"]] == list(range(2, puzzle["hints"]["count"] + 1))
    assert look["done"][0]["about"] == puzzle["title"]
    assert look["done"][0]["author"] == "begeleider"
