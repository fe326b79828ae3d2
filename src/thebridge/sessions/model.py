"""The words of setting up and joining: plans, rooms, seats, join codes."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final, Literal, NewType

from thebridge.engine.areas.seats.words import JoinRoom
from thebridge.engine.ids import CommandId, Language, Personal, PlayerId, RoomId, ScenarioId, SessionId

SeatId = NewType("SeatId", str)
JoinCode = NewType("JoinCode", str)
"""Eight characters, stored and compared without the dash."""

Stage = Literal["new", "lobby", "play", "debrief", "closed"]

LOBBY_MINUTES: Final = 15
"""How long before play the lobby opens when play does not begin by itself."""

CODE_ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""No I, L, O, U: what people write for 0 and 1 is read as 0 and 1."""
CODE_LENGTH: Final = 8
_READ_AS: Final = str.maketrans("OIL", "011")


def make_code() -> JoinCode:
    """A new join code; 40 random bits."""
    return JoinCode("".join(secrets.choice(CODE_ALPHABET) for _ in range(CODE_LENGTH)))


def parse_code(text: str) -> JoinCode | None:
    """The code that someone typed, whatever its case, spaces and dashes; None when it cannot be one."""
    plain = "".join(sign for sign in text.upper() if sign.isalnum()).translate(_READ_AS)
    is_code = len(plain) == CODE_LENGTH and all(sign in CODE_ALPHABET for sign in plain)
    return JoinCode(plain) if is_code else None


def format_code(code: JoinCode) -> str:
    """The code as people read it: two groups of four."""
    return f"{code[:4]}-{code[4:]}"


@dataclass(frozen=True, slots=True)
class Package:
    """The copy of a scenario version that a session plays from. `sha256` is of what is packed, however it is packed."""

    scenario: ScenarioId
    version: str
    sha256: str
    content: bytes


Forming = Literal["rooms", "balanced", "list"]
"""What the session's own code does: players choose a room, the emptiest one takes them, or a list says which."""


@dataclass(frozen=True, slots=True)
class SessionSettings:
    """What the facilitator chose. `names` replaces names of the cast and of places.

    Before `opens_at` nobody is let in; play begins by itself `begins_minutes` later, or not when that is 0. `size` is
    the most people in a room, 0 as many as the scenario takes. `roster` says which room (by number) a listed name goes
    to, `meetings` where a room (by id) talks. A rehearsal is played by bots and counts in no result. `unit` is the part
    of the organisation that the session is for. `moves` counts how often its moment was changed.
    """

    preset: str = "60"
    factor: float = 1.0
    has_limits: bool = True
    names: Mapping[str, str] = field(default_factory=dict)
    language: str = "nl"
    label: str = ""
    zone: str = "Europe/Amsterdam"
    opens_at: datetime | None = None
    begins_minutes: int = 0
    size: int = 0
    forming: Forming = "rooms"
    roster: Mapping[str, int] = field(default_factory=dict)
    meetings: Mapping[str, str] = field(default_factory=dict)
    is_rehearsal: bool = False
    unit: str = ""
    moves: int = 0

    @property
    def plays_at(self) -> datetime | None:
        """When play is planned to begin, by itself or by a lead."""
        if self.opens_at is None:
            return None
        return self.opens_at + timedelta(minutes=self.begins_minutes or LOBBY_MINUTES)

    @property
    def starts_at(self) -> datetime | None:
        """When play begins by itself."""
        if self.opens_at is None or not self.begins_minutes:
            return None
        return self.opens_at + timedelta(minutes=self.begins_minutes)


@dataclass(frozen=True, slots=True)
class SessionPlan:
    """What is to be opened: one room for each team."""

    organisation: str
    teams: tuple[str, ...]
    players_max: int
    settings: SessionSettings = field(default_factory=SessionSettings)
    starts_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class RoomRecord:
    """One team's room as it is stored. `package` is the content's SHA-256."""

    id: RoomId
    session: SessionId
    organisation: str
    number: int
    team: str
    code: JoinCode
    scenario: ScenarioId
    version: str
    package: str
    settings: SessionSettings
    players_max: int
    is_locked: bool
    stage: Stage
    starts_at: datetime | None
    due_at: datetime | None
    alive_at: datetime | None

    @property
    def factor(self) -> float:
        """Scenario seconds per real second."""
        return self.settings.factor

    @property
    def has_limits(self) -> bool:
        """Whether deadlines hold."""
        return self.settings.has_limits

    @property
    def names(self) -> Mapping[str, str]:
        """The session's own names for the cast and places."""
        return self.settings.names


@dataclass(frozen=True, slots=True)
class SessionRecord:
    """One event: a scenario version, played in one or more rooms."""

    id: SessionId
    organisation: str
    scenario: ScenarioId
    version: str
    package: str
    settings: SessionSettings
    players_max: int
    created_at: datetime
    starts_at: datetime | None
    rooms: tuple[RoomRecord, ...]
    code: JoinCode | None = None
    """The session's own code, by which a team is found or chosen."""

    @property
    def is_unplayed(self) -> bool:
        """Whether no room has begun to play."""
        return all(room.stage in ("new", "lobby") for room in self.rooms)

    @property
    def standing(self) -> Literal["planned", "running", "past"]:
        """Where the whole session stands: not opened yet, somewhere on its way, or over in every room."""
        stages = {room.stage for room in self.rooms}
        if stages <= {"debrief", "closed"}:
            return "past"
        return "planned" if stages == {"new"} else "running"


@dataclass(frozen=True, slots=True)
class Seat:
    """One person's place in one room. `name` and `language` are those of joining; the room knows the present ones."""

    id: SeatId
    player: PlayerId
    room: RoomId
    session: SessionId
    organisation: str
    name: str
    language: Language
    is_removed: bool

    @property
    def join_id(self) -> CommandId:
        """The id of the command that seats the player: always the same, so joining again changes nothing."""
        return CommandId(f"join:{self.player}")

    @property
    def join_command(self) -> JoinRoom:
        """What connecting submits first."""
        return JoinRoom(self.player, Personal(self.name), self.language)


@dataclass(frozen=True, slots=True)
class ClaimedSeat:
    """A seat, and the token for the browser's cookie: the one it had, or a new one."""

    seat: Seat
    browser_token: str
