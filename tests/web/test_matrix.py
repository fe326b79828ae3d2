"""The matrix of rights: every route and message type of the running server, by every actor, as matrix.toml says."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from starlette.websockets import WebSocketDisconnect

from tests.web.matrix_world import World, filler, hold, make_world, routes_of
from tests.web.served import Site, serve_here
from thebridge.web.messages import CONNECTION_MESSAGES, LEAD_MESSAGES, PLAYER_MESSAGES

MATRIX: dict[str, Any] = tomllib.loads((Path(__file__).parent / "matrix.toml").read_text(encoding="utf-8"))
ROUTES: dict[str, dict[str, Any]] = MATRIX["routes"]
GROUPS: dict[str, list[str]] = MATRIX["groups"]
ACTORS = GROUPS["everyone"]
REFUSED = frozenset(
    {
        "not_found",
        "sign_in_first",
        "seat_unknown",
        "right_helper",
        "right_lobby",
        "right_observer",
        "projector_link_ended",
        "report_link_unknown",
    }
)
ELSEWHERE = ("operator elsewhere", "facilitator elsewhere", "admin elsewhere", "platform admin")
OF_ONE_ORGANISATION = ("{session}", "{person}", "{room}")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with serve_here(tmp_path_factory.mktemp("matrix")) as site:
        site.client.headers["accept"] = "application/json"
        yield site


def allowed_in(row: dict[str, Any]) -> list[str]:
    return [actor for name in row["allowed"] for actor in GROUPS.get(name, [name])]


def ask(site: Site, route: str, actor: str, world: World) -> str:
    """What comes of it: a code of refusal, or nothing when it was answered."""
    method, path = route.split(" ", 1)
    row, fill = ROUTES[route], filler(world, actor)
    hold(site, world.cookies[actor])
    if method == "WS":
        return connect(site, fill(path))
    sent = {"data": fill(row["form"])} if "form" in row else {"json": fill(row["json"])} if "json" in row else {}
    headers = {"origin": site.url} if method == "POST" else {}
    answer = site.client.request(method, fill(path), headers=headers, follow_redirects=False, **sent)
    assert answer.status_code < 500, answer.text
    assert answer.status_code != 405
    is_json = answer.headers.get("content-type", "").startswith("application/json")
    code = answer.json().get("code", "") if is_json and answer.status_code >= 400 else ""
    if code in REFUSED:
        assert answer.status_code in (403, 404, 410)
    return code if code in REFUSED else ""


def connect(site: Site, path: str) -> str:
    """A connection that says hello; refused before anything of the room was told."""
    address = f"{site.url.replace('http', 'ws', 1)}{path}"
    try:
        with site.client.websocket_connect(address, headers={"origin": site.url}) as socket:
            socket.send_text('{"kind":"hello","id":"1"}')
            told = socket.receive_json()
            return str(told["code"]) if told.get("kind") == "notice" else ""
    except WebSocketDisconnect:
        return "not_found"


def test_every_route_of_the_server_has_a_row_and_every_row_a_route(site: Site) -> None:
    assert routes_of(site) == set(ROUTES)


def test_the_matrix_speaks_of_actors_that_exist(site: Site) -> None:
    world = site.call(make_world, site.server)
    assert set(world.cookies) == set(ACTORS)
    assert {actor for row in ROUTES.values() for actor in allowed_in(row)} <= set(ACTORS)


@pytest.mark.parametrize("route", ROUTES)
def test_who_may_is_answered_and_who_may_not_is_refused(site: Site, route: str) -> None:
    world, allowed = site.call(make_world, site.server), allowed_in(ROUTES[route])
    found: dict[str, str] = {}
    for actor in sorted(ACTORS, key=lambda one: one in allowed):
        found[actor] = ask(site, route, actor, world)
        if actor in allowed and ROUTES[route].get("spends"):
            world = site.call(make_world, site.server)
    wrong = {actor: code or "answered" for actor, code in found.items() if bool(code) is (actor in allowed)}
    assert not wrong
    if any(name in route for name in OF_ONE_ORGANISATION):
        assert {found[actor] for actor in ELSEWHERE} == {"not_found"}


# --- messages ---------------------------------------------------------------------------------------------------------


def kinds(messages: Any) -> set[str]:
    return {str(one.__struct_config__.tag) for one in messages}


def test_every_message_type_is_of_a_connection_that_takes_it() -> None:
    assert kinds(CONNECTION_MESSAGES) == set(MATRIX["messages"]["every_connection"])
    assert kinds(PLAYER_MESSAGES) == set(MATRIX["messages"]["player"])
    assert kinds(LEAD_MESSAGES) == set(MATRIX["messages"]["lead"])


def say(site: Site, path: str, messages: list[dict[str, Any]]) -> list[str]:
    """The codes with which each message was refused."""
    address = f"{site.url.replace('http', 'ws', 1)}{path}"
    codes = []
    with site.client.websocket_connect(address, headers={"origin": site.url}) as socket:
        socket.send_text('{"kind":"hello","id":"0"}')
        for number, message in enumerate(messages, start=1):
            socket.send_text(msgspec.json.encode({**message, "id": str(number)}).decode())
            while (told := socket.receive_json()).get("id") != str(number):
                pass
            codes.append(str(told.get("code", told["kind"])))
    return codes


def paths(world: World) -> dict[str, tuple[str, str]]:
    """Each connection, and an actor who may open it."""
    fill = filler(world)
    return {
        "player": (fill("/s/{seat}/live"), "player"),
        "lead": (fill("/facilitator/sessions/{session}/rooms/{room}/live"), "facilitator"),
    }


@pytest.mark.parametrize(("connection", "other"), [("player", "lead"), ("lead", "player")])
def test_a_message_of_another_connection_and_a_field_of_another_rank_change_nothing(
    site: Site, connection: str, other: str
) -> None:
    world = site.call(make_world, site.server)
    path, actor = paths(world)[connection]
    hold(site, world.cookies[actor])
    own, foreign = set(MATRIX["messages"][connection]), set(MATRIX["messages"][other])
    sent = [{"kind": kind} for kind in sorted(foreign - own)]
    ranks = ("role", "team_id", "room_id", "score", "is_facilitator", "by", "player_id")
    sent += [{"kind": kind, rank: "x"} for kind in sorted(own)[:8] for rank in ranks[:4]]
    sent += [{"kind": "heartbeat", "state": "here", rank: "x"} for rank in ranks]
    before = site.call(site.server.journal.heads, [world.values["room"]])
    codes = [code for start in range(0, len(sent), 20) for code in say(site, path, sent[start : start + 20])]
    assert set(codes) == {"message_unfit"}
    assert site.call(site.server.journal.heads, [world.values["room"]]) == before
