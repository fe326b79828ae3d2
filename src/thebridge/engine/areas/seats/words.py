"""Who is in the room, and which part each plays: the words of the area *seats*."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from thebridge.engine.ids import Author, Language, Personal, PlayerId, Reason, RoleId


@dataclass(frozen=True, slots=True)
class JoinRoom:
    """A player takes a seat. Joining again with the same id changes nothing."""

    by: PlayerId
    name: Personal
    language: Language
    is_bot: bool = False


@dataclass(frozen=True, slots=True)
class LeaveRoom:
    """A player leaves for good; whoever stays holds the leaver's roles."""

    by: PlayerId


@dataclass(frozen=True, slots=True)
class RenamePlayer:
    """A player, or a lead for a player, changes the name."""

    by: Author
    player: PlayerId
    name: Personal


@dataclass(frozen=True, slots=True)
class SetLanguage:
    """A player reads in another language."""

    by: PlayerId
    language: Language


@dataclass(frozen=True, slots=True)
class SetReady:
    """A player is ready in the lobby, or not yet."""

    by: PlayerId
    is_ready: bool


@dataclass(frozen=True, slots=True)
class RemovePlayer:
    """A lead takes a player out; the seat stays removed."""

    by: Author
    player: PlayerId


@dataclass(frozen=True, slots=True)
class MovePlayer:
    """A lead lets a player go on in another room of the session, where they have a seat already."""

    by: Author
    player: PlayerId


@dataclass(frozen=True, slots=True)
class GiveExtraTime:
    """A lead lengthens whatever waits for this person by a factor of 1 to 10."""

    by: Author
    player: PlayerId
    factor: float


@dataclass(frozen=True, slots=True)
class PlayerJoined:
    player: PlayerId
    name: Personal
    language: Language
    is_bot: bool


@dataclass(frozen=True, slots=True)
class PlayerLeft:
    """`reason`: left, removed, or moved to another room."""

    player: PlayerId
    reason: Reason


@dataclass(frozen=True, slots=True)
class PlayerRenamed:
    player: PlayerId
    name: Personal


@dataclass(frozen=True, slots=True)
class LanguageSet:
    player: PlayerId
    language: Language


@dataclass(frozen=True, slots=True)
class ReadySet:
    player: PlayerId
    is_ready: bool


@dataclass(frozen=True, slots=True)
class ExtraTimeGiven:
    player: PlayerId
    factor: float


@dataclass(frozen=True, slots=True)
class RolesDealt:
    """The roles of everyone in the room, whole: what is not named is held by nobody."""

    roles: Mapping[PlayerId, tuple[RoleId, ...]]


@dataclass(frozen=True, slots=True)
class Player:
    """One person in the room. `ever_held` never shrinks: knowledge is not taken back."""

    id: PlayerId
    name: Personal
    language: Language
    is_bot: bool
    joined_seq: int
    is_ready: bool = False
    ever_held: frozenset[RoleId] = frozenset()
    extra_time: float = 1.0


@dataclass(frozen=True, slots=True)
class SeatsState:
    """`players` in order of joining; `gone` are those who left or were removed, with the reason."""

    players: Mapping[PlayerId, Player] = field(default_factory=dict)
    roles: Mapping[PlayerId, tuple[RoleId, ...]] = field(default_factory=dict)
    gone: Mapping[PlayerId, Reason] = field(default_factory=dict)
    past_names: Mapping[PlayerId, Personal] = field(default_factory=dict)
    """Names of those who left, for what they put on the board."""
