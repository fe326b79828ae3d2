"""A player goes on in another room: first there, then not here any more, and everything goes along."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.served import Site, serve_here
from tests.web.test_wall_pages import two_teams


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    with serve_here(tmp_path) as site:
        site.sign_in()
        yield site


def test_a_player_is_moved_with_name_language_and_extra_time(site: Site) -> None:
    wall, blue, red = two_teams(site)
    otter = next(one for one in blue.state.seats.players.values() if one.name == "Otter")
    site.post(f"{wall}/commands", {"room": blue.id, "kind": "give_extra_time", "player": otter.id, "factor": "2"})
    form = {"room": blue.id, "back": "room", "kind": "move_player", "player": otter.id, "to": red.id}
    assert site.post(f"{wall}/commands", form).status_code == 303
    assert otter.id not in blue.state.seats.players
    moved = red.state.seats.players[otter.id]
    assert (moved.name, moved.language, moved.extra_time) == ("Otter", otter.language, 2.0)
    assert red.state.seats.roles[otter.id]
    seats = site.call(site.server.sessions.list_seats, red.id)
    assert otter.id in {one.player for one in seats}
    back = {**form, "room": red.id, "to": blue.id}
    site.post(f"{wall}/commands", back)
    assert otter.id in blue.state.seats.players
    assert otter.id not in red.state.seats.players


def test_a_player_is_not_moved_to_another_session_or_to_nowhere(site: Site) -> None:
    wall, blue, _ = two_teams(site)
    other = site.open_session().rooms[0].id
    [player, *_] = blue.state.seats.players
    for to in (other, blue.id, "none"):
        answer = site.ask(f"{wall}/commands", {"room": blue.id, "kind": "move_player", "player": player, "to": to})
        assert answer.json()["rooms"][blue.id]["code"] == "room_unknown"
    assert player in blue.state.seats.players
