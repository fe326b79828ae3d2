"""Small rules of play with all that a room must handle: shared, private and hidden sections, and a clock."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from thebridge.engine.areas.acts.words import OpenRoom, RoomOpened, StartPlay, Tick
from thebridge.engine.areas.clock.words import (
    ClockPaused,
    ClockStarted,
    ClockStopped,
    CompensateOutage,
    OutageCompensated,
    PauseRoom,
)
from thebridge.engine.areas.seats.words import (
    JoinRoom,
    LanguageSet,
    PlayerJoined,
    PlayerLeft,
    RemovePlayer,
    SetLanguage,
)
from thebridge.engine.areas.talk.words import LineRemoved, LineSaid, RemoveLine, Say
from thebridge.engine.circumstances import Circumstances
from thebridge.engine.entry import Entry
from thebridge.engine.ids import Language, LineId, Personal, PlayerId, Reason
from thebridge.engine.memo import Memo
from thebridge.engine.refusals import Refused
from thebridge.engine.viewer import Viewer
from thebridge.rooms.activity import Activity
from thebridge.rooms.attendance import Sign
from thebridge.rooms.needs import Need
from thebridge.rooms.rules import Section, Standing

PLAY_LASTS = timedelta(seconds=60)


@dataclass(frozen=True)
class FakeClock:
    """Runs from its start until it has shown a minute, outages not counted."""

    phase: str = "waiting"
    ends_at: datetime | None = None


@dataclass(frozen=True)
class FakeState:
    """Frozen, sharing structure, as the real one."""

    stage: str = "new"
    people: Mapping[str, str] = field(default_factory=dict)
    gone: frozenset[str] = frozenset()
    chat: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    clock: FakeClock = field(default_factory=FakeClock)


@dataclass(frozen=True)
class FakeLook:
    """One viewer's look at one state."""

    state: FakeState
    viewer: Viewer


@dataclass(frozen=True)
class FakeSection:
    """A section built by a function."""

    name: str
    is_collection: bool
    slices: tuple[str, ...]
    build: Callable[[FakeLook], Any]
    is_shared: bool = False


def _mine(look: FakeLook) -> Any:
    said = [text for by, text in look.state.chat.values() if by == look.viewer.player]
    return {"language": look.viewer.language, "said": len(said)}


def _broken(look: FakeLook) -> Any:
    if any(text == "break the projector" for _, text in look.state.chat.values()):
        raise RuntimeError("planted")
    return 0


_TEAM: tuple[Section, ...] = (
    FakeSection(
        "people", True, ("people",), lambda look: {one: {"language": it} for one, it in look.state.people.items()}, True
    ),
    FakeSection(
        "chat", True, ("chat",), lambda look: {key: {"text": text} for key, (_, text) in look.state.chat.items()}, True
    ),
    FakeSection("clock", False, ("clock",), lambda look: {"phase": look.state.clock.phase}, is_shared=True),
)
_SECTIONS: Mapping[str, tuple[Section, ...]] = {
    "player": (*_TEAM, FakeSection("mine", False, ("chat",), _mine)),
    "lead": (
        *_TEAM,
        FakeSection("authors", True, ("chat",), lambda look: {key: by for key, (by, _) in look.state.chat.items()}),
    ),
    "projector": (_TEAM[2], FakeSection("broken", False, ("chat",), _broken)),
}


