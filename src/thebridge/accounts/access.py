"""Who may do what. Each permission is a function of (actor, thing); `require` turns a "no" into an error.

A thing that the actor may not even know of is `not_found`, the same as one that does not exist.
"""

from collections.abc import Callable
from typing import TypeVar

from thebridge.accounts.model import (
    Actor,
    LinkHolder,
    Operator,
    OrganisationId,
    OrganisationPerson,
    PlatformAdmin,
    PlayerActor,
    RoomThing,
    SessionPerson,
    SessionThing,
)
from thebridge.errors import AppError

Thing = TypeVar("Thing")


def require(permission: Callable[[Actor, Thing], bool], actor: Actor, thing: Thing) -> None:
    """Raises `not_found` unless the actor has the permission on the thing."""
    if not permission(actor, thing):
        raise AppError("not_found")


def can_create_session(actor: Actor, organisation: OrganisationId) -> bool:
    """Set up a session for the organisation."""
    return isinstance(actor, Operator) and actor.organisation == organisation


def can_list_sessions(actor: Actor, organisation: OrganisationId) -> bool:
    """See which sessions the organisation has."""
    return isinstance(actor, Operator | OrganisationPerson) and actor.organisation == organisation


def can_lead(actor: Actor, thing: SessionThing | RoomThing) -> bool:
    """Intervene in the rooms of a session: start, pause, extend, message, remove, undo, close."""
    return _has_right(actor, thing, "lead")


def can_help(actor: Actor, thing: SessionThing | RoomThing) -> bool:
    """Answer calls for help, and send hints and messages."""
    return _has_right(actor, thing, "lead", "helper")


def can_watch(actor: Actor, thing: SessionThing | RoomThing) -> bool:
    """Look into a room without acting on it."""
    return _has_right(actor, thing, "lead", "helper", "observer")


def can_see_names(actor: Actor, thing: SessionThing | RoomThing) -> bool:
    """See nicknames beside open play; everyone else sees "a player"."""
    if isinstance(actor, PlayerActor):
        return can_play(actor, thing)
    return can_help(actor, thing)


def can_play(actor: Actor, thing: SessionThing | RoomThing) -> bool:
    """Act as a player of this room."""
    if not isinstance(actor, PlayerActor) or not isinstance(thing, RoomThing):
        return False
    return actor.room == thing.room and not actor.is_removed


def can_project(actor: Actor, thing: SessionThing) -> bool:
    """Show the plenary screen."""
    return can_watch(actor, thing) or _holds_link(actor, thing, "projector")


def can_see_report(actor: Actor, thing: SessionThing) -> bool:
    """Read what the journal shows of a session afterwards."""
    is_reviewer = _has_task(actor, thing.organisation, "reviewer", "organisation_admin")
    return is_reviewer or _has_right(actor, thing, "lead", "helper") or _holds_link(actor, thing, "report")


def can_replay(actor: Actor, thing: RoomThing) -> bool:
    """See a room's play again, entry by entry, with the team's nicknames."""
    return can_see_names(actor, thing)


def can_share_report(actor: Actor, thing: RoomThing) -> bool:
    """Make, see and end links that show a team's report without a login."""
    return can_play(actor, thing) or can_lead(actor, thing)


def can_erase(actor: Actor, thing: SessionThing | RoomThing) -> bool:
    """Erase one person from a session."""
    return can_lead(actor, thing) or _has_task(actor, thing.organisation, "organisation_admin")


def can_write_scenarios(actor: Actor, organisation: OrganisationId) -> bool:
    """Bring in scenarios for the organisation."""
    return _has_task(actor, organisation, "author", "organisation_admin")


def can_see_health(actor: Actor, _thing: None = None) -> bool:
    """See how the server does: numbers, no play."""
    return isinstance(actor, PlatformAdmin | Operator)


def _has_right(actor: Actor, thing: SessionThing | RoomThing, *rights: str) -> bool:
    match actor:
        case Operator(organisation=organisation):
            return organisation == thing.organisation
        case SessionPerson(organisation=organisation, session=session, right=right):
            return (organisation, session) == (thing.organisation, thing.session) and right in rights
        case _:
            return False


def _holds_link(actor: Actor, thing: SessionThing, shows: str) -> bool:
    return isinstance(actor, LinkHolder) and actor.session == thing.session and actor.shows == shows


def _has_task(actor: Actor, organisation: OrganisationId, *tasks: str) -> bool:
    return isinstance(actor, OrganisationPerson) and actor.organisation == organisation and actor.task in tasks
