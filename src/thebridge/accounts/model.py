"""Who acts, and on what: the words that permissions are written in."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal, NewType

from thebridge.engine.ids import PlayerId, RoomId, SessionId

OrganisationId = NewType("OrganisationId", str)
DEFAULT_ORGANISATION: Final = OrganisationId("default")

PersonId = NewType("PersonId", str)
"""Somebody with an account."""

Role = Literal["admin", "facilitator", "reviewer", "author", "platform"]
"""What somebody with an account may do in their organisation; `platform` runs the server itself."""
ROLES: Final[tuple[Role, ...]] = ("admin", "facilitator", "reviewer", "author", "platform")
GIVEN_ROLES: Final[tuple[Role, ...]] = ("admin", "facilitator", "reviewer", "author")
"""The roles that an organisation's admin hands out."""

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
    """Someone with an account."""

    organisation: OrganisationId
    roles: frozenset[Role]
    person: PersonId = PersonId("")


@dataclass(frozen=True, slots=True)
class PersonWithLink:
    """Someone with an account who does not lead by it, and came in by a link of a session: what either of them may."""

    account: OrganisationPerson
    link: SessionPerson


Actor = Anonymous | PlayerActor | Operator | SessionPerson | LinkHolder | OrganisationPerson | PersonWithLink


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


@dataclass(frozen=True, slots=True)
class OrganisationSettings:
    """How an organisation wants it. After so many days personal traces are redacted, and results deleted."""

    name: str
    personal_days: int = 45
    results_days: int = 730
    allows_operator_link: bool = True


@dataclass(frozen=True, slots=True)
class Keeping:
    """How many days names and words of players are kept, and results of teams."""

    personal: int
    results: int


@dataclass(frozen=True, slots=True)
class Person:
    """An account. `login` is unique in the organisation."""

    id: PersonId
    organisation: OrganisationId
    login: str
    name: str
    roles: frozenset[Role]
    created_at: datetime

    @property
    def sign_in_name(self) -> str:
        """What the person types to sign in."""
        return self.login if self.organisation == DEFAULT_ORGANISATION else f"{self.login}@{self.organisation}"

    @property
    def actor(self) -> OrganisationPerson:
        """The person as permissions know them."""
        return OrganisationPerson(self.organisation, self.roles, self.id)


@dataclass(frozen=True, slots=True)
class Invitation:
    """A link that makes an account, or gives one a new password. `person` is the account that it is for, if any."""

    organisation: OrganisationId
    roles: frozenset[Role]
    person: Person | None
    token_sha256: str


@dataclass(frozen=True, slots=True)
class Audited:
    """One line of the audit log: ids and codes, never a player's name or words."""

    at: datetime
    actor: str
    action: str
    subject: str
    details: dict[str, str]


def link_of(actor: Actor) -> SessionPerson | None:
    """The link by which somebody runs one session, if they came in by one."""
    if isinstance(actor, PersonWithLink):
        return actor.link
    return actor if isinstance(actor, SessionPerson) else None