class FakeRules:
    """Counts how often a section was built and a command decided."""

    def __init__(self) -> None:
        self.initial = FakeState()
        self.decided = 0
        self.looks = 0

    def decide(self, state: FakeState, command: Any, circumstances: Circumstances) -> tuple[Any, ...]:
        """Refuses a few things, fails on one."""
        self.decided += 1
        match command:
            case Say():
                return self._say(state, command)
            case JoinRoom():
                joined = PlayerJoined(command.by, command.name, command.language, command.is_bot)
                return () if command.by in state.people else (joined,)
            case RemovePlayer():
                return (PlayerLeft(command.player, Reason("removed")),)
            case SetLanguage():
                return (LanguageSet(command.by, command.language),)
            case RemoveLine():
                return (LineRemoved(command.line),)
            case OpenRoom():
                return (RoomOpened(command.team, command.names, command.factor, command.has_limits),)
            case _:
                return self._decide_clock(state, command, circumstances)

    def _say(self, state: FakeState, command: Say) -> tuple[Any, ...]:
        if command.text == "":
            raise Refused("text_empty")
        if command.text == "fail":
            raise RuntimeError("planted")
        return (LineSaid(LineId(f"line-{len(state.chat) + 1}"), command.by, command.text),)

    def _decide_clock(self, state: FakeState, command: Any, circumstances: Circumstances) -> tuple[Any, ...]:
        match command:
            case StartPlay():
                return () if state.clock.phase == "running" else (ClockStarted(),)
            case PauseRoom():
                return (ClockPaused(),)
            case CompensateOutage():
                return (OutageCompensated(command.seconds),)
            case Tick():
                if state.clock.ends_at is None or circumstances.now < state.clock.ends_at:
                    raise Refused("not_due")
                return (ClockStopped(),)
            case _:
                raise TypeError(type(command).__name__)

    def evolve(self, state: FakeState, entry: Entry) -> FakeState:
        """Follows the events."""
        for event in entry.events:
            state = _after(state, event, entry.at)
        return state

    def sections(self, viewer: Viewer) -> Sequence[Section]:
        """By kind."""
        return _SECTIONS[viewer.kind]

    def look(self, state: FakeState, viewer: Viewer, memo: Memo | None = None) -> FakeLook:
        """Counted: equal viewers share one."""
        self.looks += 1
        return FakeLook(state, viewer)

    def next_due(self, state: FakeState, now: datetime) -> datetime | None:
        """The end of play."""
        return state.clock.ends_at if state.clock.phase == "running" else None

    def is_quiet(self, entry: Entry) -> bool:
        """What is said moves nothing."""
        return all(isinstance(event, LineSaid) for event in entry.events)

    def standing(self, state: FakeState) -> Standing:
        """Running while the clock is."""
        return Standing(state.stage, state.clock.phase == "running")  # type: ignore[arg-type]

    def viewer_now(self, state: FakeState, viewer: Viewer) -> Viewer | None:
        """In the player's language of now; none for who is gone."""
        if viewer.player in state.gone:
            return None
        language = state.people.get(viewer.player or "", viewer.language)
        return replace(viewer, language=language)

    def is_moved(self, state: FakeState, viewer: Viewer) -> bool:
        """Whoever is called so."""
        return viewer.player == "moved"

    def note(self, activity: Activity, state: FakeState, entry: Entry) -> None:
        """Counts."""
        activity.acts.append((float(entry.seq), PlayerId(entry.by)))

    def players(self, state: FakeState) -> Sequence[PlayerId]:
        """Everyone in the room."""
        return tuple(PlayerId(one) for one in state.people)

    def needs(
        self, state: FakeState, activity: Activity, signs: Mapping[PlayerId, Sign], now: datetime
    ) -> tuple[Need, ...]:
        """Somebody, as often as somebody did something; for those who are gone."""
        gone = tuple(player for player, sign in signs.items() if sign.state == "gone")
        return (Need("offline", len(activity.acts), gone),)


def _after(state: FakeState, event: Any, at: datetime) -> FakeState:
    match event:
        case PlayerJoined():
            return replace(state, people={**state.people, event.player: event.language})
        case LanguageSet():
            return replace(state, people={**state.people, event.player: event.language})
        case PlayerLeft():
            left = {one: language for one, language in state.people.items() if one != event.player}
            return replace(state, people=left, gone=state.gone | {event.player})
        case LineSaid():
            return replace(state, chat={**state.chat, event.line: (event.player, event.text)})
        case LineRemoved():
            return replace(state, chat={key: line for key, line in state.chat.items() if key != event.line})
        case RoomOpened():
            return replace(state, stage="lobby")
        case _:
            return _after_clock(state, event, at)


def _after_clock(state: FakeState, event: Any, at: datetime) -> FakeState:
    match event:
        case ClockStarted():
            return replace(state, stage="play", clock=FakeClock("running", at + PLAY_LASTS))
        case ClockPaused():
            return replace(state, clock=FakeClock("paused"))
        case OutageCompensated() if state.clock.ends_at is not None:
            ends_at = state.clock.ends_at + timedelta(seconds=event.seconds)
            return replace(state, clock=FakeClock("running", ends_at))
        case ClockStopped():
            return replace(state, stage="debrief", clock=FakeClock("stopped"))
        case _:
            return state


def say(player: str, text: str) -> Say:
    """A line in the chat."""
    return Say(PlayerId(player), Personal(text))


def join(player: str, language: str = "nl") -> JoinRoom:
    """A player comes in."""
    return JoinRoom(PlayerId(player), Personal(player.capitalize()), Language(language))


def player(name: str, language: str = "nl") -> Viewer:
    """A player's eyes."""
    return Viewer("player", language, PlayerId(name))


LEAD = Viewer("lead", "nl")
PROJECTOR = Viewer("projector", "nl")
