"""Who acts, and on what: the words that permissions are written in."""

from dataclasses import dataclass
from typing import Final, Literal, NewType

from thebridge.engine.ids import PlayerId, RoomId, SessionId

OrganisationId = NewType("OrganisationId", str)
DEFAULT_ORGANISATION: Final = OrganisationId("default")

SessionRight = Literal["lead", "helper", "observer"]
"""What a person who runs a session may do. It is not a role: roles are parts of the story."""


@dataclass(frozen=True, slots=True)
class Anonymous:
    """Someone of whom nothing is known."""


@dataclass(frozen=True, slots=True)
class PlayerActor:
    """A browser that owns a seat."""

    player: PlayerId
    room: RoomId
    is_removed: bool = False


@dataclass(frozen=True, slots=True)
class Operator:
    """Whoever came in by the operator link: leads every session of the organisation, and creates them."""

    organisation: OrganisationId


@dataclass(frozen=True, slots=True)
class SessionPerson:
    """Someone with a right in one session. `person` is who, when they came in by a link of their own."""

    organisation: OrganisationId
    session: SessionId
    right: SessionRight
    person: str = ""


@dataclass(frozen=True, slots=True)
class LinkHolder:
    """Whoever holds a link that shows one thing of one session: the projector's screen or the report."""

    session: SessionId
    shows: Literal["projector", "report"]


@dataclass(frozen=True, slots=True)
class OrganisationPerson:
    """Someone with a task in an organisation beside running sessions."""

    organisation: OrganisationId
    task: Literal["reviewer", "author", "organisation_admin"]


@dataclass(frozen=True, slots=True)
class PlatformAdmin:
    """Runs the server; sees no play."""


Actor = Anonymous | PlayerActor | Operator | SessionPerson | LinkHolder | OrganisationPerson | PlatformAdmin


@dataclass(frozen=True, slots=True)
class SessionThing:
    """A session, as far as a permission must know it."""

    organisation: OrganisationId
    session: SessionId


@dataclass(frozen=True, slots=True)
class RoomThing:
    """A room, as far as a permission must know it."""

    organisation: OrganisationId
    session: SessionId
    room: RoomId
