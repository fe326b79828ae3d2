"""What a route may ask for: the server, who asks, and the seat that this browser owns."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends
from starlette.requests import HTTPConnection

from thebridge.accounts.access import can_facilitate, can_lead
from thebridge.accounts.model import (
    Actor,
    Anonymous,
    Operator,
    OrganisationId,
    OrganisationPerson,
    PersonWithLink,
    SessionPerson,
    SessionThing,
    link_of,
)
from thebridge.bootstrap import Server
from thebridge.database import hash_token
from thebridge.engine.ids import SessionId
from thebridge.engine.scenario import Scenario
from thebridge.errors import AppError
from thebridge.rooms.room import Room
from thebridge.sessions.model import Seat, SeatId
from thebridge.web.cookies import browser_token, cookie_name
from thebridge.web.pages import Pages
from thebridge.web.throttles import Guesses, Questions

OPERATOR_COOKIE = "thebridge-operator"
ACCOUNT_COOKIE = "thebridge-account"
PEOPLE_COOKIE = "thebridge-people"
"""Names a browser that came in by a link of one session; a table says who that is in which session."""


@dataclass(frozen=True, slots=True)
class Web:
    """What routes share; made once at start."""

    server: Server
    pages: Pages
    guesses: Guesses
    questions: Questions


def get_web(connection: HTTPConnection) -> Web:
    """What `create_app` put there."""
    web: Web = connection.app.state.web
    return web


WebOf = Annotated[Web, Depends(get_web)]


async def get_seat(seat: str, connection: HTTPConnection, web: WebOf) -> Seat:
    """The seat in the address, if this browser owns it; any other is as one that does not exist."""
    return await web.server.sessions.get_seat(SeatId(seat), browser_token(connection, web.server.settings))


SeatOf = Annotated[Seat, Depends(get_seat)]


@dataclass(frozen=True, slots=True)
class Sitting:
    """A seat, its room, awake, and the scenario that is played there."""

    seat: Seat
    room: Room
    scenario: Scenario


async def get_sitting(seat: SeatOf, web: WebOf) -> Sitting:
    """Wakes the room of the seat."""
    room = await web.server.get_room(seat.room)
    return Sitting(seat, room, await web.server.get_scenario(seat.room))


SittingOf = Annotated[Sitting, Depends(get_sitting)]


async def get_reading(seat: SeatOf, web: WebOf) -> Sitting:
    """A seat that asks something of its desk; each question counts."""
    await web.questions.count(seat.id)
    return await get_sitting(seat, web)


ReadingOf = Annotated[Sitting, Depends(get_reading)]


async def get_actor(connection: HTTPConnection, web: WebOf) -> Actor:
    """Who asks: by the cookie of an account, else by the one that the operator's link became."""
    person = await web.server.sign_ins.find_person(kept_token(connection, web, ACCOUNT_COOKIE))
    if person is not None:
        return person.actor
    return await web.server.accounts.get_actor(kept_token(connection, web, OPERATOR_COOKIE))


def kept_token(connection: HTTPConnection, web: Web, cookie: str) -> str | None:
    """The token in one of our cookies."""
    return connection.cookies.get(cookie_name(web.server.settings, cookie))


async def get_actor_in(session: str, connection: HTTPConnection, web: WebOf) -> Actor:
    """Who asks in one session: by an account or the operator's link, by a link of this session, or by both."""
    actor = await get_actor(connection, web)
    token = connection.cookies.get(cookie_name(web.server.settings, PEOPLE_COOKIE))
    if not token:
        return actor
    try:
        record = await web.server.sessions.get_session(SessionId(session))
    except AppError:
        return actor
    organisation = OrganisationId(record.organisation)
    if can_lead(actor, SessionThing(organisation, record.id)):
        return actor
    link = await web.server.session_people.get_actor(organisation, record.id, token)
    if isinstance(actor, OrganisationPerson) and isinstance(link, SessionPerson):
        return PersonWithLink(actor, link)
    return actor if isinstance(link, Anonymous) else link


def subject_of(actor: Actor, connection: HTTPConnection, web: Web) -> str:
    """The subject of a revocation that ends what the actor has open."""
    link = link_of(actor)
    if link is not None:
        return f"session-person:{link.person}"
    return get_sign_in(connection, web)


def get_sign_in(connection: HTTPConnection, web: Web) -> str:
    """The subject of a revocation that ends what this browser's sign-in opened."""
    token = kept_token(connection, web, ACCOUNT_COOKIE) or kept_token(connection, web, OPERATOR_COOKIE) or ""
    return f"sign-in:{hash_token(token)}"


ActorOf = Annotated[Actor, Depends(get_actor)]
ActorInOf = Annotated[Actor, Depends(get_actor_in)]


async def get_session_actor(session: str, connection: HTTPConnection, web: WebOf) -> Actor:
    """Whoever runs the session in the address; who came in by no link at all is told to."""
    actor = await get_actor_in(session, connection, web)
    if isinstance(actor, Anonymous):
        raise AppError("sign_in_first")
    return actor


SessionActorOf = Annotated[Actor, Depends(get_session_actor)]


async def get_operator(actor: ActorOf) -> Operator:
    """Whoever may use the facilitator's pages, by the link or by an account; nobody yet is told to sign in."""
    if not isinstance(actor, Operator | OrganisationPerson):
        raise AppError("sign_in_first")
    if not can_facilitate(actor, actor.organisation):
        raise AppError("not_found")
    return Operator(actor.organisation)


OperatorOf = Annotated[Operator, Depends(get_operator)]
