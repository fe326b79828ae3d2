"""One browser may run several sessions, each by a link and with a right of its own."""

from pathlib import Path

import pytest
from starlette.testclient import WebSocketTestSession
from starlette.websockets import WebSocketDisconnect

from tests.web.matrix_world import make_person
from tests.web.served import serve_here
from thebridge.accounts.model import DEFAULT_ORGANISATION


def hear_all(socket: WebSocketTestSession) -> None:
    """Reads until the server ends the line."""
    while True:
        socket.receive_json()


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


def test_an_account_that_also_holds_a_link_may_what_either_of_them_may(tmp_path: Path) -> None:
    with serve_here(tmp_path) as site:
        session, other = site.open_session(), site.open_session()
        reviewer = site.call(make_person, site.server, DEFAULT_ORGANISATION, "reviewer")
        site.client.cookies.set("thebridge-account", site.call(site.server.sign_ins.let_in, reviewer))
        page = f"/facilitator/sessions/{session.id}"
        assert site.client.get(page).status_code == 404, "a reviewer runs nothing"
        person, token = site.call(site.server.session_people.invite, session.id, "Kees", "lead")
        assert site.post(f"/k/{token}", {}).status_code == 303
        assert site.client.get(f"{page}/prepare").status_code == 200
        assert site.client.get(f"/facilitator/sessions/{other.id}").status_code == 404
        assert site.client.get("/admin/results").status_code == 200, "the account's own right stays"
        assert site.client.get(page).status_code == 200
        lines = site.call(site.server.privacy.audit.list_lines, "default")
        assert ("names_seen", f"person:{reviewer.id}") in {(one.action, one.actor) for one in lines}
        live = f"{site.url.replace('http', 'ws', 1)}{page}/rooms/{session.rooms[0].id}/live"
        with site.client.websocket_connect(live, headers={"origin": site.url}) as socket:
            socket.send_text('{"kind":"hello","id":"1"}')
            assert socket.receive_json()["kind"] == "snapshot"
            site.call(site.server.session_people.revoke, session.id, person.id)
            site.call(site.server.revocations.revoke, person.subject)
            with pytest.raises(WebSocketDisconnect):
                hear_all(socket)
        assert site.client.get(page).status_code == 404
