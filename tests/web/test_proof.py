"""Before names, exports and erasing the password is asked once more; an address to go on to is one of ours."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.web.matrix_world import hold, make_world
from tests.web.served import Site, serve_here
from thebridge.accounts import service, sign_ins
from thebridge.web.proof import own_path


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    with serve_here(tmp_path) as site:
        yield site


@pytest.mark.parametrize(
    "text", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:x", "", "/a\nb", "/%2f", "x"]
)
def test_only_addresses_of_this_site_are_followed(text: str) -> None:
    assert own_path(text) == "/admin"
    for own in ("/admin/sessions/a-1?names=1", "/admin/results.csv?unit=Haven+%26+Water&since=2026-01-01"):
        assert own_path(own) == own


def test_after_ten_minutes_nothing_is_shown_handed_over_or_erased_without_a_password(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    world: Any = site.call(make_world, site.server)
    session, room, player = (world.values[name] for name in ("session", "room", "player"))
    for module in (service, sign_ins):
        monkeypatch.setattr(module, "PROOF_LASTS", timedelta(0))
    base = f"/admin/sessions/{session}"
    seat = f"{base}/rooms/{room}/players/{player}"
    for actor, status in (("facilitator", 303), ("operator", 403)):
        hold(site, world.cookies[actor])
        answers = [
            site.client.get(f"{base}?names=1", follow_redirects=False),
            site.client.get(f"{seat}/export", follow_redirects=False),
            site.post(f"{seat}/erase", {}),
            site.post(f"{base}/erase", {}),
        ]
        assert [answer.status_code for answer in answers] == [status] * 4
        if status == 303:
            assert {answer.headers["location"].split("?")[0] for answer in answers} == {"/sign-in/again"}
    seats = site.call(site.server.sessions.list_seats, room)
    assert "Zwaan" in {one.name for one in seats}
