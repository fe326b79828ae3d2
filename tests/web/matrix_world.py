"""Whom and what the matrix of rights speaks of: an organisation with a session, another one, everybody's cookies."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from fastapi import FastAPI
from starlette.routing import Mount

from tests.web.served import SCENARIO, Site
from thebridge.accounts import store
from thebridge.accounts.model import DEFAULT_ORGANISATION, OrganisationId, Person, PersonId, Role
from thebridge.engine.ids import Language
from thebridge.sessions.model import SessionSettings

THEIRS = OrganisationId("theirs")
_numbers = count(1)


@dataclass
class World:
    """`values` fills the holes of paths and forms; `cookies` are each actor's."""

    values: dict[str, str] = field(default_factory=dict)
    cookies: dict[str, dict[str, str]] = field(default_factory=dict)


async def make_person(server: Any, organisation: OrganisationId, *roles: Role) -> Person:
    """An account whose password does not matter."""
    number = next(_numbers)
    name = f"person-{number}"
    person = Person(PersonId(f"id-{number}"), organisation, name, name, frozenset(roles), server.now())
    await server.people._database.write(lambda tx: store.add_person(tx, person, "no password"))
    return person


async def make_world(server: Any) -> World:
    """A session with two rooms and somebody in each; who else there is has an account or came by the link."""
    world = World(
        {
            "obstacle": "browser",
            "token": "guessed",
            "secret": "guessed",
            "source": "none",
            "name": "none.svg",
            "line": "none",
            "kind": "csv",
        }
    )
    world.values["fresh"] = f"Zwaan {next(_numbers)}"
    world.cookies["anonymous"] = {}
    await _make_session(server, world)
    await server.people._database.write(lambda tx: store.add_organisation(tx, THEIRS, "Theirs"))
    roles: dict[str, tuple[OrganisationId, tuple[Role, ...]]] = {
        "facilitator": (DEFAULT_ORGANISATION, ("facilitator",)),
        "facilitator elsewhere": (THEIRS, ("facilitator",)),
        "reviewer": (DEFAULT_ORGANISATION, ("reviewer",)),
        "author": (DEFAULT_ORGANISATION, ("author",)),
        "admin": (DEFAULT_ORGANISATION, ("admin",)),
        "admin elsewhere": (THEIRS, ("admin",)),
        "platform admin": (THEIRS, ("platform",)),
    }
    for actor, (organisation, held) in roles.items():
        person = await make_person(server, organisation, *held)
        world.cookies[actor] = {"thebridge-account": await server.sign_ins.let_in(person)}
    for actor, organisation in (("operator", DEFAULT_ORGANISATION), ("operator elsewhere", THEIRS)):
        link = await server.accounts.get_operator_token(organisation)
        world.cookies[actor] = {"thebridge-operator": await server.accounts.sign_in(link)}
    world.values["person"] = (await make_person(server, DEFAULT_ORGANISATION, "reviewer")).id
    return world


async def _make_session(server: Any, world: World) -> None:
    session = await server.open_session(SCENARIO, DEFAULT_ORGANISATION, ("Blauw", "Groen"), SessionSettings())
    for actor, room, name in (
        ("player", 0, "Zwaan"),
        ("removed player", 0, "Otter"),
        ("player of another room", 1, "Dijk"),
    ):
        claimed = await server.sessions.claim_seat(session.rooms[room].code, name, Language("nl"))
        awake = await server.get_room(session.rooms[room].id)
        await server.submit(awake, claimed.seat.join_id, claimed.seat.join_command)
        world.cookies[actor] = {"thebridge": claimed.browser_token}
        if actor == "player":
            world.values |= {"seat": claimed.seat.id, "player": claimed.seat.player}
        elif actor == "removed player":
            await server.sessions.remove_player(claimed.seat.player)
    room = session.rooms[0]
    world.values |= {"session": session.id, "room": room.id, "code": room.code}


def routes_of(site: Site) -> set[str]:
    """Every route of the running server: its method and path."""
    app: Any = site.client.app
    while not isinstance(app, FastAPI):
        app = getattr(app, "_app", None) or app.app
    return set(_walk(app.routes))


def _walk(routes: Any) -> Iterator[str]:
    for route in routes:
        if hasattr(route, "original_router"):
            assert route.include_context.prefix == ""
            yield from _walk(route.original_router.routes)
        elif not isinstance(route, Mount):
            yield from (f"{method} {route.path}" for method in getattr(route, "methods", None) or ["WS"])


def hold(site: Site, cookies: dict[str, str]) -> None:
    """The browser is this actor's."""
    site.client.cookies.clear()
    for name, value in cookies.items():
        site.client.cookies.set(name, value)


Fill = Callable[[Any], Any]


def filler(world: World) -> Fill:
    """Fills the names in braces with the world's things."""

    def fill(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: fill(one) for key, one in value.items()}
        return value.format_map(world.values) if isinstance(value, str) else value

    return fill
