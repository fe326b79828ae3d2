"""The session in an address, for whoever may lead, help or look: any other is as one that does not exist."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request

from thebridge.accounts.access import can_help, can_lead, can_watch, require
from thebridge.accounts.model import Actor, OrganisationId, SessionRight, SessionThing, link_of
from thebridge.engine.ids import SessionId
from thebridge.errors import AppError
from thebridge.sessions.model import RoomRecord, SessionRecord
from thebridge.web.dependencies import SessionActorOf, Web, WebOf


@dataclass(frozen=True, slots=True)
class Leading:
    """Who asks for what in which session."""

    request: Request
    web: Web
    record: SessionRecord
    actor: Actor


Permission = Callable[[Actor, SessionThing], bool]


async def get_led_session(web: Web, actor: Actor, session: str) -> SessionRecord:
    """A session that this actor leads."""
    return await get_session_for(web, actor, session, can_lead)


async def get_helped_session(web: Web, actor: Actor, session: str) -> SessionRecord:
    """A session in which this actor may help."""
    return await get_session_for(web, actor, session, can_help)


def right_of(actor: Actor) -> SessionRight:
    """What whoever may look at a session may do there: a link says it, everybody else leads."""
    link = link_of(actor)
    return "lead" if link is None else link.right


async def note_names_seen(web: Web, actor: Actor, record: SessionRecord | RoomRecord) -> None:
    """Who saw the names of a session is written down."""
    session = record.session if isinstance(record, RoomRecord) else record.id
    await web.server.privacy.audit.note(OrganisationId(record.organisation), actor, "names_seen", session)


async def get_watched_session(web: Web, actor: Actor, session: str) -> SessionRecord:
    """A session that this actor may look at."""
    return await get_session_for(web, actor, session, can_watch)


async def get_session_for(web: Web, actor: Actor, session: str, permission: Permission) -> SessionRecord:
    """A session for which the actor has the permission."""
    try:
        record = await web.server.sessions.get_session(SessionId(session))
    except AppError as error:
        raise AppError("not_found") from error
    require(permission, actor, thing_of(record))
    return record


def thing_of(record: SessionRecord) -> SessionThing:
    """The session, as far as a permission must know it."""
    return SessionThing(OrganisationId(record.organisation), record.id)


async def get_leading(request: Request, session: str, actor: SessionActorOf, web: WebOf) -> Leading:
    """The session in the address, for whoever leads it."""
    return Leading(request, web, await get_led_session(web, actor, session), actor)


async def get_watching(request: Request, session: str, actor: SessionActorOf, web: WebOf) -> Leading:
    """The session in the address, for whoever may look at it."""
    return Leading(request, web, await get_watched_session(web, actor, session), actor)


LeadingOf = Annotated[Leading, Depends(get_leading)]
WatchingOf = Annotated[Leading, Depends(get_watching)]
