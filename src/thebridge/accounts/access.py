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
    PersonWithLink,
    PlayerActor,
    Role,
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
    return can_facilitate(actor, organisation)


def can_facilitate(actor: Actor, organisation: OrganisationId) -> bool:
    """Use the facilitator's pages: by an account with that role, or by the operator's link."""
    is_operator = isinstance(actor, Operator) and actor.organisation == organisation
    return is_operator or _has_role(actor, organisation, "facilitator")


def can_list_sessions(actor: Actor, organisation: OrganisationId) -> bool:
    """See which sessions the organisation has."""
    return can_facilitate(actor, organisation) or _has_role(actor, organisation, "admin", "reviewer", "author")


def can_lead(actor: Actor, thing: SessionThing | RoomThing) -> bool:
    """Intervene in the rooms of a session: start, pause, extend, message, remove, undo, close."""
    return _has_right(actor, thing, "lead")


def can_cancel_session(actor: Actor, thing: SessionThing) -> bool:
    """Take away a session that nobody has played. Who leads it by a link only, does not own it."""
    return can_facilitate(actor, thing.organisation)


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
    is_reviewer = _has_role(actor, thing.organisation, "reviewer", "admin")
    return is_reviewer or _has_right(actor, thing, "lead", "helper") or _holds_link(actor, thing, "report")


def can_see_results(actor: Actor, organisation: OrganisationId) -> bool:
    """See and export what came of all the organisation's teams together, and each team with "a player" for names."""
    return can_facilitate(actor, organisation) or _has_role(actor, organisation, "admin", "reviewer")


def can_replay(actor: Actor, thing: RoomThing) -> bool:
    """See a room's play again, entry by entry, with the team's nicknames."""
    return can_see_names(actor, thing)


def can_share_report(actor: Actor, thing: RoomThing) -> bool:
    """Make, see and end links that show a team's report without a login."""
    return can_play(actor, thing) or can_lead(actor, thing)


def can_erase(actor: Actor, thing: SessionThing | RoomThing) -> bool:
    """Erase one person from a session, or the session as a whole."""
    return can_lead(actor, thing) or _has_role(actor, thing.organisation, "admin")


def can_export_person(actor: Actor, thing: SessionThing | RoomThing) -> bool:
    """Hand over what is kept of one person."""
    return can_erase(actor, thing)


def can_administer(actor: Actor, organisation: OrganisationId) -> bool:
    """Decide on the organisation's people and settings, and read who did what."""
    return _has_role(actor, organisation, "admin")


def can_see_scenarios(actor: Actor, organisation: OrganisationId) -> bool:
    """See which scenarios there are, and whether they are sound."""
    return can_facilitate(actor, organisation) or _has_role(actor, organisation, "admin", "author")


def can_write_scenarios(actor: Actor, organisation: OrganisationId) -> bool:
    """Bring in scenarios for the organisation."""
    return _has_role(actor, organisation, "author", "admin")


def can_see_health(actor: Actor, _thing: None = None) -> bool:
    """See how the server does: numbers, no play."""
    return isinstance(actor, Operator) or can_run_platform(actor)


def can_run_platform(actor: Actor, _thing: None = None) -> bool:
    """Add organisations to the server; it shows no play."""
    return isinstance(actor, OrganisationPerson) and "platform" in actor.roles


def _has_right(actor: Actor, thing: SessionThing | RoomThing, *rights: str) -> bool:
    match actor:
        case Operator(organisation=organisation):
            return organisation == thing.organisation
        case OrganisationPerson():
            return _has_role(actor, thing.organisation, "facilitator")
        case PersonWithLink(account=account, link=link):
            return _has_right(account, thing, *rights) or _has_right(link, thing, *rights)
        case SessionPerson(organisation=organisation, session=session, right=right):
            return (organisation, session) == (thing.organisation, thing.session) and right in rights
        case _:
            return False


def _holds_link(actor: Actor, thing: SessionThing, shows: str) -> bool:
    return isinstance(actor, LinkHolder) and actor.session == thing.session and actor.shows == shows


def _has_role(actor: Actor, organisation: OrganisationId, *roles: Role) -> bool:
    if isinstance(actor, PersonWithLink):
        actor = actor.account
    if not isinstance(actor, OrganisationPerson) or actor.organisation != organisation:
        return False
    return not actor.roles.isdisjoint(roles)
